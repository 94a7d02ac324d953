"""Sums as people say them: by the month, just over, and beside rules with a ceiling or a term."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.calculator.engine.engine import calculate
from assistant.calculator.filling.filling import read_facts
from assistant.calculator.filling.picking import pick
from assistant.calculator.message.surrounding import contexts
from assistant.calculator.message.vocabulary import Vocabulary
from assistant.calculator.quantities.fact import Reading
from assistant.calculator.quantities.quantity import read_quantities
from assistant.calculator.rules.rulebook import RuleBook

TODAY = date(2026, 11, 23)


def read(vocabulary: Vocabulary, rule: str, text: str) -> Reading:
    told = vocabulary.tell(text, TODAY)
    return read_facts(vocabulary.rules[rule], told, contexts(told))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("五万零一百块", 50100),
        ("五万零200块", 50200),
        ("两个亿八", 280000000),
        ("两亿八", 280000000),
        ("￥1900", 1900),
        ("三个亿零五百万", 300000000 + 5000000),
    ],
)
def test_exact_sums(text: str, value: int) -> None:
    (found,) = read_quantities(text)
    assert (found.value, found.vague, found.bound) == (Decimal(value), False, None)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("三万出头", 30000, 40000),
        ("620来万", 6200000, 6300000),
        ("300万元出头", 3000000, 4000000),
        ("2个亿出头", 200000000, 300000000),
    ],
)
def test_sums_left_open(text: str, low: int, high: int) -> None:
    (found,) = read_quantities(text)
    assert (found.vague, found.low, found.high) == (True, Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "rent"),
    [
        ("单位的住房租给个人，每月收租8000", 96000),
        ("单位的住房租给个人，月租3500块", 42000),
        ("单位的住房租给个人，租金5000元一个月", 60000),
        ("单位的住房租给个人，每月收租8000，租了6个月", 48000),
        ("单位的住房租给个人，一年租金10万", 100000),
        ("单位的住房租给个人，租金12万元", 120000),
    ],
)
def test_rent_by_the_month(vocabulary: Vocabulary, text: str, rent: int) -> None:
    found = read(vocabulary, "rental-housing-property-tax", text)
    assert found.values["rent"] == Decimal(rent)


def test_a_bare_sum_that_is_no_rent_is_asked_about(vocabulary: Vocabulary) -> None:
    found = read(vocabulary, "wholesale-growth-award", "批发，每月销售额8000")
    assert next(d for d in found.doubts if d.input == "sales").reason == "unit"


@pytest.mark.parametrize(
    ("text", "rule", "day", "result"),
    [
        ("小规模纳税人3%征收率，不含税销售额60万，能少交多少增值税", "small-scale-vat-exemption", date(2022, 8, 15), 18000),
        ("小规模，征收率3%，2022年三季度不含税卖了20万，免多少增值税", "small-scale-vat-exemption", date(2022, 10, 10), 6000),
        ("我们是老早就有的众创空间，最多能奖多少", "existing-incubator-award", TODAY, 200000),
        ("存量孵化器干得好能奖多少", "existing-incubator-award", TODAY, 200000),
        ("老众创空间，早年认定的，最多能奖多少", "existing-incubator-award", TODAY, 200000),
        ("退税多久到账", "tax-refund-arrival", TODAY, 72),
        ("接水 有外线工程 几天", "water-gas-connection-time", TODAY, 5),
        ("政府性担保公司，费率收2%，担保2000万一年，县里补多少差额", "guarantee-fee-subsidy", TODAY, 200000),
        ("链主企业配套率提了五个点，多采购了1.2个亿", "local-matching-subsidy", TODAY, 1200000),
        ("建筑公司今年从二级升成一级总承包", "construction-qualification-award", TODAY, 2000000),
    ],
)  # fmt: skip
def test_asked_beside_a_ceiling_or_an_exemption(
    vocabulary: Vocabulary, rulebook: RuleBook, text: str, rule: str, day: date, result: int
) -> None:
    main = pick(vocabulary, vocabulary.tell(text, day))[0]
    assert main.rule == rule
    assert calculate(rulebook.by_id[rule], main.reading.values, day).result == Decimal(result)


@pytest.mark.parametrize("text", ["低VOCs含量涂料正好10吨", "低VOCs涂料刚好10吨"])
def test_exactly_ten_tonnes_are_undecided(
    vocabulary: Vocabulary, rulebook: RuleBook, text: str
) -> None:
    rule = "environmental-assessment-exemption"
    found = read(vocabulary, rule, f"汽车制造，年用非溶剂型{text}，要环评吗")
    calculation = calculate(rulebook.by_id[rule], found.values, TODAY)
    assert calculation.eligible is None
    assert calculation.undecided


def test_a_loss_is_shown_in_four_parts(vocabulary: Vocabulary, rulebook: RuleBook) -> None:
    rule = "guarantee-risk-sharing"
    found = read(vocabulary, rule, "银担合作的贷款坏了200万，按2:2:4:2分")
    steps = calculate(rulebook.by_id[rule], found.values, TODAY).steps
    assert any("80万元" in step.text for step in steps)


def test_a_sum_with_its_sign_is_no_date() -> None:
    (found,) = read_quantities("￥1900.01")
    assert (found.value, found.unit) == (Decimal("1900.01"), "yuan")
    assert read_quantities("2022.04") == []


@pytest.mark.parametrize(
    ("rule", "text", "name", "value"),
    [
        (
            "innovation-voucher-subsidy",
            "科技型中小企业创新券每个月用一万五一到十二月月月都用了",
            "used",
            180_000,
        ),
        ("new-technology-support", "新工艺备过案，研发费每月六万，弄了整一年", "cost", 720_000),
        (
            "rental-housing-property-tax",
            "家属楼租给个人住，一个月收两万五，去年中间有俩月没租出去",
            "rent",
            250_000,
        ),
        (
            "chain-leader-revenue-award",
            "链主企业今年每个月营收一千九百万十二个月都算上",
            "revenue",
            228_000_000,
        ),
    ],
)
def test_a_monthly_figure_counts_for_the_months_told(rule, text, name, value, vocabulary):
    told = vocabulary.tell(text, date(2026, 11, 27))
    reading = read_facts(vocabulary.rules[rule], told, contexts(told))
    assert reading.values[name] == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("三年研发60万一共能拿多少", [600_000]),
        ("省补100万一到账", [1_000_000]),
        ("营收1.9亿一点没涨", [190_000_000]),
        ("从4.9亿一跃到5.2亿", [490_000_000, 520_000_000]),
        ("6000万一分不少", [60_000_000]),
        ("两千万一口气投下去", [20_000_000]),
        ("去年一亿一，今年一亿一千万", [110_000_000, 110_000_000]),
        ("三万一块", [31_000]),
        ("收入一亿一点五", [115_000_000]),
        ("收入一千万差一块", [9_999_999]),
        ("产值两亿差500万就到了", [200_000_000, 5_000_000]),
    ],
)
def test_the_next_word_is_no_part_of_a_sum(text: str, values: list[int]) -> None:
    sums = [q for q in read_quantities(text) if q.unit == "yuan" and not q.negated]
    assert [q.value for q in sums] == [Decimal(value) for value in values]
