"""Dates and stretches of time in a person's words: 去年12月, 2022年底, 今年1—12月, 下周一.

In: plain text and the day on which it is said. Out: ``Period`` objects in order, each with its
first and last day. A month without a year is the latest one that has begun, a day is of the year
told in figures before it; a time that cannot be (2月30日) is left out. Nothing here decides what a
period means for a rule.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.calculator.quantities.dates import (
    DAYS,
    FEASTS,
    FOUNDED,
    NEAR,
    PATTERN,
    WEEKDAYS,
    YEARS,
)
from assistant.calculator.quantities.fact import Period
from assistant.calculator.quantities.number import read_number
from assistant.calculator.quantities.wording import fold_width
from corpus.numbering import ordinal

_LONG_AGO, _SOON = 180, 45
"""A day without a year is the last one, unless that is long ago and the next one is near."""
_BESIDE = re.compile(
    r"[\s,，、(（]{0,2}(?:(?:19|20)\d\d年[\s,，、]{0,2})?(?:那天|那个)?(?:也就?是|就是|是|正好)?"
)
_SENTENCE_END = re.compile("[。！？!?]")
_ALONE = re.compile(r"(?:19|20)\d\d年|二[〇零][〇零一二三四五六七八九]{2}年")
_PAUSES = ("", "，", "。", ",", "；", " ", "(", ")")
_FIRST_MONTH = "元"
_EVE = "前一天"
_SAME_DAY = "当天"


_PART_OF_YEAR = re.compile(r"(?:(?:19|20)\d\d年)?(?:第?[一二三四1-4]季度?|[上下]半年)")
_YEAR_AND_MONTH = re.compile(r"(?:20)?\d\d年\S{1,3}月|[二零〇]\S{3}年\S{1,3}月")


@dataclass(frozen=True, slots=True)
class _Days:
    first: date
    last: date


def read_periods(text: str, today: date) -> list[Period]:
    """Every date or stretch of time named in the text, in order."""
    folded = fold_width(text)
    found: list[Period] = []
    yearless: list[int] = []
    dated: tuple[_Days, int] | None = None
    for match in PATTERN.finditer(folded):
        if match.group() in ("", "的") or _names_the_day_again(match, found, folded):
            continue
        days = _in_year_of_month(found, match, _days(match, today))
        days = _in_year_of_list(found, match, days, folded)
        _drop_word_before(found, match)
        if match["only"]:
            days = _day_of_month(match["only"], found)
        elif match["relative"] == _SAME_DAY and _last_day(found) is not None:
            days = _last_day(found)
        if days is not None and (match["iso"] or match["number"]):
            dated = days, match.end()
        elif match["year"]:
            dated = None
        elif days is not None and match["day"] and dated is None:
            yearless.append(len(found))
        elif days is not None and dated is not None and (match["day"] or match["feast"]):
            between = folded[dated[1] : match.start()]
            apart = dated[0].first != dated[0].last and _SENTENCE_END.search(between)
            days = days if apart or FOUNDED.search(between) else _in_year_of(dated[0], days)
        if days is not None:
            start = match.start() + (1 if folded[match.start()] == "的" else 0)
            found.append(
                Period(start, match.end(), text[start : match.end()], days.first, days.last)
            )
    return _with_year_behind(found, yearless, folded)


def _in_year_of_month(
    found: Sequence[Period], match: re.Match[str], month: _Days | None
) -> _Days | None:
    """2022年八月卖了9万，九月卖了11万: a month behind one of an earlier year is of that year, if it comes later."""
    last, alone = (
        found[-1] if found else None,
        match["month"] and not (match["day"] or match["year"]),
    )
    if month is None or not alone or last is None:
        return month
    if not _YEAR_AND_MONTH.match(last.text) or last.first.year == month.first.year:
        return month
    same = _month(last.first.year, month.first.month)
    return same if same.first > last.first else month


def _in_year_of_list(
    found: Sequence[Period], match: re.Match[str], days: _Days | None, text: str
) -> _Days | None:
    """2022年销售额：三季度22.4万、四季度19万: quarters and half-years listed behind a year are of that year."""
    last, part = found[-1] if found else None, match["quarter"] or match["half"]
    told = match["year"] or match["number"] or match["iso"]
    if days is None or last is None or not part or told:
        return days
    listed = _ALONE.fullmatch(last.text) or _PART_OF_YEAR.fullmatch(last.text)
    if not listed or last.first.year == days.first.year:
        return days
    if _SENTENCE_END.search(text[last.end : match.start()]):
        return days
    year = last.first.year
    return _Days(days.first.replace(year=year), days.last.replace(year=year))


def _names_the_day_again(match: re.Match[str], found: Sequence[Period], text: str) -> bool:
    """6月9日(周一), 6月9号周一交的, 6月9号(2025年,周一): a weekday right behind a day is that day's."""
    days = [p for p in found if p.first == p.last]
    if not match["plain"] or not days:
        return False
    return _BESIDE.fullmatch(text[days[-1].end : match.start()]) is not None


