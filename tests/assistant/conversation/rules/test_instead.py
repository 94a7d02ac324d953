"""Where a condition is not met, the article that speaks of the matter answers."""

import pytest

from tests.assistant.conversation.conftest import Talk


@pytest.mark.parametrize(
    "question",
    [
        "阳城县创业大赛二等奖奖多少",
        "县人社局办的创业大赛优秀奖给多少",
        "参加县上的双创大赛得奖了有钱吗",
        "县里的创客大赛三等奖能领多少",
    ],
)
def test_the_countys_own_contest_is_another_article(talk: Talk, question: str) -> None:
    (answer,) = talk(question)
    assert answer.kind == "policy"
    assert answer.citations[0].key == "28"


def test_the_national_contest_stays_with_its_award(talk: Talk) -> None:
    (answer,) = talk("创业大赛山西赛区一等奖，是在阳城县报的名")
    assert answer.calculation is not None and answer.calculation.amount_yuan == "50000"


def test_a_loan_for_starters_is_no_contest(talk):
    (only,) = talk("我大学毕业回阳城创业，想开个民宿，听说有创业担保贷款。我个人最多能贷多少？")
    assert only.calculation.amount_yuan == "300000"


@pytest.mark.parametrize(
    "now",
    [
        "那如果我们是今年新认定的市级孵化器，认定那块给多少",
        "更正，其实是今年新认定的市级。那认定这项是多少",
    ],
)
def test_what_is_newly_recognised_after_all_gets_the_award_for_that(talk: Talk, now: str) -> None:
    *_, last = talk("孵化器是前几年认定的，不是今年新认的，县里能给多少", now)
    assert last.calculation is not None and last.calculation.amount_yuan == "300000"
