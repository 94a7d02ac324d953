"""Instalments of an award that is paid in several: 头一年先到手多少, 第二年呢, 后面两年还能拿多少."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.calculator.calculation import Alternative, Calculation
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.calculator.sentences import sentence


def has_instalments(rule: LoadedRule, places: Sequence[int]) -> bool:
    """Whether the rule's award is paid in instalments and has those at ``places`` (0 the first)."""
    return bool(places) and max(places) < len(rule.instalments)


def of_instalments(
    calculation: Calculation, rule: LoadedRule, places: Sequence[int]
) -> Calculation:
    """The calculation with the instalments at ``places`` (0 the first) as its result.

    The whole stands among the other readings. Unchanged where one was not computed.
    """
    if not has_instalments(rule, places) or calculation.result is None or calculation.unit is None:
        return calculation
    labels = [rule.instalments[place].label for place in places]
    heads = tuple(sentence("instalment", label=label, result="") for label in labels)
    values = [step.value for step in calculation.steps if step.text.startswith(heads)]
    sums = [value for value in values if isinstance(value, Decimal)]
    if len(sums) != len(values) or len(sums) != len(places):
        return calculation
    result = sum(sums, Decimal(0))
    key = "of_instalment" if len(labels) == 1 else "of_instalments"
    title = sentence(key, title=calculation.title, label="、".join(labels))
    others = [a for a in calculation.alternatives if a.result != result]
    if calculation.result != result:
        whole = Alternative(rule.readings[0].reading, calculation.result, calculation.unit)
        others.insert(0, whole)
    eligible = calculation.eligible if result else False
    part = replace(calculation, title=title, result=result, eligible=eligible)
    return replace(part, alternatives=tuple(others))


def of_year(calculation: Calculation, rule: LoadedRule, place: int) -> Calculation:
    """The calculation with what is paid in one year (0 the first) as its result; behind the last instalment
    that is nothing, with the whole beside it.
    """
    if place < len(rule.instalments) or calculation.result is None or calculation.unit is None:
        return of_instalments(calculation, rule, (place,))
    title = sentence("after_the_last", title=calculation.title, year=str(place + 1))
    whole = Alternative(rule.readings[0].reading, calculation.result, calculation.unit)
    others = [a for a in calculation.alternatives if a.result != whole.result]
    return replace(calculation, title=title, result=Decimal(0), alternatives=(whole, *others))


def is_of_instalment(calculation: Calculation, rule: LoadedRule) -> bool:
    """Whether a calculation was made that of an instalment: the whole stands among its other readings."""
    if not rule.instalments or not rule.readings:
        return False
    whole = rule.readings[0].reading
    return any(a.reading == whole for a in calculation.alternatives)
