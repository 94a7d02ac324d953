"""One instalment of an award that is paid in several: 头一年先到手多少, 第二年呢."""

from dataclasses import replace
from decimal import Decimal

from assistant.calculator.calculation import Alternative, Calculation
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.calculator.sentences import sentence


def has_instalment(rule: LoadedRule, place: int) -> bool:
    """Whether the rule's award is paid in instalments, at least ``place`` + 1 of them."""
    return place < len(rule.instalments)


def one_instalment(calculation: Calculation, rule: LoadedRule, place: int) -> Calculation:
    """The calculation with the instalment at ``place`` (0 the first) as its result.

    The whole stands among the other readings. Unchanged where the instalment was not computed.
    """
    if not has_instalment(rule, place) or calculation.result is None or calculation.unit is None:
        return calculation
    label = rule.instalments[place].label
    head = sentence("instalment", label=label, result="")
    values = [step.value for step in calculation.steps if step.text.startswith(head)]
    if len(values) != 1 or not isinstance(values[0], Decimal):
        return calculation
    title = sentence("of_instalment", title=calculation.title, label=label)
    others = [a for a in calculation.alternatives if a.result != values[0]]
    if calculation.result != values[0]:
        whole = Alternative(rule.readings[0].reading, calculation.result, calculation.unit)
        others.insert(0, whole)
    return replace(calculation, title=title, result=values[0], alternatives=tuple(others))
