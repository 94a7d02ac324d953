"""Whether the conditions are met, also where the sum still lacks a fact."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.calculator.calculation import InputValue
from assistant.calculator.engine.engine import calculate
from assistant.calculator.engine.inputs import read_inputs
from assistant.calculator.engine.qualifying import Qualification, qualify
from assistant.calculator.errors import InputError
from assistant.calculator.rules.rulebook import RuleBook

TODAY = date(2026, 11, 27)


def qualified(rulebook: RuleBook, rule_id: str, **inputs: InputValue) -> Qualification:
    rule = rulebook.get(rule_id)
    assert rule is not None
    return qualify(rule, inputs, TODAY)


def test_a_sum_may_lack_a_fact_while_the_conditions_are_met(rulebook: RuleBook):
    found = qualified(
        rulebook, "guarantee-fee-subsidy", rate=Decimal("0.02"), public_guarantee=True
    )
    assert found.met and found.certain
    assert set(found.told) == {"rate", "public_guarantee"}


def test_what_is_assumed_is_not_told(rulebook: RuleBook):
    found = qualified(rulebook, "guarantee-fee-subsidy", rate=Decimal("0.02"))
    assert found.met and not found.certain
    assert found.assumed == ("public_guarantee",)


@pytest.mark.parametrize("rate", ["0.03", "0.031"])
def test_a_condition_that_fails_is_not_met(rulebook: RuleBook, rate: str):
    assert not qualified(rulebook, "guarantee-fee-subsidy", rate=Decimal(rate)).met


def test_a_condition_that_an_unknown_input_can_break_is_not_met(rulebook: RuleBook):
    assert not qualified(rulebook, "guarantee-fee-subsidy", guaranteed=Decimal(5000000)).met


def test_what_is_given_is_met_and_what_fails_is_not(rulebook: RuleBook):
    checked = 0
    for rule in rulebook.rules:
        for example in rule.examples:
            try:
                given = read_inputs(rule, example.inputs)
            except InputError:
                continue
            as_of = example.as_of or TODAY
            result = calculate(rule, given, as_of)
            met = qualify(rule, given, as_of).met
            assert not (met and result.eligible is False), (rule.id, example.name)
            if result.eligible and rule.conditions:
                checked += 1
                assert met, (rule.id, example.name)
    assert checked > 100
