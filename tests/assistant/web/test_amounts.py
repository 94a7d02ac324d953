"""Sums in words for headings."""

from decimal import Decimal

import pytest

from assistant.web.amounts import amount_words, sum_words


@pytest.mark.parametrize(
    ("sum_", "words"),
    [
        ("2000000", "200万元"),
        ("125000000", "1.25亿元"),
        ("3000", "3000元"),
        ("9999.99", "9999.99元"),
        ("0", "0元"),
        ("133333.33", "133333.33元（约13.33万元）"),
        ("50000.5", "50000.5元（约5万元）"),
        ("123456789.01", "123456789.01元（约1.23亿元）"),
        ("-416666.67", "-416666.67元（约-41.67万元）"),
    ],
)
def test_a_sum_that_is_long_in_yuan_is_also_told_nearly(sum_: str, words: str):
    assert sum_words(Decimal(sum_)) == words
    assert amount_words(sum_, None, None) == words


def test_what_is_no_money_has_its_own_unit():
    assert amount_words(None, "25", "工作日") == "25个工作日"
    assert amount_words(None, None, None) == ""
