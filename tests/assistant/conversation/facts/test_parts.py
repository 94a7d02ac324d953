"""Several things told one after another with facts of their own, computed one by one and added up."""

import pytest

from assistant.calculator.quantities.quantity import read_quantities
from assistant.conversation.facts.parts import own_stretches, split_parts, told_in_full


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "一笔500万费率2%，另一笔300万费率1%，合计补多少",
            ["一笔500万费率2%", "另一笔300万费率1%"],
        ),
        (
            "甲公司首次认定，投了60万；乙公司重新认定，投了50万。两家加起来多少",
            ["甲公司首次认定，投了60万", "乙公司重新认定，投了50万"],
        ),
        (
            "其一担保额800万元、费率3.2%；其二450万元、费率1.8%，期限均为一年，共计多少",
            ["其一担保额800万元、费率3.2%", "其二450万元、费率1.8%"],
        ),
        ("一个投了3亿，另一个8600万", []),
        ("我们去年卖了3亿，一共能拿多少", []),
        ("", []),
    ],
)
def test_where_the_parts_begin_and_end(text, parts):
    assert split_parts(text) == parts


@pytest.mark.parametrize(
    ("message", "amount"),
    [
        ("政府性融资担保，一笔500万费率2%，另一笔300万费率1%，都是一年，差额保费补贴合计多少", "110000"),
        ("两笔政府性融资担保：其一担保额800万元、费率3.2%；其二担保额450万元、费率1.8%，期限均为一年，差额保费补贴共计多少", "54000"),
        ("两家科技型中小企业，一家今年用了四万创新券另一家用了九万，两家各算各的加起来补多少", "110000"),
        ("甲公司今年首次通过高企认定，三年研发投入60万；乙公司是重新认定，三年研发投入50万。两家加起来给多少", "500000"),
        ("两个工业转型项目都完工了，东边那个总投资和实际都是3.1亿，西边那个小些，总投资和实际都是6000万，两个的奖励加到一块多少", "12400000"),
    ],
)  # fmt: skip
def test_each_is_computed_by_itself(talk, message, amount):
    (only,) = talk(message)
    assert only.calculation is not None
    assert only.calculation.amount_yuan == amount


def test_two_awards_have_each_the_figures_behind_their_name(talk):
    (only,) = talk(
        "两家限额以上企业：批发公司销售额3.4亿元，增速6%，行业平均增速5%；"
        "零售公司零售额1800万元，增速9%，行业平均增速8%。两家奖励合计多少"
    )
    assert only.calculation.amount_yuan == "87000"


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ({"a": [0], "b": [5]}, {"a": "甲有3个，", "b": "乙有5个"}),
        ({"a": [0, 7], "b": [5]}, {}),
        ({"a": [0], "b": []}, {}),
    ],
)
def test_the_stretch_of_each_award(names, found):
    assert own_stretches("甲有3个，乙有5个", names) == found


def test_figures_of_two_things_are_not_those_of_one(talk):
    """Where one part cannot be read, nothing is computed from the figures of both."""
    (only,) = talk(
        "两个工业转型项目都完工了，东边那个总投资3.1亿，西边那个实际投了6000万总投资7000万，两个的奖励一共多少"
    )
    assert only.kind == "clarification"
    assert only.calculation.amount_yuan is None


def test_two_firms_alike(talk):
    (two,) = talk("我名下俩厂子今年都是头一回小升规，两家加起来总共拿多少")
    (one,) = talk("我们两个店都是限上零售，合起来零售额6000万，增速8%，行业平均6%，一共奖多少")
    assert two.calculation.amount_yuan == "400000"
    assert one.calculation.amount_yuan == "160000"


@pytest.mark.parametrize(
    ("message", "amount"),
    [
        ("县质量奖是去年得的，20万早到账了。今年我们又拿了晋城市质量奖跟山西省质量奖，两个合一块儿奖多少", "800000"),
        ("省级重点实验室是前年批的，50万到账了。今年又新获批国家级临床医学研究中心，就这个新的，给多少建设经费", "1000000"),
        ("国家级重点实验室一个，市级工程技术研究中心两个，都是今年新获批的，建设经费全加上是多少", "1600000"),
        ("中国创新创业大赛山西赛区，三个项目得奖，一个一等奖，剩下俩都是优秀奖，一共奖几万", "70000"),
    ],
)  # fmt: skip
def test_what_was_paid_before_is_left_out_and_each_counts_as_often_as_told(talk, message, amount):
    (only,) = talk(message)
    assert only.calculation.amount_yuan == amount


