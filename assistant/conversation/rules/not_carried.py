"""What was told before and does not hold of what is asked now: an average of another trade, what alone
settled a question about another thing.
"""

from assistant.calculator.calculation import Calculation
from assistant.calculator.quantities.cues import cues as fact_cues
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.facts import Facts
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn

_CASE = 2
"""So many figures told anew make a case of its own."""


def of_another_trade(turn: Turn, rule: LoadedRule) -> set[str]:
    """The averages told for another trade, where a growth of this one is told, or it is another's.

    None where all else is said to be alike, or where the trade itself was put right.
    """
    told, before = turn.session.told, turn.rules_in_focus
    if not before or rule in before or turn.said.correction:
        return set()
    averages = {
        name
        for name, spec in rule.inputs.items()
        if fact_cues().label_is("average_labels", spec.label)
        and name in told
        and any(name in other.inputs for other in before)
    }
    people, text = cues().people, turn.said.text
    if not averages or people.like_mine.search(text) or people.else_alike.search(text):
        return set()
    reading = turn.read(rule)
    figures = {f.input for f in reading.fillings if rule.inputs[f.input].type in ("money", "rate")}
    grown = any(rule.inputs[name].type == "rate" for name in figures) or reading.excess is not None
    own = turn.said.new_person or grown or len(figures) >= _CASE
    return averages - figures if own else set()


def facts_of_another_check(
    turn: Turn, rule: LoadedRule, facts: Facts, calculation: Calculation
) -> set[str]:
    """没列入名录的要不要环评 / 房地产项目呢: what alone settled a check, told before and other than is assumed,
    where what is told now makes no difference to it and is not told of oneself.
    """
    used = set(calculation.inputs)
    if rule.kind != "check" or calculation.missing or turn.said.own or not facts.now:
        return set()
    alone = used <= facts.before and all(rule.inputs[n].assume is not None for n in used)
    return used if alone else set()
