"""Facts told in passing, in whole sentences of many kinds: what is told, and what is not."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.calculator.context import contexts
from assistant.calculator.fact import Reading
from assistant.calculator.filling import read_facts
from assistant.calculator.rulebook import RuleBook
from assistant.calculator.vocabulary import Vocabulary

TODAY = date(2026, 11, 26)


@pytest.fixture(scope="module")
def vocabulary(rulebook: RuleBook) -> Vocabulary:
    return Vocabulary(rulebook.rules)


def read(vocabulary: Vocabulary, rule: str, text: str) -> Reading:
    told = vocabulary.tell(text, TODAY)
    return read_facts(vocabulary.rules[rule], told, contexts(told))


@pytest.mark.parametrize(
    ("rule", "text", "facts"),
    [
        (
            "venture-capital-deduction",
            "公司制创投，前年投了本地一家没上市的中小高新企业1200万，今年应纳税所得900万",
            {"invested": 12_000_000, "income": 9_000_000},
        ),
        ("new-tax-award", "民企，今年新曾税收一百二十万", {"new_tax": 1_200_000}),
        (
            "procurement-reserve",
            "一项目预算800万元，已达公开招标限额",
            {"size": "达到公开招标限额"},
        ),
        ("procurement-reserve", "项目预算80万元，未达公开招标限额", {"size": "公开招标限额以下"}),
        ("hatched-listed-award", "孵化器今年帮出了2家上市公司、7家国家高新企业", {"listed": 2}),
        (
            "hatched-high-tech-award",
            "孵化器今年帮出了2家上市公司、7家国家高新企业",
            {"high_tech": 7},
        ),
    ],
)
def test_facts_that_are_told(
    vocabulary: Vocabulary, rule: str, text: str, facts: dict[str, object]
) -> None:
    found = read(vocabulary, rule, text).values
    assert {name: found.get(name) for name in facts} == facts


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("今年流水小五百万，长了12%，大盘是9.5%", "0", "4999999.99"),
        ("今年流水五百来万，长了12%，大盘是9.5%", "5000000", "5999999.99"),
    ],
)
def test_vague_figures_have_ends(vocabulary: Vocabulary, text: str, low: str, high: str) -> None:
    (doubt,) = read(vocabulary, "hotel-catering-growth-award", text).doubts
    assert (doubt.reason, doubt.low, doubt.high) == ("vague", Decimal(low), Decimal(high))
