"""The ways to say the same otherwise change the form of a question and nothing it says."""

from decimal import Decimal

import pytest
from pypinyin import lazy_pinyin

from eval.otherwise.sums import SUMS, Known
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


def test_a_slip_changes_one_character_to_another_of_the_same_sound():
    (slipped,) = said("mistyped")
    changed = [(was, now) for was, now in zip(QUESTION, slipped, strict=True) if was != now]
    assert len(changed) == 1
    ((was, now),) = changed
    assert lazy_pinyin(was) == lazy_pinyin(now)
    assert said("mistyped") == (slipped,)


@pytest.mark.parametrize("text", ["6200万元", "三百万", "第22条"])
def test_a_slip_spares_figures(text):
    assert said("mistyped", text) == ()


def test_another_level_is_supposed_and_taken_back():
    text = "我们是市级的工程技术研究中心，奖多少"
    assert said("leveled_and_back", text) == (text, "要是省级的呢", "还是按市级的算")
    assert said("leveled_and_back", "市级升省级，奖多少") == ()


TITLE = Known("高新技术企业头一次认定，奖多少", "53", Decimal(200_000))
RETAIL = Known("零售额增速12%，销售额6000万，奖多少", "26", Decimal(60_000))


@pytest.mark.parametrize(
    ("way", "sum_"),
    [
        ("two_and_total", 260_000),
        ("two_and_difference", 140_000),
        ("two_and_the_first", 200_000),
        ("friend_and_both", 260_000),
        ("friend_and_back", 200_000),
        ("halved", 100_000),
        ("partly_had", 150_000),
    ],
)
def test_what_two_sums_come_to(way, sum_):
    wanted = SUMS[way](TITLE, RETAIL)
    assert wanted is not None
    assert wanted.sum == sum_
    assert wanted.messages[0] == TITLE.text


def test_two_awards_of_one_article_may_be_one_award_and_are_not_added():
    assert SUMS["two_and_total"](TITLE, TITLE) is None
