"""A calculation as the interface and the chat show it."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from assistant.answering.view import amount, plain, table, view, written
from assistant.calculator.engine.engine import calculate
from assistant.calculator.engine.inputs import read_inputs
from assistant.calculator.rules.rulebook import LoadedRule, RuleBook

Load = Callable[[str], LoadedRule]
D = Decimal
DAY = date(2026, 11, 23)

RULE = """
inputs:
  cost: {type: money, label: 费用, ask: 费用是多少？}
  growth: {type: rate, label: 增速, ask: 增长了百分之几？}
  start: {type: date, label: 开工, ask: 哪天？, optional: true, assume: {value: as_of, words: 按今天开工}}
parameters: {least: {words: 4%}, most: {words: 100万元}}
conditions: [{test: growth >= least and start <= as_of, fails: 增速不够}]
readings:
  - {reading: 按费用, result: cost}
  - {reading: 一半, result: cost / 2}
cap: most
per: 年
"""


def test_amounts_are_plain_digits(load: Load) -> None:
    shown = view(calculate(load(RULE), {"cost": D("2E+5"), "growth": D("0.126")}, DAY))
    assert (shown.amount_yuan, shown.value, shown.unit) == ("200000", None, None)
    assert shown.alternatives[0].amount_yuan == "100000"
    assert shown.inputs == {"cost": "200000", "growth": "12.6%", "start": "2026-11-23"}
    assert (shown.article, shown.per, shown.eligible) == (1, "年", True)
    assert shown.assumptions == ["按今天开工"]
    json.loads(shown.model_dump_json())


def test_not_eligible_is_zero(load: Load) -> None:
    shown = view(calculate(load(RULE), {"cost": D(1), "growth": D(0)}, DAY))
    assert (shown.eligible, shown.amount_yuan, shown.failures) == (False, "0", ["增速不够"])


def test_open_is_null_with_its_question(load: Load) -> None:
    shown = view(calculate(load(RULE), {"growth": D("0.1")}, DAY))
    assert (shown.eligible, shown.amount_yuan) == (None, None)
    assert [(m.input, m.question, m.choices) for m in shown.missing] == [
        ("cost", "费用是多少？", [])
    ]


def test_results_that_are_not_money_have_value_and_unit(load: Load) -> None:
    text = """
kind: period
provision: {article: "3", words: [申请后5个工作日内回复]}
inputs: {start: {type: date, label: 申请日, ask: 哪天？, optional: true}}
parameters: {days: {words: 5个工作日}}
unit: 工作日
readings: [{reading: 工作日, result: days}]
due: add_workdays(start, days)
"""
    found = calculate(load(text), {"start": DAY}, DAY)
    shown = view(found)
    assert (shown.amount_yuan, shown.value, shown.unit) == (None, "5", "工作日")
    assert shown.due == "2026-11-30"
    assert amount(found) == "5个工作日"


def test_what_is_shown_can_be_sent_back(rulebook: RuleBook) -> None:
    for rule in rulebook.rules:
        for example in rule.examples:
            day = example.as_of or rule.issued or DAY
            found = calculate(rule, read_inputs(rule, example.inputs), day)
            shown = view(found)
            told = {n: v for n, v in shown.inputs.items() if n in example.inputs}
            again = view(calculate(rule, read_inputs(rule, told), day))
            assert (again.eligible, again.amount_yuan, again.value, again.inputs) == (
                shown.eligible,
                shown.amount_yuan,
                shown.value,
                shown.inputs,
            ), (rule.id, example.name)


def test_no_view_holds_a_float_or_an_exponent(rulebook: RuleBook) -> None:
    for rule in rulebook.rules:
        for example in rule.examples:
            day = example.as_of or rule.issued or DAY
            shown = view(calculate(rule, read_inputs(rule, example.inputs), day))
            data = json.loads(shown.model_dump_json(), parse_float=pytest.fail)
            for amount_yuan in [
                data["amount_yuan"],
                *(a["amount_yuan"] for a in data["alternatives"]),
            ]:
                assert amount_yuan is None or amount_yuan.replace(".", "", 1).isdigit()


def test_steps_as_a_table(load: Load) -> None:
    found = calculate(load(RULE), {"cost": D(3_000_000), "growth": D("0.1")}, DAY)
    assert table(found) == (
        "| 怎么算的 | 依据 |\n|---|---|\n"
        "| 试验奖励：300万元 | 第1条 |\n| 超过上限，按上限 100万元 计 | 第1条 |"
    )
    assert table(calculate(load(RULE), {}, DAY)) == ""


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (D("0.1266666"), "rate", "12.66666%"),
        (D(1) / D(3), "rate", "33.333%"),
        (D("12.50"), "吨", "12.5"),
        (True, None, True),
        ("特级", None, "特级"),
    ],
)
def test_inputs_are_written_as_one_would_type_them(
    value: Decimal | str | bool, unit: str | None, text: str | bool
) -> None:
    assert written(value, unit) == text


def test_a_value_without_end_is_cut_at_ten_places() -> None:
    assert plain(D(2) / D(3)) == "0.6666666667"
