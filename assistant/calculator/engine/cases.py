"""What would follow in each case of a fact nobody knows yet: plainly conditional, no guess."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_FLOOR, Decimal, localcontext
from itertools import pairwise

from assistant.calculator.calculation import Calculation, InputValue
from assistant.calculator.engine.asking import Inquiry
from assistant.calculator.engine.engine import calculate
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.calculator.uncertain import ARITHMETIC

MOST_CASES = 5
# Samples stand a hair's breadth on both sides of a threshold: that is no stretch of its own.
NARROW = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Case:
    """Values of one input, from ``low`` to ``high`` (equal for a single one), and what follows.

    ``calculation`` is None for a stretch in which the result moves with the figure.
    """

    low: InputValue
    high: InputValue
    calculation: Calculation | None


def cases(
    rule: LoadedRule, told: Mapping[str, InputValue], name: str, as_of: date
) -> tuple[Case, ...]:
    """The cases of an input that is not told, neighbouring values with one outcome together.

    Empty when another input is missing as well, or when there are more than ``MOST_CASES``.
    """
    with localcontext(ARITHMETIC):
        free = [n for n in rule.program.domains if n not in told]
        samples = Inquiry(rule.program, dict(told), free, as_of).samples.get(name, [])
    # What another place grants is no level that somebody asks about.
    elsewhere = {choice.value for choice in rule.inputs[name].choices if choice.elsewhere}
    values = [v for v in samples if isinstance(v, Decimal | str | bool | date)]
    values = [v for v in values if v not in elsewhere]
    if all(isinstance(v, Decimal) for v in values):
        values = _with_points_between(values, rule.inputs[name].type == "integer")
    grouped: list[Case] = []
    for value in values:
        calculation = calculate(rule, {**told, name: value}, as_of)
        if calculation.missing:
            return ()
        last = grouped[-1] if grouped else None
        if last is not None and isinstance(value, Decimal) and _same(last.calculation, calculation):
            grouped[-1] = Case(last.low, value, calculation)
        else:
            grouped.append(Case(value, value, calculation))
    found = _moving_together(grouped, [v for v in values if isinstance(v, Decimal)])
    return () if len(found) > MOST_CASES else found


def _with_points_between(samples: Iterable[InputValue], whole: bool) -> list[InputValue]:
    """The numbers in order and one between each two; what lies between shows whether the result moves."""
    numbers = sorted({v for v in samples if isinstance(v, Decimal)})
    # Not the very middle: there a result may meet a round figure by chance.
    between = [low + (high - low) * Decimal("0.38") for low, high in pairwise(numbers)]
    return sorted({*numbers, *(v.to_integral_value(ROUND_FLOOR) if whole else v for v in between)})


def _moving_together(found: Sequence[Case], numbers: Sequence[Decimal]) -> tuple[Case, ...]:
    """Neighbouring single numbers of which each has a result of its own become one stretch."""
    merged: list[Case] = []
    for case in found:
        last = merged[-1] if merged else None
        if last is not None and _moves(last) and _moves(case) and _both_fit(last, case):
            merged[-1] = Case(last.low, case.high, None)
        elif last is not None and last.calculation is None and isinstance(case.low, Decimal):
            # A cent below a cap already rounds to the cap.
            near = [n for n in numbers if 0 <= n - case.low <= case.low * NARROW]
            edge = min(near, key=lambda n: len(n.normalize().as_tuple().digits))
            merged.append(replace(case, low=edge))
        else:
            merged.append(case)
    return tuple(merged)


def _moves(case: Case) -> bool:
    """Whether the case is too narrow to be a stretch with one result of its own."""
    if case.calculation is None:
        return True
    if not isinstance(case.low, Decimal) or not isinstance(case.high, Decimal):
        return False
    return case.high - case.low <= case.high * NARROW


def _both_fit(first: Case, second: Case) -> bool:
    known = [c.calculation for c in (first, second) if c.calculation is not None]
    return all(k.eligible is not False and k.undecided is None for k in known)


def _same(first: Calculation | None, second: Calculation) -> bool:
    return first is not None and (first.eligible, first.result, first.undecided) == (
        second.eligible,
        second.result,
        second.undecided,
    )
