"""From words to inputs: which figure is which, what is not a fact, what is left alone."""

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assistant.calculator.engine.engine import calculate
from assistant.calculator.engine.inputs import read_inputs
from assistant.calculator.filling.filling import read_facts
from assistant.calculator.message.surrounding import contexts
from assistant.calculator.message.vocabulary import Vocabulary
from assistant.calculator.quantities.fact import Doubt, Reading
from assistant.calculator.rules.rule import Rule
from assistant.calculator.rules.rulebook import RuleBook

TODAY = date(2026, 11, 23)
WORDS = Path(__file__).resolve().parents[3] / "data" / "words"
GROWTH = """
sales: {type: money, label: 销售额, ask: 销售额是多少元？, unit: 元, names: [销售额, 卖了, 营收, 今年销售额], minimum: "0", maximum: 1000亿元}
sales_last_year: {type: money, label: 上年销售额, ask: 上年销售额？, unit: 元, names: [去年, 上年], optional: true}
growth: {type: rate, label: 销售额增速, ask: 增速是百分之多少？, names: [增速, 增长, 涨, 涨了], minimum: -100%, maximum: 500%}
average: {type: rate, label: 年末本行业平均增速, ask: 行业平均增速？, names: [行业平均, 平均增速, 行业], minimum: -100%, maximum: 200%}
"""
PROJECT = """
kind: {type: choice, label: 项目类型, ask: 哪一类？, choices: [{value: 工业项目, names: [工业, 工厂]}, {value: 农业项目, names: [农业, 养殖]}]}
total: {type: money, label: 投资总额, ask: 投了多少？, unit: 元, names: [总投资, 投了, 投资], minimum: "0", maximum: 1000亿元}
done: {type: flag, label: 已经完工, ask: 完工了吗？, names: [完工, 投产, 建成], no_names: [在建]}
"""
GRADE = """
grade: {type: choice, label: 资质, ask: 几级？, choices: [{value: 特级, names: [特级资质]}, {value: 一级, names: [一级资质, 甲级]}, {value: 二级, names: [二级资质]}]}
started: {type: date, label: 开始的日子, ask: 哪天开始？, names: [开始, 受理], optional: true}
firms: {type: integer, label: 企业家数, ask: 几家？, unit: 家, names: [上市企业, 上市公司], minimum: "0", maximum: "1000"}
years: {type: number, label: 年数, ask: 几年？, unit: 年, names: [期限], minimum: "0", maximum: "100"}
coating: {type: number, label: 涂料用量, ask: 几吨？, unit: 吨, names: [涂料, 用漆]}
"""


def rule(inputs: str) -> Rule:
    return Rule.model_validate(
        {
            "id": "probe",
            "title": "试验奖励",
            "kind": "award",
            "document": "probe",
            "provision": {"article": "1", "words": ["给予奖励"]},
            "inputs": yaml.safe_load(inputs),
            "examples": [{"name": "例", "inputs": {}, "expect": {}}],
        }
    )


RULES = {"growth": rule(GROWTH), "project": rule(PROJECT), "grade": rule(GRADE)}


def reading(name: str, text: str, asked: str | None = None, known: Iterable[str] = ()) -> Reading:
    vocabulary = Vocabulary([RULES[name]])
    told = vocabulary.tell(text, TODAY)
    return read_facts(vocabulary.rules["probe"], told, contexts(told), asked, dict.fromkeys(known))


def shown(found: Reading) -> dict[str, str]:
    return {
        name: format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)
        for name, value in found.values.items()
    }


