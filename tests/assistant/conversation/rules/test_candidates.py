"""Several awards in one question: all of them are counted, or it is asked."""

import pytest


@pytest.mark.parametrize(
    ("message", "yuan"),
    [
        ("建筑公司今年升了特级，产值首次5亿，一共多少", "6200000"),
        ("建筑企业升一级资质，产值首次破3亿，还得了个省优，一共能拿多少", "2300000"),
        ("今年新认定为国家级单项冠军企业、单项冠军产品，一共能拿多少", "1500000"),
        ("单项冠军企业和单项冠军培育企业都是今年新认定国家级的，一共多少", "1500000"),
        ("孵化器孵化了一家上市公司，自己还是存量孵化器，一共最多多少", "700000"),
        ("我们的建筑公司拿了两个国优，产值又首次达到5亿，加起来多少", "1200000"),
        ("前年评上专精特新拿过10万，今年评上省级小巨人，一共能拿多少", "300000"),
        ("我家两个厂，一个小升规一个当年建成当年入规，一共多少", "1700000"),
        ("我有两个厂子，老厂去年小升规，新厂当年建成投产当年入规，加起来能拿多少", "1700000"),
        ("一个厂小升规，另一个厂当年建成当年入规，一共能拿多少", "1700000"),
        ("我们厂小升规，又是当年建成当年入规，一共多少", "1500000"),
        ("500强进了，100强还在评，一共多少", "1000000"),
        ("省优拿了，国优还在公示，一共多少", "200000"),
    ],
)
def test_every_award_named_is_in_the_total(talk, message, yuan):
    (answer,) = talk(message)
    assert answer.calculation.amount_yuan == yuan


@pytest.mark.parametrize(
    ("message", "yuan"),
    [
        ("我们厂评上小巨人了，专精特新那个，首次的，省级，奖多少", "300000"),
        ("没评上小巨人，只认定了省级专精特新，一共多少", "100000"),
        ("当年建成当年入规，又属于四基领域，总共多少", "1800000"),
        ("今年评上国家级单项冠军产品，奖多少", "500000"),
    ],
)
def test_what_is_not_asked_for_is_not_counted(talk, message, yuan):
    (answer,) = talk(message)
    assert answer.calculation.amount_yuan == yuan


def test_an_award_that_lacks_a_fact_is_asked_about_before_a_total_is_stated(talk):
    (answer,) = talk("建筑公司刚升了一级，产值首次达到1亿元，两笔加起来多少")
    assert answer.kind == "clarification" and "特级" in answer.answer
    assert answer.calculation.amount_yuan is None
    assert "其中“建筑业产值进档奖励”按您说的已经能定：5万元。" in answer.answer


def test_titles_of_one_year_show_the_other_readings_of_their_total(talk):
    (answer,) = talk("首次认定省级专精特新，又认定省级小巨人，同一年")
    assert answer.calculation.amount_yuan == "400000"
    assert [a.amount_yuan for a in answer.calculation.alternatives] == ["300000", "300000"]
    (lists,) = talk("今年进了全国民营企业500强，也进了山西100强，一共多少")
    assert [a.amount_yuan for a in lists.calculation.alternatives] == ["1000000", "1000000"]


def test_another_reading_of_a_part_is_shown_as_the_total(talk):
    (answer,) = talk("餐饮企业年营业额600万，增长8%，行业平均5%，又首次认定省级专精特新，一共多少")
    assert answer.calculation.amount_yuan == "124000"
    (other,) = answer.calculation.alternatives
    assert other.amount_yuan == "109000" and other.reading.startswith("合计（其中")


@pytest.mark.parametrize(
    "question",
    [
        "甲级监理资质奖多少",
        "甲级测绘资质奖励多少",
        "乙级勘察资质能奖多少",
        "物业公司一级资质有奖励吗",
    ],
)
def test_the_qualification_of_another_trade_is_not_computed(talk, question):
    assert talk(question)[-1].kind == "policy"
