"""The engine, feature by feature, on rules written here."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from assistant.calculator.calculation import Calculation, InputValue
from assistant.calculator.engine.engine import calculate
from assistant.calculator.errors import InputError
from assistant.calculator.rules.rulebook import LoadedRule

Load = Callable[[str], LoadedRule]
D = Decimal
DAY = date(2026, 11, 23)

INVESTMENT = """
inputs:
  total: {type: money, label: 设备投资总额, ask: 设备投资总额是多少？}
  actual:
    {type: money, label: 实际投资额, ask: 实际投资额是多少？, assume: {value: total, words: 按投资总额全部到位计算}}
parameters:
  least: {words: 500万元}
  rate: {words: 4%}
  most: {words: 100万元}
conditions:
  - {test: total >= least, fails: 设备投资总额没有达到 {least}。, gap: least - total}
values:
  - {name: plain, expression: actual * rate, unit: yuan, step: "{actual} × {rate} = {plain}"}
readings:
  - {reading: 按实际投资额的4%, result: plain}
cap: most
""".replace("fails: 设备投资总额没有达到 {least}。", 'fails: "设备投资总额没有达到 {least}。"')


def run(load: Load, text: str, day: date = DAY, **inputs: InputValue) -> Calculation:
    return calculate(load(text), inputs, day)


def texts(calculation: Calculation) -> list[str]:
    return [step.text for step in calculation.steps]


def test_a_sum_with_its_steps_and_words(load: Load) -> None:
    found = run(load, INVESTMENT, total=D(10_000_000))
    assert (found.eligible, found.result, found.unit) == (True, D(400_000), "yuan")
    assert texts(found) == ["1000万元 × 4% = 40万元", "试验奖励：40万元"]
    step = found.steps[0]
    assert (step.article, step.label, step.value, step.unit) == ("1", "第1条", D(400_000), "yuan")
    assert step.words == (
        "对设备投资总额500万元以上的项目，按实际投资额的4%给予奖励，单个项目最高奖励100万元",
    )
    assert found.decides == ("县工信局", "县财政局")
    assert (found.label, found.number) == ("第1条", 1)


def test_the_cap_cuts_and_says_so(load: Load) -> None:
    found = run(load, INVESTMENT, total=D(30_000_000))
    assert found.result == D(1_000_000)
    assert texts(found)[-1] == "超过上限，按上限 100万元 计"
    assert not found.ceiling


def test_exactly_at_the_cap_nothing_is_cut(load: Load) -> None:
    found = run(load, INVESTMENT, total=D(25_000_000))
    assert found.result == D(1_000_000)
    assert not any("超过上限" in text for text in texts(found))


def test_what_is_assumed_is_said_only_where_it_was_used_and_not_told(load: Load) -> None:
    assumed = run(load, INVESTMENT, total=D(10_000_000))
    assert assumed.assumptions == ("按投资总额全部到位计算",)
    assert assumed.assumed == ("actual",)
    assert assumed.inputs == {"total": D(10_000_000), "actual": D(10_000_000)}
    told = run(load, INVESTMENT, total=D(10_000_000), actual=D(8_000_000))
    assert (told.result, told.assumptions, told.assumed) == (D(320_000), (), ())
    failed = run(load, INVESTMENT, total=D(4_000_000))
    assert failed.assumptions == ()


def test_a_failing_condition_gives_zero_and_how_much_is_missing(load: Load) -> None:
    found = run(load, INVESTMENT, total=D(2_000_000))
    assert (found.eligible, found.result, found.unit) == (False, D(0), "yuan")
    assert found.failures == ("设备投资总额没有达到 500万元，还差300万元。",)


@pytest.mark.parametrize(("total", "eligible"), [("4999999.99", False), ("5000000", True)])
def test_a_threshold_includes_itself(load: Load, total: str, eligible: bool) -> None:
    assert run(load, INVESTMENT, total=D(total)).eligible is eligible


def test_every_failing_condition_is_listed(load: Load) -> None:
    text = """
inputs:
  local: {type: flag, label: 本地, ask: 是本地企业吗？}
  done: {type: flag, label: 完成, ask: 完成了吗？}
conditions:
  - {test: local, fails: 不是本地企业}
  - {test: done, fails: 项目还没有完成}
kind: check
unit: null
"""
    found = run(load, text, local=False, done=False)
    assert found.failures == ("不是本地企业", "项目还没有完成")
    assert (found.eligible, found.result, found.unit) == (False, None, None)
    assert run(load, text, local=True, done=True).eligible is True
    early = run(load, text, local=False)
    assert (early.eligible, early.missing) == (False, ())
    assert early.failures == ("不是本地企业",)


UNDECIDED = """
kind: check
unit: null
inputs:
  tonnes: {type: number, unit: 吨, label: 用量, ask: 一年用多少吨？}
  local: {type: flag, label: 本地, ask: 是本地企业吗？}
