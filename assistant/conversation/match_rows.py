"""One article that applies to an enterprise, as a row of what ``POST /api/match`` answers."""

from pydantic import BaseModel, ConfigDict

from assistant.answering.outcomes import load_texts
from assistant.calculator.calculation import Calculation
from assistant.calculator.format import shown
from assistant.calculator.rulebook import LoadedRule
from assistant.calculator.view import plain
from assistant.conversation.room import Room


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


def rule_row(
    room: Room, rule: LoadedRule, calculation: Calculation, told: list[str], *, met: bool
) -> MatchRow:
    """A rule's row, with its sum where one results; ``met``: its conditions are met."""
    texts = load_texts()
    given = calculation.result if calculation.eligible else None
    why = "，".join(told) or texts.say("match_mentioned")
    if given is not None:
        phrase = "match_ceiling" if calculation.ceiling else "match_sum"
        why = texts.say(phrase, told=why, amount=shown(given, calculation.unit))
    elif met:
        why = texts.say("match_met", told=why)
    money = given is not None and calculation.unit == "yuan"
    return _row(room, rule.document, rule.provision.article, why).model_copy(
        update={
            "title": rule.title,
            "rule": rule.id,
            "amount_yuan": plain(given) if given is not None and money else None,
            "ceiling": calculation.ceiling or None,
            "missing": [m.question for m in calculation.missing] or None,
        }
    )


def same_rows(room: Room, rule: LoadedRule, first: MatchRow) -> list[MatchRow]:
    """The rows of the other articles that state the same award: named, and not given once more."""
    why = load_texts().say("match_same", label=first.label)
    keys = dict.fromkeys(p.article for p in rule.also if p.article != rule.provision.article)
    return [_row(room, rule.document, key, why) for key in keys]


def related_row(room: Room, document_id: str, key: str) -> MatchRow:
    """The row of an article that is only near to what was told."""
    row = _row(room, document_id, key, load_texts().say("match_near"))
    return row.model_copy(update={"missing": [load_texts().say("match_conditions")]})


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
