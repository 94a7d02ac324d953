"""Which articles apply to an enterprise: certainly, possibly, and what would decide it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from assistant.answering.cite import cite_words
from assistant.answering.compose import document_notices
from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts
from assistant.answering.statement import Statement
from assistant.calculator.calculation import Calculation
from assistant.calculator.combine import combine
from assistant.calculator.format import shown
from assistant.calculator.picking import pick
from assistant.calculator.rulebook import LoadedRule
from assistant.calculator.view import plain
from assistant.conversation.facts import Heard, compute, described, gather_facts
from assistant.conversation.room import Room, Turn
from assistant.conversation.session import nobody
from assistant.conversation.talking import outcome_draft
from corpus.document import Article
from corpus.normalise import fold_plain

_RELATED = 6
_BARE = 6
_SCORE_SHARE = 0.9


class MatchRow(BaseModel):
    """One article for an enterprise. ``amount_yuan`` where a sum is certain; ``missing`` what
    would decide it.
    """

    model_config = ConfigDict(frozen=True)

    document: str
    document_id: str
    article: int
    key: str
    label: str
    title: str
    rule: str | None = None
    why: str
    amount_yuan: str | None = None
    ceiling: bool | None = None
    missing: list[str] | None = None
    departments: list[str] = []


class MatchResult(BaseModel):
    """What certainly and what possibly applies; the total never adds what excludes each other."""

    model_config = ConfigDict(frozen=True)

    profile: str
    certain: list[MatchRow]
    possible: list[MatchRow]
    total_certain_yuan: str
    notices: list[str] = []


def match(room: Room, profile: str | Mapping[str, object], as_of: date) -> MatchResult:
    """Match a profile in words, or in fields (their names and values are read as words)."""
    text = room.glossary.gloss(profile) if isinstance(profile, str) else _in_words(profile)
    heard = Heard.of(room.vocabulary, text, as_of)
    result = room.retriever.search(fold_plain(text), k=_RELATED)
    scores = {(h.document, h.article): h.score for h in result.hits}
    certain: list[MatchRow] = []
    possible: list[MatchRow] = []
    given: list[Calculation] = []
    seen: set[tuple[str, str]] = set()
    for candidate in pick(room.vocabulary, heard.told, scores, heard.around):
        rule = room.rulebook.get(candidate.rule)
        if rule is None:
            continue
        facts = gather_facts(room.vocabulary, rule, nobody(), heard)
        calculation = compute(rule, facts, as_of)
        if calculation.eligible is False or calculation.ended:
            seen.add((rule.document, rule.provision.article))
            continue
        row = _rule_row(room, rule, calculation, described(rule, facts.values, facts.values))
        seen.add((rule.document, rule.provision.article))
        if calculation.eligible and candidate.kind != "rival" and not calculation.ceiling:
            certain.append(row)
            if calculation.unit == "yuan":
                given.append(calculation)
        else:
            possible.append(row)
    top = result.hits[0].score if result.hits else 0.0
    for hit in result.hits:
        if (hit.document, hit.article) in seen or hit.score < top * _SCORE_SHARE:
            continue
        possible.append(_related_row(room, hit.document, hit.article))
    total = combine(given, room.rulebook) if given else None
    return MatchResult(
        profile=text,
        certain=certain,
        possible=possible,
        total_certain_yuan=plain(total.result or Decimal(0)) if total else "0",
        notices=list(total.notices) if total else [],
    )


def match_profile(turn: Turn) -> Draft | None:
    """哪些政策适合我, asked in the conversation with the enterprise's story."""
    if not turn.said.match or not (turn.said.own or len(turn.said.content) <= _BARE):
        return None
    story = "，".join([*turn.session.messages, turn.message])
    result = match(turn.room, story, turn.as_of)
    if not result.certain and not result.possible:
        return outcome_draft("no_match")
    texts = load_texts()
    statements: list[Statement] = []
    for lead, rows in (("match_certain", result.certain), ("match_possible", result.possible)):
        if rows:
            statements.append(Statement(texts.say(lead)))
            statements += [s for row in rows if (s := _statement(turn.room, row)) is not None]
    document = turn.room.catalog.documents[0]
    first = (result.certain or result.possible)[0]
    return Draft(
        kind="match",
        statements=tuple(statements),
        notices=document_notices(texts, document),
        suggestions=tuple(row.title for row in result.certain[:3]),
        subject=(first.document_id, first.key),
        outcome="matched",
    )


def _statement(room: Room, row: MatchRow) -> Statement | None:
    found = room.article(row.document_id, row.key)
    if found is None:
        return None
    document, article = found
    rule = room.rulebook.get(row.rule) if row.rule else None
    words = rule.provision.words[0] if rule else document.words(*_first_clause(article))
    quote = cite_words(document, article, words)
    if quote is None:
        return None
    text = f"{row.title}：{row.why}"
    if row.missing:
        text += f"（还要看：{'；'.join(row.missing)}）"
    return Statement(text, (quote,), basis=(text,))


def _first_clause(article: Article) -> tuple[int, int]:
    return article.clauses[0].start, article.clauses[0].end


def _rule_row(room: Room, rule: LoadedRule, calculation: Calculation, told: list[str]) -> MatchRow:
    given = calculation.result if calculation.eligible else None
    why = "，".join(told) or "您说的情况提到了这一项"
    if given is not None:
        why += f"：{shown(given, calculation.unit)}"
    return _row(room, rule.document, rule.provision.article, why).model_copy(
        update={
            "title": rule.title,
            "rule": rule.id,
            "amount_yuan": plain(given)
            if given is not None and calculation.unit == "yuan"
            else None,
            "ceiling": calculation.ceiling or None,
            "missing": [m.question for m in calculation.missing] or None,
        }
    )


def _related_row(room: Room, document_id: str, key: str) -> MatchRow:
    row = _row(room, document_id, key, "与您说的情况相近")
    return row.model_copy(update={"missing": ["是否符合这一条写的条件"]})


def _row(room: Room, document_id: str, key: str, why: str) -> MatchRow:
    """The article's own part of a row. Raises ``KeyError`` for an article that is not there."""
    found = room.article(document_id, key)
    if found is None:
        raise KeyError(key)
    document, article = found
    return MatchRow(
        document=document.name,
        document_id=document.id,
        article=article.number,
        key=article.key,
        label=article.label,
        title=article.title,
        why=why,
        departments=list(article.departments),
    )


def _in_words(fields: Mapping[str, object]) -> str:
    return "，".join(f"{name}{value}" for name, value in fields.items() if value not in (None, ""))
