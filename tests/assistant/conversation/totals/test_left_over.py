"""What is left of a limit, and how far a sum is from it."""

import pytest


@pytest.mark.parametrize(
    ("messages", "left"),
    [
        (("个人创业贷款，已经批了12万，照最高额度还能再贷多少",), "180000"),
        (("融资担保机构一年最多补偿多少", "上半年已经补给我们30万了，今年还剩多少额度"), "700000"),
        (
            ("个人创业贷款，已经批了12万，照最高额度还能再贷多少", "是批了20万，那还剩多少"),
            "100000",
        ),
    ],
)
def test_the_limit_less_what_was_had(talk, messages, left):
    last = talk(*messages)[-1]
    assert last.calculation.amount_yuan == left
    assert last.calculation.ceiling
    assert "离上限还剩" in last.answer


def test_no_limit_no_rest(talk):
    """An award that is a claim has no limit of which a part was had."""
    last = talk("省级小巨人首次认定，已经给了10万，还能再拿多少")[-1]
    assert last.calculation is None or last.calculation.amount_yuan != "200000"


def test_how_far_a_sum_is_from_its_cap(talk):
    last = talk("工业转型项目完工了，固定资产投资2.1亿，奖多少", "那离封顶还差多少钱")[-1]
    assert last.calculation.amount_yuan == "1600000"
    assert "4000万元" in last.answer
