"""What an article says is answered, and only what it leaves open is said to be left open."""

import pytest


@pytest.mark.parametrize(
    ("messages", "words"),
    [
        (("建筑总部迁入特级奖多少", "依据是第几条"), "第22条"),
        (("建筑总部迁入特级奖多少", "这是第几条"), "第22条"),
        (("企业上市奖多少", "该找哪个部门"), "县国投公司"),
        (("企业上市奖多少", "应该找谁"), "县国投公司"),
        (("电子营业执照能用在哪",), "货物报关"),
        (("电子印章能用在哪些地方",), "货物报关"),
        (("开发区有人上门服务吗",), "主动上门服务"),
    ],
)
def test_what_an_article_says_is_not_said_to_be_left_open(talk, messages, words):
    *_, answer = talk(*messages)
    assert answer.reason is None
    assert words in answer.answer


def test_opening_hours_are_still_left_open(talk):
    (answer,) = talk("政务大厅几点上班")
    assert answer.reason == "not_stated"


@pytest.mark.parametrize("asked", ["最高给多少", "最高能给多少"])
def test_the_most_that_is_given_stands_in_the_article_where_nothing_was_due(talk, asked):
    *_, answer = talk("固定资产投资5个亿的工业转型项目还没完工，能奖多少", asked)
    assert "最高奖励1000万元" in answer.answer


@pytest.mark.parametrize("opening", ["我想问个事", "您好，我想咨询个问题"])
def test_who_only_says_that_he_wants_to_ask_is_greeted(talk, opening):
    (answer,) = talk(opening)
    assert answer.kind == "chat"
