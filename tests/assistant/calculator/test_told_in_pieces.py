"""Figures told in pieces: a unit said once, what came in later, two years, awards that fell through."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.calculator.filling import fill
from assistant.calculator.quantity import read_quantities
from assistant.calculator.rulebook import RuleBook

TODAY = date(2026, 11, 23)


def told(rulebook: RuleBook, rule: str, text: str) -> dict[str, object]:
    return {f.input: f.value for f in fill(rulebook.by_id[rule], text, TODAY)}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("去年一千八百万，今年两千六", [18_000_000, 26_000_000]),
        ("从三千到五千万", [30_000_000, 50_000_000]),
        ("投了三百万，后来又添了五百", [3_000_000, 5_000_000]),
        ("投了三百万，请了三十个人", [3_000_000]),
        ("投了三千万，一千五百平米", [30_000_000]),
    ],
)
def test_a_unit_said_once_holds_for_the_round_numeral_beside_it(text, values):
    found = [int(q.value) for q in read_quantities(text) if q.unit != "count"]
    assert found == values


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "民企，前年税收1800万整，去年1900万整，净增的那一百万给奖吗",
            {"tax_last_year": 18_000_000, "tax": 19_000_000},
        ),
        ("私企，去年缴税一千八百万，今年两千六", {"tax_last_year": 18_000_000, "tax": 26_000_000}),
        ("私企，比去年多交了120万税", {"new_tax": 1_200_000}),
    ],
)
def test_a_year_s_figure_is_no_increase(rulebook, text, facts):
    found = told(rulebook, "new-tax-award", text)
    assert {n: v for n, v in found.items() if isinstance(v, Decimal)} == facts


@pytest.mark.parametrize(
    ("rule", "name", "text", "value"),
    [
        (
            "government-fund-contribution",
            "size",
            "规模先说5000万，后来又加了3000万，一共8000万",
            80_000_000,
        ),
        ("new-technology-support", "cost", "研发投了20万，后来又添了15万，备了案", 350_000),
        (
            "retail-growth-award",
            "growth",
            "零售限上，增速先报的4%，统计局核下来是6%",
            Decimal("0.06"),
        ),
    ],
)
def test_what_came_in_later_is_added_and_what_was_checked_replaces(
    rulebook, rule, name, text, value
):
    assert told(rulebook, rule, text)[name] == value


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("quality-award", "申报山西省质量奖，专家刚走，还没结果"),
        ("quality-award", "山西省质量奖没戏了"),
    ],
)
def test_what_fell_through_or_is_pending_was_not_awarded(rulebook, rule, text):
    assert "level" not in told(rulebook, rule, text)


def test_one_level_fell_through_and_another_came(rulebook):
    text = "省长质量奖刷下来了，晋城市质量奖到手了"
    assert told(rulebook, "quality-award", text)["level"] == "晋城市质量奖"