parameters:
  edge: {words: 500万元}
conditions:
  - {test: local, fails: 不是本地企业}
  - test: tonnes < edge
    fails: 用量没有低于界限
    undecided: tonnes == edge
    undecided_says: 刚好 {tonnes}，两种说法都通
"""


def test_where_the_text_does_not_decide_nothing_is_decided(load: Load) -> None:
    found = run(load, UNDECIDED, tonnes=D(5_000_000), local=True)
    assert (found.eligible, found.result) == (None, None)
    assert found.undecided == "刚好 5000000吨，两种说法都通"
    assert found.missing == ()
    assert run(load, UNDECIDED, tonnes=D(4_999_999), local=True).eligible is True
    assert run(load, UNDECIDED, tonnes=D(5_000_001), local=True).eligible is False


def test_another_condition_that_fails_settles_what_the_text_leaves_open(load: Load) -> None:
    found = run(load, UNDECIDED, tonnes=D(5_000_000), local=False)
    assert (found.eligible, found.undecided) == (False, None)
    assert found.failures == ("不是本地企业",)


TERM = """
since: 2022-04-26
until: 2024-12-31
ended_says: 文件写的期限是2024年底，已经过了。
parameters: {most: {words: 100万元}}
readings: [{reading: 定额, result: most}]
"""


@pytest.mark.parametrize(
    ("day", "ended"),
    [
        (date(2022, 4, 25), True),
        (date(2022, 4, 26), False),
        (date(2024, 12, 31), False),
        (date(2025, 1, 1), True),
    ],
)
def test_a_stated_term_includes_its_first_and_last_day(load: Load, day: date, ended: bool) -> None:
    found = run(load, TERM, day)
    assert found.ended is ended
    assert found.result == (None if ended else D(1_000_000))
    assert found.eligible is (None if ended else True)
    assert found.missing == ()


def test_after_its_term_the_rule_says_so_first(load: Load) -> None:
    assert run(load, TERM, date(2025, 1, 1)).notices[0] == "文件写的期限是2024年底，已经过了。"
    before = run(load, TERM, date(2022, 1, 1)).notices[0]
    assert before == "这项规定从 2022年4月26日 起执行，那一天以前不适用"


FIGURE_TERM = """
inputs: {big: {type: flag, label: 大项目, ask: 是大项目吗？}}
parameters:
  rate: {words: 4%, until: 2024-12-31}
  most: {words: 100万元}
readings:
  - {reading: 按比例或定额, result: "most * rate if big else most"}
"""


def test_a_figure_no_longer_in_force_ends_only_what_uses_it(load: Load) -> None:
    later = date(2025, 1, 1)
    assert run(load, FIGURE_TERM, later, big=False).result == D(1_000_000)
    ended = run(load, FIGURE_TERM, later, big=True)
    assert (ended.ended, ended.result) == (True, None)
    assert ended.notices[0] == "计算要用的“4%”执行到 2024年12月31日，已经过了，不再计算"
    assert run(load, FIGURE_TERM, date(2024, 12, 31), big=True).result == D(40_000)
    assert [m.input for m in run(load, FIGURE_TERM, later).missing] == ["big"]


def test_a_figure_not_yet_in_force(load: Load) -> None:
    text = FIGURE_TERM.replace("until: 2024-12-31", "since: 2027-01-01")
    found = run(load, text, big=True)
    assert found.ended and found.notices[0].startswith("计算要用的“4%”从 2027年1月1日 起执行")


def test_a_result_below_one_fen_is_rounded_half_up_at_the_end_only(load: Load) -> None:
    text = """
inputs: {cost: {type: money, label: 费用, ask: 费用是多少？}}
parameters: {rate: {words: 4%}}
values: [{name: part, expression: cost * rate, unit: yuan}]
readings: [{reading: 按比例, result: part}]
"""
    found = run(load, text, cost=D("100.37"))
    assert found.result == D("4.01")
    assert texts(found)[-1] == "不足一分的部分四舍五入到分：4.01元"
    assert run(load, text, cost=D("100.125")).result == D("4.01")
    assert run(load, text, cost=D("100.12")).result == D("4.00")
    exact = run(load, text, cost=D("100.25"))
    assert exact.result == D("4.01") and not any("四舍五入" in t for t in texts(exact))


DERIVED = """
inputs:
  sales: {type: money, label: 销售额, ask: 销售额是多少？, optional: true}
  before: {type: money, label: 上年销售额, ask: 上年呢？, optional: true}
  growth:
    {type: rate, label: 增速, ask: 增长了百分之几？, derive: (sales - before) / before}
