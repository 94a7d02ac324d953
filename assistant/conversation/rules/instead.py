"""The rule that applies where another one does not, by what was told (``Condition.instead``)."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.outcomes import load_texts
from assistant.calculator.calculation import Calculation
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.computing import compute
from assistant.conversation.facts.gathering import Facts, Heard, gather_facts, remember_facts
from assistant.conversation.room import Turn

Known = tuple[LoadedRule, Facts, Calculation]
"""A rule with what is known for it and what follows."""


def or_instead(turn: Turn, known: Known, earlier: Sequence[Heard]) -> Known:
    """去年就建成投产了，今年才头一次小升规: the other rule's result, saying why it is not the first one's."""
    rule, _, calculation = known
    other = turn.room.rulebook.get(calculation.instead) if calculation.instead else None
    if other is None:
        return known
    facts = gather_facts(turn.room.vocabulary, other, turn.session, turn.heard, earlier=earlier)
    result = compute(other, facts, turn.as_of)
    if result.eligible is False:
        return known
    remember_facts(turn.session, other, facts)
    why = "；".join(failure.rstrip("。") for failure in calculation.failures)
    text = load_texts().say("instead", title=rule.title, failures=why)
    return other, facts, replace(result, notices=(text, *result.notices))
