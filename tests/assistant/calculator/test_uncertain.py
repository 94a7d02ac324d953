"""Uncertain values are sound: whatever the exact values are, the exact result lies inside."""

from datetime import date
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.calculator import uncertain as u
from assistant.calculator.rules.functions import FUNCTIONS
from assistant.calculator.uncertain import (
    ANYTHING,
    ARITHMETIC,
    MAYBE,
    Anything,
    Nothing,
    OneOf,
    Range,
)

D = Decimal
numbers = st.decimals(-(10**6), 10**6, places=2, allow_nan=False)


@st.composite
def stretches(draw: st.DrawFn) -> tuple[Range | Decimal, Decimal]:
    """A range or an exact value, and an exact value inside it."""
    low, middle, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    if low == high:
        return low, low
    low_open = draw(st.booleans()) and low < middle
    high_open = draw(st.booleans()) and middle < high
    low_end = None if draw(st.integers(0, 9)) == 0 else low
    high_end = None if draw(st.integers(0, 9)) == 0 else high
    return Range(
        low_end, high_end, low_open and low_end is not None, high_open and high_end is not None
    ), middle


def inside(value: u.Uncertain, exact: u.Uncertain) -> bool:
    if isinstance(value, Anything):
        return True
    if isinstance(value, OneOf):
        return exact in value.options
    if isinstance(value, Range):
        low = value.low is None or value.low < exact or (value.low == exact and not value.low_open)  # type: ignore[operator]
        high = (
            value.high is None
            or exact < value.high
            or (value.high == exact and not value.high_open)
        )  # type: ignore[operator]
        return low and high
    return value == exact


OPERATIONS = {
    "add": u.add,
    "subtract": u.subtract,
    "multiply": u.multiply,
    "divide": u.divide,
    "less": u.less,
    "at_most": u.at_most,
    "equal": u.equal,
    "smallest": lambda a, b: u.smallest([a, b]),
    "largest": lambda a, b: u.largest([a, b]),
    "join": lambda a, b: u.join([a, b]),
}


@pytest.mark.parametrize("name", OPERATIONS)
@given(a=stretches(), b=stretches())
def test_an_operation_on_two_values_is_sound(
    name: str, a: tuple[Range | Decimal, Decimal], b: tuple[Range | Decimal, Decimal]
) -> None:
    operate = OPERATIONS[name]
    with localcontext(ARITHMETIC):
        wide, exact = operate(a[0], b[0]), operate(a[1], b[1])
        if name == "join":
            assert inside(wide, a[1]) and inside(wide, b[1])
        else:
            assert inside(wide, exact), (wide, exact)


@pytest.mark.parametrize("operate", [u.negate, u.floor, u.ceil, u.absolute])
@given(a=stretches())
def test_an_operation_on_one_value_is_sound(operate, a: tuple[Range | Decimal, Decimal]) -> None:  # type: ignore[no-untyped-def]
    with localcontext(ARITHMETIC):
        assert inside(operate(a[0]), operate(a[1]))


@given(st.lists(stretches(), min_size=7, max_size=7))
def test_tables_of_steps_are_sound(values: list[tuple[Range | Decimal, Decimal]]) -> None:
    steps = FUNCTIONS["steps"].compute
    with localcontext(ARITHMETIC):
        wide, exact = steps([v[0] for v in values]), steps([v[1] for v in values])
        assert inside(wide, exact)


def test_open_ends_decide_at_a_threshold() -> None:
    below = Range(D(0), D(5), False, True)
    assert u.at_most(D(5), below) is False
    assert u.less(below, D(5)) is True
    assert u.at_most(D(5), Range(D(0), D(5))) == MAYBE
    assert u.floor(below) == Range(D(0), D(4))
    assert u.floor(Range(D(4), D(5), False, True)) == D(4)


def test_a_cap_settles_an_unknown_sum() -> None:
    assert u.smallest([Range(D(100), None), D(50)]) == D(50)
    assert u.largest([Range(None, D(-1)), D(0)]) == D(0)


def test_choices_and_flags() -> None:
    level = OneOf(frozenset({"特级", "一级"}))
    assert u.equal(level, "特级") == MAYBE
    assert u.equal(level, "二级") is False
    assert u.negation(MAYBE) == MAYBE
    assert u.join(["特级", "一级"]) == level
    assert u.join(["特级", D(100)]) == ANYTHING
    assert u.choose(MAYBE, lambda: D(1), lambda: D(1)) == D(1)
    assert u.choose(MAYBE, lambda: D(1), lambda: D(2)) == Range(D(1), D(2))


def test_no_value_stays_no_value() -> None:
    zero = u.divide(D(1), D(0))
    assert zero == Nothing("division_by_zero")
    for found in (
        u.add(zero, D(1)),
        u.multiply(D(2), zero),
        u.negate(zero),
        u.floor(zero),
        u.smallest([zero, D(1)]),
        u.less(zero, D(1)),
        u.equal(zero, D(1)),
        u.equal(D(1), zero),
        u.negation(zero),  # type: ignore[arg-type]
        u.choose(zero, lambda: D(1), lambda: D(2)),  # type: ignore[arg-type]
        u.divide(zero, D(0)),
    ):
        assert found == zero
    assert u.divide(D(1), Range(D(-1), D(1))) == ANYTHING
    assert u.join([zero, D(1)]) == ANYTHING
    assert u.add(zero, ANYTHING) == ANYTHING


def test_days_are_compared_like_numbers() -> None:
    spring = Range(date(2026, 3, 1), date(2026, 5, 31))
    assert u.less(spring, date(2026, 6, 1)) is True
    assert u.less(date(2026, 4, 1), spring) == MAYBE
    shift = FUNCTIONS["add_days"].compute
    assert shift([spring, D(1)]) == Range(date(2026, 3, 2), date(2026, 6, 1))
    assert shift([spring, D("0.5")]) == ANYTHING
    assert shift([date(9999, 12, 31), D(1)]) == ANYTHING
    assert FUNCTIONS["year"].compute([spring]) == D(2026)


def test_working_days_past_the_calendar_are_no_value() -> None:
    found = FUNCTIONS["add_workdays"].compute([date(2099, 1, 1), D(5)])
    assert isinstance(found, Nothing) and found.reason == "calendar_ends"


@given(stretches())
def test_counting_flags(a: tuple[Range | Decimal, Decimal]) -> None:
    count = FUNCTIONS["count"].compute
    assert count([True, MAYBE, False]) == Range(D(1), D(2))
    assert count([True, False]) == D(1)