parameters: {least: {words: 4%}, most: {words: 100万元}}
conditions: [{test: growth >= least, fails: "增速 {growth} 没有达到 {least}"}]
readings: [{reading: 定额, result: most}]
"""


def test_an_input_is_derived_from_others(load: Load) -> None:
    found = run(load, DERIVED, sales=D(104), before=D(100))
    assert found.eligible is True
    assert found.inputs == {"sales": D(104), "before": D(100), "growth": D("0.04")}
    assert found.assumed == ()
    assert run(load, DERIVED, sales=D("103.99"), before=D(100)).eligible is False


def test_what_cannot_be_derived_is_asked_for(load: Load) -> None:
    for inputs in ({}, {"sales": D(104)}, {"sales": D(104), "before": D(0)}):
        found = run(load, DERIVED, **inputs)
        assert [m.input for m in found.missing] == ["growth"]


def test_what_is_told_wins_over_what_is_derived_and_the_difference_is_said(load: Load) -> None:
    found = run(load, DERIVED, sales=D(104), before=D(100), growth=D("0.03"))
    assert found.eligible is False
    assert found.notices == ("所说的增速是 3%，由其他数算出来是 4%，两者不一致；按所说的计算。",)
    same = run(load, DERIVED, sales=D(104), before=D(100), growth=D("0.04"))
    assert same.notices == ()


PERIOD = """
kind: period
provision: {article: "3", words: [申请后5个工作日内回复]}
inputs: {start: {type: date, label: 申请日, ask: 哪天申请的？, optional: true}}
parameters: {days: {words: 5个工作日}}
unit: 工作日
readings: [{reading: 工作日, result: days, steps: ["{days} 内回复"]}]
due: add_workdays(start, days)
"""


def test_a_period_has_a_due_day_when_its_start_is_known(load: Load) -> None:
    found = run(load, PERIOD, start=date(2026, 9, 28))
    assert (found.result, found.unit) == (D(5), "工作日")
    assert found.due == date(2026, 10, 10)
    assert texts(found) == [
        "5个工作日 内回复",
        "从 2026年9月28日 的次日起算，到 2026年10月10日 为止",
    ]
    without = run(load, PERIOD)
    assert (without.result, without.due, without.missing) == (D(5), None, ())


HOURS = """
provision: {article: "3", words: [申请后5个工作日内回复]}
inputs: {start: {type: date, label: 申请日, ask: 哪天申请的？, optional: true}}
parameters: {days: {words: 5个工作日}}
unit: 小时
readings: [{reading: 小时, result: days, steps: ["{days} 内回复"]}]
due: add_days(start, days)
"""


def test_hours_run_from_the_moment_and_not_from_the_next_day(load: Load) -> None:
    found = run(load, HOURS, start=date(2026, 9, 28))
    assert "次日" not in found.steps[-1].text
    assert "2026年10月3日 的同一时刻" in found.steps[-1].text


def test_where_the_calendar_ends_the_period_stays_and_the_day_is_not_guessed(load: Load) -> None:
    found = run(load, PERIOD, start=date(2198, 12, 30))
    assert (found.result, found.due) == (D(5), None)
    assert any("放假安排目前只到" in notice for notice in found.notices)


def test_a_division_by_zero_is_no_result_and_says_so(load: Load) -> None:
    text = """
inputs:
  sum: {type: money, label: 总额, ask: 总额是多少？}
  years: {type: number, label: 年数, ask: 几年？}
readings: [{reading: 平均, result: sum / years}]
"""
    found = run(load, text, sum=D(100), years=D(0))
    assert (found.eligible, found.result) == (None, None)
    assert found.undecided == "按所给的数，除数是零，算不出结果，请核对"


def test_values_may_be_shown_only_where_they_matter(load: Load) -> None:
    text = """
inputs: {cost: {type: money, label: 费用, ask: 费用是多少？}}
parameters: {rate: {words: 4%}, most: {words: 100万元}}
values:
  - {name: plain, expression: cost * rate, unit: yuan}
  - {name: over, expression: plain - most, unit: yuan, step: "超出 {over}", when: plain > most}
readings: [{reading: 按比例, result: "plain - over if plain > most else plain"}]
"""
    assert texts(run(load, text, cost=D(10_000_000))) == ["试验奖励：40万元"]
    assert texts(run(load, text, cost=D(30_000_000))) == ["超出 20万元", "试验奖励：100万元"]


def test_laws_and_notes_are_always_said(load: Load) -> None:
    text = """
laws: [{reference: 某公告第1号, words: 最高90万元, note: 文件本身没有写}]
parameters: {most: {words: 90万元, law: 0}}
readings: [{reading: 定额, result: most}]
notes: [以部门核定为准]
decides: [县税务局]
"""
    found = run(load, text)
    assert found.result == D(900_000)
    assert found.notices == (
        "以部门核定为准",
        "计算另依据某公告第1号（在本文件之外）：文件本身没有写",
    )
    assert found.decides == ("县税务局",)


def test_an_input_that_the_rule_does_not_know(load: Load) -> None:
    with pytest.raises(InputError) as caught:
        run(load, INVESTMENT, revenue=D(1))
    assert caught.value.path == "inputs.revenue"
