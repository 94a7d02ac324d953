"""Which rules a message goes on with: those just computed, or those on the clause just quoted."""

from dataclasses import dataclass
from decimal import Decimal

from assistant.calculator.rulebook import LoadedRule
from assistant.conversation.candidates import MONEY, TIME, candidates_of
from assistant.conversation.clauses import told_rule
from assistant.conversation.facts import read
from assistant.conversation.room import Turn
from assistant.conversation.wanting import SUMS

_SHORT_REPLY = 16
_TYPE_OF_UNIT = {"yuan": "money", "rate": "rate", "points": "rate"}


@dataclass(frozen=True, slots=True)
class Followed:
    """Rules to compute again, the input that a bare figure answers, and whether to read what was
    said before once more for them.
    """

    rules: list[LoadedRule]
    asked: str | None
    earlier: bool = False


def followed(turn: Turn) -> Followed | None:
    """The rules the message goes on with, or None where it opens a matter of its own."""
    focus = turn.session.focus
    if focus is None:
        return None
    if focus.rules:
        rules = rules_of(turn, focus.rules)
        if _asks_again(turn, rules):
            return Followed(rules, last_asked(turn))
        if _is_reply(turn) and (changed := _changed(turn, rules)):
            return Followed(changed, last_asked(turn))
        return None
    named = {c.rule for c in candidates_of(turn) if c.kind != "rival"}
    if not focus.near or not _is_reply(turn) or named - set(focus.near):
        return None
    told = told_rule(turn, rules_of(turn, focus.near))
    return Followed([told[0]], told[1], earlier=True) if told else None


def rules_of(turn: Turn, ids: tuple[str, ...]) -> list[LoadedRule]:
    """The rules with these ids, as far as they exist."""
    return [rule for name in ids if (rule := turn.room.rulebook.get(name)) is not None]


def last_asked(turn: Turn) -> str | None:
    """The figure of the same kind told last, for a change without a name: 说错了，是1800万."""
    quantities = turn.heard.told.quantities
    if not quantities:
        return None
    kind = _TYPE_OF_UNIT.get(quantities[0].unit)
    figures = [
        name
        for name, fact in turn.session.told.items()
        if isinstance(fact.value, Decimal) and kind in (None, fact.type)
    ]
    return figures[-1] if figures else None


def _asks_again(turn: Turn, rules: list[LoadedRule]) -> bool:
    """那能奖多少, after the case was told: nothing new is named or told."""
    if not turn.leans_on_focus or turn.said.content or not turn.said.sum_asked:
        return False
    asked = {a.name for a in turn.said.attributes}
    of_time = bool(asked & TIME) and not asked & MONEY
    return not of_time or any(rule.kind == "period" for rule in rules)


def _is_reply(turn: Turn) -> bool:
    """A follow-up, a correction, a few words, or a statement; nothing that asks 归谁管."""
    said = turn.said
    if said.attributes and said.attributes[0].name not in SUMS | TIME and not said.sum_asked:
        return False
    if said.follow or said.correction or len(said.text) <= _SHORT_REPLY:
        return True
    return not (said.attributes or said.sum_asked or said.yes_no or said.new_person)


def _changed(turn: Turn, rules: list[LoadedRule]) -> list[LoadedRule]:
    """These rules, with those that come on top and are told of, if the message tells a fact of any."""
    asked = last_asked(turn)
    candidates = [c for c in candidates_of(turn) if c.named]
    named = {c.rule for c in candidates if c.kind != "rival"}
    main = candidates[0].rule if candidates else None
    ids = {rule.id for rule in rules}
    vocabulary = turn.room.vocabulary
    told = any(read(vocabulary, rule, turn.heard, asked).fillings for rule in rules)
    beside = [
        rule
        for rule in turn.room.rulebook.rules
        if ids & set(rule.adds_to)
        and rule.id not in ids
        and rule.id in named
        and read(vocabulary, rule, turn.heard).fillings
    ]
    ids |= {rule.id for rule in beside}
    if not (told or beside) or (named and main not in ids):
        return []
    return [*rules, *beside]
