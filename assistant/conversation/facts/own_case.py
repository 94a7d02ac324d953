"""批发那家增速是8%, after a retailer's case was computed in between: the figures that one award was computed
with are its own, though another was told some of the same name since.
"""

from dataclasses import replace

from assistant.calculator.calculation import Calculation
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.sessions.remembered import ToldFact
from assistant.conversation.sessions.session import Session

_FIGURES = ("money", "rate", "number")


def take_up_own(session: Session, rule: LoadedRule) -> frozenset[str]:
    """Go by the figures of this rule's last sum, where other rules were computed with others since; the
    inputs that are so its own.
    """
    own, later = _own_and_later(session, rule)
    if own is None:
        return frozenset()
    for fact in of_inputs(rule, own, session.turns - 1):
        told = session.told.get(fact.input)
        of_others = any(one.inputs.get(fact.input) == told.value for one in later) if told else True
        if fact.type in _FIGURES and of_others:
            own_now = fact if told is None else replace(told, value=fact.value, label=fact.label)
            session.told[fact.input] = own_now
    return frozenset(name for name in own.inputs if name not in own.assumed)


def of_inputs(rule: LoadedRule, meant: Calculation, turn: int) -> list[ToldFact]:
    """What a sum of a rule was computed with, as facts told; nothing that was only assumed."""
    return [
        ToldFact(name, rule.inputs[name].label, rule.inputs[name].type, value, "", turn)
        for name, value in meant.inputs.items()
        if name not in meant.assumed and name in rule.inputs
    ]


def _own_and_later(
    session: Session, rule: LoadedRule
) -> tuple[Calculation | None, list[Calculation]]:
    """The last sum of the rule and the sums of others since; None where there are none since."""
    parts = [part for one in session.sums for part in one.singles]
    places = [n for n, part in enumerate(parts) if part.rule == rule.id]
    if not places or places[-1] == len(parts) - 1:
        return None, []
    return parts[places[-1]], parts[places[-1] + 1 :]