def doubt(found: Reading, name: str) -> Doubt:
    return next(d for d in found.doubts if d.input == name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("去年8亿，今年9亿，行业平均8%", {"sales_last_year": "800000000", "sales": "900000000", "average": "0.08"}),
        ("销售额5000万，增速12个点，行业平均是8%", {"sales": "50000000", "growth": "0.12", "average": "0.08"}),
        ("涨了12%，同行平均涨8个点", {"growth": "0.12", "average": "0.08"}),
        ("涨到11%，平均还是7%", {"growth": "0.11", "average": "0.07"}),
        ("增速15%高于行业平均8%", {"growth": "0.15", "average": "0.08"}),
        ("行业平均8%我们涨了12%", {"growth": "0.12", "average": "0.08"}),
        ("增速和行业平均都是8%", {"growth": "0.08", "average": "0.08"}),
        ("销售额下降5%", {"growth": "-0.05"}),
        ("跌了5个点", {"growth": "-0.05"}),
        ("和去年持平", {"growth": "0"}),
        ("翻番了", {"growth": "1"}),
        ("涨了9个点，同行平均6个", {"growth": "0.09", "average": "0.06"}),
        ("销售额12亿增速6%平均4%", {"sales": "1200000000", "growth": "0.06", "average": "0.04"}),
        ("卖了12亿增速6%", {"sales": "1200000000", "growth": "0.06"}),
        ("比去年增长了两倍", {"growth": "2"}),
        ("去年和今年的销售额分别是8亿、9亿", {"sales_last_year": "800000000", "sales": "900000000"}),
        ("销售额从8亿增长到10亿", {"sales_last_year": "800000000", "sales": "1000000000"}),
        ("2024年卖了8亿，2025年卖了9亿", {"sales_last_year": "800000000", "sales": "900000000"}),
        ("去年销售额12亿", {"sales": "1200000000"}),
        ("销售额12亿，其中出口3亿", {"sales": "1200000000"}),
        ("我们注册资本500万，销售额2亿", {"sales": "200000000"}),
        ("听说奖励20万，销售额2亿", {"sales": "200000000"}),
        ("销售额不是3亿，是3.5亿", {"sales": "350000000"}),
        ("销售额3亿，说错了，3.5亿", {"sales": "350000000"}),
        ("电话13803561234，员工50人，2019年成立", {}),
        ("注册资本500万", {}),
        ("利润300万", {}),
        ("比行业平均高5个点", {}),
    ],
)  # fmt: skip
def test_which_figure_is_which(text: str, expected: dict[str, str]) -> None:
    assert shown(reading("growth", text)) == expected


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("12", "growth", {"growth": "0.12"}),
        ("十二点五", "growth", {"growth": "0.125"}),
        ("12", "average", {"average": "0.12"}),
        ("8个点吧", "average", {"average": "0.08"}),
        ("6000万", "sales", {"sales": "60000000"}),
        ("52000000", "sales", {"sales": "52000000"}),
        ("我们增长10%，行业平均8%", "growth", {"growth": "0.1", "average": "0.08"}),
        ("行业平均8%", "growth", {"average": "0.08"}),
        ("不知道", "growth", {}),
    ],
)
def test_a_bare_number_takes_the_unit_that_was_asked_for(
    text: str, asked: str, expected: dict[str, str]
) -> None:
    assert shown(reading("growth", text, asked)) == expected


def test_a_figure_of_last_year_is_old_once_this_years_is_known() -> None:
    assert shown(reading("growth", "去年8亿", known=["sales"])) == {"sales_last_year": "800000000"}


@pytest.mark.parametrize("asked", [None, "sales"])
def test_a_small_bare_number_is_not_taken_for_money(asked: str | None) -> None:
    found = reading("growth", "销售额5000", asked)
    assert found.fillings == ()
    assert doubt(found, "sales").reason == "unit"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("销售额三亿多", "300000000", "399999999.99"),
        ("销售额五六千万", "50000000", "60000000"),
        ("销售额2亿到3亿", "200000000", "300000000"),
        ("销售额不到2亿", "0", "199999999.99"),
    ],
)
def test_vague_figures_are_doubts_with_two_ends(text: str, low: str, high: str) -> None:
    found = reading("growth", text)
    assert "sales" not in found.values
    told = doubt(found, "sales")
    assert (told.reason, told.low, told.high) == ("vague", Decimal(low), Decimal(high))


