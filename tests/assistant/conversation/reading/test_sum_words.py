"""A message that asks something of earlier sums is made of nothing but the words for that."""

from collections.abc import Set

import pytest

from assistant.conversation.reading.sum_words import SumQuestion, Told, read_sum_question


def question(text: str, *apart: str, beside: Set[Told] = frozenset()) -> SumQuestion | None:
    stretches = [(text.index(words), text.index(words) + len(words)) for words in apart]
    return read_sum_question(text, stretches, beside=beside)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("这两项相差多少钱", "difference"),
        ("那前后两笔差额是多少", "difference"),
        ("第一个和第三个加起来是多少", "total"),
        ("三笔合计", "total"),
        ("这笔钱先给一半，是多少", "share"),
        ("还剩多少没给", "rest"),
        ("前面第一个问题是多少钱来着", "again"),
    ],
)
def test_what_is_asked(text, asks):
    found = question(text)
    assert found is not None
    assert found.asks == asks


@pytest.mark.parametrize(
    "text",
    [
        "还差多少",  # of what it takes to be due
        "第一年给多少",  # an instalment
        "前三个月一共多少",
        "这两项归谁管",
        "差多少天",
        "好的谢谢",
        "这笔钱",
    ],
)
def test_what_says_anything_else_is_no_such_question(text):
    assert question(text) is None


def test_names_and_figures_are_read_elsewhere():
    assert question("实验室比高企少多少", "实验室", "高企") == SumQuestion("difference")


def test_other_words_are_given_back():
    found = question("那个实验室的加上桥一共多少")
    assert found is not None
    assert (found.asks, found.strange) == ("total", "实验室桥")


def test_words_that_one_sum_alone_was_asked_with_point_to_it():
    said = [("quality", "有栋楼评上省优，奖多少"), ("quality", "还有座桥是国优，奖多少")]
    found = read_sum_question("桥和楼加起来一共", [], said)
    assert found is not None
    assert (found.asks, found.pointed, found.strange) == ("total", (1, 0), "")


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("补贴较多的是多少", "larger"),
        ("拿得少的那家是多少", "smaller"),
        ("那么本项目最终可得数额为多少", "last"),
        ("三项是多少", "total"),
        ("把第一个再说一遍，没听清", "again"),
    ],
)
def test_in_other_words(text, asks):
    found = question(text)
    assert found is not None
    assert found.asks == asks


def test_which_are_meant():
    found = question("第二个跟最后一个差多少")
    assert found is not None
    assert found.places == (1, -1)
    mine = question("我比他多多少")
    assert mine is not None
    assert mine.own
    assert mine.other


def test_what_is_left_is_known_by_where_it_is_spoken_of():
    found = question("还剩30%没给，是多少", "30%", beside={"share"})
    assert found is not None
    assert (found.asks, found.rest_at) == ("rest", 1)
