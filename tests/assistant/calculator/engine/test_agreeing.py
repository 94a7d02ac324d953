"""Whether the figures told in one message agree."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.calculator.engine.agreeing import at_odds
from assistant.calculator.rules.rulebook import RuleBook

TODAY = date(2026, 11, 27)
TOLD = {
    "revenue": Decimal(5_500_000),
    "revenue_last_year": Decimal(5_000_000),
    "industry_growth": Decimal("0.03"),
}


@pytest.mark.parametrize(
    ("growth", "found"),
    [("0.05", ("growth", Decimal("0.1"))), ("0.1", None), ("0.0951", None), ("0.104", None)],
)
def test_a_growth_that_the_figures_have_otherwise(rulebook: RuleBook, growth, found):
    rule, told = rulebook.get("hotel-catering-growth-award"), {**TOLD, "growth": Decimal(growth)}
    assert rule is not None
    assert at_odds(rule, told, TODAY, told.keys()) == found


def test_what_is_told_later_stands_for_itself(rulebook: RuleBook):
    rule, told = rulebook.get("hotel-catering-growth-award"), {**TOLD, "growth": Decimal("0.05")}
    assert rule is not None
    assert at_odds(rule, told, TODAY, {"growth"}) is None


def test_where_it_makes_no_difference_nothing_is_asked(rulebook: RuleBook):
    rule = rulebook.get("hotel-catering-growth-award")
    assert rule is not None
    told = {**TOLD, "revenue": Decimal(10_000_000), "growth": Decimal("0.5")}
    assert at_odds(rule, told, TODAY, told.keys()) is None
