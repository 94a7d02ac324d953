"""不是800万吗, 为什么是8万: a figure that the sum just given is held against, which is no fact."""

import pytest

LABORATORY = "国家重点实验室奖多少"
RETAIL = "零售额3000万增长8%行业平均6%，限上，奖多少"
GUARANTEE = "融资担保1000万费率2%补多少"
WHOLESALE = "限上批发销售额12亿增长15%行业平均8%奖多少"


@pytest.mark.parametrize(
    ("before", "doubted", "says"),
    [
        (LABORATORY, "不是800万吗", "不是800万，照文件写的，是100万元。"),
        (LABORATORY, "不是100万吗", "是的，是100万元。"),
        (WHOLESALE, "不是30万吗", "不是30万，照文件写的，是20万元。"),
        ("简易注销公示多少天", "不是45天吗", "不是45天，照文件写的，是20天。"),
        (RETAIL, "咋会是20万", "不是20万，照文件写的，是8万元。"),
    ],
)
def test_whether_it_is_so_is_said_first(talk, before, doubted, says):
    *_, given, last = talk(before, doubted)
    assert last.answer.startswith(says)
    assert last.calculation.amount_yuan == given.calculation.amount_yuan


def test_what_another_reading_gives_is_not_called_wrong(talk):
    *_, last = talk(WHOLESALE, "不是14万吗")
    assert last.answer.startswith("依据和算法如下") and "14万元" in last.answer


@pytest.mark.parametrize(
    ("before", "why"),
    [
        (RETAIL, "为什么是8万"),
        (GUARANTEE, "怎么是10万"),
        (GUARANTEE, "为什么给10万而不是20万"),
        (WHOLESALE, "为什么只补这么点"),
        (WHOLESALE, "为什么这么少"),
        (WHOLESALE, "为啥才这点"),
        (WHOLESALE, "这么少，为啥"),
        ("企业把住房出租给个人，全年租金80万，房产税交多少", "怎么交这么少"),
    ],
)
def test_a_sum_asked_about_is_explained(talk, before, why):
    given, last = talk(before, why)
    assert last.answer.startswith("依据和算法如下")
    assert last.calculation.amount_yuan == given.calculation.amount_yuan


@pytest.mark.parametrize(
    ("doubted", "yuan", "says"),
    [
        ("那市级不是50万吗", "300000", "不是50万，照文件写的，是30万元。"),
        ("国家级不是100万吗", "1000000", "是的，是100万元。"),
        ("专精特新不是30万吗", "100000", "不是30万，照文件写的，是10万元。"),
    ],
)
def test_of_another_case_its_own_sum_is_held_against_it(talk, doubted, yuan, says):
    *_, last = talk("孵化器省级奖多少", doubted)
    assert last.calculation.amount_yuan == yuan
    assert last.answer.startswith(says)


def test_why_behind_who_is_in_charge_explains_the_sum(talk):
    given, who, last = talk(WHOLESALE, "归谁管", "为什么")
    assert "县发改局" in who.answer and "零售" not in who.answer
    assert last.calculation.amount_yuan == given.calculation.amount_yuan


def test_the_figure_doubted_is_told_of_nothing(talk):
    *_, last = talk(RETAIL, "为什么是8万", "那涨9%呢")
    assert last.calculation.amount_yuan == "90000"
