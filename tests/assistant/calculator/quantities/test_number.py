"""Numerals: the hard cases, those that cn2an does not read among them."""

import re
from decimal import Decimal

import cn2an
import pytest

from assistant.calculator.quantities.number import NUMERAL, Number, read_number

RUN = re.compile(NUMERAL)


def read(text: str) -> Number:
    match = RUN.match(text)
    assert match is not None
    number = read_number(match.group())
    assert number is not None
    assert number.end == len(text)
    return number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("六千二百万", "62000000"),
        ("4.8千万", "48000000"),
        ("1.8个亿", "180000000"),
        ("1亿6", "160000000"),
        ("一亿六", "160000000"),
        ("一个亿", "100000000"),
        ("3万5", "35000"),
        ("2千5百万", "25000000"),
        ("三千六", "3600"),
        ("一百二", "120"),
        ("一万零五百", "10500"),
        ("5万零200", "50200"),
        ("一百二十三亿四千五百六十七万八千九百", "12345678900"),
        ("十二点五", "12.5"),
        ("四点八千万", "48000000"),
        ("壹佰贰拾万", "1200000"),
        ("廿五", "25"),
        ("二〇二二", "2022"),
        ("1万2千亿", "1200000000000"),
    ],
)
def test_exact_numerals(text: str, value: str) -> None:
    number = read(text)
    assert number.value == Decimal(value)
    assert not number.open


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("五六百万", "5000000", "6000000"),
        ("三百多万", "3000000", "4000000"),
        ("300余万", "3000000", "4000000"),
        ("三百二十多万", "3200000", "3300000"),
        ("三十几万", "300000", "400000"),
        ("两千来万", "20000000", "30000000"),
        ("好几百万", "2000000", "9000000"),
        ("十五六万", "150000", "160000"),
        ("三五百万", "3000000", "5000000"),
    ],
)
def test_open_numerals_have_two_ends(text: str, low: str, high: str) -> None:
    number = read(text)
    assert (number.low, number.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize("text", ["4.8千万", "1.8个亿", "1亿6", "1,200", "三百多万"])
def test_where_cn2an_does_not_read_we_do(text: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        cn2an.cn2an(text, "smart")
    assert read(text).value > 0


def test_a_number_beyond_all_sums_is_none() -> None:
    assert read_number("9" * 40) is None


@pytest.mark.parametrize(
    ("run", "value", "end"),
    [("一万五一到", 15000, 3), ("一万零十二", 10012, 5)],
)
def test_what_is_another_numeral_ends_the_first(run: str, value: int, end: int):
    number = read_number(run)
    assert number is not None and (number.value, number.end) == (value, end)
