"""What is taken back while it is being said does not count; what only sounds like it does."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.calculator.filling.filling import read_facts
from assistant.calculator.message.surrounding import contexts
from assistant.calculator.message.vocabulary import Vocabulary
from assistant.calculator.quantities.correcting import is_correction
from assistant.calculator.quantities.fact import Reading
from assistant.calculator.quantities.quantity import read_quantities

TODAY = date(2026, 11, 23)
PROJECT, WHOLESALE, LABORATORY = (
    "project-completion-award",
    "wholesale-growth-award",
    "laboratory-award",
)


def read(vocabulary: Vocabulary, rule: str, text: str) -> Reading:
    told = vocabulary.tell(text, TODAY)
    return read_facts(vocabulary.rules[rule], told, contexts(told))


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("厂房技改砸了两个亿呃不对不对讲错了是一点二个亿", "120000000"),
        ("总投资七千万哦不六千五百万", "65000000"),
        ("技改一共投了6200万，啊不，6500万", "65000000"),
        ("固定资产投资不是5200万，是5600万", "56000000"),
        ("总投资一个亿嗯不是一个亿是九千万", "90000000"),
        ("投资8000万等等应该是6000万", "60000000"),
        ("投了五千五百万，瞧我，记错了，五千八百万", "58000000"),
        ("总投资6000万，哎呀说少了，是6600万", "66000000"),
        ("投资七千万，八千万才对", "80000000"),
        ("总投资先记了五百六十万，审计给剔了六十万，认五百万", "5000000"),
        ("总投资六百万，打了七折，实到四百二十万", "4200000"),
        ("总投资原定420万，砍了两成，剩336万", "3360000"),
        ("总投资先说九千万后说八千万，以八千万为准", "80000000"),
        ("固定资产投资总额预算6000万后来核定5600万", "56000000"),
        ("总投资本来报的6000万，审计下来是5500万", "55000000"),
        ("计划投资总额6000万元，审计后实际投资额5600万元", "60000000"),
    ],
)
def test_the_figure_said_last_counts(vocabulary: Vocabulary, text: str, total: str) -> None:
    found = read(vocabulary, PROJECT, f"工业转型项目，{text}")
    assert found.values["total"] == Decimal(total)
    assert not found.doubts
    assert not found.unplaced


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("投资八千万不是一个亿", "80000000"),
        ("总投资8000万对不对", "80000000"),
        ("总投资8000万，我没说错吧", "80000000"),
        ("总投资8000万，打了九折结算，实际投资7200万", "80000000"),
        ("总投资8000万，给员工发了2000万，还剩2000万", "80000000"),
        ("总投资8000万，还有一点三百万的利息不对外说", "80000000"),
    ],
)
def test_what_only_sounds_like_a_correction_is_none(
    vocabulary: Vocabulary, text: str, total: str
) -> None:
    assert read(vocabulary, PROJECT, f"工业转型项目，{text}").values["total"] == Decimal(total)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年一亿三千万，去年记岔了是一亿一千五百万", {"sales": "130000000", "sales_last_year": "115000000"}),
        ("去年2亿今年3亿，不对，去年是2.5亿，行业平均5%", {"sales_last_year": "250000000", "sales": "300000000"}),
        ("销售额12亿，增速12%，行业平均8%，不对增速是15%", {"growth": "0.15", "industry_growth": "0.08"}),
        ("销售额3亿，增速12%，不对，2.8亿，行业平均5%", {"sales": "280000000", "growth": "0.12"}),
        ("销售额3亿，增速十二个点呃不是是十五个点，行业平均8%", {"sales": "300000000", "growth": "0.15"}),
    ],
)  # fmt: skip
def test_a_correction_with_a_name_takes_back_the_figure_of_that_name(
    vocabulary: Vocabulary, text: str, expected: dict[str, str]
) -> None:
    found = read(vocabulary, WHOLESALE, f"批发，{text}")
    assert {name: found.values[name] for name in expected} == {
        name: Decimal(value) for name, value in expected.items()
    }


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("实验室国家级呃不是省级的", "省级"),
        ("重点实验室是省级的，不，国家级的", "国家级"),
        ("重点实验室市级的说错了是省级", "省级"),
        ("重点实验室是国家级吗不是是省级的", "省级"),
        ("重点实验室是省级的不是国家级", "省级"),
    ],
)
def test_a_choice_is_taken_back_too(vocabulary: Vocabulary, text: str, level: str) -> None:
    assert read(vocabulary, LABORATORY, text).values["level"] == level


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("退税10月8日确认的，哦不，10月9日", date(2026, 10, 9)),
        ("退税10月8日确认的", date(2026, 10, 8)),
    ],
)
def test_a_day_is_taken_back_too(vocabulary: Vocabulary, text: str, day: date) -> None:
    assert read(vocabulary, "tax-refund-arrival", text).values["confirmed"] == day


def test_the_words_shown_are_the_person_s_own(vocabulary: Vocabulary) -> None:
    text = "工业转型项目投了三个亿嗯不对不对说错了是一点三个亿"
    filling = next(f for f in read(vocabulary, PROJECT, text).fillings if f.input == "total")
    assert filling.words == text[filling.start : filling.end] == "一点三个亿"


def test_a_figure_taken_back_is_marked_where_the_text_stays_as_it_is() -> None:
    first, second = read_quantities("不是3000万，是3500万")
    assert (first.negated, second.negated) == (True, False)


def test_a_long_way_between_two_figures_is_no_correction() -> None:
    between = "，去年厂里接了不少活，机器也换了新的，工人都是本地的，附近村里的人多，活也干得细，"
    first, _ = read_quantities(f"设备3000万{between}不对外的车间又花了2000万")
    assert not first.negated


@pytest.mark.parametrize("words", ["，", "和", "不是", "其中", "增长到", "，行业平均应该是"])
def test_words_that_take_nothing_back(words: str) -> None:
    assert not is_correction(words)


@pytest.mark.parametrize("words", ["嗯不对", "，哦不", "，不，", "呃不是", "不是是", "，应该是"])
def test_words_that_take_something_back(words: str) -> None:
    assert is_correction(words)


def test_a_difference_is_not_the_wrong_figure() -> None:
    (figure,) = [q for q in read_quantities("少报了200，应该是6000千瓦整") if q.unit == "kilowatt"]
    assert (figure.value, figure.start) == (6000, 10)
