"""What was told before and does not hold of what is asked now."""

import pytest

HOTEL = "我开酒店的，限上，营业额3000万，涨了9%，行业平均6%"
SHOP = "限上零售，零售额3000万，增长9%，行业平均5%"
TRADER = "限上批发，销售4亿，增长7%，行业平均6%"


@pytest.mark.parametrize(
    ("before", "other", "amount"),
    [
        (HOTEL, "我朋友搞批发，限上，卖了3个亿，也涨了8%", "80000"),
        (SHOP, "我还有个饭店，限上，营业额800万，涨了10%", "30000"),
        (SHOP, "酒店那块营业额2000万，增长7%，能奖多少", "70000"),
    ],
)
def test_the_average_of_another_trade_is_asked_for(talk, before, other, amount):
    *_, asked, last = talk(before, other, "行业平均5%")
    assert asked.kind == "clarification"
    assert last.calculation.amount_yuan == amount


@pytest.mark.parametrize(
    ("before", "other", "amount"),
    [
        (HOTEL, "我表弟开超市的，限上，零售额3000万，涨了9%，别的都一样", "90000"),
        (TRADER, "那零售的呢", "140000"),
        (TRADER, "说错了，是零售，增长8%", "160000"),
    ],
)
def test_it_holds_where_it_is_said_to_or_only_the_trade_changes(talk, before, other, amount):
    *_, last = talk(before, other)
    assert last.calculation.amount_yuan == amount


def test_what_is_not_listed_says_nothing_of_the_next_project_asked_about(talk):
    _, asked, last = talk("没列入名录的要不要环评", "房地产项目呢", "涉及敏感区的")
    assert asked.kind == "clarification"
    assert last.calculation.eligible is False


def test_what_is_told_of_ones_own_project_still_holds(talk):
    *_, last = talk("没列入名录的要不要环评", "我们是做房地产的")
    assert last.calculation.eligible is True


@pytest.mark.parametrize("asked", ["要不是四基的呢", "不是四基的话呢"])
def test_of_two_awards_the_one_that_is_denied_is_not_asked_about(talk, asked):
    *_, last = talk("我厂四基领域的，今年小升规，一共给多少", asked)
    kept_back = last.kind == "clarification" and last.calculation is None  # as not sure enough
    assert kept_back or last.calculation.amount_yuan == "200000"
