"""Growth and averages in everyday words, and figures that follow from others told."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.calculator.filling.filling import read_facts
from assistant.calculator.message.relating import settle_excess
from assistant.calculator.message.surrounding import contexts
from assistant.calculator.message.vocabulary import Vocabulary
from assistant.calculator.quantities.fact import Reading

TODAY = date(2026, 11, 23)


def read(vocabulary: Vocabulary, text: str, known: tuple[str, ...] = ()) -> Reading:
    told = vocabulary.tell(text, TODAY)
    return read_facts(
        vocabulary.rules["wholesale-growth-award"], told, contexts(told), None, dict.fromkeys(known)
    )


def rates(found: Reading) -> tuple[str | None, str | None]:
    def said(name: str) -> str | None:
        value = found.values.get(name)
        return f"{value * 100:.2f}" if isinstance(value, Decimal) else None

    return said("growth"), said("industry_growth")


@pytest.mark.parametrize(
    ("text", "growth", "average"),
    [
        ("比前年多了9%，行业平均5%", "9.00", "5.00"),
        ("卖得不错，涨了6个点，全行业涨了4%", "6.00", "4.00"),
        ("提了四个点，同行平均三个点", "4.00", "3.00"),
        ("多卖了一成半，大盘3%", "15.00", "3.00"),
        ("增速百分之七行业平均百分之四", "7.00", "4.00"),
        ("销售额12亿增速11%行业平均9%", "11.00", "9.00"),
        ("我们增长百分之十二同行增长百分之八卖了三个亿", "12.00", "8.00"),
        ("行业增速5个点，本企业9个点", "9.00", "5.00"),
        ("同比上升百分之十点三行业百分之八点一", "10.30", "8.10"),
        ("全行业涨了6%我们涨了9%", "9.00", "6.00"),
        ("上浮了8个点", "8.00", None),
    ],
)
def test_each_rate_goes_to_the_name_before_it(
    vocabulary: Vocabulary, text: str, growth: str, average: str | None
) -> None:
    assert rates(read(vocabulary, text)) == (growth, average)


@pytest.mark.parametrize(
    ("text", "growth", "average"),
    [
        ("比行业平均高5个点，行业平均8%", "13.00", "8.00"),
        ("高出行业平均3个百分点，行业增速6%", "9.00", "6.00"),
        ("行业平均是6%，我们比它高出4个点", "10.00", "6.00"),
        ("我们跑赢大盘3个点，大盘是5%", "8.00", "5.00"),
        ("增速9%，低于行业平均2个点", "9.00", "11.00"),
        ("增速15%高于行业平均8%", "15.00", "8.00"),
        ("增速15%，高于行业平均的8个点", "15.00", "8.00"),
    ],
)
def test_a_distance_to_the_average_gives_the_other_rate(
    vocabulary: Vocabulary, text: str, growth: str, average: str
) -> None:
    assert rates(read(vocabulary, text)) == (growth, average)


def test_a_distance_alone_is_told_as_such(vocabulary: Vocabulary) -> None:
    found = read(vocabulary, "销售额12亿，比行业平均高5个点")
    assert rates(found) == (None, None)
    assert found.excess is not None
    assert (found.excess.value, found.excess.words) == (Decimal("0.05"), "5个点")
    assert not found.unplaced
    known = settle_excess({"industry_growth": Decimal("0.07")}, found.excess)
    assert known["growth"] == Decimal("0.12")
    assert "growth" not in settle_excess({}, found.excess)


@pytest.mark.parametrize(
    "text", ["增速12%，行业平均8%", "销售额比去年多了1亿", "配套率比去年高5个点"]
)
def test_no_distance_to_an_average(vocabulary: Vocabulary, text: str) -> None:
    assert read(vocabulary, text).excess is None


@pytest.mark.parametrize(
    ("text", "before", "now"),
    [
        ("去年4亿今年做到4.4亿", 400000000, 440000000),
        ("从2亿做到2.5亿，大盘涨了5%", 200000000, 250000000),
        ("去年卖了4亿，今年多卖了一成", 400000000, 440000000),
        ("去年8千万，今年涨了百分之二十", 80000000, 96000000),
    ],
)
def test_last_year_and_this_year(vocabulary: Vocabulary, text: str, before: int, now: int) -> None:
    values = read(vocabulary, text).values
    assert (values["sales_last_year"], values["sales"]) == (Decimal(before), Decimal(now))


def test_over_two_messages_a_figure_knows_its_year(vocabulary: Vocabulary) -> None:
    first = next(f for f in read(vocabulary, "批发，去年销售额4亿").fillings if f.input == "sales")
    then = read(vocabulary, "今年做到4.4亿", known=("sales",))
    second = next(f for f in then.fillings if f.input == "sales")
    assert (first.year, second.year) == (2025, 2026)
    assert second.value == Decimal(440000000)


def test_a_project_s_figures_give_no_growth(vocabulary: Vocabulary) -> None:
    told = vocabulary.tell("工业转型项目去年投了4000万，今年又多投了三成", TODAY)
    found = read_facts(vocabulary.rules["project-completion-award"], told, contexts(told))
    assert "growth" not in found.values


@pytest.mark.parametrize(
    ("rule", "text", "values"),
    [
        ("new-tax-award", "民企今年缴税三百万，新增税收那10%能拿多少", {"new_tax": None, "tax": 3_000_000}),
        ("new-tax-award", "民企去年交税260万，按新增税额10%能奖多少", {"new_tax": None, "tax": None}),
        ("new-tax-award", "民企去年缴税1000万，今年税收增加20%", {"tax": 12_000_000}),
        ("new-tax-award", "民企去年缴税300万一下子到500万", {"tax": 5_000_000, "tax_last_year": 3_000_000}),
        ("construction-output-award", "建筑产值5.3亿，比贷款多了4亿", {"previous": None}),
        ("chain-leader-revenue-award", "链主营收3.2亿，增加部分采购额4000万", {"previous": None}),
        ("chain-leader-revenue-award", "营收由0.5亿增加到5亿", {"revenue": 500_000_000, "previous": 50_000_000}),
        ("local-matching-subsidy", "配套率提高5个点，对应采购额增加5000万", {"matched": 50_000_000}),
    ],
)  # fmt: skip
def test_only_what_grew_gives_last_years_figure(
    vocabulary: Vocabulary, rule: str, text: str, values: dict[str, int | None]
) -> None:
    told = vocabulary.tell(text, TODAY)
    found = read_facts(vocabulary.rules[rule], told, contexts(told)).values
    assert {name: found.get(name) for name in values} == values


def test_last_years_revenue_and_the_growth_give_this_years(vocabulary: Vocabulary):
    text = "规上服务业，去年收入1800万，最低入库收入1000万，增速9%，行业均值6%"
    told = vocabulary.tell(text, TODAY)
    found = read_facts(vocabulary.rules["services-growth-award"], told, contexts(told), None, {})
    assert found.values["revenue"] == Decimal("19620000")
    assert found.values["industry_growth"] == Decimal("0.06")


@pytest.mark.parametrize(
    ("text", "filled", "value"),
    [
        ("平均也改了，统计局定的7%", "industry_growth", "0.07"),
        ("听说平均可能要调，要是13%呢", "industry_growth", "0.13"),
        ("年末平均数出来了，是7.5不是5", "industry_growth", "0.075"),
        ("行业平均还没公布，我们涨了8%", "growth", "0.08"),
        ("同行不行，俺家8%", "growth", "0.08"),
        ("涨的比平均还低，4%", "growth", "0.04"),
    ],
)
def test_an_average_named_in_a_clause_before(
    vocabulary: Vocabulary, text: str, filled: str, value: str
) -> None:
    told = vocabulary.tell(text, TODAY)
    words = vocabulary.rules["retail-growth-award"]
    known = {"growth": None, "industry_growth": None}
    found = read_facts(words, told, contexts(told), "growth", known).values
    assert found[filled] == Decimal(value)
    assert not ({"growth", "industry_growth"} - {filled}) & found.keys()
