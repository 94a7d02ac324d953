"""An award paid over three years: one of its instalments is asked for."""

import pytest

ENTERED = "我那铸件厂今年头一回升规，联网直报了，不属于四基也不属于那些新兴产业，给多少"


@pytest.mark.parametrize(
    ("asked", "yuan"),
    [
        ("今年到手的是几万", "100000"),
        ("头一年先到手几万？", "100000"),
        ("第二年给多少", "50000"),
        ("第三年呢", "50000"),
        ("那三年一共多少", "200000"),
        ("第三年退库了呢", "150000"),
        ("第二、三年退库了呢", "100000"),
        ("明年还能领多少", "50000"),
        ("今年当年能拿的有多少", "100000"),
        ("剩下的分两年，每年多少", "50000"),
        ("要是第二年退库了，第二年那份还有没", "0"),
        ("后两年一共还有多少", "100000"),
        ("第二年退库了，第二年的5万还有吗", "0"),
        ("第三年要是还在规上呢", "50000"),
        ("第二年退库了，第三年的5万还给不给", "0"),
        ("不退库的话，第三年的5万还给不给", "50000"),
    ],
)
def test_the_instalment_that_is_asked_for(talk, asked, yuan):
    *_, last = talk(ENTERED, asked)
    assert last.calculation.amount_yuan == yuan


def test_the_whole_stands_beside_an_instalment(talk):
    (only,) = talk("小升规当年能领多少")
    assert only.calculation.amount_yuan == "100000"
    assert [other.amount_yuan for other in only.calculation.alternatives] == ["200000"]


def test_of_two_awards_the_one_in_instalments_counts_with_this_years(talk):
    (only,) = talk("我们厂今年升规，属于工业四基，两样加上今年到手的是多少")
    assert only.calculation.amount_yuan == "400000"


@pytest.mark.parametrize(
    ("asked", "yuan"),
    [
        ("小升规第一年拿了10万，今年第二年没退库，今年拿多少", "50000"),
        ("去年升规领过10万了，今年还在库，今年能领几万", "50000"),
        ("今年是小升规第二年，今年能拿多少", "50000"),
        ("我们厂今年是升规的第三年，没退库，能领几万", "50000"),
        ("小升规第三年了，今年该拿多少", "50000"),
        ("我们升规第二年了，这年能给多少", "50000"),
        ("小升规第二年和第三年一共多少", "100000"),
        ("小升规第二年、第三年加起来还能拿多少", "100000"),
        ("小升规头一笔已经到账，剩下的还能领多少", "100000"),
        ("前年小升规，第二年没退库，到现在总共拿多少", "150000"),
        ("先按小升规当年10万算，再加国家级小巨人，一共多少", "600000"),
        ("2025年升规，能拿多少", "200000"),
    ],
)
def test_what_was_paid_in_an_earlier_year_is_not_paid_again(talk, asked, yuan):
    (only,) = talk(asked)
    assert only.calculation.amount_yuan == yuan


@pytest.mark.parametrize(
    ("asked", "yuan"),
    [
        ("我们2019年就是规上企业，小升规能拿多少", "0"),
        ("早就入规好几年了，小升规奖多少", "0"),
        ("已经升规三年了，不属于首次，能拿小升规奖吗", "0"),
        ("建筑企业产值5.5亿，五亿那档早就拿过了，还能拿多少", "0"),
        ("建筑企业产值1.6亿，一亿的奖早领了，还能拿多少", "0"),
        ("建筑企业，不是首次到3亿，前年到过，今年3.2亿，奖多少", "0"),
        ("建筑企业今年产值3.2亿，头一回到3亿，奖多少", "100000"),
        ("农业龙头项目2028年建成，固投8000万，能奖多少", "0"),
        ("工业转型项目2024年建成，固投6000万，能奖多少", "2400000"),
        ("公司向个人出租住房，年租金20万，房产税多少", "8000"),
        ("我自己个人出租住房，年租金20万，房产税多少", "0"),
    ],
)
def test_what_is_long_had_to_come_or_of_another_side(talk, asked, yuan):
    (only,) = talk(asked)
    assert only.calculation.amount_yuan == yuan


