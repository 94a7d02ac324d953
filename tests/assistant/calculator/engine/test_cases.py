"""What would follow in each case of a fact that nobody knows yet."""

from datetime import date
from decimal import Decimal

from assistant.calculator.engine.cases import MOST_CASES, cases
from assistant.calculator.engine.engine import calculate
from assistant.calculator.engine.inputs import read_inputs
from assistant.calculator.rules.rulebook import RuleBook

TODAY = date(2026, 11, 24)


def test_an_unknown_average_has_two_cases_that_meet_at_the_own_growth(rulebook: RuleBook):
    rule = rulebook.by_id["retail-growth-award"]
    told = read_inputs(rule, {"sales": "3000万", "growth": "9%", "above_limit": True})
    reached, missed = cases(rule, told, "industry_growth", TODAY)
    assert reached.high == Decimal("0.09") and reached.low < reached.high
    assert reached.calculation.eligible and reached.calculation.result == 90000
    assert missed.low > Decimal("0.09") and missed.calculation.eligible is False


def test_each_choice_is_a_case_of_its_own(rulebook: RuleBook):
    rule = rulebook.by_id["construction-qualification-award"]
    told = read_inputs(rule, {"how": "晋升"})
    found = {case.low: case.calculation for case in cases(rule, told, "qualification", TODAY)}
    assert found["特级"].result == 6_000_000 and found["一级"].result == 2_000_000
    assert found["二级"].eligible is False
    assert all(case.low == case.high for case in cases(rule, told, "qualification", TODAY))


def test_no_cases_while_another_fact_is_missing(rulebook: RuleBook):
    rule = rulebook.by_id["retail-growth-award"]
    told = read_inputs(rule, {"growth": "9%"})
    assert cases(rule, told, "industry_growth", TODAY) == ()


def test_a_figure_that_counts_step_by_step_has_too_many_cases(rulebook: RuleBook):
    rule = rulebook.by_id["research-institute-subsidy"]
    name = next(n for n, spec in rule.inputs.items() if spec.type == "money")
    assert len(cases(rule, {}, name, TODAY)) in range(MOST_CASES + 1)


def test_a_result_that_moves_with_the_figure_is_not_said_as_one(rulebook: RuleBook):
    rule = rulebook.by_id["research-institute-subsidy"]
    told = read_inputs(rule, {"level": "省级新型研发机构"})
    nothing, moving, capped = cases(rule, told, "provincial_subsidy", TODAY)
    assert nothing.high == 0 and nothing.calculation and not nothing.calculation.eligible
    assert moving.calculation is None and moving.high < capped.low
    assert capped.calculation and capped.calculation.result == 1_000_000
    assert capped.low == 5_000_000


def test_every_case_says_what_the_engine_says(rulebook: RuleBook):
    for rule in rulebook.rules:
        for name in rule.inputs:
            for case in cases(rule, {}, name, TODAY):
                if case.calculation is None:
                    continue
                for value in (case.low, case.high):
                    again = calculate(rule, {name: value}, TODAY)
                    assert not again.missing
                    assert again.eligible == case.calculation.eligible, f"{rule.id}.{name}"
                    assert again.result == case.calculation.result, f"{rule.id}.{name}"
