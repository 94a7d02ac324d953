"""What is said around a question is no part of it."""

import pytest

from assistant.conversation.reading.courtesies import without_courtesies

MATTER = "高新技术企业认定奖多少"


@pytest.mark.parametrize(
    "message",
    [
        f"您好，麻烦问一下，{MATTER}，谢谢您了",
        f"喂你好！{MATTER}",
        f"我姓王，今年52岁，手机13800138000，{MATTER}",
        f"帮我领导问个事：{MATTER}",
        f"師傅你好，想咨询一下，{MATTER}",
    ],
)
def test_only_the_matter_is_left(message):
    assert without_courtesies(message) == MATTER


def test_the_mark_of_a_question_stays():
    assert without_courtesies(f"请问一下，{MATTER}？谢谢您了！") == f"{MATTER}？"


@pytest.mark.timeout(10)
@pytest.mark.parametrize("piece", ["喂", "问", "问问想", "您好", "谢谢您", "我姓王，", "1"])
@pytest.mark.parametrize("count", [12, 2000])
def test_a_courtesy_said_over_and_over_takes_no_time(piece, count):
    message = f"{piece * count}x"
    assert without_courtesies(message).endswith("x")


@pytest.mark.parametrize(
    "message",
    [
        "你好",
        "谢谢您了",
        "你好，谢谢",
        "好的，谢谢",
        "想问一下高企奖多少",
        "替我朋友的公司也问一个：高企奖多少",
        "我叫的车，奖多少",
        "谢谢，高企奖多少",
    ],
)
def test_what_is_not_courtesy_alone_stays(message):
    assert without_courtesies(message) == message
