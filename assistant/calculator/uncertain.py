"""Values that are not known exactly, and what arithmetic and comparison can still say about them.

A value of the engine is exact (``Decimal``, ``str``, ``bool``, ``date``) or one of:

- ``Range``: somewhere between two ends, each of which may be open or absent;
- ``OneOf``: one of a few choices or flags;
- ``ANYTHING``: nothing is known;
- ``Nothing``: no value at all, with the reason (a parameter not in force, a division by zero).

Every function here is sound: whatever the exact values inside the operands are, the exact result
lies inside the value returned. Comparisons return ``True``, ``False`` or ``MAYBE``.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, DivisionByZero, InvalidOperation
from decimal import Overflow as DecimalOverflow
from typing import Final, Literal

ARITHMETIC: Final = Context(prec=60, traps=[InvalidOperation, DivisionByZero, DecimalOverflow])
"""The context of every calculation: 60 digits, so that sums and products of inputs are exact."""

TINY: Final = Decimal("1e-30")
"""Values closer than this are the same: what a division cut off at 60 digits can have lost."""

ZERO: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class Range:
    """All numbers (or all days) between two ends; ``None`` is an end that is not bounded.

    ``words`` are those it was told with, where no figure was told (没达到行业平均).
    """

    low: Decimal | date | None
    high: Decimal | date | None
    low_open: bool = False
    high_open: bool = False
    words: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of these choices or flags."""

    options: frozenset[str | bool]


