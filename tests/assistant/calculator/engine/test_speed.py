"""How fast the engine is: at least 2,000 calculations a second, whatever the rule."""

import time
from collections.abc import Callable
from datetime import date

import pytest

from assistant.calculator.engine.engine import calculate
from assistant.calculator.engine.inputs import read_inputs
from assistant.calculator.rules.rulebook import LoadedRule, RuleBook

Limit = Callable[[float], float]
DAY = date(2022, 6, 1)


def slowest(rulebook: RuleBook) -> tuple[LoadedRule, dict[str, object], float]:
    """The rule and example whose calculation takes longest, in seconds (best of five)."""
    worst: tuple[LoadedRule, dict[str, object], float] | None = None
    for rule in rulebook.rules:
        for example in rule.examples:
            inputs = read_inputs(rule, example.inputs)
            if calculate(rule, inputs, example.as_of or DAY).missing:
                continue
            best = min(timed(rule, inputs, example.as_of or DAY) for _ in range(5))
            if worst is None or best > worst[2]:
                worst = (rule, dict(inputs), best)
    assert worst is not None
    return worst


def timed(rule: LoadedRule, inputs: dict, day: date) -> float:  # type: ignore[type-arg]
    began = time.thread_time()
    calculate(rule, inputs, day)
    return time.thread_time() - began


@pytest.mark.timed
def test_two_thousand_calculations_a_second_for_the_slowest_rule(
    rulebook: RuleBook, limit: Limit
) -> None:
    rule, inputs, _ = slowest(rulebook)
    spent = []
    for _ in range(5):
        began = time.thread_time()
        for _ in range(400):
            calculate(rule, inputs, DAY)  # type: ignore[arg-type]
        spent.append((time.thread_time() - began) / 400)
    assert min(spent) <= limit(1 / 2000), f"{rule.id}: {1 / min(spent):.0f} a second"


@pytest.mark.timed
def test_a_hundred_questions_a_second_for_the_slowest_rule(
    rulebook: RuleBook, limit: Limit
) -> None:
    """A rule of which nothing is told takes the search for what to ask: 10 ms at most."""
    most = limit(0.01)
    for rule in rulebook.rules:
        assert min(timed(rule, {}, DAY) for _ in range(5)) < most, rule.id


def test_calculating(benchmark, rulebook: RuleBook) -> None:  # type: ignore[no-untyped-def]
    rule, inputs, _ = slowest(rulebook)
    benchmark(calculate, rule, inputs, DAY)
