"""A growth told in words alone: a fall is below zero, 没达到行业平均 below the average."""

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
    "text",
    [
        "批发企业今年销售下滑了，奖多少",
        "限上批发销售额负增长，奖多少",
        "限上批发今年销售额比去年少了",
    ],
)
def test_a_fall_is_a_growth_below_zero(vocabulary, text):
    growth = doubts(vocabulary, "wholesale-growth-award", text)["growth"]
    assert growth.low == -1
    assert growth.high < 0


@pytest.mark.parametrize(
    "text",
    [
        "限上批发利润下滑了，销售额12亿，奖多少",
        "限上批发增速回落了，销售额12亿，奖多少",
        "限上批发销售没有下滑，奖多少",
        "限上批发销售下滑了3%，行业平均-5%，奖多少",
    ],
)
def test_what_fell_by_a_figure_or_is_another_thing_says_nothing(vocabulary, text):
    assert not doubts(vocabulary, "wholesale-growth-award", text)


def test_below_the_average_leaves_only_the_order_known(vocabulary):
    found = doubts(vocabulary, "wholesale-growth-award", "批发企业销售额增长没达到行业平均，奖多少")
    assert found["growth"].high < found["industry_growth"].low


def test_an_average_not_reached_is_above_the_growth_told(vocabulary):
    text = "限上批发销售额12亿，增长15%，没达到行业平均，奖多少"
    (average,) = doubts(vocabulary, "wholesale-growth-award", text).values()
    assert (average.input, average.low) == ("industry_growth", Decimal("0.1501"))
