"""A date as it is written → its first and its last day: 去年国庆, 2022年底, 上个月, 三天前.

In: a match of ``dates.PATTERN`` and the day on which it is said. Out: ``Days``; None for a time that
cannot be (2月30日). A month without a year is the latest one that has begun. What the words around a date
say about it is read in ``period.py``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.calculator.quantities.dates import DAYS, FEASTS, NEAR, WEEKDAYS, YEARS
from assistant.calculator.quantities.months import add_months, last_of_month
from assistant.calculator.quantities.number import read_number
from corpus.numbering import ordinal

_LONG_AGO, _SOON = 180, 45
"""A day without a year is the last one, unless that is long ago and the next one is near."""
_FIRST_MONTH = "元"
_EVE = "前一天"
_ONE = "一"


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day of a date or stretch of time, both included."""

    first: date
    last: date


def days_of(match: re.Match[str], today: date) -> Days | None:
    """The days that a match of ``dates.PATTERN`` stands for; None where there are none such."""
    readers: tuple[tuple[str, Callable[[re.Match[str], date], Days]], ...] = (
        ("iso", _iso),
        ("span", _nearby),
        ("plain", _weekday),
        ("relative", _relative),
        ("ago", _ago),
    )
    try:
        for group, reader in readers:
            if match[group]:
                return reader(match, today)
        return _calendar(match, today)
    except (ValueError, OverflowError):
        return None


def whole_number(digits: str) -> int:
    """The number of a day or month: 8, 十三, 元 (元月). Raises ``ValueError`` for what is none."""
    if digits == _FIRST_MONTH:
        return 1
    if digits.isdigit() and digits.isascii():
        return int(digits)
    number = read_number(digits)
    if number is None or number.end != len(digits):
        raise ValueError(digits)
    return int(number.value)


def month_days(year: int, month: int) -> Days:
    """The days of a month. Raises ``ValueError`` for one that cannot be."""
    return Days(date(year, month, 1), last_of_month(year, month))


def _iso(match: re.Match[str], today: date) -> Days:
    numbers = [int(part) for part in re.split(r"[-/.]", match["iso"])]
    if len(numbers) == 2:
        return month_days(numbers[0], numbers[1])
    day = date(*numbers)
    return Days(day, day)


def _calendar(match: re.Match[str], today: date) -> Days:
    """A year, told or understood, and the part of it."""
    told = _year(match)
    if match["month"] or match["from"]:
        return _months_of(match, told, today)
    year = today.year if told is None else told
    if match["year"]:
        year = today.year + YEARS[match["year"]]
    if match["quarter"]:
        quarter = whole_number(match["quarter"])
        return Days(date(year, quarter * 3 - 2, 1), last_of_month(year, quarter * 3))
    if match["half"]:
        start = 1 if match["half"] == "上" else 7
        return Days(date(year, start, 1), last_of_month(year, start + 5))
    of_a_year = told is not None or match["year"] is not None
    if match["first"] and of_a_year:
        return Days(date(year, 1, 1), date(year, 1, 1))
    if match["feast"]:
        return _feast(match, year, of_a_year, today)
    return _part_of(match, year, of_a_year)


def _feast(match: re.Match[str], year: int, of_a_year: bool, today: date) -> Days:
    """去年国庆, 国庆那天, 元旦前一天; a feast without a year is a day only where the words say so."""
    if not of_a_year and not match["that"]:
        raise ValueError(match.group())
    day = date(year, *FEASTS[match["feast"]])
    if not of_a_year and day > today:
        day = day.replace(year=year - 1)
    day -= timedelta(days=match["that"] == _EVE)
    return Days(day, day)


def _part_of(match: re.Match[str], year: int, told: bool) -> Days:
    """年底, 年初; without a year only where 年 is said (底 alone is no date)."""
    part = (match["part"] or "").removeprefix("年")
    if not told and (not part or not match["part"].startswith("年")):
        raise ValueError(match.group())
    if not told and match.string[: match.start()].endswith(_ONE):  # 一年底漆4吨
        raise ValueError(match.group())
    months = {"初": (1, 1), "中": (6, 7), "底": (12, 12), "末": (12, 12)}.get(part, (1, 12))
    return Days(date(year, months[0], 1), last_of_month(year, months[1]))


def _months_of(match: re.Match[str], told: int | None, today: date) -> Days:
    """1—12月, 12月, 3月8号; without a year the latest that has begun."""
    first = whole_number(match["from"] or match["month"])
    last = whole_number(match["to"]) if match["from"] else first
    if first > last:
        raise ValueError(match.group())
    year = told
    if match["year"]:
        year = today.year + YEARS[match["year"]]
    if year is None:
        year = today.year if date(today.year, first, 1) <= today else today.year - 1
    if match["day"]:
        number = whole_number(match["day"])
        day = date(year, first, number)
        if told is None and not match["year"] and (today - day).days > _LONG_AGO:
            ahead = date(year + 1, first, number)
            day = ahead if (ahead - today).days <= _SOON else day
        return Days(day, day)
    return _edge(Days(date(year, first, 1), last_of_month(year, last)), match["edge"])


def _edge(month: Days, edge: str | None) -> Days:
    if edge is None:
        return month
    first = {"初": 1, "中": 11, "中旬": 11}.get(edge, 21)
    last = {"初": 10, "中": 20, "中旬": 20}.get(edge, month.last.day)
    return Days(month.first.replace(day=first), month.first.replace(day=last))


def _year(match: re.Match[str]) -> int | None:
    """The year written in figures: 2022, 二〇二二, 22."""
    written = match["number"]
    if not written:
        return None
    year = ordinal(written)
    return year if year is None or len(written) == 4 else 2000 + year


def _nearby(match: re.Match[str], today: date) -> Days:
    """上个月, 下周一, 本季度."""
    steps = NEAR[match["near"]]
    if match["span"] == "月":
        first = add_months(today.replace(day=1), steps)
        if match["final"]:
            last = last_of_month(first.year, first.month)
            return Days(last, last)
        if match["date"]:
            day = first.replace(day=whole_number(match["date"]))
            return Days(day, day)
        return month_days(first.year, first.month)
    if match["span"] == "季度":
        start = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
        first = add_months(start, 3 * steps)
        return Days(first, last_of_month(first.year, first.month + 2))
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=steps)
    if match["weekday"]:
        day = monday + timedelta(days=WEEKDAYS.index(match["weekday"].replace("天", "日")))
        return Days(day, day)
    return Days(monday, monday + timedelta(days=6))


def _weekday(match: re.Match[str], today: date) -> Days:
    monday = today - timedelta(days=today.weekday())
    day = monday + timedelta(days=WEEKDAYS.index(match["plain"].replace("天", "日")))
    return Days(day, day)


def _relative(match: re.Match[str], today: date) -> Days:
    day = today + timedelta(days=DAYS[match["relative"]])
    return Days(day, day)


def _ago(match: re.Match[str], today: date) -> Days:
    """三天前, 两个月以后, 半年前. Working days are counted by the rules, not here."""
    if "工作日" in match["unit"]:
        raise ValueError(match.group())
    sign = -1 if "前" in match["side"] else 1
    if match["unit"] in ("年", "个月"):
        per = 12 if match["unit"] == "年" else 1
        half = match["ago"] == "半"
        if half and per == 1:
            raise ValueError(match.group())
        day = add_months(today, sign * (6 if half else whole_number(match["ago"]) * per))
    else:
        if match["ago"] == "半":
            raise ValueError(match.group())
        size = 1 if match["unit"] == "天" else 7
        day = today + timedelta(days=sign * size * whole_number(match["ago"]))
    return Days(day, day)
