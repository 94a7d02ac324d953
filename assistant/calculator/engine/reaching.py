"""How much of an input it takes to reach a sum: 要拿满20万，得涨到几个点.

The result is looked at around everything the input may be compared with (``Inquiry``); where it
first reaches the sum, the least value on the grid of the input's type is found by halving.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext
from itertools import pairwise
from typing import Final

from assistant.calculator.calculation import Calculation, InputValue
from assistant.calculator.engine.asking import Inquiry
from assistant.calculator.engine.engine import calculate
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.calculator.uncertain import ARITHMETIC

_STEP: Final = {
    "money": Decimal(1),
    "rate": Decimal("0.0001"),
    "integer": Decimal(1),
    "number": Decimal("0.01"),
}
"""How finely the least value is looked for: money in whole yuan, for nobody aims at a fen."""


@dataclass(frozen=True, slots=True)
class Reached:
    """The least value of an input that gives the sum, and the calculation with it."""

    value: Decimal
    calculation: Calculation


def least_reaching(
    rule: LoadedRule,
    told: Mapping[str, InputValue],
    name: str,
    target: Decimal | None,
    as_of: date,
) -> Reached | None:
    """The least value of the numeric input ``name`` with which the result is at least ``target``.

    ``target`` None: the most that this input can bring. ``told`` are all other inputs. None where
    another input is missing, nothing reaches it, or the result knows no most.
    """
    step = _STEP.get(rule.inputs[name].type)
    if step is None:
        return None
    others = {n: value for n, value in told.items() if n != name}

    def at(value: Decimal) -> Calculation:
        return calculate(rule, {**others, name: value}, as_of)

    with localcontext(ARITHMETIC):
        free = [n for n in rule.program.domains if n not in others]
        samples = Inquiry(rule.program, dict(others), free, as_of).samples.get(name, [])
    points = sorted({v for v in samples if isinstance(v, Decimal)})
    if len(points) > 1:
        points.insert(-1, (points[-2] + points[-1]) / 2)  # whether it still rises there
    found = [at(point) for point in points]
    if not found or any(c.missing for c in found):
        return None
    if target is None:
        target = _most(found)
    if target is None:
        return None
    for (low, before), (high, after) in pairwise(zip(points, found, strict=True)):
        if not _reaches(before, target) and _reaches(after, target):
            value = _least(at, low, high, step, target)
            return Reached(value, at(value))
    return None


def _most(found: list[Calculation]) -> Decimal | None:
    """The highest result, where it does not rise to the very end of what the input can be."""
    results = [c.result for c in found if c.eligible is not False and c.result is not None]
    if not results or len(results) < 2 or results[-1] != results[-2]:
        return None
    return max(results)


def _reaches(calculation: Calculation, target: Decimal) -> bool:
    if calculation.eligible is False or calculation.result is None:
        return False
    return calculation.result >= target and calculation.result > 0


def _least(
    at: Callable[[Decimal], Calculation],
    low: Decimal,
    high: Decimal,
    step: Decimal,
    target: Decimal,
) -> Decimal:
    """The least multiple of ``step`` above ``low`` and up to ``high`` that reaches the target."""
    short = (low / step).to_integral_value(ROUND_FLOOR)
    enough = (high / step).to_integral_value(ROUND_CEILING)
    while enough - short > 1:
        middle = ((short + enough) / 2).to_integral_value(ROUND_FLOOR)
        if _reaches(at(middle * step), target):
            enough = middle
        else:
            short = middle
    return enough * step
