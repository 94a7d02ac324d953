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
