"""Every rule against a second implementation, written from the text in plain Python.

The second implementations stand in ``second_reading.py``. Inputs are drawn by hypothesis, often at
and around the sums of the text.
"""

import importlib.util
import math
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.calculator.engine.engine import calculate
from assistant.calculator.rules.rule import Input
from assistant.calculator.rules.rulebook import LoadedRule, RuleBook, load_rules
from assistant.calculator.uncertain import Range
from corpus.catalog import open_catalog

HERE = Path(__file__)
DOCUMENTS = HERE.resolve().parents[4] / "corpus" / "documents"
DAY = date(2022, 6, 1)

spec = importlib.util.spec_from_file_location("second_reading", HERE.with_name("second_reading.py"))
assert spec is not None and spec.loader is not None
second = importlib.util.module_from_spec(spec)
spec.loader.exec_module(second)
PLAIN, NO, OPEN, WAN, YI = second.PLAIN, second.NO, second.OPEN, second.WAN, second.YI


@cache
def book() -> RuleBook:
    """The program's rules (not a fixture: hypothesis prints every argument it passes on)."""
    return load_rules(open_catalog(DOCUMENTS))


SUMS = (1, 5, 10, 20, 50, 100, 200, 300, 500, 1000, 2000, 5000, 20_000, 30_000, 50_000, 100_000)
MONEY = st.one_of(
    st.tuples(st.sampled_from(SUMS), st.sampled_from(["-0.01", "0", "0.01", "1"])).map(
        lambda t: Decimal(t[0] * WAN) + Decimal(t[1])
    ),
    st.decimals(0, 3 * YI, places=2),
)
RATES = st.one_of(
    st.sampled_from(["0", "0.0099", "0.01", "0.0299", "0.03", "0.0301", "0.05", "0.1", "0.15"]).map(
        Decimal
    ),
    st.decimals("-0.1", "0.6", places=4),
)


def values(rule: LoadedRule, name: str, known: Input) -> st.SearchStrategy[Any]:
    """Values that an input can have."""
    if known.type == "choice":
        return st.sampled_from([choice.value for choice in known.choices])
    if known.type == "flag":
        return st.sampled_from([True, True, False])
    if known.type == "date":
        return st.dates(date(2022, 1, 1), date(2022, 12, 31))
    domain = rule.program.domains[name]
    assert isinstance(domain, Range)
    numbers = {
        "money": MONEY,
        "rate": RATES,
        "number": st.one_of(
            st.sampled_from(["1.5", "2", "1.99", "10", "9.9", "6000", "5999.9"]).map(Decimal),
            st.decimals(0, 12, places=1),
        ),
        "integer": st.integers(0, 12).map(Decimal),
    }[known.type]
    return numbers.filter(lambda v: domain.low <= v <= domain.high)  # type: ignore[operator]


def to_fen(value: Fraction) -> Fraction:
    return Fraction(math.floor(value * 100 + Fraction(1, 2)), 100)


def test_every_rule_has_a_second_implementation(rulebook: RuleBook) -> None:
    assert PLAIN.keys() == {rule.id for rule in rulebook.rules}


@pytest.mark.parametrize("name", PLAIN)
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_the_rule_agrees_with_the_text_read_a_second_time(name: str, data: st.DataObject) -> None:
    rule = book().get(name)
    assert rule is not None
    told = data.draw(st.fixed_dictionaries({n: values(rule, n, i) for n, i in rule.inputs.items()}))
    found = calculate(rule, told, DAY)
    said = PLAIN[name]({n: Fraction(v) if isinstance(v, Decimal) else v for n, v in told.items()})
    assert found.missing == () and not found.ended
    if isinstance(said, str):
        assert found.eligible is (False if said == NO else None)
        assert (found.undecided is not None) is (said == OPEN)
        return
    assert found.eligible is True
    if said[0] is None:
        assert found.result is None
        return
    money = found.unit == "yuan"
    result, *others = (to_fen(Fraction(s)) if money else Fraction(s) for s in said)
    assert Fraction(found.result) == result  # type: ignore[arg-type]
    if len(said) > 1:
        plain = [other for other, exact in zip(others, said[1:], strict=True) if exact != said[0]]
        assert [Fraction(a.result) for a in found.alternatives] == plain