@dataclass(frozen=True, slots=True)
class Anything:
    """Nothing is known about this value."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """There is no value: a parameter is not in force, a divisor is zero, the calendar has ended."""

    reason: Literal["not_in_force", "division_by_zero", "calendar_ends"]
    detail: str = ""


Exact = Decimal | str | bool | date
Uncertain = Exact | Range | OneOf | Anything | Nothing

ANYTHING: Final = Anything()
MAYBE: Final = OneOf(frozenset({True, False}))
Truth = bool | OneOf | Anything | Nothing


def is_exact(value: Uncertain) -> bool:
    """Whether the value is known exactly."""
    return isinstance(value, (Decimal, str, bool, date))


def spanning(
    low: Decimal | date | None, high: Decimal | date | None, low_open: bool, high_open: bool
) -> Uncertain:
    """The range between two ends, or the one value if the ends meet."""
    if low is not None and low == high:
        return low
    return Range(low, high, low_open and low is not None, high_open and high is not None)


def above(domain: Uncertain, floor: Uncertain) -> Uncertain:
    """What of a range of numbers is no less than an exact number; the range itself where nothing is left."""
    if not isinstance(domain, Range) or not isinstance(floor, Decimal):
        return domain
    low, high = domain.low, domain.high
    if not isinstance(low, Decimal) or not isinstance(high, Decimal) or not low < floor <= high:
        return domain
    return spanning(floor, high, False, domain.high_open)


def join(values: Iterable[Uncertain]) -> Uncertain:
    """A value that can be any of the given ones."""
    found = list(dict.fromkeys(values))
    if len(found) == 1:
        return found[0]
    if all(isinstance(v, (str, bool, OneOf)) for v in found):
        options: set[str | bool] = set()
        for value in found:
            options |= value.options if isinstance(value, OneOf) else {value}  # type: ignore[arg-type]
        return OneOf(frozenset(options))
    if any(not isinstance(v, (Decimal, date, Range)) for v in found):
        return ANYTHING
    ranges = [as_range(v) for v in found]
    low, low_open = _lowest(ranges)
    high, high_open = _highest(ranges)
    return spanning(low, high, low_open, high_open)


def as_range(value: Uncertain) -> Range:
    """The value seen as a range; an exact one is a range of one."""
    if isinstance(value, Range):
        return value
    assert isinstance(value, (Decimal, date)), value
    return Range(value, value)


def _lowest(ranges: list[Range]) -> tuple[Decimal | date | None, bool]:
    if any(r.low is None for r in ranges):
        return None, False
    low = min(r.low for r in ranges)  # type: ignore[type-var]
    return low, all(r.low_open for r in ranges if r.low == low)


def _highest(ranges: list[Range]) -> tuple[Decimal | date | None, bool]:
    if any(r.high is None for r in ranges):
        return None, False
    high = max(r.high for r in ranges)  # type: ignore[type-var]
    return high, all(r.high_open for r in ranges if r.high == high)


def _unusable(*values: Uncertain) -> Uncertain | None:
    """What an operation gives when an operand is no value at all or not bounded."""
    nothing = next((v for v in values if isinstance(v, Nothing)), None)
    if nothing is not None:
        return nothing if all(not isinstance(v, Anything) for v in values) else ANYTHING
    return ANYTHING if any(isinstance(v, (Anything, OneOf)) for v in values) else None


def add(a: Uncertain, b: Uncertain) -> Uncertain:
    """Sum: a + b."""
    if a.__class__ is Decimal and b.__class__ is Decimal:
        return a + b
    if (early := _unusable(a, b)) is not None:
        return early
    x, y = as_range(a), as_range(b)
    return spanning(
        _sum(x.low, y.low),
        _sum(x.high, y.high),
        x.low_open or y.low_open,
        x.high_open or y.high_open,
    )


def _sum(a: Decimal | date | None, b: Decimal | date | None) -> Decimal | None:
    return None if a is None or b is None else a + b  # type: ignore[operator, return-value]


def negate(a: Uncertain) -> Uncertain:
    """-a."""
    if a.__class__ is Decimal:
        return -a
    if (early := _unusable(a)) is not None:
        return early
    x = as_range(a)
    low, high = (None if end is None else -end for end in (x.low, x.high))  # type: ignore[operator]
    return spanning(high, low, x.high_open, x.low_open)


def subtract(a: Uncertain, b: Uncertain) -> Uncertain:
    """Difference: a - b."""
    if a.__class__ is Decimal and b.__class__ is Decimal:
        return a - b
    return add(a, negate(b))


def multiply(a: Uncertain, b: Uncertain) -> Uncertain:
    """Product: a * b. Ends stay open when one factor is exact; else they are closed, which is wider."""
    if a.__class__ is Decimal and b.__class__ is Decimal:
        return a * b
    if (early := _unusable(a, b)) is not None:
        return early
    if isinstance(a, Decimal):
        a, b = b, a
    if isinstance(b, Decimal):
        return _scaled(as_range(a), b)
    x, y = as_range(a), as_range(b)
    ends = (x.low, x.high, y.low, y.high)
    if any(end is None for end in ends):
        return ANYTHING
    products = [p * q for p in (x.low, x.high) for q in (y.low, y.high)]  # type: ignore[operator]
    return spanning(min(products), max(products), False, False)


def _scaled(x: Range, factor: Decimal) -> Uncertain:
    if factor == 0:
        return ZERO
    low, high = (None if end is None else end * factor for end in (x.low, x.high))  # type: ignore[operator]
    if factor < 0:
        return spanning(high, low, x.high_open, x.low_open)
    return spanning(low, high, x.low_open, x.high_open)


def divide(a: Uncertain, b: Uncertain) -> Uncertain:
    """Quotient: a / b; ``Nothing`` when the divisor is zero, ``ANYTHING`` when it may be."""
    if b.__class__ is Decimal and not b:
        return a if isinstance(a, Nothing) else Nothing("division_by_zero")
    if a.__class__ is Decimal and b.__class__ is Decimal:
        return a / b  # type: ignore[operator]
    if (early := _unusable(a, b)) is not None:
        return early
    y = as_range(b)
    if y.low is None or y.high is None or y.low <= 0 <= y.high:  # type: ignore[operator]
        return ANYTHING
    x = as_range(a)
    if x.low is None or x.high is None:
        return ANYTHING
    quotients = [p / q for p in (x.low, x.high) for q in (y.low, y.high)]  # type: ignore[operator]
    exact = y.low == y.high
    low_open, high_open = (x.low_open, x.high_open) if y.low > 0 else (x.high_open, x.low_open)  # type: ignore[operator]
    return spanning(min(quotients), max(quotients), exact and low_open, exact and high_open)


def whole(value: Decimal, rounding: str) -> Decimal:
    """The whole number below (or above); what division cut off does not count as a fraction."""
    nearest = value.to_integral_value()
    return nearest if abs(value - nearest) < TINY else value.to_integral_value(rounding=rounding)


def floor(a: Uncertain) -> Uncertain:
    """The largest whole number that is not above a."""
    if a.__class__ is Decimal:
        return whole(a, ROUND_FLOOR)
    if (early := _unusable(a)) is not None:
        return early
    x = as_range(a)
    low = None if x.low is None else whole(x.low, ROUND_FLOOR)  # type: ignore[arg-type]
    high = None if x.high is None else whole(x.high, ROUND_FLOOR)  # type: ignore[arg-type]
    if high is not None and x.high_open and high == x.high:
        high -= 1
    return spanning(low, high, False, False)


def ceil(a: Uncertain) -> Uncertain:
    """The smallest whole number that is not below a."""
    if a.__class__ is Decimal:
        return whole(a, ROUND_CEILING)
    return negate(floor(negate(a)))


def absolute(a: Uncertain) -> Uncertain:
    """|a|."""
    if a.__class__ is Decimal:
        return abs(a)
    return largest([a, negate(a)])


def smallest(values: list[Uncertain]) -> Uncertain:
    """The least of the values."""
    if all(v.__class__ is Decimal for v in values):
        return min(values)  # type: ignore[type-var]
    if (early := _unusable(*values)) is not None:
        return early
    ranges = [as_range(v) for v in values]
    bounded = [r for r in ranges if r.high is not None]
    high = min((r.high for r in bounded), default=None)  # type: ignore[type-var]
    high_open = any(r.high_open for r in bounded if r.high == high)
    low, low_open = _lowest(ranges)
    return spanning(low, high, low_open, high_open)


def largest(values: list[Uncertain]) -> Uncertain:
    """The greatest of the values."""
    if all(v.__class__ is Decimal for v in values):
        return max(values)  # type: ignore[type-var]
    if (early := _unusable(*values)) is not None:
        return early
    ranges = [as_range(v) for v in values]
    bounded = [r for r in ranges if r.low is not None]
    low = max((r.low for r in bounded), default=None)  # type: ignore[type-var]
    low_open = any(r.low_open for r in bounded if r.low == low)
    high, high_open = _highest(ranges)
    return spanning(low, high, low_open, high_open)


def less(a: Uncertain, b: Uncertain) -> Truth:
    """Whether a < b."""
    if a.__class__ is Decimal and b.__class__ is Decimal:
        return a < b and b - a > TINY  # type: ignore[operator]
    if (early := _unusable(a, b)) is not None:
        return early if isinstance(early, Nothing) else MAYBE
    x, y = as_range(a), as_range(b)
    if x.high is not None and y.low is not None:
        meeting = x.high == y.low and (x.high_open or y.low_open)
        if x.high < y.low or meeting:  # type: ignore[operator]
            return True
    if x.low is not None and y.high is not None and x.low >= y.high:  # type: ignore[operator]
        return False
    return MAYBE


def at_most(a: Uncertain, b: Uncertain) -> Truth:
    """Whether a <= b."""
    return negation(less(b, a))


def equal(a: Uncertain, b: Uncertain) -> Truth:
    """Whether a == b."""
    if isinstance(a, Nothing):
        return a
    if isinstance(b, Nothing):
        return b
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return abs(a - b) <= TINY
    if is_exact(a) and is_exact(b):
        return a == b
    if isinstance(a, (str, bool, OneOf)) and isinstance(b, (str, bool, OneOf)):
        left = a.options if isinstance(a, OneOf) else frozenset({a})
        right = b.options if isinstance(b, OneOf) else frozenset({b})
        return MAYBE if left & right else False
    if isinstance(a, Anything) or isinstance(b, Anything):
        return MAYBE
    return False if less(a, b) is True or less(b, a) is True else MAYBE


def negation(a: Truth) -> Truth:
    """Not a."""
    if a.__class__ is bool:
        return not a
    return a if isinstance(a, Nothing) else MAYBE


def choose(test: Truth, yes: Callable[[], Uncertain], no: Callable[[], Uncertain]) -> Uncertain:
    """``yes()`` where the test holds, ``no()`` where it does not, either where it is not known."""
    if test is True:
        return yes()
    if test is False:
        return no()
    if isinstance(test, Nothing):
        return test
    return join([yes(), no()])
