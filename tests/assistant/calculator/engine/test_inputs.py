"""Values given as fields: read exactly, or refused with the field's path."""

import math
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.calculator.engine.inputs import read_inputs
from assistant.calculator.errors import InputError
from assistant.calculator.rules.rulebook import LoadedRule, load_rule
from assistant.calculator.rules.rulefile import read_rules
from corpus.parser import parse

Load = Callable[[str], LoadedRule]
D = Decimal
DATA = Path(__file__).resolve().parents[3] / "data"

RULE = """
inputs:
  cost: {type: money, label: 费用, ask: 费用是多少？, impossible: 费用不会是这个数}
  growth: {type: rate, label: 增速, ask: 增长了百分之几？}
  fee: {type: rate, label: 费率, ask: 费率是多少？, minimum: "0", maximum: 10%}
  years: {type: number, unit: 年, label: 年数, ask: 几年？}
  tonnes: {type: number, unit: 吨, label: 用量, ask: 几吨？}
  firms: {type: integer, unit: 家, label: 家数, ask: 几家？}
  level:
    type: choice
    label: 级别
    ask: 哪一级？
    choices: [{value: 特级, names: [特级资质]}, {value: 一级（综合）, names: [一级]}]
  local: {type: flag, label: 本地, ask: 是本地吗？, names: [本地企业], no_names: [外地企业]}
  start: {type: date, label: 开工, ask: 哪天开工？}
parameters: {most: {words: 100万元}}
conditions:
  - test: "local and level == '特级' and start < as_of and firms > 0"
    fails: 不符合
readings:
  - {reading: 都用上, result: cost * growth * fee * years * tonnes + most}
"""


@pytest.fixture
def rule(load: Load) -> LoadedRule:
    return load(RULE)


