"""The average of a trade is no other trade's (第26条 本行业): it is asked for, unless said to be the same."""

import pytest

HOTEL = "限上饭店，收入800万，涨6%，平均5%"


@pytest.mark.parametrize(
    "other", ["我表弟的超市，零售额4000万，涨9%", "我还搞批发，卖了3个亿，也涨了8%"]
)
def test_the_average_of_another_trade_is_asked_for(talk, other):
    *_, last = talk(HOTEL, other)
    assert last.kind == "clarification"
    assert "平均增速是多少" in last.answer


def test_it_holds_once_it_is_told(talk):
    *_, last = talk(HOTEL, "我表弟的超市，零售额4000万，涨9%", "平均4%")
    assert last.calculation.amount_yuan == "90000"


@pytest.mark.parametrize(
    ("other", "due"),
    [
        ("我表弟的超市，零售额4000万，涨9%，行业平均也一样", "90000"),
        ("我表弟也开饭店，收入1400万，涨9%", "90000"),
    ],
)
def test_said_to_be_the_same_or_of_the_same_trade_it_is_kept(talk, other, due):
    assert talk(HOTEL, other)[-1].calculation.amount_yuan == due


WHOLESALER = "我开限上批发，销售额3亿，涨了8%，行业平均5%，奖多少"


@pytest.mark.parametrize(
    ("other", "rule"),
    [
        ("我哥做餐饮的，卖了800万，涨了6%，平均5%呢", "hotel-catering-growth-award"),
        ("我姐开超市的，卖了6000万，涨8%，平均5%", "retail-growth-award"),
        ("我朋友也做这行的，卖了5亿，涨8%", "wholesale-growth-award"),
    ],
)
def test_another_persons_trade_is_read(talk, other, rule):
    assert talk(WHOLESALER, other)[-1].calculation.rule == rule


@pytest.mark.parametrize(
    "other",
    ["我表弟搞货运的，收入2000万，涨8%，平均5%", "隔壁做物流的，收入2000万，涨8%，平均5%"],
)
def test_a_trade_that_no_award_is_called_by_is_asked_about(talk, other):
    *_, last = talk(WHOLESALER, other)
    assert last.kind == "clarification"
    assert "规模以上服务业" in last.answer


def test_figures_named_in_a_row_are_as_before(talk):
    *_, other, both = talk(
        "规上服务业，全年主营收入2400万，增速7%，行业平均5%，我们这行最低入库收入是1000万，奖多少",
        "同一个老板另一家收入1400万，入库线、增速、平均都一样",
        "两家合多少",
    )
    assert other.calculation.amount_yuan == "21000"
    assert both.calculation.amount_yuan == "63000"
