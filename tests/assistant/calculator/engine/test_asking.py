"""What is asked for: never a fact that cannot change the result, never a guess."""

import random
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant.calculator.calculation import Calculation, InputValue
from assistant.calculator.engine.asking import Inquiry
from assistant.calculator.engine.engine import calculate
from assistant.calculator.rules.rulebook import LoadedRule, RuleBook, load_rules
from assistant.calculator.uncertain import is_exact
from corpus.catalog import open_catalog

Load = Callable[[str], LoadedRule]
D = Decimal
DOCUMENTS = Path(__file__).resolve().parents[4] / "corpus" / "documents"
DAY = date(2022, 6, 1)


def missing(rule: LoadedRule, **inputs: InputValue) -> list[str]:
    return [m.input for m in calculate(rule, inputs, DAY).missing]


SHARE = """
inputs:
  kind:
    type: choice
    label: 类型
    ask: 是哪一种？
    choices: [{value: 甲}, {value: 乙}, {value: 丙}]
  cost: {type: money, label: 费用, ask: 费用是多少？}
  local: {type: flag, label: 本地, ask: 是本地企业吗？}
parameters:
  rate: {words: 4%}
  least: {words: 500万元}
  most: {words: 100万元}
conditions:
  - {test: local, fails: 不是本地企业}
  - {test: cost >= least, fails: 费用不够}
readings:
  - {reading: 按比例, result: "{'甲': cost * rate, '乙': cost * rate * 2, '丙': most}[kind]"}
cap: most
"""


def test_the_most_decisive_fact_is_asked_for_first(load: Load) -> None:
    assert missing(load(SHARE)) == ["local", "cost", "kind"]
    assert missing(load(SHARE), local=True, cost=D(10_000_000)) == ["kind"]


def test_not_eligible_anyway_asks_nothing(load: Load) -> None:
    found = calculate(load(SHARE), {"local": False}, DAY)
    assert (found.eligible, found.result, found.missing) == (False, D(0), ())
    found = calculate(load(SHARE), {"cost": D(4_999_999)}, DAY)
    assert (found.eligible, found.missing) == (False, ())


def test_a_cap_already_reached_need_not_be_refined(load: Load) -> None:
    assert missing(load(SHARE), local=True, kind="丙") == ["cost"]
    found = calculate(load(SHARE), {"local": True, "cost": D(25_000_000)}, DAY)
    assert (found.eligible, found.result, found.missing) == (True, D(1_000_000), ())
    assert found.steps[-1].text.startswith("试验奖励：100万元")
    assert missing(load(SHARE), local=True, cost=D(24_999_999)) == ["kind"]


def test_a_choice_that_makes_no_difference_is_not_asked_for(load: Load) -> None:
    text = """
inputs:
  kind: {type: choice, label: 类型, ask: 哪种？, choices: [{value: 甲}, {value: 乙}]}
parameters: {most: {words: 100万元}, rate: {words: 4%}}
readings: [{reading: 同样, result: "{'甲': most * rate * 2, '乙': rate * 2 * most}[kind]"}]
"""
    found = calculate(load(text), {}, DAY)
    assert (found.result, found.missing) == (D(80_000), ())


def test_correlated_conditions_are_seen_through(load: Load) -> None:
    """Plain intervals leave this open; cutting at the threshold settles it."""
    text = """
inputs: {cost: {type: money, label: 费用, ask: 费用是多少？}}
parameters: {least: {words: 500万元}, most: {words: 100万元}}
conditions: [{test: cost >= least or cost < least, fails: 不会发生}]
readings: [{reading: 同样, result: most}]
"""
    rule = load(text)
    assert missing(rule) == []


def test_a_single_point_that_matters_is_found(load: Load) -> None:
    text = """
inputs: {cost: {type: money, label: 费用, ask: 费用是多少？}}
parameters: {most: {words: 100万元}, rate: {words: 4%}}
readings: [{reading: 刚好, result: "0 if cost * rate == most else most"}]
"""
    assert missing(load(text)) == ["cost"]


def test_a_number_that_decides_beyond_every_threshold_is_asked_for(load: Load) -> None:
    text = """
inputs: {number: {type: integer, label: 个数, ask: 几个？, maximum: "60"}}
parameters: {most: {words: 100万元}}
readings: [{reading: 奇, result: "most if number == 2 * 2 * 2 * 2 + 1 else 0"}]
"""
    assert missing(load(text)) == ["number"]


def test_a_day_that_decides_is_asked_for(load: Load) -> None:
    text = """
inputs: {start: {type: date, label: 开工, ask: 哪天开工？}}
parameters: {most: {words: 100万元}}
conditions: [{test: "add_years(start, 2) <= as_of", fails: 没有满两年}]
readings: [{reading: 定额, result: most}]
"""
    rule = load(text)
    assert missing(rule) == ["start"]
    assert calculate(rule, {"start": date(2020, 6, 1)}, DAY).eligible is True
    assert calculate(rule, {"start": date(2020, 6, 2)}, DAY).eligible is False


