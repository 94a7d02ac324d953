"""The answer to an open question: the fact asked for, or one that gives it; never one of another kind."""

import pytest

SERVICES = "规上服务业，主营收入2600万，增长10%，行业平均6%，奖多少"
WATER = "企业通自来水要几天"


def test_of_a_ratio_asked_for_its_base_may_be_told(talk):
    *_, last = talk(SERVICES, "1000万")
    assert last.calculation.amount_yuan == "60000"


def test_a_sum_is_no_answer_to_how_many_per_cent_and_changes_nothing(talk):
    told = "规上服务业，主营收入2600万，行业平均6%，入库线1000万，给算算奖多少"
    _, again, last = talk(told, "2400万", "去年是2400万")
    assert again.kind == "clarification"
    assert [missing.input for missing in again.calculation.missing] == ["growth"]
    assert last.calculation.amount_yuan == "48000"


@pytest.mark.parametrize(
    ("reply", "days"), [("有", "5"), ("有的", "5"), ("要", "5"), ("没有", "3"), ("不用", "3")]
)
def test_yes_or_no_answers_whether_there_is_one(talk, reply, days):
    *_, last = talk(WATER, reply)
    assert (last.calculation.value, last.calculation.unit) == (days, "工作日")


@pytest.mark.parametrize("reply", ["没有", "那个没有", "备案没有", "备案? 那个没有", "没备案"])
def test_what_was_asked_about_is_said_not_to_be(talk, reply):
    *_, last = talk("自己搞的新技术，研发花了70万，能给多少", reply)
    assert (last.calculation.eligible, last.calculation.amount_yuan) == (False, "0")


def test_a_whole_list_is_denied(talk):
    listed = "没有，锅炉、工业炉窑、表面处理、水处理一样都不涉及"
    *_, last = talk("做机械设备制造的，按通用工序管理，要不要申领排污许可证", listed)
    assert last.calculation.eligible is True


@pytest.mark.parametrize(
    ("messages", "yuan"),
    [
        (("首次认定高新技术企业，县里给多少", "86"), "430000"),
        (("首次认定高新技术企业，县里给多少", "86", "打反了，是68"), "340000"),
        (("工业转型项目已经完工了，奖多少", "6200"), "2480000"),
    ],
)
def test_a_figure_alone_has_the_unit_of_the_question(talk, messages, yuan):
    assert talk(*messages)[-1].calculation.amount_yuan == yuan


def test_where_the_question_names_yuan_a_figure_alone_is_asked_about(talk):
    last = talk("单位出租住房，一年房产税交多少", "8000")[-1]
    assert last.kind == "clarification" and "没有写单位" in last.answer


def test_a_complete_question_of_another_award_is_no_answer(talk):
    messages = (
        "单位出租住房，一年房产税交多少",
        "政府性融资担保一笔，金额240万，费率1.5%，保两年，差额保费补贴一共多少",
    )
    last = talk(*messages)[-1]
    assert last.calculation.rule == "guarantee-fee-subsidy"
    assert last.calculation.amount_yuan == "72000"


@pytest.mark.parametrize(
    ("asked", "yuan"),
    [
        ("四基企业首次小升规，加起来多少", "500000"),
        ("不是四基企业，首次小升规，加起来多少", "200000"),
        ("高企第二次认定，三年研发80万，奖多少", "200000"),
        ("我们不是工业转型也不是农业龙头，固投6000万完工了，奖多少", "0"),
        ("不是农业龙头，是工业转型项目，固投6000万完工了，奖多少", "2400000"),
    ],
)
def test_what_was_told_is_not_asked_again(talk, asked, yuan):
    (only,) = talk(asked)
    assert only.calculation.amount_yuan == yuan


def test_what_was_asked_back_is_not_known_in_its_own_words(talk):
    *_, last = talk("限上餐饮 年主营1200万 增速7% 能奖多少", "不知道行业平均是多少")
    assert "7万元" in last.answer
    assert last.calculation is None or last.calculation.amount_yuan is None
