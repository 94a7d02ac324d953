"""The result for each of several things told at once, and their sum.

In: a rule, what is known of the case, ``Several`` as read from the message. Out: one calculation
an item, or one that adds them up with the steps of all.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from assistant.calculator.calculation import Calculation, InputValue
from assistant.calculator.engine.combine import combine
from assistant.calculator.engine.engine import calculate
from assistant.calculator.quantities.fact import Item, Several
from assistant.calculator.rules.rulebook import LoadedRule, RuleBook


def calculate_each(
    rule: LoadedRule, values: Mapping[str, InputValue], several: Several, as_of: date
) -> list[tuple[Item, Calculation]]:
    """One calculation an item, with what else is known of the case."""
    return [(item, calculate(rule, {**values, **item.values}, as_of)) for item in several.items]


def add_up(
    rule: LoadedRule,
    values: Mapping[str, InputValue],
    several: Several,
    as_of: date,
    rulebook: RuleBook,
) -> Calculation:
    """The sum over all items, each as many times as it was told. Raises ``CombineError``."""
    found = calculate_each(rule, values, several, as_of)
    total = combine([c for item, c in found for _ in range(item.count)], rulebook, repeats=True)
    return replace(total, per=None) if several.of_years else total
