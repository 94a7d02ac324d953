"""A figure told as a bound is one, and is said as one."""

from decimal import Decimal

import pytest

from assistant.calculator.engine.bounds import bounded, words_of_range
from assistant.calculator.quantities.fact import Filling
from assistant.calculator.uncertain import Range

MONEY = Range(Decimal(0), Decimal(10**11))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Range(Decimal(0), Decimal(40_000_000), high_open=True), "不到 4000万元"),
        (Range(Decimal(0), Decimal(40_000_000)), "不超过 4000万元"),
        (Range(Decimal(50_000_000), Decimal(10**11), low_open=True), "超过 5000万元"),
        (Range(Decimal(50_000_000), Decimal(10**11)), "不少于 5000万元"),
        (Range(Decimal(5_000_000), Decimal(6_000_000)), "500万元到600万元"),
        (MONEY, None),
    ],
)
def test_a_range_in_words(value, words):
    assert words_of_range(value, MONEY, "yuan") == words


def test_a_figure_keeps_its_bound():
    filling = Filling("total", Decimal(50_000_000), "5000万", 0, 5, bound="least", strict=True)
    assert bounded(filling, "5000万元") == "超过 5000万元"
