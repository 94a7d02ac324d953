"""How long it has been since a day that is told: 2020年3月投的."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.calculator.filling.filling import read_facts
from assistant.calculator.message.surrounding import contexts
from assistant.calculator.quantities.fact import Doubt

TODAY = date(2026, 11, 27)


def doubts(vocabulary, rule, text) -> dict[str, Doubt]:
    told = vocabulary.tell(text, TODAY)
    reading = read_facts(vocabulary.rules[rule], told, contexts(told))
    return {d.input: d for d in reading.doubts if d.told_in_words}


@pytest.mark.parametrize(
    ("when", "low", "high"), [("2020年3月", "6.58", "6.67"), ("2025年3月", "1.58", "1.67")]
)
def test_a_day_says_how_long_it_has_been(vocabulary, when, low, high):
    text = f"公司制创投{when}投了800万未上市的中小高新技术企业，现在能抵扣多少"
    held = doubts(vocabulary, "venture-capital-deduction", text)["held"]
    assert (round(held.low, 2), round(held.high, 2)) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("创投2025年1月10日投了500万，能抵扣吗", "1年10个月零17天（从2025年1月10日算起）"),
        ("创投2025年3月15日投的500万，到今天满两年了吗", "1年8个月零12天（从2025年3月15日算起）"),
        ("创投2015年成立，2025年9月27日入股一家科技公司", "1年2个月（从2025年9月27日算起）"),
        ("创投2026年11月20日投了500万，今天够不够两年", "7天（从2026年11月20日算起）"),
        ("创投2025年1月投了500万", "1年9个月到1年10个月（从2025年1月算起）"),
    ],
)
def test_a_step_says_the_time_held_and_not_that_asked_about(vocabulary, text, said):
    held = doubts(vocabulary, "venture-capital-deduction", text)["held"]
    assert held.said == said
    assert held.high < 2


def test_a_day_within_a_month_leaves_no_gap_of_whole_months(vocabulary):
    text = "公司制创投2024年12月15日投了500万"
    held = doubts(vocabulary, "venture-capital-deduction", text)["held"]
    assert held.low < held.high < 2


@pytest.mark.parametrize(
    "text", ["创投投了500万，持有满两年了，能抵扣吗", "创投投了500万，持有两年了吧"]
)
def test_a_time_that_is_told_is_no_question(vocabulary, text):
    told = vocabulary.tell(text, TODAY)
    reading = read_facts(vocabulary.rules["venture-capital-deduction"], told, contexts(told))
    assert reading.values["held"] == 2
