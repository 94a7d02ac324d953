"""The functions of the rules' little language, each over exact and uncertain values alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from assistant.calculator import uncertain
from assistant.calculator.errors import CalendarEnds
from assistant.calculator.quantities.months import add_months
from assistant.calculator.rules.workdays import add_workdays
from assistant.calculator.uncertain import ANYTHING, ZERO, Nothing, Range, Uncertain


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the language: what it takes (the last kind repeats), gives, and computes."""

    takes: tuple[str, ...]
    gives: str
    least: int
    most: int | None
    compute: Callable[[Sequence[Uncertain]], Uncertain]


def _steps(values: Sequence[Uncertain]) -> Uncertain:
    """steps(x, t1, v1, t2, v2, …): the value of the last threshold reached, 0 below the first."""
    reached: list[Uncertain] = []
    for i in range(len(values) - 2, 0, -2):
        test = uncertain.at_most(values[i], values[0])
        if isinstance(test, Nothing):
            return test
        if test is not False:
            reached.append(values[i + 1])
        if test is True:
            return uncertain.join(reached)
    return uncertain.join([*reached, ZERO])


def _count(values: Sequence[Uncertain]) -> Uncertain:
    """count(a, b, …): how many of the flags are true."""
    low = sum(1 for v in values if v is True)
    return uncertain.spanning(
        Decimal(low), Decimal(low + sum(1 for v in values if not isinstance(v, bool))), False, False
    )


def shift(by: Callable[[date, int], date]) -> Callable[[Sequence[Uncertain]], Uncertain]:
    """A function of a day and a whole number that gives a later day."""

    def compute(values: Sequence[Uncertain]) -> Uncertain:
        start, number = values
        if isinstance(start, Nothing):
            return start
        if isinstance(number, Nothing):
            return number
        if not isinstance(number, Decimal) or not isinstance(start, (date, Range)):
            return ANYTHING
        if number != number.to_integral_value():
            return ANYTHING
        ends = (start, start) if isinstance(start, date) else (start.low, start.high)
        if any(end is None for end in ends):
            return ANYTHING
        try:
            first, last = (by(end, int(number)) for end in ends)  # type: ignore[arg-type]
        except CalendarEnds as error:
            return Nothing("calendar_ends", error.message) if ends[0] == ends[1] else ANYTHING
        except (OverflowError, ValueError):
            return ANYTHING
        return uncertain.spanning(first, last, False, False)

    return compute


def _year(values: Sequence[Uncertain]) -> Uncertain:
    day = values[0]
    if isinstance(day, date):
        return Decimal(day.year)
    if isinstance(day, Range) and isinstance(day.low, date) and isinstance(day.high, date):
        return uncertain.spanning(Decimal(day.low.year), Decimal(day.high.year), False, False)
    return day if isinstance(day, Nothing) else ANYTHING


FUNCTIONS = {
    "min": Function(("ordered",), "ordered", 2, None, lambda v: uncertain.smallest(list(v))),
    "max": Function(("ordered",), "ordered", 2, None, lambda v: uncertain.largest(list(v))),
    "floor": Function(("number",), "number", 1, 1, lambda v: uncertain.floor(v[0])),
    "ceil": Function(("number",), "number", 1, 1, lambda v: uncertain.ceil(v[0])),
    "abs": Function(("number",), "number", 1, 1, lambda v: uncertain.absolute(v[0])),
    "steps": Function(("number",), "number", 3, None, _steps),
    "count": Function(("flag",), "number", 1, None, _count),
    "year": Function(("date",), "number", 1, 1, _year),
    "add_days": Function(
        ("date", "number"), "date", 2, 2, shift(lambda day, n: day + timedelta(days=n))
    ),
    "add_workdays": Function(("date", "number"), "date", 2, 2, shift(add_workdays)),
    "add_months": Function(("date", "number"), "date", 2, 2, shift(add_months)),
    "add_years": Function(
        ("date", "number"), "date", 2, 2, shift(lambda day, n: add_months(day, 12 * n))
    ),
}
"""Every function of the language by its name; ``ordered`` is numbers or days, all of one kind."""