def _drop_word_before(found: list[Period], match: re.Match[str]) -> None:
    """明天12月1号: of a word and the date right behind it the date holds."""
    if match["day"] and found and found[-1].text in DAYS and found[-1].end == match.start():
        found.pop()


def _day_of_month(day: str, earlier: Sequence[Period]) -> _Days | None:
    """3月6号没收，7号才收下: a day alone is of the month of the day told before it."""
    last = _last_day(earlier)
    try:
        first = last.first.replace(day=_count(day)) if last else None
    except ValueError:
        return None
    return _Days(first, first) if first else None


def _last_day(earlier: Sequence[Period]) -> _Days | None:
    """The last single day told so far: 11月11号交上的，当天受理."""
    days = [p.first for p in earlier if p.first == p.last]
    return _Days(days[-1], days[-1]) if days else None


def _with_year_behind(found: list[Period], yearless: Sequence[int], text: str) -> list[Period]:
    """元月九号开始的，2023年: a year that stands alone in the clause behind is that of the day."""
    for index in yearless:
        one = found[index]
        following = next((p for p in found[index + 1 :] if _ALONE.fullmatch(p.text)), None)
        if following is None or text[following.end : following.end + 1] not in _PAUSES:
            continue
        if text[following.start - 1] in _PAUSES:
            day = _in_year_of(_Days(following.first, following.last), _Days(one.first, one.last))
            if day is not None:
                found[index] = replace(one, first=day.first, last=day.last)
    return found


def _in_year_of(dated: _Days, day: _Days) -> _Days | None:
    """二〇二四年元旦后，1月2号: a day is of the year told before it, or of the next if it comes earlier."""
    try:
        same = day.first.replace(year=dated.first.year)
        late = same if same >= dated.first else same.replace(year=same.year + 1)
    except ValueError:
        return None
    return _Days(late, late)


def _days(match: re.Match[str], today: date) -> _Days | None:
    readers: tuple[tuple[str, Callable[[re.Match[str], date], _Days]], ...] = (
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


def _count(digits: str) -> int:
    if digits == _FIRST_MONTH:
        return 1
    if digits.isdigit() and digits.isascii():
        return int(digits)
    number = read_number(digits)
    if number is None or number.end != len(digits):
        raise ValueError(digits)
    return int(number.value)


def _month(year: int, month: int) -> _Days:
    return _Days(date(year, month, 1), _last_of(year, month))


def _last_of(year: int, month: int) -> date:
    year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return date(year, month, 1) - timedelta(days=1)


def _shifted(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, _last_of(year, month + 1).day))


def _iso(match: re.Match[str], today: date) -> _Days:
    numbers = [int(part) for part in re.split(r"[-/.]", match["iso"])]
    if len(numbers) == 2:
        return _month(numbers[0], numbers[1])
    day = date(*numbers)
    return _Days(day, day)


def _calendar(match: re.Match[str], today: date) -> _Days:
    """A year, told or understood, and the part of it."""
    told = _year(match)
    if match["month"] or match["from"]:
        return _months_of(match, told, today)
    year = today.year if told is None else told
    if match["year"]:
        year = today.year + YEARS[match["year"]]
    if match["quarter"]:
        quarter = _count(match["quarter"])
        return _Days(date(year, quarter * 3 - 2, 1), _last_of(year, quarter * 3))
    if match["half"]:
        start = 1 if match["half"] == "上" else 7
        return _Days(date(year, start, 1), _last_of(year, start + 5))
    of_a_year = told is not None or match["year"] is not None
    if match["first"] and of_a_year:
        return _Days(date(year, 1, 1), date(year, 1, 1))
    if match["feast"]:
        return _feast(match, year, of_a_year, today)
    return _part_of(match, year, of_a_year)


