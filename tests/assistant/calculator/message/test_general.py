"""Figures that are of no case of the speaker's: steps of a tariff, results that are claimed."""

from datetime import date
from decimal import Decimal

import pytest

TODAY = date(2026, 11, 26)
HATCHED, MATCHING, WHOLESALE = (
    "hatched-high-tech-award",
    "local-matching-subsidy",
    "wholesale-growth-award",
)


def told(fillings_of, rule: str, text: str) -> dict[str, object]:
    return {f.input: f.value for f in fillings_of(rule, text, TODAY)}


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("孵化一家高新技术企业是不是给50万？我们孵了四家国家级的，那就二百万咯", "high_tech", "4"),
        ("每孵化一家高企给5万，我们孵化了6家高企", "high_tech", "6"),
        ("孵化一家高新技术企业给多少", "high_tech", "1"),
    ],
)
def test_ones_own_count_and_not_that_of_the_tariff(
    fillings_of, text: str, name: str, value: str
) -> None:
    assert told(fillings_of, HATCHED, text)[name] == Decimal(value)


@pytest.mark.parametrize(
    ("text", "growth"),
    [
        ("限上批发每涨一个点给2万，去年4个亿今年4.28亿，行业平均6%", None),
        ("限上批发，每增长1个百分点给多少，我们增长了7%，行业平均6%", "0.07"),
        ("限上批发，每年增长5%，行业平均6%", "0.05"),
    ],
)
def test_the_step_of_a_tariff_is_no_growth(fillings_of, text: str, growth: str | None) -> None:
    found = told(fillings_of, WHOLESALE, text).get("growth")
    assert found == (None if growth is None else Decimal(growth))


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("链主配套率正好提高15个百分点，增幅相应的采购额2.6亿，1%不就是二百六十万么", "260000000"),
        ("链主配套率提高15个百分点，相应采购额2亿，那就是200万吧", "200000000"),
        ("链主，相应采购额那就是200万吧", "2000000"),
    ],
)
def test_a_result_that_is_claimed_is_no_fact(fillings_of, text: str, matched: str) -> None:
    assert told(fillings_of, MATCHING, text)["matched"] == Decimal(matched)


@pytest.mark.parametrize(
    ("rule", "text", "facts"),
    [
        (
            "local-matching-subsidy",
            "目标是提高十五个点，眼下才提高六个点，多买的就是这六个点的",
            {"increase": Decimal("0.06")},
        ),
        (
            "wholesale-growth-award",
            "批发，去年今年都在一亿以上，增速三个点",
            {"growth": Decimal("0.03")},
        ),
    ],
)
def test_an_aim_and_a_figure_of_two_years_are_no_case(fillings_of, rule, text, facts):
    found = {f.input: f.value for f in fillings_of(rule, text, TODAY)}
    assert {n: v for n, v in found.items() if isinstance(v, Decimal)} == facts


@pytest.mark.parametrize(
    ("text", "projects"),
    [
        ("晋升一级资质，还创了一个省优质工程，两项奖励合计多少", None),
        ("创了两项省优质工程，奖励合计多少", "2"),
        ("一个省优质工程，这三个奖加起来多少", None),
    ],
)
def test_awards_counted_are_no_projects(fillings_of, text: str, projects: str | None):
    found = told(fillings_of, "quality-project-award", text).get("projects")
    assert found == (None if projects is None else Decimal(projects))


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("high-tech-enterprise-support", "首次认定高企扶持封顶80万"),
        ("innovation-voucher-subsidy", "创新券一年最高补15万"),
        ("research-institute-subsidy", "新型研发机构补助封顶是200万吗"),
        ("new-tax-award", "民营企业新增税收奖励上限100万"),
        ("guarantee-risk-compensation", "风险补偿单家担保机构最高500万"),
    ],
)
def test_a_cap_that_is_named_is_no_figure_of_ones_own(fillings_of, rule: str, text: str) -> None:
    assert not [v for v in told(fillings_of, rule, text).values() if isinstance(v, Decimal)]


def test_one_s_own_figure_beside_a_cap_counts(fillings_of) -> None:
    text = "创新券最高能补20万是吧，我用了10万能补多少"
    assert told(fillings_of, "innovation-voucher-subsidy", text)["used"] == 100_000


@pytest.mark.parametrize(
    ("text", "revenue"),
    [
        ("链主企业，今年头一回过3亿做到3.05亿", "305000000"),
        ("链主企业，今年超3亿，做到3.05亿", "305000000"),
        ("链主企业，今年过了3亿，有3.2亿", "320000000"),
    ],
)
def test_what_was_passed_is_no_figure_beside_the_figure_itself(
    fillings_of, text: str, revenue: str
) -> None:
    found = told(fillings_of, "chain-leader-revenue-award", text)
    assert found["revenue"] == Decimal(revenue)
    assert "previous" not in found


def test_a_figure_of_before_that_was_passed_stays_one(fillings_of) -> None:
    found = told(fillings_of, "chain-leader-revenue-award", "链主企业，去年超2亿，今年3.05亿")
    assert (found["previous"], found["revenue"]) == (Decimal(200000000), Decimal(305000000))


def test_a_figure_put_right_is_not_concluded_from_the_others(fillings_of) -> None:
    text = "平均还是9%，不过零售额我报少了，应该是5200万"
    found = told(fillings_of, "retail-growth-award", text)
    assert found["sales"] == 52_000_000
