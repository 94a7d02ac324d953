"""Expressions in plain Chinese."""

import pytest

from assistant.calculator.rules.functions import FUNCTIONS
from assistant.calculator.rules.rulebook import RuleBook
from assistant.calculator.rules.saying import say

NAMES = {"growth": "增速", "step": "1%", "sales": "销售额", "large": "10亿元", "level": "级别"}


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("growth >= step", "增速 ≥ 1%"),
        ("0 < growth <= step", "0 ＜ 增速 ≤ 1%"),
        ("floor(growth / step) * 2", "（增速 ÷ 1%） 取整（零头不算） × 2"),
        ("sales if growth > step else 0", "增速 ＞ 1% 的，销售额；否则 0"),
        ("level in ('省级', '国家级')", "级别 是 “省级”、“国家级” 之一"),
        ("{'省级': sales, '国家级': large}[level]", "按级别：“省级” 销售额，“国家级” 10亿元"),
        ("min(sales, large)", "销售额、10亿元 中最小的"),
        ("not (growth < step or true)", "不（增速 ＜ 1% 或 是）"),
        ("-growth", "负 增速"),
        ("steps(sales, large, 100)", "按 销售额 达到的档：达到 10亿元 的 100，都没有达到的 0"),
        ("whole", "whole"),
    ],
)
def test_said(source: str, text: str) -> None:
    assert say(source, NAMES) == text


def test_every_function_can_be_said() -> None:
    for name, function in FUNCTIONS.items():
        count = max(function.least, 1)
        assert say(f"{name}({', '.join(['growth'] * count)})", NAMES)


def test_every_expression_of_the_program_can_be_said(rulebook: RuleBook) -> None:
    for rule in rulebook.rules:
        for value in rule.values:
            assert say(value.expression, {})
        for reading in rule.readings:
            assert say(reading.result, {})
        for condition in rule.conditions:
            assert say(condition.test, {})
