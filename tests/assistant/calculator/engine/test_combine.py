"""Several awards added up, as the rules' own data allow it."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

import pytest

from assistant.answering.view import view
from assistant.calculator.calculation import Calculation, InputValue
from assistant.calculator.engine.combine import combine
from assistant.calculator.engine.engine import calculate
from assistant.calculator.errors import CombineError
from assistant.calculator.rules.rulebook import LoadedRule, RuleBook

Load = Callable[[str], LoadedRule]
D = Decimal
DAY = date(2026, 11, 23)

BASE = """
id: base
title: 基本奖
inputs: {local: {type: flag, label: 本地, ask: 是本地吗？}}
parameters: {most: {words: 100万元}}
conditions: [{test: local, fails: 不是本地企业}]
readings:
  - {reading: 全额, result: most}
  - {reading: 减半, result: most / 2}
"""
MORE = """
id: more
title: 加奖
adds_to: [base]
inputs: {grade: {type: choice, label: 级, ask: 哪一级？, choices: [{value: 甲}, {value: 乙}]}}
parameters: {large: {words: 600万元}, small: {words: 200万元}}
provision: {article: "1", words: ["对特级、一级企业，分别给予600万元和200万元的奖励"]}
readings: [{reading: 分级, result: "{'甲': large, '乙': small}[grade]"}]
ceiling: "true"
"""
OTHER = (
    MORE.replace("id: more", "id: other")
    .replace("加奖", "另一个“奖”")
    .replace("adds_to: [base]", "")
)
REPLACING = (
    MORE.replace("id: more", "id: replacing")
    .replace("加奖", "大奖")
    .replace("adds_to:", "excludes:")
)
PERIOD = """
id: period
title: 期限
kind: period
provision: {article: "3", words: [申请后5个工作日内回复]}
parameters: {days: {words: 5个工作日}}
unit: 工作日
readings: [{reading: 工作日, result: days}]
"""


@pytest.fixture
def book(load: Load) -> RuleBook:
    return RuleBook(tuple(load(text) for text in (BASE, MORE, OTHER, REPLACING, PERIOD)))


def run(book: RuleBook, *asked: tuple[str, Mapping[str, InputValue]]) -> Calculation:
    calculations = []
    for name, inputs in asked:
        rule = book.get(name)
        assert rule is not None
        calculations.append(calculate(rule, inputs, DAY))
    return combine(calculations, book)


def test_one_alone_stays_as_it_is(book: RuleBook) -> None:
    alone = run(book, ("base", {"local": True}))
    assert (alone.rule, alone.result, alone.parts) == ("base", D(1_000_000), ())


def test_what_the_text_adds_is_added_with_each_step_and_its_article(book: RuleBook) -> None:
    found = run(book, ("base", {"local": True}), ("more", {"grade": "甲"}))
    assert (found.rule, found.title) == ("base+more", "基本奖＋加奖")
    assert (found.eligible, found.result, found.ceiling) == (True, D(7_000_000), True)
    assert [step.text for step in found.steps] == [
        "基本奖：100万元",
        "加奖：600万元",
        "合计：100万元 + 600万元 = 700万元",
    ]
    assert [step.label for step in found.steps] == ["第1条", "第1条", ""]
    assert view(found).steps[:2] == ["基本奖：100万元（第1条）", "加奖：600万元（第1条）"]
    assert found.notices == ()
    assert found.inputs == {"local": True, "grade": "甲"}
    assert len(found.parts) == 2


def test_what_the_text_does_not_say_is_marked(book: RuleBook) -> None:
    found = run(book, ("base", {"local": True}), ("other", {"grade": "乙"}))
    assert found.result == D(3_000_000)
    assert found.notices == (
        "文件没有说明“基本奖”、“另一个‘奖’”能否同时享受，这里是分别算出来再相加的。",
    )


def test_a_rule_replaces_another_only_when_it_gives_something(book: RuleBook) -> None:
    found = run(book, ("base", {"local": True}), ("replacing", {"grade": "乙"}))
    assert found.result == D(2_000_000)
    assert found.notices == ("已享受大奖的，不再另给基本奖。",)
    assert found.rule == "replacing"


def test_the_same_award_is_never_added_twice(book: RuleBook) -> None:
    found = run(book, ("base", {"local": True}), ("base", {"local": True}))
    assert (found.rule, found.result) == ("base", D(1_000_000))


def test_the_same_rule_for_another_case_is_another_award(book: RuleBook) -> None:
    found = run(book, ("more", {"grade": "甲"}), ("more", {"grade": "乙"}))
    assert found.result == D(8_000_000)
    assert found.inputs == {"grade": "甲", "more.grade": "乙"}


def test_a_part_that_is_not_given_is_shown_with_zero(book: RuleBook) -> None:
    found = run(book, ("base", {"local": False}), ("more", {"grade": "乙"}))
    assert (found.eligible, found.result) == (True, D(2_000_000))
    assert found.failures == ("基本奖：不是本地企业",)
    assert "基本奖：不符合条件，0元" in [step.text for step in found.steps]
    nothing = run(book, ("base", {"local": False}), ("base", {"local": False}))
    assert (nothing.eligible, nothing.result) == (False, D(0))


def test_an_open_part_leaves_the_sum_open(book: RuleBook) -> None:
    found = run(book, ("base", {}), ("more", {}))
    assert (found.eligible, found.result, found.alternatives) == (None, None, ())
    assert [m.input for m in found.missing] == ["local", "grade"]


def test_other_readings_of_a_part_change_the_sum(book: RuleBook) -> None:
    found = run(book, ("base", {"local": True}), ("more", {"grade": "乙"}))
    assert [(a.reading, a.result) for a in found.alternatives] == [
        ("合计（其中基本奖：减半）", D(2_500_000))
    ]


def test_what_is_not_money_does_not_add_up(book: RuleBook) -> None:
    with pytest.raises(CombineError):
        run(book, ("base", {"local": True}), ("period", {}))
    with pytest.raises(CombineError):
        combine([], book)


def test_an_ended_part_gives_nothing_and_says_so(book: RuleBook, load: Load) -> None:
    ended = load(BASE.replace("id: base", "id: past") + "until: 2024-12-31\nended_says: 已经过期\n")
    past = calculate(ended, {"local": True}, DAY)
    more = book.get("more")
    assert more is not None
    found = combine([past, calculate(more, {"grade": "乙"}, DAY)], book)
    assert (found.eligible, found.result, found.ended) == (True, D(2_000_000), False)
    assert "已经过期" in found.notices
    other = calculate(ended, {"local": False}, DAY)
    both = combine([past, other], book)
    assert (both.eligible, both.result, both.ended) == (None, None, True)


def titles(load: Load, *results: tuple[str, str]) -> Calculation:
    """Titles of one family, in the order told; each may rise to the one named ``high``."""
    rules = [
        load(
            BASE.replace("id: base", f"id: {name}")
            .replace("result: most / 2", "result: most")
            .replace("result: most", f"result: most * {share}")
            + "family: 称号\n"
            + (f"rises_to: [{'high' if name == 'low' else name}]\n" if name != "aside" else "")
        )
        for name, share in results
    ]
    found = [calculate(rule, {"local": True}, DAY) for rule in rules]
    return combine(found, RuleBook(tuple(rules)))


def test_of_several_titles_the_highest_alone_or_the_difference_may_be_meant(load: Load) -> None:
    found = titles(load, ("high", "2"), ("low", "1"))
    assert found.result == D(3_000_000)
    assert [(a.reading, a.result) for a in found.alternatives] == [
        ("合计（几项称号只按最高的一项给）", D(2_000_000)),
        ("合计（称号升级的只补差额：先给 100万元，再补 100万元）", D(2_000_000)),
    ]


def test_a_title_that_does_not_rise_stays_beside_the_difference(load: Load) -> None:
    found = titles(load, ("low", "1"), ("aside", "1"), ("high", "2"))
    assert [a.result for a in found.alternatives] == [D(2_000_000), D(3_000_000)]
    assert len(titles(load, ("low", "1"), ("aside", "2")).alternatives) == 1
