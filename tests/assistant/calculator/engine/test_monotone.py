"""More never gives less, where the text implies it; and no award is ever negative."""

import random
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.calculator.calculation import InputValue
from assistant.calculator.engine.engine import calculate
from assistant.calculator.rules.rulebook import LoadedRule, RuleBook, load_rules
from corpus.catalog import open_catalog

DOCUMENTS = Path(__file__).resolve().parents[4] / "corpus" / "documents"
DAY = date(2022, 6, 1)

# Rule, the input that grows, and the facts that go with it.
RISING: list[tuple[str, str, dict[str, InputValue]]] = [
    ("wholesale-growth-award", "growth", {"industry_growth": Decimal("0.05")}),
    ("wholesale-growth-award", "sales", {"growth": Decimal("0.2")}),
    ("retail-growth-award", "growth", {"industry_growth": Decimal("0.05")}),
    ("hotel-catering-growth-award", "revenue", {"growth": Decimal("0.2")}),
    ("services-growth-award", "growth", {"industry_growth": Decimal(0)}),
    ("innovation-voucher-subsidy", "used", {}),
    ("new-technology-support", "cost", {"filed": True}),
    ("high-tech-enterprise-support", "rd_total", {}),
    ("research-institute-subsidy", "provincial_subsidy", {}),
    ("consortium-subsidy", "city_subsidy", {}),
    ("new-tax-award", "new_tax", {}),
    ("construction-output-award", "output", {}),
    ("chain-leader-revenue-award", "revenue", {}),
    ("project-completion-award", "total", {}),
    ("guarantee-fee-subsidy", "guaranteed", {"rate": Decimal("0.02")}),
    ("rd-super-deduction", "expense", {}),
]


@cache
def book() -> RuleBook:
    """The program's rules (not a fixture: hypothesis prints every argument it passes on)."""
    return load_rules(open_catalog(DOCUMENTS))


def amount(rule: LoadedRule, inputs: dict[str, InputValue]) -> Decimal:
    found = calculate(rule, inputs, DAY)
    assert found.result is not None, found.missing
    return found.result


def other_facts(rule: LoadedRule, name: str, seed: int) -> dict[str, InputValue]:
    """Choices, and the numbers that the case does not set, at random."""
    chance = random.Random(seed)
    facts: dict[str, InputValue] = {}
    for other, known in rule.inputs.items():
        if other == name or known.optional or known.assume is not None:
            continue
        if known.type == "choice":
            facts[other] = chance.choice([c.value for c in known.choices])
        elif known.type == "money":
            facts[other] = Decimal(chance.randrange(0, 10**10))
        elif known.type == "number":
            facts[other] = Decimal(chance.randrange(0, 40)) / 10
        elif known.type == "rate":
            facts[other] = Decimal(chance.randrange(0, 2000)) / 10000
    return facts


@pytest.mark.parametrize(("rule_id", "name", "facts"), RISING, ids=lambda v: str(v)[:40])
@settings(max_examples=60, deadline=None)
@given(a=st.integers(0, 10**13), b=st.integers(0, 10**13), seed=st.integers(0, 10**6))
def test_more_never_gives_less(
    rule_id: str, name: str, facts: dict[str, InputValue], a: int, b: int, seed: int
) -> None:
    rule = book().get(rule_id)
    assert rule is not None
    scale = 13 if rule.inputs[name].type == "rate" else 2
    low, high = (Decimal(v).scaleb(-scale) for v in sorted((a, b)))
    told = {**other_facts(rule, name, seed), **facts}
    assert amount(rule, {**told, name: low}) <= amount(rule, {**told, name: high})


def test_a_sum_is_never_negative_and_never_above_its_cap(rulebook: RuleBook) -> None:
    chance = random.Random(11)
    for rule in rulebook.rules:
        for _ in range(20):
            facts = other_facts(rule, "", chance.randrange(10**6))
            found = calculate(rule, facts, DAY)
            assert found.result is None or found.result >= 0, rule.id
            if rule.cap is not None and found.result is not None:
                caps = [f.value for f in rule.program.figures.values() if f.unit == "yuan"]
                assert found.result <= max(caps), rule.id
