"""Things of a kind told one by one, each with a figure of its own."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.calculator.engine.itemised import add_up
from assistant.calculator.filling.filling import read_facts
from assistant.calculator.message.surrounding import contexts
from assistant.calculator.message.vocabulary import Vocabulary
from assistant.calculator.quantities.fact import Reading
from assistant.calculator.rules.rulebook import RuleBook

TODAY = date(2026, 11, 26)
PROJECT, VENTURE, FEE = (
    "project-completion-award",
    "venture-capital-deduction",
    "guarantee-fee-subsidy",
)


def read(vocabulary: Vocabulary, rule: str, text: str) -> Reading:
    told = vocabulary.tell(text, TODAY)
    return read_facts(vocabulary.rules[rule], told, contexts(told))


@pytest.mark.parametrize(
    ("rule", "text", "yuan"),
    [
        (PROJECT, "两个工业转型项目，一个固定资产投资3亿，一个6000万，两个加一块多少", 12_400_000),
        (
            PROJECT,
            "两个工业转型项目：铸管那个固投总额和实际投资都是3.1个亿，阀门那个都是8600万，加一块",
            13_440_000,
        ),
        (VENTURE, "公司制创投两笔投资，一笔150万一笔250万，都满两年了，合计抵扣多少", 2_800_000),
        (FEE, "给俩养殖户担保，一个一百五十万一个五十万，都是一年，费率0.8%，一共补多少", 44_000),
    ],
)
def test_each_is_computed_and_all_are_added_up(
    vocabulary: Vocabulary, rulebook: RuleBook, rule: str, text: str, yuan: int
) -> None:
    found = read(vocabulary, rule, text)
    assert found.several is not None
    total = add_up(rulebook.by_id[rule], found.values, found.several, TODAY, rulebook)
    assert total.result == Decimal(yuan)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (PROJECT, "两个工业转型项目，一个固定资产投资3亿，一个6000万"),
        (
            "innovation-voucher-subsidy",
            "科技型中小企业，两张创新券，一张用了3万，一张用了14万，一共",
        ),
        ("chain-leader-revenue-award", "甲乙都是链主，一个收入二亿四，另一个三亿六"),
    ],
)
def test_where_they_are_not_added_up_none_of_them_is_taken(
    vocabulary: Vocabulary, rule: str, text: str
) -> None:
    found = read(vocabulary, rule, text)
    assert found.several is None
    assert not [f for f in found.fillings if isinstance(f.value, Decimal)]


def test_other_things_that_are_counted_are_none_of_the_rule_s(vocabulary: Vocabulary) -> None:
    text = "工业转型项目总投资8000万，其中两笔银行贷款，一笔2000万一笔1000万，一共能奖多少"
    found = read(vocabulary, PROJECT, text)
    assert found.several is None
    assert found.values["total"] == Decimal(80_000_000)


@pytest.mark.parametrize("all_in_all", ["一共投了1.2亿", "合计投了1.2亿", "加起来投了1.2亿"])
def test_a_sum_over_several_things_is_no_figure_of_each(vocabulary: Vocabulary, all_in_all: str):
    reading = read(vocabulary, PROJECT, f"两个工业转型项目，{all_in_all}，奖多少")
    assert "total" not in reading.values and reading.several is None
    assert "total" in {doubt.input for doubt in reading.doubts}


def test_a_figure_of_each_counts_for_each(vocabulary: Vocabulary, rulebook: RuleBook):
    reading = read(vocabulary, PROJECT, "两个工业转型项目，都投了6000万，奖多少")
    assert reading.several is not None
    rule = rulebook.get(PROJECT)
    assert rule is not None
    total = add_up(rule, reading.values, reading.several, TODAY, rulebook)
    assert total.result == Decimal(4_800_000)


def test_the_sum_of_several_years_is_that_of_no_year(vocabulary: Vocabulary, rulebook: RuleBook):
    voucher = rulebook.by_id["innovation-voucher-subsidy"]
    reading = read(vocabulary, voucher.id, "创新券去年用了6万，今年用了20万，两年一共补多少")
    assert reading.several is not None
    total = add_up(voucher, reading.values, reading.several, TODAY, rulebook)
    assert (total.result, total.per, voucher.per) == (Decimal(180_000), None, "年")
