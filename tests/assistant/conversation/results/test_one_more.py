"""Sums that change from turn to turn: one award more, totals, differences, what was missed."""

import pytest


@pytest.mark.parametrize(
    ("messages", "amounts"),
    [
        (
            ("链主企业今年营业收入首次到了2.4亿，县里奖多少", "今年还进了山西100强", "两样一共"),
            ("100000", "500000", "600000"),
        ),
        (
            (
                "我们是孵化机构，孵化的企业里有一户上市了，给多少",
                "另外还有3家成了国家级高企",
                "都算上呢",
            ),
            ("500000", "150000", "650000"),
        ),
        (
            (
                "公司今年进了全国民营企业500强，县里奖多少",
                "要是山西100强呢",
                "两个榜都进了，一共多少",
            ),
            ("1000000", "500000", "1500000"),
        ),
        (
            (
                "政府性融资担保，一笔担保额2300万，费率2.2%，差额保费补贴一年能补多少",
                "还有一笔600万的，费率2.5%",
                "两笔一年一共多少",
            ),
            ("184000", "30000", "214000"),
        ),
        (
            (
                "建筑公司产值头一回到1.05亿，有没有奖",
                "那明年要是头一回做到三个亿呢",
                "今年这笔跟明年那笔加起来多少",
            ),
            ("50000", "100000", "150000"),
        ),
        (
            (
                "我们是本县的建筑公司，晋升特级，奖多少",
                "我家就是升的一级，另外今年产值头一回破3个亿，两样加起来是多少",
            ),
            ("6000000", "2100000"),
        ),
        (
            (
                "限上的饭店，主营业务收入860万，增速8%，行业平均3%，奖多少",
                "那收入要是刚好1000万，增速还是8%呢",
                "多出来多少",
            ),
            ("24000", "80000", "56000"),
        ),
        (
            (
                "建筑公司，今年产值9600万，以前没上过一亿，进档奖能给不",
                "那还差多少",
                "补够了给几万",
            ),
            ("0", "0", "50000"),
        ),
        (
            (
                "限上批发，销售额9.8亿，增长4%，行业平均2%，奖多少",
                "离10亿那档还差多少",
                "够上那档，增速不变，能拿多少",
            ),
            ("40000", None, "80000"),
        ),
        (
            (
                "制造厂首次小升规，奖多少",
                "是一把给完吗？今年能先拿到多少",
                "第二年不退库再给多少",
            ),
            ("200000", "100000", "50000"),
        ),
    ],
)
def test_what_each_turn_comes_to(talk, messages, amounts):
    found = [answer.calculation.amount_yuan for answer in talk(*messages)]
    assert tuple(found) == amounts


def test_another_firm_that_grew_just_as_much(talk):
    *_, second, third, fourth = talk(
        "限上批发，去年累计销售额6.5亿，涨了9.4%，批发业平均4%，给多少",
        "我连襟也是限上批发，他去年卖到12亿，增速跟我一模一样，他呢",
        "他要是涨了15%",
        "这20万咋得出来的",
    )
    assert second.calculation.amount_yuan == "180000"
    assert third.calculation.amount_yuan == fourth.calculation.amount_yuan == "200000"


def test_one_s_own_case_again_where_it_is_supposed(talk):
    *_, last = talk(
        "参加中国创新创业大赛，我这项目在山西赛区拿了二等奖，县里奖多少",
        "我朋友那个项目是国家级优秀奖",
        "我当时要是拿个一等奖呢",
    )
    assert last.calculation.amount_yuan == "50000"


def test_a_rise_put_right_replaces_the_one_that_followed_from_two_rates(talk):
    *_, put_right, short = talk(
        "链主企业，本地配套率由32%提高到42%，增幅相应采购额3000万元，补助多少",
        "更正一下，配套率实际只提高了3个百分点。",
        "还差几个百分点才够？",
    )
    assert put_right.calculation.amount_yuan == "0"
    assert "2个百分点" in short.answer and "-" not in short.answer


@pytest.mark.parametrize(
    ("messages", "rule", "amount"),
    [
        (
            (
                "新工厂今年建成投产，当年就入规了，奖多少",
                "要是去年就建成投产了，今年才头一次小升规呢",
            ),
            "scale-up-award",
            "200000",
        ),
        (("我们是老的众创空间，早就认定了，县里给多少",), "existing-incubator-award", "200000"),
    ],
)
def test_the_rule_that_applies_instead_is_computed(talk, messages, rule, amount):
    *_, last = talk(*messages)
    assert last.calculation.rule == rule
    assert last.calculation.amount_yuan == amount
    if len(messages) > 1:
        assert "没有按" in " ".join(last.notices)


def test_a_share_is_not_answered_with_a_sum(talk):
    *_, firm, rate = talk(
        "个人创业贷款最高能申请到多少呀", "要是注册成公司，就五六个人的小企业呢", "利率几个点"
    )
    assert firm.calculation.amount_yuan == "3000000"
    assert rate.reason == "not_stated" and rate.calculation is None


@pytest.mark.parametrize(
    "told", ["农业龙头企业投800万呢", "另一个农业龙头企业的项目，实际投了800万呢"]
)
def test_the_figures_of_one_project_are_not_those_of_another_kind(talk, told):
    *_, last = talk("工业转型项目，固定资产投资总额6000万，实际投资5800万，完工了，奖多少", told)
    assert last.calculation is None or "60000000" not in last.calculation.inputs.values()
    assert last.kind == "clarification"
