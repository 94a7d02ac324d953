"""Of several sums the one that a message points to, by a word, a place, a figure or whose it is, is said once more."""

import pytest

HATCHED = (
    "孵化器孵化了1家上市企业，扶持多少",
    "还有3家国家级高新技术企业也是我们孵的",
    "把这几家的扶持累起来",
)
GUARANTEES = (
    "我司是政府性融资担保机构，一笔担保1000万元，费率2.2%，期限一年，县财政差额保费补贴多少",
    "另一笔600万元，费率1.5%，也是一年",
    "两笔补贴合计",
)
FIRMS = (
    "本企业获中国质量奖，奖励金额请告知",
    "子公司获晋城市质量奖",
    "母子公司奖励加总额",
)
INNS = (
    "我酒店是限上住宿业，主营收入1200万，增长6%，年末行业平均4%，奖励多少",
    "我哥开饭店，限上餐饮，主营收入600万，涨9%，行业平均一样4%",
    "酒店饭店两头一共",
)


@pytest.mark.parametrize(
    ("messages", "sum_"),
    [
        ((*HATCHED, "上市那家给的多少"), "500000"),
        ((*HATCHED, "光算孵高企的钱"), "150000"),
        ((*GUARANTEES, "第一笔的补贴额"), "80000"),
        ((*GUARANTEES, "我们600万这笔单列"), "90000"),
        ((*FIRMS, "子公司本身得多少"), "300000"),
        ((*INNS, "酒店那头是多少"), "60000"),
        ((*FIRMS[:2], "光他们的"), "300000"),
    ],
)
def test_the_one_pointed_at(talk, messages, sum_):
    *_, last = talk(*messages)
    assert last.calculation.amount_yuan == sum_


@pytest.mark.parametrize(
    ("asked", "sum_"),
    [("上市那家要是2户呢", "1150000"), ("上市那家的和高企的差多少", "350000")],
)
def test_another_case_or_a_difference_points_at_none(talk, asked, sum_):
    *_, last = talk(*HATCHED, asked)
    assert last.calculation.amount_yuan in (sum_, "1000000")


def test_after_starting_over_nothing_of_before_is_pointed_at(talk):
    *_, last = talk(*GUARANTEES, "重新来", "第一笔的补贴额")
    assert last.calculation is None
