"""Two events of one year: built and entered in the same year, or not."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.calculator.engine.engine import calculate
from assistant.calculator.filling.picking import pick
from assistant.calculator.message.surrounding import contexts
from assistant.calculator.message.vocabulary import Vocabulary
from assistant.calculator.rules.rulebook import RuleBook

TODAY = date(2026, 11, 23)
BUILT, SCALE_UP = "built-and-entered-award", "scale-up-award"


def same_year(fillings_of, text: str) -> object:
    found = fillings_of(BUILT, text)
    return next((f.value for f in found if f.input == "same_year"), None)


@pytest.mark.parametrize(
    "text",
    [
        "今年4月建成投产，年底就入规了",
        "厂子去年投产去年就入库了",
        "3月投产9月进规上",
        "前年5月投产，年底就升规",
        "2024年6月建成，11月纳统",
        "去年建成投产，当年就纳统了",
        "投产是去年的事，入规也是去年",
        "入规是前年，投产也是在前年",
    ],
)
def test_told_of_one_year(fillings_of, text: str) -> None:
    assert same_year(fillings_of, text) is True


@pytest.mark.parametrize(
    "text",
    [
        "前年建成今年入规",
        "11月投产，3月入规",
        "去年12月投产，今年2月入规",
        "2024年5月建成，2025年1月纳统",
        "去年建成，第二年入规",
        "入规是今年，投产是前年",
        "24年投产25年入规",
    ],
)
def test_told_of_two_years(fillings_of, text: str) -> None:
    assert same_year(fillings_of, text) is False


@pytest.mark.parametrize(
    "text", ["我们新厂投产了，入规奖多少", "今年投产", "入规是去年", "规上企业"]
)
def test_not_told(fillings_of, text: str) -> None:
    assert same_year(fillings_of, text) is None


@pytest.mark.parametrize(
    ("text", "rule", "yuan"),
    [
        ("3月投产9月进规上，给多少", BUILT, 1500000),
        ("去年3月投产，年底就升规，奖多少", BUILT, 1500000),
        ("前年建成今年入规，能拿多少", SCALE_UP, 200000),
        ("今年入规，能拿多少", SCALE_UP, 200000),
    ],
)
def test_the_award_that_is_meant(rulebook: RuleBook, text: str, rule: str, yuan: int) -> None:
    vocabulary = Vocabulary(rulebook.rules)
    told = vocabulary.tell(text, TODAY)
    main = pick(vocabulary, told, around=contexts(told))[0]
    assert main.rule == rule
    found = calculate(rulebook.by_id[rule], main.reading.values, TODAY)
    assert found.result == Decimal(yuan)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("今年建好投产也入规了", True),
        ("今年投了产，也进规了", True),
        ("今年投产还没入规", None),
        ("去年投产，刚入规", False),
    ],
)
def test_a_year_told_once_is_that_of_what_is_told_in_the_same_breath(
    fillings_of, text: str, same: object
) -> None:
    assert same_year(fillings_of, text) is same
