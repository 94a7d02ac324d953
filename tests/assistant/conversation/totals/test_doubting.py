"""Rather a question than a sum that leaves out what the message tells or asks for."""

import pytest

TAX = "民营企业新增税收120万奖多少"
HATCHED = (
    "我们孵化器今年新认定成国家级的，一次给多少",
    "还孵出来6家国家级高新技术企业，这个多少",
    "两样加到一起",
)


def test_a_figure_that_finds_no_place_is_not_answered_with_the_sum_before(talk):
    first, last = talk(TAX, "今年是150万")
    assert first.calculation.amount_yuan == "120000"
    assert last.kind == "clarification"
    assert "变化" in last.answer


@pytest.mark.parametrize("told", ["那块牌子里头有一半是别人的", "其中两家其实是误会"])
def test_a_change_that_is_not_understood_is_asked_about(talk, told):
    *_, last = talk(*HATCHED, told)
    assert last.calculation is None or last.calculation.amount_yuan != "1300000"


@pytest.mark.parametrize("again", ["再说一遍", "那到底给多少", "两样一共多少来着"])
def test_what_was_answered_is_said_again(talk, again):
    *_, last = talk(*HATCHED, again)
    assert last.calculation.amount_yuan == "1300000"


def test_a_figure_said_again_changes_nothing(talk):
    *_, last = talk(TAX, "对，就是新增120万")
    assert last.calculation.amount_yuan == "120000"


def test_the_total_of_one_thing_is_no_part_of_a_larger_one(talk):
    *_, last = talk("新获批省级重点实验室，给多少", "首次小升规，工业企业，三年一共多少")
    assert last.calculation.amount_yuan == "200000"