@pytest.mark.parametrize(
    ("messages", "yuan"),
    [
        (["我们今年刚升规，今年能拿到多少"], "100000"),
        (["去年升规，今年能拿多少"], "50000"),
        (["俺家厂子去年升的规，今年还有没有钱"], "50000"),
        (["前年升规，一直没退出，今年能拿多少"], "50000"),
        (["我们去年12月刚升规，能拿多少", "今年能领几个钱"], "50000"),
        (["我们2021年升的规，今年能领多少"], "0"),
        (["我厂子升规了", "不是刚升的，前年升的", "那今年能拿多少"], "50000"),
        (["我厂子升规了", "去年升的", "今年还有没有"], "50000"),
        (["今年升规，做碳基新材料的，今年能拿多少"], "400000"),
        (["今年小升规能奖多少"], "200000"),
        (["我们去年升规，能给多少"], "200000"),
        (["今年评上省级专精特新，今年能拿多少"], "100000"),
    ],
)
def test_what_is_paid_this_year_goes_by_the_year_of_entry(talk, messages, yuan):
    assert talk(*messages)[-1].calculation.amount_yuan == yuan


@pytest.mark.parametrize(
    ("messages", "yuan"),
    [
        (["去年升规，今年能拿多少", "那一共呢"], "200000"),
        (["去年升规，做新材料的，今年能拿多少", "总共能拿多少"], "500000"),
        (["小升规当年能领多少", "第二年呢", "一共能拿多少"], "200000"),
        (["小升规头一年先到手多少", "专精特新奖多少", "一共"], "200000"),
    ],
)
def test_the_total_behind_one_instalment_is_the_whole(talk, messages, yuan):
    assert talk(*messages)[-1].calculation.amount_yuan == yuan


ENTRY = "今年头一回上规模，也进了联网直报，工业企业，给多少"


@pytest.mark.parametrize(
    "asked",
    [
        "第二年还在库里，再给多少",
        "第二年没退库，再给几个",
        "那第三年要还在库呢，给多少",
        "到第三年还没退的话，又能拿多少",
    ],
)
def test_a_later_year_is_asked_for_with_what_it_takes(talk, asked):
    assert talk(ENTRY, asked)[-1].calculation.amount_yuan == "50000"


def test_a_year_in_which_it_is_lost_leaves_what_was_paid_before(talk):
    assert talk(ENTRY, "第二年退库了，给多少")[-1].calculation.amount_yuan == "100000"


@pytest.mark.parametrize("asked", ["当年到账的是哪一笔，金额？", "先到的是哪笔，多少钱"])
def test_which_one_comes_first_is_asked(talk, asked):
    assert talk(ENTRY, asked)[-1].calculation.amount_yuan == "100000"


def test_behind_the_last_instalment_nothing_is_paid(talk):
    (last,) = talk("小升规第四年了，今年还有吗")
    assert last.calculation.amount_yuan == "0"


@pytest.mark.parametrize(
    ("said", "answer", "amount"),
    [
        ("小升规第二年给10万对吧", "不是10万", "50000"),
        ("小升规第三年发20万是吗", "不是20万", "50000"),
        ("小升规第一年给10万对吧", "是的", "100000"),
    ],
)
def test_a_claimed_instalment_is_held_against_that_instalment(talk, said, answer, amount):
    (found,) = talk(said)
    assert found.answer.startswith(answer)
    assert found.calculation.amount_yuan == amount


def test_all_instalments_after_one(talk):
    *_, whole = talk("工业企业，今年首次升规入库联网直报，来电人问头一年实际到账", "三年下来总数")
    assert whole.calculation.amount_yuan == "200000"


def test_what_comes_next_year_after_entering_last_year(talk):
    assert talk("我们去年升规的，奖多少", "那明年还有没")[-1].calculation.amount_yuan == "50000"
