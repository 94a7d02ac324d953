"""No award is named: which is meant is asked where several fit, computed where one does."""

import pytest


@pytest.mark.parametrize(
    ("message", "titles"),
    [
        ("国家级的能奖多少", ["小巨人", "单项冠军企业", "质量奖", "孵化器"]),
        ("市级的奖多少", ["质量奖", "孵化器", "研发平台"]),
        ("我们今年达到3亿，进档奖多少", ["建筑业产值", "链主"]),
        ("研发投入100万，能补多少", ["高新技术企业", "自主研发项目", "加计扣除"]),
    ],
)
def test_which_is_asked_where_several_fit(talk, message, titles):
    (answer,) = talk(message)
    assert answer.kind == "clarification" and answer.calculation is None
    assert all(title in answer.answer for title in titles)


@pytest.mark.parametrize(
    ("message", "yuan"),
    [
        ("新增了120万，奖多少", "120000"),
        ("省里的质量奖给多少", "500000"),
        ("三年研发投入100万，首次认定高企补多少", "500000"),
    ],
)
def test_the_only_one_that_fits_is_computed(talk, message, yuan):
    (answer,) = talk(message)
    assert answer.calculation.amount_yuan == yuan


def test_what_it_is_for_is_asked_where_nobody_said_so(talk):
    asked, answer = talk("营业收入达到2亿奖多少", "是链主企业")
    assert asked.kind == "clarification"
    assert "链主" in asked.answer
    assert answer.calculation.amount_yuan == "100000"


def test_the_one_named_next_takes_what_was_told(talk):
    *_, answer = talk("我们今年达到3亿，进档奖多少", "链主企业")
    assert answer.calculation.amount_yuan == "200000"


def test_a_check_whose_term_has_passed_is_made_for_the_day_told(talk):
    held, after = (
        talk(f"{day}土地使用税下调还能享受吗")[0] for day in ("2024年12月31日", "2025年1月1日")
    )
    assert held.calculation.eligible and "今天期限已经过了" in held.answer
    assert after.calculation.ended


@pytest.mark.parametrize(
    "messages", [("省里给新型研发机构补了420万",), ("省里给新型研发机构补了420万", "县里给多少")]
)
def test_what_another_level_paid_is_no_question_to_it(talk, messages):
    *_, answer = talk(*messages)
    assert answer.calculation.amount_yuan == "840000"


def test_a_place_in_the_name_of_a_list_is_no_other_place(talk):
    (listed,) = talk("山西制造业100强奖多少")
    assert listed.reason is None and listed.calculation.undecided
    (other,) = talk("山西省的专精特新政策给多少")
    assert other.reason == "other_place"
