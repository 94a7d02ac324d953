"""A profile in fields says the same as the words that it stands for."""

import pytest

from assistant.calculator.errors import InputError
from assistant.conversation.assistant import Assistant
from assistant.conversation.matching.fields import in_words


@pytest.mark.parametrize(
    ("fields", "rule", "amount"),
    [
        ({"new_tax": "200万元"}, "new-tax-award", "200000"),
        ({"new_tax": 2000000, "private": True}, "new-tax-award", "200000"),
        ({"qualification": "一级"}, "construction-qualification-award", "2000000"),
        ({"used": "8万元"}, "innovation-voucher-subsidy", "65000"),
    ],
)
def test_a_rule_whose_inputs_are_given_is_certain(
    assistant: Assistant, fields: dict[str, object], rule: str, amount: str
):
    result = assistant.match(fields)
    row = next(row for row in result.certain if row.rule == rule)
    assert row.amount_yuan == amount == result.total_certain_yuan


def test_no_field_rules_out(assistant: Assistant):
    assert not assistant.match({"new_tax": "200万元", "private": False}).certain


def test_the_fields_of_a_rule_make_no_other_certain(assistant: Assistant):
    """The rules' own examples: what they come to, if certain, and nothing of another rule."""
    for rule in assistant.rulebook.rules:
        for example in rule.examples[:3]:
            if rule.kind != "award" or example.as_of or not example.inputs:
                continue
            result = assistant.calculate(rule.id, example.inputs)
            rows = assistant.match(example.inputs).certain
            assert {row.rule for row in rows} <= {rule.id}, (rule.id, example.inputs)
            assert {row.amount_yuan for row in rows} <= {result.amount_yuan}, example.inputs


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"growth": "8%", "industry_growth": 5}, "增速8%，年末本行业平均增速5%"),
        ({"level": "国家级"}, "国家级"),
        ({"how": "晋升"}, "晋升"),
        ({"listed": "1"}, "1"),
        ({"submitted": "2026-03-08"}, "提交授信申请的日子2026年3月8日"),
        (
            {"行业": "机械加工", "民营企业": True, "上市公司": False},
            "行业机械加工，民营企业，不是上市公司",
        ),
        ({"new_tax": None, "tax": "", "行业": None}, ""),
    ],
)
def test_fields_in_words(assistant: Assistant, fields: dict[str, object], words: str):
    assert in_words(assistant.rulebook, fields) == words


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"new_tax": "1e30"}, "input_invalid"),
        ({"new_tax": "9" * 60}, "input_impossible"),
        ({"used": -5}, "input_impossible"),
        ({"new_tax": float("nan")}, "input_invalid"),
        ({"new_tax": float("inf")}, "input_invalid"),
        ({"start": "2026-02-30"}, "input_invalid"),
        ({"qualification": "九级"}, "input_invalid"),
        ({"private": "也许"}, "input_invalid"),
    ],
)
def test_a_value_that_cannot_be_is_named(
    assistant: Assistant, fields: dict[str, object], code: str
):
    with pytest.raises(InputError) as refused:
        assistant.match(fields)
    assert (refused.value.code, refused.value.path) == (code, f"profile.{next(iter(fields))}")
