"""Sums of several enterprises told in one message, and what a case had been before."""

import pytest

from tests.assistant.conversation.conftest import Talk


@pytest.mark.parametrize(
    ("question", "yuan"),
    [
        ("一家光伏一家新材料，都升规了，一共奖多少", "1000000"),
        ("光伏的厂和新材料的厂各一家都首次升规，一共能给多少", "1000000"),
        ("我们集团三家子公司都首次认定国家小巨人，一共多少", "1500000"),
        ("我厂今年头一次上规，又是做节能环保设备的，总共能拿到几万", "500000"),
        ("我们是本县的建筑公司，前几年一直是二级，上个月批下来了，升成一级了，奖多少", "2000000"),
        ("前几年一直是市级孵化器，今年认成省级了，给多少", "500000"),
        ("外资企业，今年比去年多交了150万税，奖多少", "0"),
    ],
)
def test_sums_of_what_is_told(talk: Talk, question: str, yuan: str) -> None:
    (answer,) = talk(question)
    assert answer.calculation is not None and answer.calculation.amount_yuan == yuan


def test_a_building_alone_does_not_say_what_kind_of_project(talk: Talk) -> None:
    (answer,) = talk("投资一个亿建厂，能奖多少")
    assert answer.kind == "clarification"


def test_debts_that_are_paid_are_none(talk: Talk) -> None:
    (paid,) = talk("欠人家的货款上月全还清了，能简易注销吗")
    assert paid.calculation is not None and paid.calculation.eligible
    (owing,) = talk("欠人家的全还清了，可是还欠银行5万，能简易注销吗")
    assert owing.calculation is not None and owing.calculation.eligible is False


@pytest.mark.parametrize(
    ("question", "yuan"),
    [
        ("国家级孵化器和国家级众创空间都新认定了，总共多少", "2000000"),
        ("省级专精特新，今年省级新认定，一共多少", "100000"),
        ("省里一年补200万，连补三年，县里一年配多少", "400000"),
        ("小升规第二年在库，今年拿多少", "50000"),
        ("小升规第二年退库了，今年还有吗", "0"),
    ],
)
def test_several_things_of_one_level_and_one_year_of_several(
    talk: Talk, question: str, yuan: str
) -> None:
    (answer,) = talk(question)
    assert answer.calculation is not None and answer.calculation.amount_yuan == yuan