def test_no_total_is_given_while_a_sum_has_no_place(talk):
    (only,) = talk(
        "我这个零售公司限额以上，下头三个店，零售额2100万、1900万、1200万，零售额涨了8%，"
        "年末行业平均是6%，合起来奖多少"
    )
    assert only.kind == "clarification"
    assert "2100万、1900万、1200万" in only.answer
    assert only.calculation.amount_yuan is None


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        (("我们是头一次入规直报的工业企业，不沾四基那些，小升规奖多少",), "200000"),
        (
            (
                "我开了个小厂，今年头一回小升规，总共能领多少",
                "我们那零件属于工业四基领域，跟小升规全部合一块儿是多少",
                "不算四基那个，要是第二年没退库、第三年退库了，小升规这部分一共能落下多少",
            ),
            "150000",
        ),
        (
            (
                "农业龙头企业，项目完工了，固定资产投资总额980万，实际也是980万，有没有奖",
                "那再添20万，总额、实际都凑够1000万整，给多少",
            ),
            "400000",
        ),
    ],
)
def test_what_is_said_not_to_be_meant_is_left_out(talk, messages, amount):
    *_, last = talk(*messages)
    assert last.calculation.amount_yuan == amount


@pytest.mark.parametrize(
    ("message", "amounts"),
    [
        ("两家科技型中小企业，A家一年用创新券8万，B家用了40万，各补多少钱", ("6.5万元", "20万元")),
        (
            "两个备过案的自主研发项目，一个花了60万研发费，一个花了120万，各自最多能扶持多少",
            ("30万元", "50万元"),
        ),
    ],
)
def test_each_of_them_is_said_where_each_is_asked_for(talk, message, amounts):
    (only,) = talk(message)
    assert all(amount in only.answer for amount in amounts)


def test_equal_firms_each_have_it(talk):
    (only,) = talk("我镇有三家企业当年同时新认定为国家级单项冠军企业，县级一次性奖励合计多少")
    assert only.calculation.amount_yuan == "3000000"


def test_figures_in_turn_of_two_things_are_not_those_of_one(talk):
    (only,) = talk("工业转型项目两个，都完工，固投和实际投资分别3亿、9000万，合计奖多少")
    assert only.kind == "clarification"


def test_only_the_part_that_is_asked_about_counts(talk):
    (only,) = talk(
        "我们单位出租房子，住房那部分租给个人一年收20万租金，临街门市一年收50万，"
        "门市的不问，光住房这份按4%的房产税交多少"
    )
    assert only.calculation.amount_yuan == "8000"


def test_all_of_a_total_are_added_or_asked_for(talk):
    both = "本县建筑企业，今年晋升一级资质，产值去年1.4亿、今年首次到了3亿，一共能领多少奖励"
    (answer,) = talk(both)
    assert answer.calculation.amount_yuan == "2100000"


def test_a_total_of_which_one_is_not_settled_is_not_stated(talk):
    said = (
        "小升规厂子（首次入规、已联网直报，三年不退库）拿了奖，今年又新得了质量奖，两样加起来多少？"
    )
    (answer,) = talk(said)
    assert answer.calculation.amount_yuan is None
    assert [missing.input for missing in answer.calculation.missing] == ["level"]


def test_two_waits_asked_for_in_one_clause(talk):
    said = "准备新开一家公司，再把没有债务的老公司简易注销，开办多久能办完、注销要公示几天"
    (answer,) = talk(said)
    assert "0.5天" in answer.answer
    assert "20天" in answer.answer


def test_each_part_has_its_figure_in_full():
    text = "一个投了6000万，另一个多三百万"
    assert told_in_full(text, read_quantities(text)) == "一个投了6000万，另一个6300万元"
    assert told_in_full("一个投了6000万", read_quantities("一个投了6000万")) == ""
