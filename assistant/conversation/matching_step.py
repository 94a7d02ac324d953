"""Which articles apply to an enterprise: certainly, possibly, and what would decide it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from assistant.answering.cite import cite_words
from assistant.answering.compose import document_notices
from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts
from assistant.answering.statement import Statement
from assistant.calculator.calculation import Calculation
from assistant.calculator.combine import combine
from assistant.calculator.engine import calculate
from assistant.calculator.picking import pick
from assistant.calculator.qualifying import Qualification, qualify
from assistant.calculator.rulebook import LoadedRule
from assistant.calculator.unreached import is_unreached
from assistant.calculator.view import plain
from assistant.conversation.computing import counted
from assistant.conversation.cues import load_cues
from assistant.conversation.facts import Heard, described, gather_facts
from assistant.conversation.match_rows import (
    MatchResult,
    MatchRow,
    related_row,
    rule_row,
    same_rows,
)
from assistant.conversation.room import Room, Turn
from assistant.conversation.session import nobody
from assistant.conversation.talking import outcome_draft
from corpus.document import Article
from corpus.normalise import fold_plain

_RELATED = 6
_BARE = 6
_SCORE_SHARE = 0.9


Standing = Literal["named", "rival", "fitting"]


@dataclass(frozen=True, slots=True)
class _Tried:
    """One rule, computed for the enterprise: the profile speaks of it by name (``named``), by words
    that mean another one rather (``rival``), or only tells what it depends on (``fitting``).
    ``unreached``: what it is given for is only planned, or was reached years ago.
    """

    rule: LoadedRule
    calculation: Calculation
    qualification: Qualification
    told: list[str]
    standing: Standing
    unreached: bool

    @property
    def out(self) -> bool:
        """Whether it can't apply: a condition fails, or its term has passed."""
        return self.calculation.eligible is False or self.calculation.ended

    @property
    def certain(self) -> bool:
        """Whether it applies by what was told, though the sum may lack a fact still."""
        if self.standing != "named":
            return self.standing == "fitting" and self.qualification.certain
        result = self.calculation
        if self.unreached:
            return False
        if result.eligible and not self.rule.conditions:
            return True
        kinds = {name for name in result.inputs if not isinstance(result.inputs[name], Decimal)}
        told = self.qualification.told or kinds - {*result.assumed}
        return (result.eligible is True or self.qualification.met) and bool(told)


def match(room: Room, profile: str | Mapping[str, object], as_of: date) -> MatchResult:
    """Match a profile in words, or in fields (their names and values are read as words)."""
    text = room.glossary.gloss(profile) if isinstance(profile, str) else _in_words(profile)
    heard = Heard.of(room.vocabulary, text, as_of)
    result = room.retriever.search(fold_plain(text), k=_RELATED)
    scores = {(h.document, h.article): h.score for h in result.hits}
    least = _SCORE_SHARE * (result.hits[0].score if result.hits else 0.0)
    near = [(h.document, h.article) for h in result.hits if h.score >= least]
    tried = list(_candidates(room, heard, scores, near, as_of))
    certain: list[MatchRow] = []
    possible: list[MatchRow] = []
    for one in tried:
        if one.out:
            continue
        row = rule_row(room, one.rule, one.calculation, one.told, met=one.qualification.met)
        if one.certain:
            certain += [row, *same_rows(room, one.rule, row)]
        else:
            possible.append(row)
    seen = {(one.rule.document, one.rule.provision.article) for one in tried}
    seen |= {(row.document_id, row.key) for row in certain}
    possible += [related_row(room, *article) for article in near if article not in seen]
    given = [one.calculation for one in tried if one.certain and _counts(one.calculation)]
    total = combine(given, room.rulebook) if given else None
    return MatchResult(
        profile=text,
        certain=certain,
        possible=possible,
        total_certain_yuan=plain(total.result or Decimal(0)) if total else "0",
        notices=list(total.notices) if total else [],
    )


def _candidates(
    room: Room,
    heard: Heard,
    scores: Mapping[tuple[str, str], float],
    near: Sequence[tuple[str, str]],
    as_of: date,
) -> Iterator[_Tried]:
    """The rules that the profile names, and those of further near articles that it fulfils."""
    named: set[tuple[str, str]] = set()
    for candidate in pick(room.vocabulary, heard.told, scores, heard.around):
        if (rule := room.rulebook.get(candidate.rule)) is not None:
            named.add((rule.document, rule.provision.article))
            standing: Standing = "rival" if candidate.kind == "rival" else "named"
            yield _try(room, rule, heard, as_of, standing)
    for rule in room.rulebook.rules:
        article = (rule.document, rule.provision.article)
        if article in near and article not in named:
            one = _try(room, rule, heard, as_of, "fitting")
            if one.certain and not one.out:
                yield one


def _try(room: Room, rule: LoadedRule, heard: Heard, as_of: date, standing: Standing) -> _Tried:
    facts = gather_facts(room.vocabulary, rule, nobody(), heard)
    values, unsure = counted(rule, facts, as_of)
    return _Tried(
        rule,
        calculate(rule, values, as_of, unsure),
        qualify(rule, values, as_of, unsure),
        described(rule, facts.values, facts.values),
        standing,
        is_unreached(rule, heard.told),
    )


def _counts(calculation: Calculation) -> bool:
    """Whether a sum belongs into the total: settled, of money, and no upper limit only."""
    settled = calculation.eligible is True and calculation.result is not None
    return settled and calculation.unit == "yuan" and not calculation.ceiling


def match_profile(turn: Turn) -> Draft | None:
    """哪些政策适合我, asked in the conversation with the enterprise's story; 还有别的吗 asks for what was not
    answered yet.
    """
    besides = bool(turn.session.messages) and _asks_what_else(turn)
    fits = turn.said.match and (turn.said.own or len(turn.said.content) <= _BARE)
    if not (fits or besides):
        return None
    story = "，".join([*turn.session.messages, *([] if besides else [turn.message])])
    result = match(turn.room, story, turn.as_of)
    answered = {r.rule for r in turn.session.results} if besides else set()
    certain = [row for row in result.certain if row.rule not in answered]
    possible = [row for row in result.possible if row.rule not in answered]
    if not certain and not possible:
        return outcome_draft("nothing_else" if besides else "no_match")
    texts = load_texts()
    statements = [Statement(texts.say("match_besides"))] if answered else []
    for lead, rows in (("match_certain", certain), ("match_possible", possible)):
        if rows:
            statements.append(Statement(texts.say(lead)))
            statements += [s for row in rows if (s := _statement(turn.room, row)) is not None]
    document = turn.room.catalog.documents[0]
    first = (certain or possible)[0]
    return Draft(
        kind="match",
        statements=tuple(statements),
        notices=document_notices(texts, document),
        suggestions=tuple(row.title for row in certain[:3]),
        subject=(first.document_id, first.key),
        outcome="matched",
    )


def _asks_what_else(turn: Turn) -> bool:
    return load_cues().what_else.search(turn.said.text) is not None


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


def _in_words(fields: Mapping[str, object]) -> str:
    return "，".join(f"{name}{value}" for name, value in fields.items() if value not in (None, ""))
