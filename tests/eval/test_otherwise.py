"""The ways to say the same otherwise change the form of a question and nothing it says."""

import pytest

from eval.otherwise.ways import WAYS

QUESTION = "我们去年12月刚升规，做新材料的，年营收6200万，县里能拿多少？"


def said(way: str, text: str = QUESTION) -> tuple[str, ...]:
    return WAYS[way](text)


def test_dictation_has_no_marks_but_keeps_figures_apart():
    assert said("unpunctuated") == ("我们去年12月刚升规做新材料的年营收6200万县里能拿多少",)
    assert said("unpunctuated", "增速12%，3,200万") == ("增速12%3,200万",)
    assert said("unpunctuated", "三百万，二百万") == ("三百万 二百万",)


@pytest.mark.parametrize(
    ("way", "sum_"),
    [
        ("in_characters", "六千二百万"),
        ("in_yuan", "62,000,000元"),
        ("in_w", "6200w"),
        ("in_hundred_millions", "0.62亿"),
    ],
)
def test_a_sum_of_money_in_another_notation(way, sum_):
    assert said(way) == (QUESTION.replace("6200万", sum_),)


@pytest.mark.parametrize("way", ["in_characters", "in_yuan", "in_w"])
def test_what_is_no_sum_in_ten_thousands_stays(way):
    assert said(way, "第22条，3个亿，增速5%，奖多少") == ()


def test_told_and_asked_in_messages_of_their_own():
    told, asked = "我们去年12月刚升规，做新材料的，年营收6200万", "县里能拿多少？"
    assert said("in_two_messages") == (told, asked)
    assert said("told_afterwards") == (asked, told)
    assert said("clause_by_clause") == (
        "我们去年12月刚升规",
        "做新材料的",
        "年营收6200万",
        "县里能拿多少",
    )


def test_a_question_that_leans_on_what_is_told_is_not_taken_apart():
    assert said("in_two_messages", "营收6200万，那能拿多少？") == ()
    assert said("in_two_messages", "去年多少，今年多少，县里奖多少") == ()


def test_a_separator_within_a_figure_ends_no_clause():
    assert said("hesitant", "营收3,200万元，奖多少") == ("嗯，营收3,200万元，那个，奖多少",)


def test_traditional_characters():
    assert said("traditional") == ("我們去年12月剛升規，做新材料的，年營收6200萬，縣裏能拿多少？",)