def test_assumed_and_optional_facts_are_never_asked_for(load: Load) -> None:
    text = """
inputs:
  cost: {type: money, label: 费用, ask: 费用？, assume: {value: most, words: 按上限}}
  note: {type: flag, label: 备注, ask: 备注？, optional: true, assume: {value: "false", words: 没有备注}}
parameters: {most: {words: 100万元}}
readings: [{reading: 按费用, result: "cost if not note else 0"}]
"""
    found = calculate(load(text), {}, DAY)
    assert (found.result, found.missing) == (D(1_000_000), ())
    assert found.assumptions == ("按上限", "没有备注")


def test_questions_carry_their_words_and_choices(load: Load) -> None:
    (question,) = calculate(load(SHARE), {"local": True, "cost": D(10_000_000)}, DAY).missing
    assert (question.question, question.choices) == ("是哪一种？", ("甲", "乙", "丙"))


# The same for every rule of the program: random facts told, the rest left open.


@cache
def rules() -> tuple[LoadedRule, ...]:
    """The program's rules (not a fixture: hypothesis prints every argument it passes on)."""
    return load_rules(open_catalog(DOCUMENTS)).rules


def free(rule: LoadedRule, told: Mapping[str, InputValue]) -> list[str]:
    """The inputs left open: not told, not assumed, not following from what is told."""
    return [
        name
        for name, given in rule.inputs.items()
        if name not in told
        and given.assume is None
        and not given.optional
        and not is_exact(rule.program.domains[name])
        and not follows(rule, name, told)
    ]


def follows(rule: LoadedRule, name: str, told: Mapping[str, InputValue]) -> bool:
    sources = rule.program.derives[name].names if name in rule.program.derives else set()
    known = {n for n in rule.inputs if n in told or rule.inputs[n].assume is not None}
    return any(n in told for n in sources) and all(
        n in known or n not in rule.inputs or follows(rule, n, told) for n in sources
    )


def samples(rule: LoadedRule) -> dict[str, list[InputValue]]:
    inquiry = Inquiry(rule.program, {}, list(rule.inputs), DAY)
    return {name: [v for v in values if is_exact(v)] for name, values in inquiry.samples.items()}


def said(found: Calculation) -> tuple[object, ...]:
    return found.eligible, found.result, found.undecided, found.ended, found.ceiling


def completions(
    rule: LoadedRule, told: Mapping[str, InputValue], chance: random.Random, count: int
) -> Iterator[dict[str, InputValue]]:
    """What may be told in full: nothing that the rule itself says cannot be (a total below what was
    spent).
    """
    values = samples(rule)
    for _ in range(count):
        whole = {**told, **{name: chance.choice(values[name]) for name in free(rule, told)}}
        if not any(below(whole, name, given.at_least) for name, given in rule.inputs.items()):
            yield whole


def below(whole: Mapping[str, InputValue], name: str, least: str | None) -> bool:
    value, bound = whole.get(name), whole.get(least or "")
    return isinstance(value, Decimal) and isinstance(bound, Decimal) and value < bound


@settings(max_examples=400, deadline=None)
@given(number=st.integers(0, 10**6), seed=st.integers(0, 10**9))
def test_what_is_settled_holds_for_everything_not_told(number: int, seed: int) -> None:
    rule = rules()[number % len(rules())]
    chance = random.Random(seed)
    values = samples(rule)
    told = {name: chance.choice(v) for name, v in values.items() if chance.random() < 0.6}
    assume(not any(below(told, name, given.at_least) for name, given in rule.inputs.items()))
    found = calculate(rule, told, DAY)
    if found.missing:
        assert (found.eligible, found.result) == (None, None)
        assert {m.input for m in found.missing} <= set(free(rule, told))
        for question in found.missing:
            assert can_change(rule, told, question.input, values[question.input], chance)
    else:
        for completion in completions(rule, told, chance, 25):
            assert said(calculate(rule, completion, DAY)) == said(found)


def can_change(
    rule: LoadedRule,
    told: Mapping[str, InputValue],
    name: str,
    values: list[InputValue],
    chance: random.Random,
) -> bool:
    """Whether two completions that differ in this input alone give different results."""
    for completion in completions(rule, told, chance, 300):
        outcomes = {said(calculate(rule, {**completion, name: value}, DAY)) for value in values}
        if len(outcomes) > 1:
            return True
    return False


def test_every_question_asked_of_nobody_can_matter(rulebook: RuleBook) -> None:
    for rule in rulebook.rules:
        values = samples(rule)
        for question in calculate(rule, {}, DAY).missing:
            assert can_change(rule, {}, question.input, values[question.input], random.Random(1)), (
                rule.id,
                question.input,
            )


@pytest.mark.parametrize("day", [date(2022, 6, 1), date(2026, 11, 23)])
def test_a_rule_answers_or_asks_but_never_both(rulebook: RuleBook, day: date) -> None:
    for rule in rulebook.rules:
        found = calculate(rule, {}, day)
        assert not (found.missing and (found.ended or found.undecided or found.result is not None))
