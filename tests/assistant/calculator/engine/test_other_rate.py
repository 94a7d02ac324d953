"""The result by another rate that the rule holds: the usual one, or that of before."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.calculator.engine.other_rate import at_rate

DAY = date(2026, 11, 24)
RENT = {"housing": "住房", "landlord": "单位", "tenant": "个人租户", "rent": Decimal(360_000)}
RESEARCH = {"expense": Decimal(2_000_000), "tech_sme": True}


@pytest.mark.parametrize(
    ("rule", "told", "rate", "yuan"),
    [
        ("rental-housing-property-tax", RENT, "0.12", 43_200),
        ("rd-super-deduction", RESEARCH, "0.75", 1_500_000),
    ],
)
def test_the_case_by_another_rate(rulebook, rule, told, rate, yuan):
    found = at_rate(rulebook.get(rule), told, Decimal(rate), DAY)
    assert found.result == Decimal(yuan) and found.alternatives == ()


@pytest.mark.parametrize("rate", ["0.04", "0.1"])
def test_its_own_rate_and_one_it_does_not_know_are_none(rulebook, rate):
    assert at_rate(rulebook.get("rental-housing-property-tax"), RENT, Decimal(rate), DAY) is None
