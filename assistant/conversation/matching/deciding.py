"""What would decide whether a rule applies to an enterprise: facts about it, as questions.

In: a rule that was tried and is not certain. Out: questions, the most decisive first, never none.
"""

from datetime import date
from decimal import Decimal

from assistant.answering.outcomes import load_texts
from assistant.calculator.engine.engine import calculate
from assistant.calculator.quantities.cues import cues
from assistant.conversation.matching.tried import Tried
from assistant.conversation.room import Room


def deciding(room: Room, one: Tried) -> list[str]:
    """The questions; a rule of which nothing is open asks for what it was given credit for."""
    asked = [missing.question for missing in one.calculation.missing]
    if undecided := one.calculation.undecided:
        events = (one.rule.inputs[name].ask for name in _untold_events(one))
        asked = [*(one.rule.inputs[name].ask for name in _undecided_flags(one)), undecided, *events]
    if one.unreached and not asked:
        asked = [load_texts().say("match_not_yet")]
    return list(dict.fromkeys(asked or _of_conditions(one) or _of_offers(room, one)))


def sum_if_so(one: Tried, as_of: date) -> Decimal | None:
    """What it gives in yuan where the question that only a department decides is answered with yes."""
    flags = _undecided_flags(one)
    if not flags:
        return None
    settled = calculate(one.rule, {**one.values, **dict.fromkeys(flags, True)}, as_of)
    return settled.result if settled.eligible and settled.unit == "yuan" else None


def _undecided_flags(one: Tried) -> list[str]:
    """The yes-or-no inputs that would settle a condition which the text leaves to a department."""
    if not one.calculation.undecided:
        return []
    inputs = one.rule.inputs
    names = {n for c in one.rule.program.conditions if c.undecided for n in c.undecided.names}
    return [n for n in inputs if n in names and inputs[n].type == "flag" and n not in one.values]


def _untold_events(one: Tried) -> list[str]:
    """What has to have come about (首次达到规模以上) and was not said."""
    inputs = one.rule.inputs
    names = {name for c in one.rule.program.conditions for name in c.test.names}
    return [
        name
        for name in inputs
        if name in names - one.values.keys() and cues().label_is("event_labels", inputs[name].label)
    ]


def _of_conditions(one: Tried) -> list[str]:
    """The questions of what the conditions rest on and was taken for granted, else of all of it."""
    inputs = one.rule.inputs
    names = {name for c in one.rule.program.conditions for name in c.test.names}
    mine = [name for name in inputs if name in names]
    return [inputs[name].ask for name in mine if name not in one.values] or [
        inputs[name].ask for name in mine
    ]


def _of_offers(room: Room, one: Tried) -> list[str]:
    offers = room.catalog.addressees(one.rule.document).offers
    asked = [d.ask for offer in offers if one.rule.id in offer.rules for d in offer.decides]
    return asked or [load_texts().say("match_meant", title=one.rule.title)]
