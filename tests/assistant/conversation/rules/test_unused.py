"""A sum of money that was told and not counted is mentioned, so that a misunderstanding is seen."""

import pytest

UNUSED = "这次没有算进去"


def test_a_sum_that_found_no_place_is_mentioned(talk):
    (answer,) = talk("限上零售，零售额3000万，增长9%，行业平均6%，房租交了23万，奖多少")
    assert answer.calculation.amount_yuan == "90000"
    assert UNUSED in answer.answer
    assert "23万" not in answer.answer, "any figure may stand in a message: none is repeated"


@pytest.mark.parametrize(
    "message",
    [
        "首次认定高企，三年研发投入分别是20万、25万、35万，给多少",
        "限上零售，零售额3000万，增长9%，行业平均6%，奖多少",
        "听说一级资质奖200万，我们今年晋升了一级，给多少",
    ],
)
def test_what_was_counted_or_is_the_award_is_not_mentioned(talk, message):
    (answer,) = talk(message)
    assert answer.calculation.amount_yuan
    assert UNUSED not in answer.answer
