"""Values as people read them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.calculator import format as written
from assistant.calculator.quantities.quantity import value_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2000000", "200万元"),
        ("125000000", "1.25亿元"),
        ("3000", "3000元"),
        ("10000", "1万元"),
        ("9999.99", "9999.99元"),
        ("12345", "1.2345万元"),
        ("12345.67", "12345.67元"),
        ("123456789", "12345.6789万元"),
        ("100000000", "1亿元"),
        ("0", "0元"),
        ("0.01", "0.01元"),
        ("0.005", "约0.01元"),
        ("-2000000", "-200万元"),
        ("2E+6", "200万元"),
        ("5000.50", "5000.5元"),
        ("10000000000000", "100000亿元"),
    ],
)
def test_sums(value: str, text: str) -> None:
    assert written.yuan(Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0.04", "4%"),
        ("0.126", "12.6%"),
        ("1", "100%"),
        ("0", "0%"),
        ("-0.05", "-5%"),
        ("0.2999999", "约29.99999%"),
        ("0.00025", "0.025%"),
    ],
)
def test_rates(value: str, text: str) -> None:
    assert written.percent(Decimal(value)) == text


def test_a_third_is_marked_as_rounded() -> None:
    assert written.percent(Decimal(1) / Decimal(3)) == "约33.333%"
    assert written.number(Decimal(2) / Decimal(3)) == "约0.6667"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (Decimal("0.05"), "points", "5个百分点"),
        (Decimal(5), "工作日", "5个工作日"),
        (Decimal(7), None, "7"),
        (Decimal(7), "yuan", "7元"),
        (Decimal("0.5"), "rate", "50%"),
        (True, None, "是"),
        (False, None, "否"),
        ("特级", None, "特级"),
        (date(2026, 3, 8), None, "2026年3月8日"),
    ],
)
def test_any_value_with_its_unit(
    value: Decimal | str | bool | date, unit: str | None, text: str
) -> None:
    assert written.shown(value, unit) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [("1E+3", "1000"), ("1.500", "1.5"), ("-0", "0"), ("100", "100"), ("0.10", "0.1")],
)
def test_plain_digits(value: str, text: str) -> None:
    assert written.digits(Decimal(value)) == text


# From 2,100 (2022.5 is a month to the reader of sentences) up to where numbers could be telephones.
@given(st.decimals(2100, 10**8, places=2, allow_nan=False))
def test_a_sum_is_read_back_as_itself(value: Decimal) -> None:
    assert value_of(written.yuan(value)).value == value


@given(st.decimals(0, 5, places=5, allow_nan=False))
def test_a_rate_is_read_back_as_itself(value: Decimal) -> None:
    assert value_of(written.percent(value)).value == value


@pytest.mark.parametrize(
    ("months", "text"),
    [(1, "1个月"), (23, "1年11个月"), (24, "2年"), (18, "1.5年"), (21, "1年9个月"), (0, "0年")],
)
def test_years_that_are_whole_months_are_said_with_months(months, text):
    assert written.shown(Decimal(months) / 12, "年") == text


def test_years_that_are_no_whole_months_stay_a_number():
    assert written.shown(Decimal("1.9"), "年") == "1.9年"
