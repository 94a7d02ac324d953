"""The least of an input that gives a sum: on the grid of its type, and not a step less."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.calculator.engine.engine import calculate
from assistant.calculator.engine.reaching import least_reaching

DAY = date(2026, 11, 24)
RETAIL = {"sales": Decimal(56_000_000), "industry_growth": Decimal("0.06"), "above_limit": True}


@pytest.fixture(scope="module")
def voucher(rulebook):
    return rulebook.get("innovation-voucher-subsidy")


@given(target=st.integers(1, 200_000))
@settings(max_examples=25, deadline=None)
def test_a_step_less_does_not_reach_it(voucher, target):
    found = least_reaching(voucher, {"tech_sme": True}, "used", Decimal(target), DAY)
    assert found.calculation.result >= target
    less = calculate(voucher, {"tech_sme": True, "used": found.value - 1}, DAY)
    assert less.result is None or less.result < target


def test_the_most_is_the_cap(voucher):
    found = least_reaching(voucher, {"tech_sme": True}, "used", None, DAY)
    assert (found.value, found.calculation.result) == (Decimal(350_000), Decimal(200_000))


def test_more_than_the_cap_is_never_reached(voucher):
    assert least_reaching(voucher, {"tech_sme": True}, "used", Decimal(200_001), DAY) is None


def test_without_a_cap_there_is_no_most(rulebook):
    rule = rulebook.get("new-tax-award")
    assert least_reaching(rule, {"private": True}, "new_tax", None, DAY) is None


def test_where_another_fact_is_missing_nothing_is_said(rulebook):
    rule = rulebook.get("retail-growth-award")
    told = {name: value for name, value in RETAIL.items() if name != "industry_growth"}
    assert least_reaching(rule, told, "growth", Decimal(200_000), DAY) is None
