"""首次到1亿的呢，以前没到过: that earlier years had nothing is heard beside another change."""

import pytest


@pytest.mark.parametrize(
    ("before", "then", "yuan"),
    [
        ("产值首次到3亿，以前到过1亿，本县建筑企业，奖多少", "首次到1亿的呢，以前没到过", "50000"),
        ("链主企业营收3.1亿，去年2.5亿，奖多少", "换成2.1亿，之前从没到过", "100000"),
        ("建筑公司今年产值1.2亿，去年也到过1亿，能奖吗", "要是以前没到过呢", "50000"),
    ],
)
def test_that_there_was_none_before_replaces_the_earlier_figure(talk, before, then, yuan):
    *_, last = talk(before, then)
    assert last.calculation.amount_yuan == yuan


def test_a_figure_that_answers_no_question_is_no_part_of_the_story(talk):
    *_, last = talk(
        "我想算下产值进档奖励", "首次到3亿，以前到过1亿，本县建筑企业", "首次到1亿的呢，以前没到过"
    )
    assert last.calculation.amount_yuan == "50000"
