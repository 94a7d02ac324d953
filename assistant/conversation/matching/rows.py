"""One article that applies to an enterprise, as a row of what ``POST /api/match`` answers."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from assistant.answering.article_names import ArticleNames, names_of
from assistant.answering.outcomes import load_texts
from assistant.answering.view import plain
from assistant.calculator.format import shown
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.matching.deciding import deciding, sum_if_so
from assistant.conversation.matching.terms import deadline
from assistant.conversation.matching.tried import Tried
from assistant.conversation.room import Room


class MatchRow(ArticleNames):
    """One article for an enterprise. ``amount_yuan`` where a sum results; ``missing`` what would
    decide it, ``amount_if_yuan`` what it gives where that is so.

    ``quote`` are words of the article; ``group`` is the article's nearest theme; ``deadline`` says until
    when it holds, ``until`` is that day where one is stated. ``replaced_by``, ``replaces``: titles of
    awards that don't come together.
    """

    rule: str | None = None
    why: str
    amount_yuan: str | None = None
    ceiling: bool | None = None
    missing: list[str] | None = None
    departments: list[str]
    quote: str | None = None
    group: str | None = None
    deadline: str = ""
    until: date | None = None
    ended: bool | None = None
    amount_if_yuan: str | None = None
    replaced_by: str | None = None
    replaces: list[str] | None = None


class MatchResult(BaseModel):
    """What certainly and what possibly applies; the total never adds what excludes each other."""

    model_config = ConfigDict(frozen=True)

    profile: str
    certain: list[MatchRow]
    possible: list[MatchRow]
    total_certain_yuan: str
    notices: list[str] = []


def rule_row(room: Room, one: Tried, as_of: date, *, certain: bool) -> MatchRow:
    """A rule's row, with its sum where one results."""
    texts, calculation, rule = load_texts(), one.calculation, one.rule
    given = calculation.result if calculation.eligible else None
    spoken = texts.say("match_near" if one.standing == "rival" else "match_mentioned")
    why = "，".join(one.told) or spoken
    if given is not None:
        phrase = "match_ceiling" if calculation.ceiling else "match_sum"
        phrase = phrase if certain else "match_if"
        why = texts.say(phrase, told=why, amount=shown(given, calculation.unit))
    elif certain and one.qualification.met:
        why = texts.say("match_met", told=why)
    if_so = None if certain or given is not None else sum_if_so(one, as_of)
    if if_so is not None:
        why = texts.say("match_if", told=why, amount=shown(if_so, "yuan"))
    money = given is not None and calculation.unit == "yuan"
    missing = [m.question for m in calculation.missing] if certain else deciding(room, one)
    words = rule.provision.words
    return article_row(room, rule.document, rule.provision.article, why, words, as_of).model_copy(
        update={
            "title": rule.title,
            "rule": rule.id,
            "amount_yuan": plain(given) if given is not None and money else None,
            "ceiling": calculation.ceiling or None,
            "missing": missing or None,
            "amount_if_yuan": None if if_so is None else plain(if_so),
        }
    )


def short_row(room: Room, one: Tried, as_of: date) -> MatchRow:
    """The row of an award that a figure falls short of: ``why`` is what fails, and by how much."""
    rule, words = one.rule, one.rule.provision.words
    why = "".join(one.calculation.failures)
    row = article_row(room, rule.document, rule.provision.article, why, words, as_of)
    return row.model_copy(update={"title": rule.title, "rule": rule.id})


def replaced(row: MatchRow, other: MatchRow) -> MatchRow:
    """A row of an award that another one, which is certain, stands instead of."""
    texts, amount = load_texts(), shown(Decimal(other.amount_yuan or 0), "yuan")
    why = texts.say("match_replaced", why=row.why, title=other.title, amount=amount)
    question = texts.say("match_replaced_decides", title=other.title)
    return row.model_copy(update={"why": why, "missing": [question], "replaced_by": other.title})


def joined(first: MatchRow, other: MatchRow) -> MatchRow:
    """One row for two things of an article that are open: both are named, both have what decides them."""
    to, _, gives = other.why.partition("：")
    why = f"{first.why}；{gives if first.why.startswith(to + '：') else other.why}"
    missing = dict.fromkeys((*(first.missing or ()), *(other.missing or ())))
    return first.model_copy(update={"why": why, "missing": list(missing)})


def same_rows(room: Room, rule: LoadedRule, first: MatchRow, as_of: date) -> list[MatchRow]:
    """The rows of the other articles that state the same award: named, and not given once more."""
    why = load_texts().say("match_same", label=first.label)
    words = {p.article: p.words for p in rule.also if p.article != rule.provision.article}
    return [article_row(room, rule.document, key, why, w, as_of) for key, w in words.items()]


def article_row(
    room: Room, document_id: str, key: str, why: str, words: Sequence[str], as_of: date
) -> MatchRow:
    """The article's own part of a row; ``words`` of it are meant. Raises ``KeyError`` for an article
    that is not there.
    """
    found = room.article(document_id, key)
    if found is None:
        raise KeyError(key)
    document, article = found
    term = deadline(document, key, words, as_of)
    theme = next(iter(room.catalog.themes(document_id).of(key)), None)
    return MatchRow(
        **names_of(document, article),
        why=why,
        departments=list(article.departments),
        quote=words[0] if words else None,
        group=theme.label if theme else None,
        deadline=term.says,
        until=term.until,
        ended=term.ended or None,
    )
