"""Two enterprises told of in one message and asked what each gets; another's enterprise by a pronoun afterwards."""

import pytest

from assistant.conversation.subjects.firms_at_once import one_for_each, one_for_each_of_both

INNS = "我哥的饭店收入700万涨9%，我的宾馆1500万涨7%，行业平均都是5%，各奖多少"


def test_each_is_asked_of_with_what_is_told_of_both():
    assert one_for_each(INNS) == [
        "我哥的饭店收入700万涨9%，行业平均都是5%，奖多少",
        "我的宾馆1500万涨7%，行业平均都是5%，奖多少",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "我的宾馆1500万涨7%，奖多少",
        "国优和省优各奖多少",
        "我家升规了，我家还评上专精特新，各奖多少",
    ],
)
def test_one_enterprise_is_no_two(question):
    assert one_for_each(question) == []


@pytest.mark.parametrize(
    ("further", "sum_"),
    [
        (["两家一共"], "97000"),
        (["我比他多多少"], "43000"),
        (["我的要是涨了9%呢"], "90000"),
        (["他的要是涨了6%呢"], "18000"),
    ],
)
def test_each_has_a_sum_of_its_own(talk, further, sum_):
    first, *_, last = talk(INNS, *further)
    assert "2.7万元" in first.answer and "7万元" in first.answer
    assert last.calculation.amount_yuan == sum_


AWARDS = "我厂里今年拿了阳城县质量奖，我媳妇的项目在中国创新创业大赛山西赛区得了一等奖，两样奖钱加一起有多少"


def test_a_total_of_both_is_asked_of_each_first():
    assert one_for_each_of_both(AWARDS) == [
        "我厂里今年拿了阳城县质量奖，能给多少",
        "我媳妇的项目在中国创新创业大赛山西赛区得了一等奖，能给多少",
    ]
    assert one_for_each_of_both("我厂里今年升规，又评上专精特新，两样加一起有多少") == []


@pytest.mark.parametrize(
    ("further", "sum_"),
    [([], "250000"), (["她那份是几万"], "50000"), (["我的比她的多多少"], "150000")],
)
def test_the_total_of_both_comes_apart_again(talk, further, sum_):
    *_, last = talk(AWARDS, *further)
    assert last.calculation.amount_yuan == sum_


def test_enterprises_called_by_letters_or_by_kin_are_told_apart():
    assert one_for_each("甲厂新批了省级重点实验室 乙厂新批了市级工程技术研究中心 两家各给多少") == [
        "甲厂新批了省级重点实验室，给多少",
        "乙厂新批了市级工程技术研究中心，给多少",
    ]
    assert one_for_each("大哥的厂首次认定省级专精特新，二哥的首次认定国家级小巨人，各奖多少") == [
        "大哥的厂首次认定省级专精特新，奖多少",
        "二哥的首次认定国家级小巨人，奖多少",
    ]


def test_a_part_put_right_by_its_letter_stands_in_the_total(talk):
    *_, total = talk(
        "代账的两家都是科技型中小企业，甲公司今年使用创新券4.6万元，乙公司使用13万元，各补助多少？",
        "乙公司数字更正：实际使用38万元。乙补助多少？",
        "更正后两家合计",
    )
    assert total.calculation.amount_yuan == "246000"
