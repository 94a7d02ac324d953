"""Portions of one whole that are told one after another are added up; figures of other things are not."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.calculator.filling.filling import read_facts
from assistant.calculator.message.surrounding import contexts
from assistant.calculator.message.vocabulary import Vocabulary
from assistant.calculator.quantities.fact import Reading

TODAY = date(2026, 11, 26)
VOUCHER, TAX, FEE = "innovation-voucher-subsidy", "new-tax-award", "guarantee-fee-subsidy"
HIGH_TECH, INSTITUTE = "high-tech-enterprise-support", "research-institute-subsidy"
PROJECT, DEDUCTION = "project-completion-award", "rd-super-deduction"


def read(vocabulary: Vocabulary, rule: str, text: str) -> Reading:
    told = vocabulary.tell(text, TODAY)
    return read_facts(vocabulary.rules[rule], told, contexts(told))


def value(reading: Reading, name: str) -> object:
    return {f.input: f.value for f in reading.fillings}.get(name)


@pytest.mark.parametrize(
    ("rule", "text", "name", "total"),
    [
        (VOUCHER, "今年四个季度创新券分别用了3万、5万、6万、6万", "used", 200_000),
        (VOUCHER, "创新券八月用了9万，九月用了8万，一年就这两次", "used", 170_000),
        (FEE, "三笔业务担保额300万、400万、300万，费率都是2.75%", "guaranteed", 10_000_000),
        (TAX, "四个季度入库税款分别为80万、95万、110万、135万，上年全年270万", "tax", 4_200_000),
        (HIGH_TECH, "头回评上高新，前三年研发投入分别18万、27万、33万", "rd_total", 780_000),
        (INSTITUTE, "省补助分两笔到账，120万和180万，共300万", "provincial_subsidy", 3_000_000),
        (INSTITUTE, "省里三年一共补了400万", "provincial_subsidy", 4_000_000),
        (
            INSTITUTE,
            "省级新型研发机构，省里分三批给，100万、80万、120万",
            "provincial_subsidy",
            3_000_000,
        ),
        (FEE, "今年做了四笔，每笔担保250万，费率1%", "guaranteed", 10_000_000),
        (FEE, "融资担保公司，担保额两笔，120万、180万，费率2%", "guaranteed", 3_000_000),
        (PROJECT, "转型项目总投资5000万，去年投了2000万，今年投了3000万", "total", 50_000_000),
        (DEDUCTION, "一个花了90万一个花了70万，研发费用拢共160万", "expense", 1_600_000),
    ],
)
def test_the_portions_of_a_whole_are_added_up(
    vocabulary: Vocabulary, rule: str, text: str, name: str, total: int
) -> None:
    assert value(read(vocabulary, rule, text), name) == Decimal(total)


@pytest.mark.parametrize(
    ("rule", "text", "name", "one"),
    [
        (
            PROJECT,
            "总部和工业转型项目，固投五千万，实际也是五千万，两样加起来",
            "total",
            50_000_000,
        ),
        (PROJECT, "去年完工的项目投了5000万；今年又完工一个一个亿的", "total", 100_000_000),
        (PROJECT, "今年又完工一个，投了8000万，去年那个6000万的奖已经拿了", "total", 80_000_000),
        (PROJECT, "农业龙头，固投2千万，流动资金又用了800万", "total", 20_000_000),
    ],
)
def test_another_thing_is_no_portion(
    vocabulary: Vocabulary, rule: str, text: str, name: str, one: int
) -> None:
    assert value(read(vocabulary, rule, text), name) == Decimal(one)


def test_figures_of_two_years_are_no_portions(vocabulary: Vocabulary) -> None:
    reading = read(vocabulary, "chain-leader-revenue-award", "两样都要算：营收去年2.4亿今年3.05亿")
    assert value(reading, "revenue") == Decimal(305_000_000)