def _feast(match: re.Match[str], year: int, of_a_year: bool, today: date) -> _Days:
    """去年国庆, 国庆那天, 元旦前一天; a feast without a year is a day only where the words say so."""
    if not of_a_year and not match["that"]:
        raise ValueError(match.group())
    day = date(year, *FEASTS[match["feast"]])
    if not of_a_year and day > today:
        day = day.replace(year=year - 1)
    day -= timedelta(days=match["that"] == _EVE)
    return _Days(day, day)


_ONE = "一"


def _part_of(match: re.Match[str], year: int, told: bool) -> _Days:
    """年底, 年初; without a year only where 年 is said (底 alone is no date)."""
    part = (match["part"] or "").removeprefix("年")
    if not told and (not part or not match["part"].startswith("年")):
        raise ValueError(match.group())
    if not told and match.string[: match.start()].endswith(_ONE):  # 一年底漆4吨
        raise ValueError(match.group())
    months = {"初": (1, 1), "中": (6, 7), "底": (12, 12), "末": (12, 12)}.get(part, (1, 12))
    return _Days(date(year, months[0], 1), _last_of(year, months[1]))


def _months_of(match: re.Match[str], told: int | None, today: date) -> _Days:
    """1—12月, 12月, 3月8号; without a year the latest that has begun."""
    first = _count(match["from"] or match["month"])
    last = _count(match["to"]) if match["from"] else first
    if first > last:
        raise ValueError(match.group())
    year = told
    if match["year"]:
        year = today.year + YEARS[match["year"]]
    if year is None:
        year = today.year if date(today.year, first, 1) <= today else today.year - 1
    if match["day"]:
        number = _count(match["day"])
        day = date(year, first, number)
        if told is None and not match["year"] and (today - day).days > _LONG_AGO:
            ahead = date(year + 1, first, number)
            day = ahead if (ahead - today).days <= _SOON else day
        return _Days(day, day)
    return _edge(_Days(date(year, first, 1), _last_of(year, last)), match["edge"])


def _edge(month: _Days, edge: str | None) -> _Days:
    if edge is None:
        return month
    first = {"初": 1, "中": 11, "中旬": 11}.get(edge, 21)
    last = {"初": 10, "中": 20, "中旬": 20}.get(edge, month.last.day)
    return _Days(month.first.replace(day=first), month.first.replace(day=last))


def _year(match: re.Match[str]) -> int | None:
    """The year written in figures: 2022, 二〇二二, 22."""
    written = match["number"]
    if not written:
        return None
    year = ordinal(written)
    return year if year is None or len(written) == 4 else 2000 + year


def _nearby(match: re.Match[str], today: date) -> _Days:
    """上个月, 下周一, 本季度."""
    steps = NEAR[match["near"]]
    if match["span"] == "月":
        first = _shifted(today.replace(day=1), steps)
        if match["final"]:
            last = _last_of(first.year, first.month)
            return _Days(last, last)
        if match["date"]:
            day = first.replace(day=_count(match["date"]))
            return _Days(day, day)
        return _month(first.year, first.month)
    if match["span"] == "季度":
        start = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
        first = _shifted(start, 3 * steps)
        return _Days(first, _last_of(first.year, first.month + 2))
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=steps)
    if match["weekday"]:
        day = monday + timedelta(days=WEEKDAYS.index(match["weekday"].replace("天", "日")))
        return _Days(day, day)
    return _Days(monday, monday + timedelta(days=6))


def _weekday(match: re.Match[str], today: date) -> _Days:
    monday = today - timedelta(days=today.weekday())
    day = monday + timedelta(days=WEEKDAYS.index(match["plain"].replace("天", "日")))
    return _Days(day, day)


def _relative(match: re.Match[str], today: date) -> _Days:
    day = today + timedelta(days=DAYS[match["relative"]])
    return _Days(day, day)


def _ago(match: re.Match[str], today: date) -> _Days:
    """三天前, 两个月以后, 半年前. Working days are counted by the rules, not here."""
    if "工作日" in match["unit"]:
        raise ValueError(match.group())
    sign = -1 if "前" in match["side"] else 1
    if match["unit"] in ("年", "个月"):
        per = 12 if match["unit"] == "年" else 1
        half = match["ago"] == "半"
        if half and per == 1:
            raise ValueError(match.group())
        day = _shifted(today, sign * (6 if half else _count(match["ago"]) * per))
    else:
        if match["ago"] == "半":
            raise ValueError(match.group())
        size = 1 if match["unit"] == "天" else 7
        day = today + timedelta(days=sign * size * _count(match["ago"]))
    return _Days(day, day)
