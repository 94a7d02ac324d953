"""Dates and stretches of time, said on the twenty-third of November 2026, a Monday."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.calculator.quantities.period import read_periods

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("去年", "2025-01-01", "2025-12-31"),
        ("今年", "2026-01-01", "2026-12-31"),
        ("前年", "2024-01-01", "2024-12-31"),
        ("上年度", "2025-01-01", "2025-12-31"),
        ("2023年", "2023-01-01", "2023-12-31"),
        ("22年", "2022-01-01", "2022-12-31"),
        ("二〇二二年", "2022-01-01", "2022-12-31"),
        ("今年1—12月", "2026-01-01", "2026-12-31"),
        ("1-6月", "2026-01-01", "2026-06-30"),
        ("2022年底", "2022-12-01", "2022-12-31"),
        ("去年12月", "2025-12-01", "2025-12-31"),
        ("去年的12月", "2025-12-01", "2025-12-31"),
        ("12月份", "2025-12-01", "2025-12-31"),
        ("3月8号", "2026-03-08", "2026-03-08"),
        ("十一月二十三号", "2026-11-23", "2026-11-23"),
        ("今年3月8号", "2026-03-08", "2026-03-08"),
        ("2022-04-26", "2022-04-26", "2022-04-26"),
        ("2022.4.26", "2022-04-26", "2022-04-26"),
        ("去年上半年", "2025-01-01", "2025-06-30"),
        ("2023年一季度", "2023-01-01", "2023-03-31"),
        ("上个月", "2026-10-01", "2026-10-31"),
        ("上个月8号", "2026-10-08", "2026-10-08"),
        ("下个季度", "2027-01-01", "2027-03-31"),
        ("下周一", "2026-11-30", "2026-11-30"),
        ("周三", "2026-11-25", "2026-11-25"),
        ("昨天", "2026-11-22", "2026-11-22"),
        ("三天前", "2026-11-20", "2026-11-20"),
        ("两个月后", "2027-01-23", "2027-01-23"),
        ("半年前", "2026-05-23", "2026-05-23"),
        ("年底", "2026-12-01", "2026-12-31"),
        ("二〇二五年十二月三十一日", "2025-12-31", "2025-12-31"),
        ("去年国庆", "2025-10-01", "2025-10-01"),
        ("2022年国庆前一天", "2022-09-30", "2022-09-30"),
        ("二三年五一", "2023-05-01", "2023-05-01"),
        ("2023年元月十六公示", "2023-01-16", "2023-01-16"),
        ("今年头一天", "2026-01-01", "2026-01-01"),
        ("上月底最后那天", "2026-10-31", "2026-10-31"),
    ],
)
def test_periods(text: str, first: str, last: str) -> None:
    (found,) = read_periods(text, TODAY)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "五一前后去的",
        "国庆假",
        "国庆去的",
        "2月30日",
        "贷款3年",
        "经营了25年",
        "3个工作日后",
        "9999年后",
        "9999年12月31日",
        "1899年3月1日",
        "6-1月",
        "到底",
        "月初心",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert read_periods(text, TODAY) == []


def test_several_in_one_sentence_keep_their_order() -> None:
    found = read_periods("前年升规，去年12月退库，今年3月8号又进", TODAY)
    assert [p.text for p in found] == ["前年", "去年12月", "今年3月8号"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二四年元旦后头一天，1月2号交的授信申请", date(2024, 1, 2)),
        ("公示2022年3月1号，不对不对，3月11日开始", date(2022, 3, 11)),
        ("2022年12月28日受理，1月5号接的", date(2023, 1, 5)),
        ("2015年成立的，3月8号交的申请", date(2026, 3, 8)),
        ("2022年入规，去年退库，3月8号又进", date(2026, 3, 8)),
        ("二三年四月十号受理的", date(2023, 4, 10)),
        ("他2022年8月1号交的。我是八月三号交的", date(2022, 8, 3)),
        ("2023年3月6号没收，7号才收下", date(2023, 3, 7)),
        ("2022-09-01打回来了，同月十四号才过", date(2022, 9, 14)),
    ],
)
def test_a_day_is_of_the_year_told_in_figures_before_it(text: str, day: date) -> None:
    assert read_periods(text, TODAY)[-1].first == day


def test_a_year_that_stands_alone_behind_a_day_is_its_year() -> None:
    found = read_periods("公示是元月九号开始的，2023年", TODAY)
    assert found[0].first == date(2023, 1, 9)


def test_two_or_three_years_are_no_date() -> None:
    assert read_periods("这二三年四处跑", TODAY) == []


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_every_day_reads_back(day: date) -> None:
    for text in (day.isoformat(), f"{day.year}年{day.month}月{day.day}日"):
        (found,) = read_periods(text, TODAY)
        assert (found.first, found.last) == (day, day)


@given(st.text(max_size=60), st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_no_text_raises(text: str, today: date) -> None:
    for found in read_periods(text, today):
        assert found.first <= found.last


@pytest.mark.parametrize(
    "text",
    [
        "6月9日(周二)交的",
        "6月9号周二交的",
        "6月9日（星期二）交的",
        "6月9日，周二交的",
        "6月9号那天是周二",
    ],
)
def test_a_weekday_beside_a_day_names_that_day_again(text: str) -> None:
    found = read_periods(text, date(2026, 11, 27))
    assert [(p.first, p.last) for p in found] == [(date(2026, 6, 9), date(2026, 6, 9))]


def test_a_weekday_elsewhere_is_a_day_of_its_own() -> None:
    found = read_periods("6月9日收到通知，隔了几天到周五才去交的", date(2026, 11, 27))
    assert len(found) == 2


@pytest.mark.parametrize(
    "text", ["2022年销售额：三季度22万、四季度19万", "2022年上半年卖了22万，下半年19万"]
)
def test_parts_listed_behind_a_year_are_of_that_year(text: str) -> None:
    assert {p.first.year for p in read_periods(text, TODAY)} == {2022}


def test_of_a_word_and_the_date_behind_it_the_date_holds() -> None:
    found = read_periods("明天12月1号挂出去", date(2026, 12, 1))
    assert [(p.first, p.text) for p in found] == [(date(2026, 12, 1), "12月1号")]
