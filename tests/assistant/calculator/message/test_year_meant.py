"""Of which year a result is asked, and figures told by the step from one year to the next."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.calculator.filling.filling import read_facts
from assistant.calculator.message.surrounding import contexts
from assistant.calculator.message.vocabulary import Vocabulary
from assistant.calculator.quantities.fact import Reading

TODAY = date(2026, 11, 28)
WHOLESALE, RETAIL, SERVICES = (
    "wholesale-growth-award",
    "retail-growth-award",
    "services-growth-award",
)


def read(vocabulary: Vocabulary, rule: str, text: str) -> Reading:
    told = vocabulary.tell(text, TODAY)
    return read_facts(vocabulary.rules[rule], told, contexts(told))


@pytest.mark.parametrize(
    ("rule", "text", "old", "now"),
    [
        (WHOLESALE, "限上批发，前年是两亿三去年是两亿五千三百万年末平均增速百分之五，算算去年的奖", 230_000_000, 253_000_000),
        (RETAIL, "限上零售，2023年1500万元，2024年1590万元，2025年一季度420万元，请核定2024年度奖励", 15_000_000, 15_900_000),
        (WHOLESALE, "限上批发，前年卖了3.1亿，去年3.4亿，今年才过半只卖了1.2亿，去年那个奖能拿多少", 310_000_000, 340_000_000),
        (RETAIL, "限上零售 前年6000万 去年6400万 今年目标7500万 去年奖励多少", 60_000_000, 64_000_000),
        (WHOLESALE, "限上批发，2022年1.6亿；2023年2.4亿；2024年比上一年又多卖了一千九百万，2024年该奖几万", 240_000_000, 259_000_000),
        (RETAIL, "限上零售，今年比去年多卖了三百二十万，去年四千八百万，奖多少", 48_000_000, 51_200_000),
        (RETAIL, "限上零售，今年零售额4000万，比去年多卖了200万，奖多少", 38_000_000, 40_000_000),
        (SERVICES, "规上服务业，前年主营收了两千万，去年比前年多收了二百四十万，去年那奖该给多少", 20_000_000, 22_400_000),
        (WHOLESALE, "限上批发，去年销售额1.8亿，今年销售额1.98亿，今年奖多少", 180_000_000, 198_000_000),
    ],
)  # fmt: skip
def test_the_figures_of_the_year_meant_and_of_the_one_before(
    vocabulary: Vocabulary, rule: str, text: str, old: int, now: int
) -> None:
    values = read(vocabulary, rule, text).values
    found = sorted(v for v in values.values() if isinstance(v, Decimal) and v > 1000)
    assert found == [old, now]


def test_a_fall_from_one_year_to_the_next(vocabulary: Vocabulary) -> None:
    values = read(vocabulary, RETAIL, "限上零售，去年四千八百万，今年比去年少卖了300万").values
    assert values["sales"] == Decimal(45_000_000)


def test_a_growth_of_an_award_that_asks_for_none(vocabulary: Vocabulary) -> None:
    text = "链主企业，去年年营业收入1.8亿，今年在这基础上多了七成，利润也从900万到了1300万"
    assert read(vocabulary, "chain-leader-revenue-award", text).values["revenue"] == Decimal(
        306_000_000
    )


def test_the_average_of_half_a_year_is_not_that_of_its_end(vocabulary: Vocabulary) -> None:
    text = "去年3.2亿、今年3.6亿，限上批发。上半年同行平均涨了9%，年末的行业平均还没出来"
    assert "industry_growth" not in read(vocabulary, WHOLESALE, text).values


def test_other_revenue_is_not_the_revenue_asked_for(vocabulary: Vocabulary) -> None:
    text = "限额以上餐饮业：上年主营业务收入1300万元、其他收入80万元；本年主营业务收入1380万元、其他收入200万元"
    values = read(vocabulary, "hotel-catering-growth-award", text).values
    assert values["revenue"] == Decimal(13_800_000)


def test_never_reached_is_no_figure_of_an_earlier_year(vocabulary: Vocabulary) -> None:
    text = "建筑公司已经干了3.4亿产值，去年全年是2.9亿，以前没上过3亿"
    assert read(vocabulary, "construction-output-award", text).values.get("previous") != Decimal(
        300_000_000
    )


RD = "high-tech-enterprise-support"


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("首次认定高企，三年研发投入36万、28万、20万", 840_000),
        ("这三年平均每年往研发里投30万，年年差不多，头一回评上高企", 900_000),
        ("首次认定高企，前年研发18万，去年24万，今年20万", 620_000),
    ],
)
def test_three_years_are_one_total(vocabulary: Vocabulary, text: str, total: int) -> None:
    values = read(vocabulary, RD, text).values
    assert values.get("rd_total", values.get("rd_yearly", Decimal(0)) * 3) == Decimal(total)


def test_two_years_are_no_total_of_three(vocabulary: Vocabulary) -> None:
    found = read(vocabulary, RD, "首次认定高企，前年研发花了18万，去年24万")
    assert "rd_total" not in found.values
    assert [(d.input, d.reason) for d in found.doubts] == [("rd_total", "years")]


def test_figures_in_a_row_are_not_the_first_of_them(vocabulary: Vocabulary) -> None:
    found = read(vocabulary, "new-tax-award", "民营企业，年新增税收120万、150万")
    assert "new_tax" not in found.values


def test_an_award_of_each_year_over_two_years(vocabulary: Vocabulary) -> None:
    found = read(
        vocabulary,
        "innovation-voucher-subsidy",
        "科技型中小企业，去年创新券用了9万，今年14万，两年加起来补多少",
    )
    assert found.several is not None
    assert [item.values["used"] for item in found.several.items] == [
        Decimal(90_000),
        Decimal(140_000),
    ]


def test_those_that_only_applied_are_not_counted(vocabulary: Vocabulary) -> None:
    text = "五家去报了国家高企，其中三家证已经拿到手，另外两家还没批下来"
    assert read(vocabulary, "hatched-high-tech-award", text).values.get("high_tech") != Decimal(5)


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("省级新型研发机构，两年各拿了100万省里补助", 2_000_000),
        ("新型研发机构，省里三年每年补200万", 6_000_000),
        ("新型研发机构，省里第二年各项补了100万", 1_000_000),
    ],
)
def test_a_subsidy_of_so_many_years_each_is_that_of_all(
    vocabulary: Vocabulary, text: str, yuan: int
) -> None:
    reading = read(vocabulary, "research-institute-subsidy", text)
    assert [f.value for f in reading.fillings if f.input == "provincial_subsidy"] == [Decimal(yuan)]
