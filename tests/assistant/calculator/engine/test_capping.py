"""The most that a rule gives in the case told, by the cap that the text states."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.calculator.engine.capping import cap_of

DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("rule", "told", "yuan"),
    [
        ("wholesale-growth-award", {"sales": Decimal(1_100_000_000)}, 200_000),
        ("wholesale-growth-award", {"sales": Decimal(120_000_000)}, 30_000),
        ("local-matching-subsidy", {}, 2_000_000),
        ("high-tech-enterprise-support", {"recognition": "重新"}, 200_000),
    ],
)
def test_the_cap_is_that_of_the_case(rulebook, rule, told, yuan):
    most = cap_of(rulebook.get(rule), told, DAY)
    assert (most.result, most.ceiling, most.alternatives) == (Decimal(yuan), True, ())


def test_a_cap_that_depends_on_what_was_not_told_is_none(rulebook):
    assert cap_of(rulebook.get("wholesale-growth-award"), {}, DAY) is None


def test_without_a_cap_in_the_text_there_is_none(rulebook):
    assert cap_of(rulebook.get("quality-award"), {"level": "阳城县质量奖"}, DAY) is None
