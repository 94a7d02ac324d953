"""三个一共多少: the sums that hold so many things, or so many of the one thing asked about."""

import pytest


@pytest.mark.parametrize(
    ("said", "yuan"),
    [
        (["我们拿了一个国优两个省优，一共给多少", "三个加起来多少"], "900000"),
        (["我们拿了一个国优两个省优，国优给多少", "三个加起来多少"], "900000"),
        (["拿了一个国家优质工程，给多少", "还有两个省优，这两个给多少", "三个一共多少"], "900000"),
        (["一个省优给多少", "五个一共多少"], "1000000"),
        (["孵化出一家上市企业给多少", "四家一共多少"], "2000000"),
    ],
)
def test_so_many_things_are_added_up(talk, said, yuan):
    *_, last = talk(*said)
    assert last.calculation.amount_yuan == yuan


def test_more_things_than_were_told_are_asked_about(talk):
    *_, last = talk("我们拿了一个国优两个省优，国优给多少", "五个加起来多少")
    assert last.kind == "clarification"