def test_less_than_leaves_its_own_end_out() -> None:
    assert doubt(reading("growth", "销售额不到2亿"), "sales").high == Decimal("199999999.99")
    assert doubt(reading("growth", "销售额没超过2亿"), "sales").high == Decimal(2 * 10**8)


def test_more_than_is_filled_and_marked() -> None:
    (filling,) = reading("growth", "销售额超过2亿").fillings
    assert (filling.value, filling.bound, filling.strict) == (Decimal(2 * 10**8), "least", True)


def test_about_is_filled_and_marked() -> None:
    (filling,) = reading("growth", "销售额大概2亿").fillings
    assert (filling.value, filling.approximate) == (Decimal(2 * 10**8), True)


def test_what_cannot_be_is_a_doubt() -> None:
    assert doubt(reading("growth", "增速900%"), "growth").reason == "impossible"


def test_two_different_figures_for_one_input_are_not_chosen_from() -> None:
    found = reading("growth", "销售额2亿，销售额3亿")
    assert "sales" not in found.values
    assert doubt(found, "sales").values == ("2亿", "3亿")


def test_what_fits_nothing_is_left() -> None:
    found = reading("growth", "我们有30个工人，销售额2亿")
    assert [q.text for q in found.unplaced] == ["30个"]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("设备投了3000万，厂房2500万", "55000000"),
        ("投了3000万设备、2500万厂房", "55000000"),
        ("总投资5500万，其中设备3000万", "55000000"),
        ("投了六千二百万", "62000000"),
    ],
)
def test_parts_of_a_total_add_up(text: str, total: str) -> None:
    assert reading("project", text).values["total"] == Decimal(total)


def test_the_parts_that_were_added_are_shown() -> None:
    found = reading("project", "设备投了3000万，厂房2500万")
    assert next(f for f in found.fillings if f.input == "total").parts == ("3000万", "2500万")


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("已经完工了", True),
        ("项目建成投产", True),
        ("没完工", False),
        ("还没有投产", False),
        ("未建成", False),
        ("还在建", False),
        ("去年没完工，今年完工了", True),
        ("完工了吗", None),
        ("要完工才给吗", None),
        ("是不是必须投产", None),
    ],
)
def test_flags_and_negation(text: str, done: bool | None) -> None:
    assert reading("project", text).values.get("done") is done


@pytest.mark.parametrize(
    ("text", "done"),
    [("是的", True), ("嗯", True), ("没有", False), ("还没呢", False), ("再说", None)],
)
def test_short_answers_to_a_yes_or_no_question(text: str, done: bool | None) -> None:
    assert reading("project", text, asked="done").values.get("done") is done
    assert "done" not in reading("project", text).values


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("我们是特级", "特级"),
        ("不是特级，是一级", "一级"),
        ("特级，说错了，一级", "一级"),
        ("从一级升到特级", "特级"),
        ("二级升一级", "一级"),
        ("由二级资质晋升为一级资质", "一级"),
        ("特级还没评上，是一级", "一级"),
        ("特级或者一级", None),
        ("几级都行", None),
    ],
)
def test_choices(text: str, grade: str | None) -> None:
    assert reading("grade", text).values.get("grade") == grade


@pytest.mark.parametrize(
    ("text", "grade"), [("第二个", "一级"), ("前者", "特级"), ("甲级的", "一级")]
)
def test_short_answers_to_a_question_with_choices(text: str, grade: str) -> None:
    assert reading("grade", text, asked="grade").values["grade"] == grade


def test_two_values_of_a_choice_are_a_doubt() -> None:
    assert doubt(reading("grade", "特级或者一级"), "grade").values == ("特级", "一级")


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("孵化了3家上市公司", "firms", "3"),
        ("上市企业两户", "firms", "2"),
        ("期限三年", "years", "3"),
        ("期限18个月", "years", "1.5"),
        ("用了8吨涂料", "coating", "8"),
        ("涂料500公斤", "coating", "0.5"),
        ("今年3月8号受理的", "started", "2026-03-08"),
    ],
)
def test_counts_years_tonnes_and_days(text: str, name: str, value: str) -> None:
    assert shown(reading("grade", text))[name] == value


