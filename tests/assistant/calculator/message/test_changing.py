"""From one level to another, from one figure to another: what holds now counts."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.calculator.filling.filling import read_facts
from assistant.calculator.filling.picking import pick
from assistant.calculator.message.surrounding import contexts
from assistant.calculator.message.vocabulary import Vocabulary
from assistant.calculator.quantities.fact import Reading

TODAY = date(2026, 11, 23)
OUTPUT, CHAIN = "construction-output-award", "chain-leader-revenue-award"


def read(vocabulary: Vocabulary, rule: str, text: str) -> Reading:
    told = vocabulary.tell(text, TODAY)
    return read_facts(vocabulary.rules[rule], told, contexts(told))


@pytest.mark.parametrize(
    ("rule", "name", "text", "value"),
    [
        ("construction-qualification-award", "qualification", "资质从二级升成一级", "一级"),
        ("construction-qualification-award", "qualification", "我们二级资质升一级了", "一级"),
        ("construction-qualification-award", "qualification", "本来是乙级后来晋升到特级了", "特级"),
        ("little-giant-award", "level", "小巨人由省级变成国家级", "国家级"),
        ("laboratory-award", "level", "重点实验室原来是市级现在批了省级", "省级"),
        ("laboratory-award", "level", "实验室以前是省级，去年批成了国家级", "国家级"),
        ("incubator-recognition-award", "level", "众创空间从市级提到省级", "省级"),
        ("quality-award", "level", "质量奖前年拿的市里的今年拿到省里的", "山西省质量奖"),
    ],
)
def test_the_level_that_holds_now(
    vocabulary: Vocabulary, rule: str, name: str, text: str, value: str
) -> None:
    assert read(vocabulary, rule, text).values[name] == value


@pytest.mark.parametrize(
    "text",
    [
        "实验室国家级和市级的都有",
        "重点实验室去年批了市级，今年又批了国家级，一共能拿多少",
        "市级实验室和国家级实验室",
    ],
)
def test_two_levels_side_by_side_both_hold(vocabulary: Vocabulary, text: str) -> None:
    found = read(vocabulary, "laboratory-award", text)
    assert "level" not in found.values
    assert set(next(d for d in found.doubts if d.input == "level").values) == {"国家级", "市级"}


def test_a_level_denied_for_the_past_does_not_count(vocabulary: Vocabulary) -> None:
    text = "省级实验室，以前没评过国家级"
    assert read(vocabulary, "laboratory-award", text).values["level"] == "省级"


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        (OUTPUT, "建筑产值从2.8亿干到5.2亿", {"previous": "280000000", "output": "520000000"}),
        (OUTPUT, "产值以前有1.2个亿今年3.1个亿", {"previous": "120000000", "output": "310000000"}),
        (OUTPUT, "产值今年3.2亿去年2.8亿", {"previous": "280000000", "output": "320000000"}),
        (OUTPUT, "建筑产值往年最好9200万，去年一下做到1.6个亿", {"previous": "92000000", "output": "160000000"}),
        (CHAIN, "链主企业以前最高1.8亿，今年做到2.3亿", {"previous": "180000000", "revenue": "230000000"}),
        (CHAIN, "链主，营收往年就1.5亿，去年猛地冲到3.3亿", {"previous": "150000000", "revenue": "330000000"}),
        (OUTPUT, "建筑产值三亿去年是两亿八", {"previous": "280000000", "output": "300000000"}),
        (OUTPUT, "干建筑这些年产值最多8千万，去年弄到3.2个亿", {"output": "320000000"}),
        (OUTPUT, "建筑产值去年3.2亿", {"output": "320000000"}),
        (OUTPUT, "建筑产值3.2亿，今年", {"output": "320000000"}),
    ],
)  # fmt: skip
def test_the_earlier_figure_and_that_of_this_year(
    vocabulary: Vocabulary, rule: str, text: str, expected: dict[str, str]
) -> None:
    found = read(vocabulary, rule, text)
    figures = {n: v for n, v in found.values.items() if isinstance(v, Decimal)}
    assert figures == {name: Decimal(value) for name, value in expected.items()}


def test_an_earlier_figure_that_is_left_open_is_no_figure_of_this_year(
    vocabulary: Vocabulary,
) -> None:
    found = read(vocabulary, OUTPUT, "建筑公司往年最多7000来万，去年一下做到3.4个亿")
    assert found.values["output"] == Decimal("340000000")
    assert next(d for d in found.doubts if d.input == "previous").reason == "vague"


def test_a_builder_s_figures_pick_the_rule_without_its_name(vocabulary: Vocabulary) -> None:
    def main(text: str) -> list[str]:
        found = pick(vocabulary, vocabulary.tell(text, TODAY))
        return [c.rule for c in found if c.kind == "main"]

    assert main("建筑公司往年最多7000万，去年一下做到3.4个亿") == [OUTPUT]
    assert main("我们公司往年最多7000万，去年一下做到3.4个亿") == []
    assert main("我们是建筑公司，往年没报过") == []


@pytest.mark.parametrize(
    ("text", "applicant"),
    [("我一个人，那要是注册成小微企业呢", "小微企业"), ("我是小微企业，要是个人呢", "个人")],
)
def test_what_is_supposed_stands_in_place_of_what_is(vocabulary, text, applicant) -> None:
    assert read(vocabulary, "startup-loan-limit", text).values["applicant"] == applicant


def test_two_that_are_both_asked_for_stay_two(vocabulary) -> None:
    found = read(vocabulary, "startup-loan-limit", "个人贷多少，要是小微企业呢")
    assert "applicant" not in found.values


@pytest.mark.parametrize(
    ("text", "entered"),
    [
        ("当年没入规，第二年才首次入规，小升规奖多少", True),
        ("当年没入规，后来首次上规入了联网直报", True),
        ("今年首次上规了，联网直报没进", False),
    ],
)
def test_what_came_after_all_came(vocabulary, text, entered) -> None:
    assert read(vocabulary, "scale-up-award", text).values["first_entry"] is entered
