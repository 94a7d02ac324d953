"""没有的话呢, 不是呢, 对: a yes or no that is said to what was just computed, not to an open question.

The other case of the fact told last, or of the one fact that was assumed; 升了 that of 没升规; 对 and 是首次达到 let the
result stand.
"""

from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.calculator.calculation import InputValue
from assistant.calculator.quantities.cues import cues as fact_cues
from assistant.calculator.rules.rule import Input
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.reading.cues import cues
from assistant.conversation.results.result_of_rules import calculate_rules
from assistant.conversation.room import Turn
from assistant.conversation.rules.after_all import came_after_all
from assistant.conversation.sessions.remembered import ToldFact


def turn_round(turn: Turn) -> Draft | None:
    """The result just computed once more, with the fact turned round that the message says yes or no to. None
    where it says neither, or it is not clear to which fact.
    """
    session, last = turn.session, turn.session.last_draft
    calculation = session.last_calculation
    rules = turn.rules(last.rules if last is not None else ())
    if last is None or calculation is None or session.pending:
        return None
    if (name := came_after_all(turn, rules)) is not None:
        _tell(turn, next(rule for rule in rules if name in rule.inputs), name, True)
        return calculate_rules(turn, rules)
    if len(rules) != 1:
        return None
    (rule,) = rules
    if calculation.assumptions and _says_first_time(turn, rule):
        return replace(last, outcome="repeated")
    if (said := _said(turn)) is None:
        return None
    yes, supposed = said
    if yes and not supposed:
        lets_stand = calculation.assumptions and cues().replies.confirmed.search(turn.said.text)
        return replace(last, outcome="repeated") if lets_stand else None
    name = _fact_meant(turn, rule, calculation.assumed)
    value = rule.inputs[name].of_yes_or_no(yes) if name is not None else None
    if name is None or value is None:
        return None
    _tell(turn, rule, name, value)
    return calculate_rules(turn, [rule])


def _tell(turn: Turn, rule: LoadedRule, name: str, value: InputValue) -> None:
    spec, session = rule.inputs[name], turn.session
    session.tell(ToldFact(name, spec.label, spec.type, value, turn.said.text, session.turns))


def _said(turn: Turn) -> tuple[bool, bool] | None:
    """Whether nothing but yes (or no) is said, and whether it is only supposed; None for all else."""
    text = turn.said.text
    match = cues().supposing.other_case.fullmatch(text)
    words = fact_cues().ending.sub("", match["case"] if match else text)
    yes = fact_cues().yes_or_no(words)
    return None if yes is None else (yes, match is not None)


def _says_first_time(turn: Turn, rule: LoadedRule) -> bool:
    """是首次达到的, of an award for the first time that was computed so, and asks no such fact by name."""
    replies = cues().replies
    if replies.first_time.search(turn.said.text) is None:
        return False
    said = any(replies.first_words.search(words) for words in rule.provision.words)
    return said and not turn.read(rule).fillings


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
