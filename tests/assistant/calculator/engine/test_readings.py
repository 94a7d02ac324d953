"""Readings, caps, ceilings and instalments, on rules written here."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from assistant.calculator.calculation import Calculation, InputValue
from assistant.calculator.engine.engine import calculate
from assistant.calculator.rules.rulebook import LoadedRule

Load = Callable[[str], LoadedRule]
D = Decimal
DAY = date(2026, 11, 23)


def run(load: Load, text: str, day: date = DAY, **inputs: InputValue) -> Calculation:
    return calculate(load(text), inputs, day)


def texts(calculation: Calculation) -> list[str]:
    return [step.text for step in calculation.steps]


READINGS = """
provision:
  article: "2"
  item: "(1)"
  words: [销售额增速达到行业平均增速的，每增长1%奖励3000元，最高奖励3万元]
inputs:
  growth: {type: rate, label: 增速, ask: 增长了百分之几？}
  average: {type: rate, label: 行业平均增速, ask: 行业平均增速是多少？}
  fraction: {type: flag, label: 零头, ask: 算零头吗？, assume: {value: "true", words: 零头照算}}
parameters:
  step: {words: 1%}
  award: {words: 3000元}
  most: {words: 3万元}
conditions:
  - {test: growth >= average, fails: "增速 {growth} 没有达到 {average}", gap: average - growth, gap_unit: points}
readings:
  - reading: 整数百分点
    values: [{name: whole, expression: floor(growth / step), step: "满 {whole} 个 {step}"}]
    result: whole * award
    steps: ["{whole} × {award} = {result}"]
  - reading: 高出平均的部分
    values: [{name: whole, expression: floor((growth - average) / step)}]
    result: whole * award
  - reading: 零头照算
    when: fraction
    result: growth / step * award
    capped: false
cap: most
"""


def test_the_first_reading_is_primary_and_others_show_when_they_differ(load: Load) -> None:
    found = run(load, READINGS, growth=D("0.079"), average=D("0.05"))
    assert found.result == D(21_000)
    assert texts(found) == ["满 7 个 1%", "7 × 3000元 = 2.1万元"]
    assert [(a.reading, a.result, a.unit) for a in found.alternatives] == [
        ("高出平均的部分", D(6000), "yuan"),
        ("零头照算", D(23_700), "yuan"),
    ]
    assert found.alternatives[0].steps[-1].text == "试验奖励：6000元"


def test_a_reading_with_the_same_result_is_not_shown(load: Load) -> None:
    found = run(load, READINGS, growth=D("0.07"), average=D(0))
    assert found.result == D(21_000)
    assert found.alternatives == ()


def test_the_cap_binds_only_the_readings_that_are_capped(load: Load) -> None:
    found = run(load, READINGS, growth=D("0.5"), average=D("0.1"))
    assert found.result == D(30_000)
    assert [a.result for a in found.alternatives] == [D(150_000)]
    assert [
        a.result
        for a in run(load, READINGS, growth=D("0.5"), average=D("0.1"), fraction=False).alternatives
    ] == []


def test_a_gap_in_points(load: Load) -> None:
    found = run(load, READINGS, growth=D("0.03"), average=D("0.05"))
    assert found.failures == ("增速 3% 没有达到 5%，还差2个百分点。",)


def test_a_reading_that_lacks_a_fact_is_mentioned_but_not_asked_for(load: Load) -> None:
    text = """
inputs:
  extra: {type: money, label: 另外的数, ask: 另外的数是多少？}
parameters: {most: {words: 100万元}, rate: {words: 4%}}
readings:
  - {reading: 定额, result: most}
  - {reading: 按比例, result: extra * rate}
"""
    found = run(load, text)
    assert (found.result, found.missing, found.alternatives) == (D(1_000_000), (), ())
    assert found.notices == ("另一种读法（按比例）还缺别的数，这里没有算。",)


def test_the_primary_reading_may_depend_on_a_fact(load: Load) -> None:
    text = """
inputs: {first: {type: flag, label: 首次, ask: 是首次吗？}}
parameters: {most: {words: 100万元}, least: {words: 500万元}}
readings:
  - {reading: 首次, when: first, result: most}
  - {reading: 再次, result: least}
"""
    assert [m.input for m in run(load, text).missing] == ["first"]
    assert run(load, text, first=True).result == D(1_000_000)
    assert run(load, text, first=False).result == D(5_000_000)


def test_ceilings_and_instalments(load: Load) -> None:
    text = """
inputs: {open: {type: flag, label: 由部门定, ask: 由部门定吗？}}
parameters: {most: {words: 100万元}}
readings: [{reading: 定额, result: most}]
ceiling: open
per: 年
instalments:
  - {label: 当年, result: result / 2}
  - {label: 次年, result: result - result / 2}
"""
    found = run(load, text, open=True)
    assert (found.ceiling, found.per) == (True, "年")
    assert texts(found) == ["试验奖励：100万元", "当年：50万元", "次年：50万元"]
    assert run(load, text, open=False).ceiling is False
    assert [m.input for m in run(load, text).missing] == ["open"]


def test_a_calculation_never_holds_a_float(load: Load) -> None:
    found = run(load, READINGS, growth=D("0.079"), average=D("0.05"))
    values = [found.result, *found.inputs.values(), *(s.value for s in found.steps)]
    values += [a.result for a in found.alternatives]
    assert not any(isinstance(value, float) for value in values)


def test_a_condition_of_the_primary_reading_leaves_the_others_with_their_sums(load: Load) -> None:
    whole_percents = "- {test: growth >= step, fails: 不满一个, primary_only: true}\n"
    rule = READINGS.replace("readings:\n", "  " + whole_percents + "readings:\n").replace(
        "when: fraction", "when: fraction and growth > 0"
    )
    found = run(load, rule, growth=D("0.009"), average=D("0.005"))
    assert (found.eligible, found.result, found.failures) == (False, D(0), ("不满一个",))
    assert [(a.reading, a.result) for a in found.alternatives] == [("零头照算", D(2700))]
    below = run(load, rule, growth=D("0.009"), average=D("0.02"))
    assert (below.eligible, below.alternatives) == (False, ())
    unknown = run(load, rule, growth=D("0.009"))
    assert (unknown.eligible, unknown.missing, unknown.alternatives) == (False, (), ())


def test_a_rule_may_say_what_its_result_is_called(load: Load) -> None:
    said = READINGS + (
        "says: {holds: ['{growth} 比 {average} 高，给 {result}', '给 {result}'], fails: 不给}\n"
    )
    assert run(load, said, growth=D("0.08"), average=D("0.05")).says == "8% 比 5% 高，给 2.4万元"
    assert run(load, said, growth=D("0.03"), average=D("0.05")).says == "不给"
    assert run(load, READINGS, growth=D("0.08"), average=D("0.05")).says == ""