def test_one_of_us_is_no_count() -> None:
    assert "firms" not in reading("grade", "我们是一家小企业").values


def test_a_filling_keeps_the_words_as_written() -> None:
    (filling,) = reading("growth", "我们销售额８０００万元").fillings
    assert (filling.input, filling.value, filling.words) == (
        "sales",
        Decimal(80_000_000),
        "８０００万元",
    )


def test_offsets_are_those_of_the_message() -> None:
    text = "“我们”今年的「销售额」，大概　１２００万，增速百分之十"
    for filling in reading("growth", text).fillings:
        assert text[filling.start : filling.end] == filling.words


def test_misheard_words_and_traditional_characters_are_understood() -> None:
    assert shown(reading("growth", "營收九千萬，增速白分之十")) == {
        "sales": "90000000",
        "growth": "0.1",
    }
    assert shown(reading("growth", "刚开张了半年，今年张了12%"))["growth"] == "0.12"


@given(
    st.text(
        alphabet="销售额去年今年8亿9万12%增速行业平均不是没完工特级一级，。分别从到投了设备厂房 ",
        max_size=40,
    )
)
def test_no_message_raises(text: str) -> None:
    for name in RULES:
        for filling in reading(name, text).fillings:
            assert text[filling.start : filling.end] == filling.words


def cases(split: str) -> list[dict[str, Any]]:
    """Every case of ``tests/data/words`` in this split whose rule stands alone."""
    rows = [
        json.loads(line)
        for file in sorted(WORDS.glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    return [r for r in rows if r["split"] == split and r["rule"] and "+" not in r["rule"]]


@pytest.mark.parametrize("split", ["dev", "test"])
def test_97_percent_of_everyday_messages_are_filled_fully_right(
    rulebook: RuleBook, split: str
) -> None:
    """``dev`` was looked at while tuning, ``test`` was not."""
    vocabulary = Vocabulary(rulebook.rules)
    rows = cases(split)
    wrong = [row["text"] for row in rows if not _right(row, rulebook, vocabulary)]
    assert len(rows) > 100
    assert len(wrong) <= 0.03 * len(rows), wrong


def _right(row: dict[str, Any], rulebook: RuleBook, vocabulary: Vocabulary) -> bool:
    """Every expected input is filled, and nothing else that changes the outcome."""
    loaded = rulebook.get(row["rule"])
    assert loaded is not None
    expected = read_inputs(loaded, row["inputs"])
    told = vocabulary.tell(row["text"], TODAY)
    words = vocabulary.rules[loaded.id]
    found = read_facts(
        words, told, contexts(told), row.get("asked"), dict.fromkeys(row.get("known", ()))
    )
    doubts = {d.input: d.reason for d in found.doubts}
    same = all(found.values.get(name) == value for name, value in expected.items())
    doubted = all(doubts.get(name) == why for name, why in row.get("doubts", {}).items())
    outcomes = [calculate(loaded, values, TODAY) for values in (expected, found.values)]
    results = [(o.eligible, o.result, o.ended, [m.input for m in o.missing]) for o in outcomes]
    return same and doubted and results[0] == results[1]


@pytest.mark.parametrize(
    "text", ["冷库250万，一共1200万", "不对，冷库二百五没算进去 一共一千二百万 也盖好了"]
)
def test_of_a_part_and_the_whole_the_whole_is_meant(
    rulebook: RuleBook, vocabulary: Vocabulary, text: str
) -> None:
    told = vocabulary.tell(text, TODAY)
    words = vocabulary.rules["project-completion-award"]
    found = read_facts(words, told, contexts(told), "total", {"kind": None, "total": None})
    assert found.values["total"] == Decimal("12000000")
    assert not found.doubts
