"""What would follow in each case of a fact nobody knows yet: plainly conditional, no guess."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext

from assistant.calculator.asking import Inquiry
from assistant.calculator.calculation import Calculation, InputValue
from assistant.calculator.engine import calculate
from assistant.calculator.rulebook import LoadedRule
from assistant.calculator.uncertain import ARITHMETIC

MOST_CASES = 5


@dataclass(frozen=True, slots=True)
class Case:
    """Values of one input, from ``low`` to ``high`` (equal for a single one), and what follows."""

    low: InputValue
    high: InputValue
    calculation: Calculation


def cases(
    rule: LoadedRule, told: Mapping[str, InputValue], name: str, as_of: date
) -> tuple[Case, ...]:
    """The cases of an input that is not told, neighbouring values with one outcome together.

    Empty when another input is missing as well, when there are more than ``MOST_CASES``, or when
    the result moves with every figure, so that no stretch of it can be named.
    """
    with localcontext(ARITHMETIC):
        free = [n for n in rule.program.domains if n not in told]
        samples = Inquiry(rule.program, dict(told), free, as_of).samples.get(name, [])
    values = [v for v in samples if isinstance(v, Decimal | str | bool | date)]
    if all(isinstance(v, Decimal) for v in values):
        values.sort(key=lambda v: v if isinstance(v, Decimal) else Decimal(0))
    grouped: list[Case] = []
    for value in values:
        calculation = calculate(rule, {**told, name: value}, as_of)
        if calculation.missing:
            return ()
        last = grouped[-1] if grouped else None
        if last is not None and isinstance(value, Decimal) and _same(last.calculation, calculation):
            grouped[-1] = Case(last.low, value, last.calculation)
        else:
            grouped.append(Case(value, value, calculation))
    moving = any(isinstance(c.low, Decimal) and c.low == c.high for c in grouped[1:-1])
    return () if moving or len(grouped) > MOST_CASES else tuple(grouped)


def _same(first: Calculation, second: Calculation) -> bool:
    return (first.eligible, first.result, first.undecided) == (
        second.eligible,
        second.result,
        second.undecided,
    )
