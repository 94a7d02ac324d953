"""不是，我是问小升规的: another subject was meant."""

import pytest


@pytest.mark.parametrize(
    ("before", "message", "amount"),
    [
        ("高新技术企业奖多少", "不是，我是问小升规的", "200000"),
        ("首次创业补贴多少", "错了，我问的是小升规", "200000"),
        ("一级资质晋升奖多少", "不是，我说的是特级", "6000000"),
    ],
)
def test_the_subject_meant_is_asked_of_like_the_one_before(talk, before, message, amount):
    assert talk(before, message)[1].calculation.amount_yuan == amount


def test_what_was_asked_before_is_asked_of_it(talk):
    answer = talk("小升规要什么材料", "不是，我是问小巨人的")[1]
    assert answer.reason == "not_stated" and "材料" in answer.answer


def test_a_subject_without_a_rule(talk):
    answer = talk("小升规归谁管", "不对，我问的是乡村e镇")[1]
    assert answer.citations[0].label == "第27条"


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        (("小升规多少", "再加质量奖省里的"), "700000"),
        (("高企首次认定三年研发120万", "再加创新券用了10万", "再加省级重点实验室"), "1075000"),
        (("高企首次认定三年研发120万", "再加创新券用了10万", "去掉创新券"), "500000"),
        (("工业转型项目固投6000万已完工", "再加300万设备"), "2520000"),
        (("国家级单项冠军多少", "单项冠军产品呢", "俩都有呢"), "1500000"),
    ],
)
def test_another_award_is_put_beside_those_computed(talk, messages, amount):
    assert talk(*messages)[-1].calculation.amount_yuan == amount
