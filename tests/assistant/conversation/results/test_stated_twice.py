"""第24条和第54条都写了，是不是能拿两份: an award that stands in two articles is one award."""

import pytest

SUM = "首次认定高新技术企业，三年研发投入90万，能补多少"


@pytest.mark.parametrize(
    "asked", ["第24条和第54条都写了，是不是能拿两份", "54条不是也写了这个吗，能叠加不"]
)
def test_it_counts_once_and_the_sum_stays(talk, asked):
    *_, last = talk(SUM, asked)
    assert last.answer.startswith("不能拿两份") and last.calculation.amount_yuan == "450000"


def test_before_any_sum_its_words_are_quoted(talk):
    (only,) = talk("高企认定第24条和第54条都写了，能拿两份吗")
    assert only.answer.startswith("不能拿两份") and {c.key for c in only.citations} == {"24", "54"}


def test_an_award_stated_once_is_not_spoken_of(talk):
    *_, last = talk("小升规奖多少", "能拿两份吗")
    assert "不能拿两份" not in last.answer


def test_with_a_figure_told_it_is_computed_once(talk):
    (only,) = talk(
        "首次认定的高新技术企业，三年研发投入80万，24条给一份、54条再给一份，我能领两份，一共多少？"
    )
    assert only.calculation.amount_yuan == "400000"
    assert only.answer.startswith("不能拿两份")