@pytest.mark.parametrize(
    ("name", "given", "value"),
    [
        ("cost", "300万", D(3_000_000)),
        ("cost", "300万元", D(3_000_000)),
        ("cost", "13000000000.5元", D("13000000000.5")),
        ("cost", "2022.5元", D("2022.5")),
        ("cost", "1.25亿", D(125_000_000)),
        ("cost", "３００万", D(3_000_000)),
        ("cost", "3,000,000", D(3_000_000)),
        ("cost", "3000000.50", D("3000000.50")),
        ("cost", 3_000_000, D(3_000_000)),
        ("cost", 0.1, D("0.1")),
        ("cost", D("1E+6"), D(1_000_000)),
        ("cost", 0, D(0)),
        ("growth", "12.6%", D("0.126")),
        ("growth", "12.6", D("0.126")),
        ("growth", 12.6, D("0.126")),
        ("growth", "百分之十五", D("0.15")),
        ("growth", "5个百分点", D("0.05")),
        ("growth", "-3%", D("-0.03")),
        ("growth", "-3", D("-0.03")),
        ("growth", 0, D(0)),
        ("fee", "0.8%", D("0.008")),
        ("fee", "0.8", D("0.008")),  # 80% cannot be
        ("years", "2年", D(2)),
        ("years", "1.5", D("1.5")),
        ("tonnes", "9.9吨", D("9.9")),
        ("firms", "3家", D(3)),
        ("firms", "3", D(3)),
        ("firms", "3个", D(3)),
        ("firms", 3.0, D(3)),
        ("level", "特级", "特级"),
        ("level", "特级资质", "特级"),
        ("level", "一级(综合)", "一级（综合）"),
        ("level", " 一级 ", "一级（综合）"),
        ("local", True, True),
        ("local", "是", True),
        ("local", "否", False),
        ("local", "true", True),
        ("local", 0, False),
        ("local", "外地企业", False),
        ("start", "2026-03-08", date(2026, 3, 8)),
        ("start", "2026年3月8日", date(2026, 3, 8)),
        ("start", "2026/3/8", date(2026, 3, 8)),
        ("start", date(2026, 3, 8), date(2026, 3, 8)),
    ],
)
def test_reads(rule: LoadedRule, name: str, given: object, value: object) -> None:
    found = read_inputs(rule, {name: given})[name]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("name", "given", "code"),
    [
        ("cost", "很多", "input_invalid"),
        ("cost", "12.6%", "input_invalid"),
        ("cost", "3年", "input_invalid"),
        ("cost", "五六百万", "input_invalid"),
        ("cost", "100万到150万", "input_invalid"),
        ("cost", "-1", "input_impossible"),
        ("cost", "1e9999", "input_invalid"),
        ("cost", math.nan, "input_invalid"),
        ("cost", math.inf, "input_invalid"),
        ("cost", "NaN", "input_invalid"),
        ("cost", "Infinity", "input_invalid"),
        ("cost", "9" * 90, "input_impossible"),
        pytest.param("cost", "9" * 5000, "input_invalid", id="cost-long"),
        ("cost", 10**30, "input_impossible"),
        pytest.param("cost", 10**5000, "input_invalid", id="cost-enormous"),
        ("cost", "0." + "1" * 60, "input_invalid"),
        ("cost", "1_000", "input_invalid"),
        ("cost", ["300万"], "input_invalid"),
        ("cost", {"value": 1}, "input_invalid"),
        ("cost", True, "input_invalid"),
        ("cost", "2026-03-08", "input_invalid"),
        ("growth", "900%", "input_impossible"),
        ("growth", "0.15", "input_invalid"),  # 0.15% or 15%?
        ("growth", "300万", "input_invalid"),
        ("fee", "11%", "input_impossible"),
        ("years", "3吨", "input_invalid"),
        ("tonnes", "3年", "input_invalid"),
        ("firms", "2.5", "input_invalid"),
        ("level", "二级", "input_invalid"),
        ("level", 1, "input_invalid"),
        ("local", "也许", "input_invalid"),
        ("start", "2026-02-30", "input_invalid"),
        ("start", "去年", "input_invalid"),
        ("start", "3026-01-01", "input_impossible"),
        ("revenue", "300万", "input_unknown"),
    ],
)
def test_refuses(rule: LoadedRule, name: str, given: object, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read_inputs(rule, {name: given})
    assert (caught.value.path, caught.value.code) == (f"inputs.{name}", code)
    assert caught.value.message and len(caught.value.message) < 300


def test_what_cannot_be_gets_the_rules_own_words(rule: LoadedRule) -> None:
    with pytest.raises(InputError, match="费用不会是这个数"):
        read_inputs(rule, {"cost": "-5"})


def test_a_bare_fraction_is_asked_about(rule: LoadedRule) -> None:
    with pytest.raises(InputError, match=r"0\.15% 还是 15%"):
        read_inputs(rule, {"growth": "0.15"})


def test_nothing_told_is_nothing(rule: LoadedRule) -> None:
    assert read_inputs(rule, {"cost": None, "growth": "", "level": "  "}) == {}


def probe_rule() -> LoadedRule:
    document = parse((DATA / "probe_document.txt").read_text(encoding="utf-8"), id="probe")
    file = DATA / "rule_equipment.yaml"
    return load_rule(read_rules(file)[0], document, file)


PROBE = probe_rule()
anything = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.decimals()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=5,
)


@given(
    st.dictionaries(st.one_of(st.sampled_from(["total", "level"]), st.text()), anything, max_size=3)
)
def test_anything_gives_values_or_an_input_error(raw: dict[str, object]) -> None:
    try:
        values = read_inputs(PROBE, raw)
    except InputError as error:
        assert error.path.startswith("inputs.") and error.message
    else:
        assert not any(isinstance(value, float) for value in values.values())


@given(st.text(alphabet="0123456789.,万亿千百十零一二两三五半多元%百分之-+eE几 ", max_size=20))
def test_strings_that_look_like_numbers(text: str) -> None:
    try:
        values = read_inputs(PROBE, {"total": text})
    except InputError as error:
        assert error.path == "inputs.total"
    else:
        assert all(isinstance(v, Decimal) and 0 <= v <= 10**14 for v in values.values())


@given(st.decimals(0, 10**13, places=2, allow_nan=False))
def test_a_sum_in_digits_is_read_exactly(value: Decimal) -> None:
    assert read_inputs(PROBE, {"total": f"{value:f}"}) == {"total": value}
