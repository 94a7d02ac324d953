"""A yes or no said to a result: the other case of a fact, or that what was assumed is so."""

import pytest

WATER = ("企业通自来水要几天", "有")
OUTPUT = "建筑企业今年产值做到3个亿，能奖多少"


@pytest.mark.parametrize("other", ["没有的话呢", "要是没有呢", "那没有呢"])
def test_the_other_case_of_the_fact_just_told(talk, other):
    *_, last = talk(*WATER, other)
    assert last.calculation.value == "3"


@pytest.mark.parametrize("yes", ["是", "对的", "没错"])
def test_what_was_assumed_is_so(talk, yes):
    *_, last = talk(OUTPUT, yes)
    assert last.calculation.amount_yuan == "100000"


@pytest.mark.parametrize("heard", ["好的", "嗯", "知道了"])
def test_that_one_has_heard_is_no_yes(talk, heard):
    *_, last = talk(OUTPUT, heard)
    assert last.kind == "chat"


@pytest.mark.parametrize("first", ["是首次达到", "头一回", "嗯，是第一次"])
def test_that_it_is_the_first_time_lets_the_result_stand(talk, first):
    *_, last = talk(OUTPUT, first)
    assert last.calculation.amount_yuan == "100000"
