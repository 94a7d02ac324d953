"""最高能奖多少, after a sum: the cap of the case, and no sum said again."""

import pytest

WHOLESALE = "我们限上批发，卖了11亿，涨4%，行业平均2%，能奖多少"


@pytest.mark.parametrize(
    ("messages", "yuan"),
    [
        ((WHOLESALE, "最高能奖多少"), "200000"),
        (("工业转型项目投了6000万，完工了，奖多少", "封顶是多少"), "10000000"),
        (("科技型中小企业，今年创新券用了12万，能补多少", "最多一年能补到多少"), "200000"),
    ],
)
def test_the_most_is_asked_for_after_a_sum(talk, messages, yuan):
    *_, last = talk(*messages)
    assert (last.calculation.amount_yuan, last.calculation.ceiling) == (yuan, True)


def test_the_cap_counts_in_no_total(talk):
    *_, last = talk(WHOLESALE, "最高能奖多少", "另外县质量奖也评上了", "一共多少")
    assert last.calculation is None or last.calculation.amount_yuan != "400000"


@pytest.mark.parametrize("asked", ["这个补助最高能到多少？", "哦就是封顶了是吧，封顶是多少"])
def test_up_to_how_much_it_can_come(talk, asked):
    *_, last = talk("链主企业本地配套率从30%提高到40%，增幅对应的采购额是3000万元，补多少？", asked)
    assert last.calculation.amount_yuan == "2000000"


def test_the_most_of_all_levels_of_an_award(talk):
    *_, last = talk("我们得了山西省质量奖，奖多少", "质量奖里最高的能拿到多少")
    assert last.calculation.amount_yuan == "2000000"


def test_the_most_of_one_choice_that_is_named(talk):
    *_, last = talk("高企重新认定，三年研发60万，给多少", "首次认定的最多能到几万")
    assert last.calculation.amount_yuan == "500000"
