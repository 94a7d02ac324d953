"""Figures told by their distance from the one before."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.calculator.quantities.quantity import read_quantities


def last_sum(text: str) -> Decimal:
    sums = [q for q in read_quantities(text) if q.unit == "yuan" and not (q.part or q.negated)]
    assert len(sums) == 1, sums
    return sums[0].value


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("头一年砸进去2600万，第二年比头一年还多砸了八百万", 60_000_000),
        ("头一回150万，第二回比头一回多八十万", 3_800_000),
        ("头一年20万，第二年多花了10万，第三年又比第二年多10万", 900_000),
        ("第一期投了500万，第二期少投了100万", 9_000_000),
        ("原先打算花一千五百万，末了省下三百万", 12_000_000),
        ("预算1500万，结果少花了300万", 12_000_000),
    ],
)
def test_what_is_told_by_its_distance_is_worked_out(text: str, yuan: int):
    assert last_sum(text) == yuan


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("第一年营收1.8亿，第二年比头一年多了5000万", [180_000_000, 50_000_000]),
        ("去年卖了4000万，今年多卖320万", [40_000_000, 3_200_000]),
        ("投了3000万，又省下300万", [30_000_000, 3_000_000]),
        ("设备3000万，厂房2500万", [30_000_000, 25_000_000]),
    ],
)
def test_figures_of_their_own_stay_as_they_are(text: str, yuan: list[int]):
    assert [q.value for q in read_quantities(text) if q.unit == "yuan"] == yuan


@given(st.integers(1, 9000), st.integers(1, 9000))
def test_two_years_are_the_first_twice_and_the_step(first: int, step: int):
    text = f"头一年花了{first}万，第二年比头一年多花了{step}万"
    assert last_sum(text) == (2 * first + step) * 10_000


def test_the_figure_of_another_thing_is_told_from_the_one_before():
    found = read_quantities("一个投了6000万，另一个多三百万")
    first, second = (quantity for quantity in found if quantity.unit == "yuan")
    assert (first.value, second.value) == (60_000_000, 63_000_000)
    assert not first.part


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("还差一个月才满两年", "year", "1.916667"),
        ("差半年到两年", "year", "1.5"),
        ("再过三个月满两年", "year", "1.75"),
        ("离两年还差一个月", "year", "1.916667"),
        ("还差200万才到1个亿", "yuan", "98000000"),
        ("距离5000万的门槛还差50万", "yuan", "49500000"),
    ],
)
def test_a_mark_that_was_not_reached_is_less_than_it(text: str, unit: str, value: str):
    (found,) = (q for q in read_quantities(text) if not q.negated)
    assert (found.unit, round(found.value, 6)) == (unit, Decimal(value))
    assert found.bound is None


@pytest.mark.parametrize("text", ["还没满两年", "快满两年了", "还差几个月满两年"])
def test_a_mark_short_by_nobody_knows_how_much_is_not_reached(text: str):
    (found,) = (q for q in read_quantities(text) if not q.negated)
    assert (found.value, found.bound, found.strict) == (2, "most", True)


def test_a_mark_asked_of_when_it_is_reached_is_itself():
    (found,) = (q for q in read_quantities("再等两个月就满两年了，到时候呢") if not q.negated)
    assert (found.value, found.bound) == (2, None)
