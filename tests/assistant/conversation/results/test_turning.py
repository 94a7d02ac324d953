"""以前到过2亿, 记错了，以前没到过: the figure of earlier years, told behind this year's and taken back."""

import pytest

CHAIN = "链主营收3亿奖多少"
OUTPUT = "建筑产值5亿进档奖多少，以前到过3亿"


def test_what_was_reached_before_is_the_earlier_figure(talk):
    *_, last = talk(CHAIN, "以前到过2亿")
    assert "没有说以前年度" not in last.answer
    assert last.calculation.alternatives == []


def test_a_case_supposed_behind_it_is_of_this_year(talk):
    *_, more, less = talk(CHAIN, "以前到过2亿", "那3.5亿呢", "2.99亿呢")
    assert "以前年度的最高营业收入 2亿元" in more.answer
    assert more.calculation.amount_yuan == "200000"
    assert "以前年度已经进过这一档" in less.answer


def test_the_earlier_figure_is_put_right_all_the_same(talk):
    *_, last = talk("链主营收3.2亿奖多少", "去年是2.5亿", "说错了，去年是3.1亿")
    assert "以前年度已经进过这一档" in last.answer


@pytest.mark.parametrize("denied", ["记错了，以前没到过", "不对，以前没达到过这个数"])
def test_that_nothing_was_reached_before_takes_it_back(talk, denied):
    before, after = talk(OUTPUT, denied)
    assert before.calculation.alternatives == []
    assert [other.amount_yuan for other in after.calculation.alternatives] == ["350000"]


def test_more_than_a_figure_before_is_asked_about(talk):
    *_, last = talk("链主营收3.2亿奖多少", "以前过2亿了")
    assert last.kind == "clarification"


@pytest.mark.parametrize(
    ("supposed", "then", "yuan"),
    [
        ("如果没升规呢", "升了，到底多少", "200000"),
        ("如果没入规呢", "入了的话，给多少", "200000"),
        ("没升规", "不对，升了", "200000"),
        ("如果没入规呢", "没入，给多少", "0"),
    ],
)
def test_what_was_supposed_not_to_have_come_did_come(talk, supposed, then, yuan):
    *_, last = talk("我们小升规了能拿多少", supposed, then)
    assert last.calculation.amount_yuan == yuan
