"""The sum just given, said again, is a comment and no new figure."""

import pytest

FIRST = "限上饭店，去年主营980万，涨了11%，全行业九个点，能奖多少"


@pytest.mark.parametrize("comment", ["才三万", "三万？", "才两万啊"])
def test_a_comment_on_the_sum_repeats_the_answer(talk, comment):
    first, second = talk(FIRST, comment)
    assert first.calculation.amount_yuan == second.calculation.amount_yuan == "30000"


def test_a_figure_after_an_answer_still_changes_the_case(talk):
    _, second = talk(FIRST, "要是到一千万整呢")
    assert second.calculation.amount_yuan == "100000"
