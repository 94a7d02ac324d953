"""高的那一档, 另外两档呢, 两种都有呢: a level of the award just spoken of, by its size."""

import pytest

PROMOTION = "建筑企业晋升资质有奖励吗"
LOAN = ("贷款能贷多少", "个人的")


@pytest.mark.parametrize(
    ("messages", "yuan"),
    [
        ((PROMOTION, "高的那一档"), "6000000"),
        ((PROMOTION, "最低的那档呢"), "2000000"),
        ((PROMOTION, "高的那一档", "另外一档呢"), "2000000"),
        ((*LOAN, "高的那一档"), "3000000"),
        (("孵化器有什么扶持", "最高的那级呢"), "1000000"),
        (("建筑产值进档奖励有哪些", "中间那档呢"), "100000"),
        (("质量奖奖多少", "最低的"), "200000"),
        (("小巨人奖多少", "那个高的呢", "低的呢"), "300000"),
    ],
)
def test_a_level_is_meant_by_its_size(talk, messages, yuan):
    *_, last = talk(*messages)
    assert last.calculation.amount_yuan == yuan


@pytest.mark.parametrize(
    ("messages", "told", "untold"),
    [
        (
            ("质量奖奖多少", "山西省质量奖", "另外三档呢"),
            ("200万元", "30万元", "20万元"),
            "级别是 山西省",
        ),
        ((*LOAN, "两个都有呢"), ("30万元", "300万元"), "合计"),
        (
            ("建筑产值进档奖励有哪些", "中间那档呢", "另外两档呢"),
            ("1亿元 及以上、低于 3亿元：5万元", "5亿元 及以上：20万元"),
            "：10万元",
        ),
    ],
)
def test_several_levels_are_told_one_by_one(talk, messages, told, untold):
    *_, last = talk(*messages)
    assert last.calculation.amount_yuan is None
    assert all(words in last.answer for words in told) and untold not in last.answer


def test_a_level_from_nothing_on_supposes_no_figure(talk):
    *_, last = talk("限上批发销售额12亿增长15%行业平均8%奖多少", "低的那一档")
    assert "低于 2亿元：3万元" in last.answer
    assert last.calculation.amount_yuan == "30000"
    assert "sales" not in last.calculation.inputs
    assert "销售额 " not in last.answer.split("低于 2亿元")[1].split("(1)")[0]


def test_the_highest_sum_of_an_article_is_no_level(talk):
    *_, last = talk("第22条", "最高的是谁管")
    assert last.kind == "policy"
