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


@pytest.mark.parametrize(
    "messages",
    [
        (
            "我开饭店，去年800万，涨了5%，行业平均5%，能奖多少",
            "我们两口子一共",
        ),
        ("孵化器刚升为国家级，给多少", "去年省级的时候拿过50万了"),
        ("工业企业升规三年了，这一年给多少",),
        (
            "我们链主企业去年1.8亿，今年2.2亿，奖多少",
            "明年干到3.3亿呢",
            "那就是今年没有，明年20万对吧",
        ),
    ],
)
def test_what_the_sum_does_not_hold_is_asked_about(talk, messages):
    *_, last = talk(*messages)
    assert last.calculation is None or last.calculation.amount_yuan is None


def test_an_award_that_was_paid_for_is_none_of_this_year(talk):
    *_, last = talk(
        "孵化器刚升为国家级，给多少",
        "去年省级的时候拿过50万了",
        "今年孵出3家国家级高企",
        "今年的加一起",
    )
    assert last.calculation.amount_yuan == "1150000"


def test_no_figure_makes_a_difference_to_what_has_ended(talk):
    *_, last = talk(
        "我是小规模纳税人，3%征收率的，现在还免增值税不？", "那我今年卖了40万的货，能免多少"
    )
    assert last.reason == "ended"


def test_a_share_that_finds_no_place_is_not_answered_with_the_sum_before(talk):
    first, last = talk(TAX, "那要是按9%呢")
    assert first.calculation.amount_yuan == "120000"
    assert last.calculation is None or last.calculation.amount_yuan != "120000"


def test_the_whole_of_an_award_paid_over_years_is_no_total_of_several(talk):
    *_, last = talk(
        "我厂2024年首次上规并纳入联网直报，2025年、2026年均未退库，小升规三年合计应奖多少？",
        "假如2026年退库，合计为多少？",
    )
    assert last.calculation.amount_yuan == "150000"


def test_a_total_is_not_said_again_without_what_is_added_to_it(talk):
    *_, last = talk("孵化器今年新孵化了3家高企1家上市", "再加省级认定")
    assert last.kind == "clarification"
    assert last.calculation is None


def test_a_sum_given_is_no_figure_told_where_a_total_is_asked_for(talk):
    *_, last = talk(
        "今年首次认定上高新技术企业，三年研发一共投了90万，按24条扶持多少",
        "54条我看也写着一份，54条的又是多少",
        "那24条45万、54条45万，合起来我能拿90万喽？",
    )
    assert last.calculation is None or last.calculation.amount_yuan in (None, "450000")


def test_a_sum_held_up_behind_the_figure_it_would_follow_from_is_no_figure_of_ones_own(talk):
    *_, last = talk("煤炭批发，限上的，全年卖了12个亿，涨8%，批发业平均涨6%", "再涨到15%是不是30万")
    assert last.calculation.amount_yuan == "200000"


def test_what_comes_to_hand_this_year_is_asked_for_in_dialect(talk):
    *_, last = talk("砖厂今年头一遭上了规模，统计也联网直报了，给多少", "今年到手是甚数")
    assert last.calculation.amount_yuan == "100000"
