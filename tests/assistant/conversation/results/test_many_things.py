"""So many firms or things alike: as many as are said, and no sum for more than anybody has."""

import pytest


@pytest.mark.parametrize(
    ("message", "amount"),
    [
        ("我有9家企业都首次升规，一共多少", "1800000"),
        ("我有10家企业都首次升规，一共多少", "2000000"),
        ("我有十二家企业都首次升规，一共多少", "2400000"),
        ("我有1家企业都首次升规了，一共多少", "200000"),
        ("新获批了12个省级重点实验室，一共奖多少", "6000000"),
        ("十二个项目，各投1.5亿，都竣工了，工业转型，奖多少", "72000000"),
        ("拆成两个1.5亿的工业项目，都竣工，一共奖多少", "12000000"),
    ],
)
def test_as_many_as_are_said(talk, message, amount):
    assert talk(message)[0].calculation.amount_yuan == amount


@pytest.mark.parametrize(
    "message",
    [
        "我有300家企业都首次升规，一共多少",
        "我有三千家企业都首次升规，一共多少",
        "新获批了300000个省级重点实验室，一共奖多少",
        "99999999个国优三个省优，一共多少",
    ],
)
def test_no_sum_for_more_than_anybody_has(talk, message):
    answer = talk(message)[0]
    assert (answer.kind, answer.calculation) == ("clarification", None)
    assert "多得不太像是真的" in answer.answer
