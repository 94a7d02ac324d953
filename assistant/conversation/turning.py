"""没有的话呢, 不是呢, 对: a yes or no that is said to what was just computed, not to an open question.

The other case of the fact told last, or of the one fact that was assumed; 对 lets the result stand.
"""

from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.calculator.cues import cues
from assistant.calculator.rule import Input
from assistant.calculator.rulebook import LoadedRule
from assistant.conversation.calculating import calculate_rules
from assistant.conversation.cues import load_cues
from assistant.conversation.following import rules_of
from assistant.conversation.room import Turn
from assistant.conversation.session import ToldFact


def turn_round(turn: Turn) -> Draft | None:
    """The result just computed once more, with the fact turned round that the message says yes or no to."""
    session, last = turn.session, turn.session.last_draft
    calculation = last.calculation if last is not None else None
    rules = rules_of(turn, last.rules if last is not None else ())
    if last is None or calculation is None or session.pending or len(rules) != 1:
        return None
    if (said := _said(turn)) is None:
        return None
    yes, supposed = said
    (rule,) = rules
    if yes and not supposed:
        lets_stand = calculation.assumptions and load_cues().confirmed.search(turn.said.text)
        return replace(last, outcome="repeated") if lets_stand else None
    name = _fact_meant(turn, rule, calculation.assumed)
    value = rule.inputs[name].of_yes_or_no(yes) if name is not None else None
    if name is None or value is None:
        return None
    spec = rule.inputs[name]
    session.tell(ToldFact(name, spec.label, spec.type, value, turn.said.text, session.turns))
    return calculate_rules(turn, [rule])


def _said(turn: Turn) -> tuple[bool, bool] | None:
    """Whether nothing but yes (or no) is said, and whether it is only supposed; None for all else."""
    text = turn.said.text
    match = load_cues().other_case.fullmatch(text)
    words = cues().ending.sub("", match["case"] if match else text)
    yes = cues().yes_or_no(words)
    return None if yes is None else (yes, match is not None)


def _fact_meant(turn: Turn, rule: LoadedRule, assumed: tuple[str, ...]) -> str | None:
    """The yes-or-no fact told in the turn before, else the only one that was assumed."""
    session, inputs = turn.session, rule.inputs
    told = [
        name
        for name, fact in session.told.items()
        if fact.turn == session.turns - 1 and name in inputs and _is_either(inputs[name])
    ]
    open_ = told or [name for name in assumed if _is_either(inputs[name])]
    return open_[0] if len(open_) == 1 else None


def _is_either(spec: Input) -> bool:
    return spec.type == "flag" or (spec.none is not None and len(spec.choices) == 2)
