"""所以是9万对吧: a sum said back as a question is confirmed, or put right."""

import pytest

WHOLESALE = "限上批发企业，去年销售额6.2亿，增长9.4%，行业平均7%，能拿多少"
OUTPUT = "建筑公司产值头一回上3亿，去年已经过1亿了，给多少奖"


@pytest.mark.parametrize("said", ["所以是9万对吧", "也就是说能拿9万元，没错吧？", "9万是吧"])
def test_the_sum_just_given_is_confirmed(talk, said):
    *_, last = talk(WHOLESALE, said)
    assert last.calculation.amount_yuan == "90000"
    assert last.answer.startswith("是的，是9万元。")


def test_another_sum_is_put_right(talk):
    *_, last = talk(WHOLESALE, "那就是8万咯，对不对")
    assert last.calculation.amount_yuan == "90000"
    assert last.answer.startswith("不是8万，照文件写的，是9万元。")


def test_a_verdict_is_not_said_again(talk):
    *_, last = talk(WHOLESALE, "那就是8万咯，对不对", "再说一遍多少")
    assert "8万" not in last.answer


def test_a_total_said_back_is_held_against_the_total(talk):
    *_, last = talk(OUTPUT, "今年还得了个国优工程", "一共就是60万对不")
    assert last.calculation.amount_yuan == "600000"
    assert last.answer.startswith("是的，是60万元。")


def test_a_total_of_two_levels_that_were_asked_about(talk):
    *_, last = talk("省级小巨人给多少", "国家级的呢", "一共80万没错吧")
    assert last.calculation.amount_yuan == "800000"


def test_what_was_not_computed_is_no_sum_said_back(talk):
    (only,) = talk("总部企业奖500万对吧")
    assert not only.answer.startswith("是的，是500万")
