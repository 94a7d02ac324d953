"""A change is for the figure that it changes, though the message does not name it."""

import pytest

INSTITUTE = ("我们是省级新型研发机构，省里补了一笔，县里跟着给多少", "三百二十万")
VOUCHER = ("科技型中小企业，今年创新券一共用了12万，能补多少",)
CONSORTIUM = (
    "我们牵头的创新联合体承担市级重大科技计划，取得重大突破，成果全行业共享，市里补助70万，县里配多少",
)


@pytest.mark.parametrize(
    ("before", "change", "amount"),
    [
        (INSTITUTE, "后来省里调了，实际是280万", "560000"),
        (INSTITUTE, "那边又重新核定成一百六十万了", "320000"),
        (CONSORTIUM, "市里要补了130万呢", "500000"),
        (CONSORTIUM, "市里批文改了，只给50万", "250000"),
        (VOUCHER, "那要是放开用，用到四十来万", "200000"),
        (VOUCHER, "12万那是上半年，全年14万", "95000"),
    ],
)
def test_a_figure_without_a_name_changes_the_one_told(talk, before, change, amount):
    *_, last = talk(*before, change)
    assert last.calculation is not None
    assert last.calculation.amount_yuan == amount


def test_two_figures_that_could_be_meant_change_nothing(talk):
    *_, last = talk(*INSTITUTE, "有人说是280万，有人说是300万")
    assert last.calculation is None or last.calculation.amount_yuan in (None, "640000")


@pytest.mark.parametrize("bare", ["材料呢", "那流程呢", "时限呢"])
def test_a_bare_noun_asks_for_the_detail(talk, bare):
    *_, last = talk(*INSTITUTE, bare)
    assert last.reason == "not_stated"
    assert last.calculation is None
