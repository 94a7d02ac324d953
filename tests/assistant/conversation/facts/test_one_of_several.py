"""Of several things counted together some are of another kind."""

import pytest

TWO = "建筑公司今年创建国家优质工程两项，奖励多少"


@pytest.mark.parametrize(
    ("told", "sum_"),
    [
        ("其中一项其实是省优，多少", "700000"),
        ("有一个是省优不是国优，这块变多少", "700000"),
        ("有一项最终只评为省优质工程，另一项仍为国家级，该部分应为多少？", "700000"),
        ("两项其实都是省优，多少", "400000"),
    ],
)
def test_those_of_both_kinds_are_added_up(talk, told, sum_):
    *_, last = talk(TWO, told)
    assert last.calculation.amount_yuan == sum_


def test_the_total_takes_them_as_they_are_now(talk):
    *_, total = talk(
        "本县建筑企业，去年产值4亿，今年第一次上5亿，两个工程都拿了国优，一共能领多少",
        "有一个是省优不是国优，评优这块变多少",
        "连产值一共",
    )
    assert total.calculation.amount_yuan == "900000"
