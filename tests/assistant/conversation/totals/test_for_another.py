"""Another enterprise in just the same situation gets the same, and both together the double."""

import pytest

SHOP = "限上超市，零售额8000万，涨了10%，行业平均6%，奖多少"
TITLE = "今年刚批下来的省级众创空间，县里给多少"
FIRST_YEAR = "今年第一次小升规，主营业务收入2300万，今年能先拿到手多少"
ONCE = "集团总部企业认定了，一次性补助多少"


@pytest.mark.parametrize("first", [SHOP, TITLE, FIRST_YEAR, ONCE])
@pytest.mark.parametrize(
    ("alike", "whose"),
    [
        ("我老婆的公司也是这个情况，她能拿多少", "老婆"),
        ("老王的公司跟我条件一样，他能拿多少钱", "老王"),
    ],
)
def test_the_same_for_another_and_both_together(talk, first, alike, whose):
    own, other, both = talk(first, alike, "哎，他的加上我的一起是多少")
    amount = own.calculation.amount_yuan
    assert other.calculation.amount_yuan == amount
    assert whose in other.answer
    assert both.calculation.amount_yuan == str(2 * int(amount))


def test_two_of_the_same_sum_are_two_sums(talk):
    *_, both = talk(TITLE, "我朋友的公司情况完全一样，他能拿多少", "这两笔一共多少")
    assert both.calculation.amount_yuan == "1000000"


def test_what_is_said_of_him_next_changes_his_case_alone(talk):
    _, _, his, own = talk(
        SHOP, "我表弟的公司跟我一模一样，他能拿多少", "他要是涨12%呢", "那我自己那家到底多少"
    )
    assert his.calculation.inputs["growth"] == "12%"
    assert own.calculation.inputs["growth"] == "10%"


def test_alike_but_for_what_is_told(talk):
    _, his = talk(TITLE, "我朋友的公司情况跟我一样，不过是市级的，他能拿多少")
    assert his.calculation.amount_yuan == "300000"


@pytest.mark.parametrize(
    "other", ["我朋友的公司，零售额3000万，能拿多少", "我朋友的公司情况不一样，他能拿多少"]
)
def test_another_with_a_case_of_his_own_is_not_alike(talk, other):
    first, his = talk(SHOP, other)
    assert his.calculation is None or his.calculation.amount_yuan != first.calculation.amount_yuan


def test_who_asks_something_else_of_another_is_told_that(talk):
    _, his = talk(TITLE, "我朋友情况跟我一样，他该找哪个部门")
    assert his.kind == "policy"


def test_a_total_of_several_awards_for_another_and_both_together(talk):
    *_, his, both = talk(
        "首次认定省级小巨人，奖多少",
        "还进了山西100强，一共多少",
        "我朋友的公司情况跟我一样，他能拿多少",
        "我们两家一共",
    )
    assert his.calculation.amount_yuan == "800000"
    assert both.calculation.amount_yuan == "1600000"


def test_three_alike(talk):
    *_, third, all_ = talk(
        TITLE, "我表弟的公司跟我一样，他能拿多少", "我表姐的公司也是这个情况，她呢", "三家一共多少"
    )
    assert "表姐" in third.answer
    assert all_.calculation.amount_yuan == "1500000"


def test_like_the_asker_s_own_after_a_third_one(talk):
    *_, last = talk(
        SHOP,
        "我朋友的公司也是限上超市，零售额3000万，涨了8%，他能拿多少",
        "我表弟的公司跟我一模一样，他能拿多少",
    )
    assert last.calculation.amount_yuan == "200000"


def test_what_is_alike_in_one_thing_only_brings_nothing_else(talk):
    _, his = talk(SHOP, "我姐那家零售额3000万，行业平均也一样，她能拿多少")
    assert his.kind == "clarification"
