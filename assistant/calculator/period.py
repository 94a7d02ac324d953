"""Dates and stretches of time in a person's words: 去年12月, 2022年底, 今年1—12月, 下周一.

In: plain text and the day on which it is said. Out: ``Period`` objects in order, each with its
first and last day. A month without a year is the latest one that has begun, a day is of the year
told in figures before it; a time that cannot be (2月30日) is left out. Nothing here decides what a
period means for a rule.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.calculator.fact import Period
from assistant.calculator.number import read_number
from assistant.calculator.wording import fold_width

_HAN = "零〇一二两三四五六七八九十"
_HAN_DIGITS = dict(zip("零〇一二三四五六七八九", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_LONG_AGO, _SOON = 180, 45
"""A day without a year is the last one, unless that is long ago and the next one is near."""
_YEARS = {
    "大前年": -3, "前年": -2, "去年": -1, "头年": -1, "上个年头": -1, "年时": -1, "上一年": -1, "上年": -1, "前一年": -1,
    "今年": 0, "本年": 0, "这一年": 0, "这年": 0, "明年": 1, "下一年": 1, "后年": 2,
}  # fmt: skip
_DAYS = {
    "大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "当天": 0,
    "明天": 1, "明日": 1, "后天": 2, "大后天": 3,
}  # fmt: skip
_NEAR = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1, "下下": 2}
_WEEKDAYS = "一二三四五六日"
_FOUNDED = re.compile("[。！？!?]|成立|注册|开业|开张|创办|建厂|建的|办的|开的")
"""After such words a day is not of the year told before it (2015年成立，3月8号交的申请)."""
_LINK = r"\s?(?:-|–|—|——|~|～|至|到)\s?"


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_PATTERN = re.compile(
    rf"(?P<iso>(?<![\d.¥￥])(?:19|20)\d\d[-/.]\d{{1,2}}(?:[-/.]\d{{1,2}})?(?!\d|\s?[万亿%元块吨千倍个]))"
    rf"|(?:(?P<year>{_any(_YEARS)})度?|(?P<number>(?<![\d.])(?:19|20)\d\d|(?<![\d.{_HAN}了满共干做期])2\d"
    rf"|[一二][九〇零][零〇一二三四五六七八九]{{2}}|(?<![\d.{_HAN}])二[〇零一二三四五六七八九](?=年{_MONTH}月))\s?年度?(?!了|来|多|以上|间|期|历史|老|内|前(?![一二三四半])))?的?"
    rf"(?:(?P<from>{_MONTH})\s?月?份?{_LINK}(?P<to>{_MONTH})\s?月份?"
    rf"|(?P<month>(?<![\d.个{_HAN}]){_MONTH})\s?月(?:份?(?P<day>{_DAY})\s?[日号]|份?(?P<edge>初|中旬?|底|末)|份?)"
    rf"|第?(?P<quarter>[一二三四1234])季度?|(?P<half>[上下])半年|(?P<part>年初|年中|年底|年末|全年|初|底|末))?"
    rf"|(?P<near>{_any(_NEAR)})(?:一个|个)?(?P<span>月|季度|周|星期|礼拜)(?:(?P<weekday>[{_WEEKDAYS}天])|份?(?P<date>{_DAY})\s?[日号])?"
    rf"|(?:周|星期|礼拜)(?P<plain>[{_WEEKDAYS}天])"
    rf"|(?P<relative>{_any(_DAYS)})"
    rf"|(?P<ago>\d{{1,4}}|[{_HAN}百]{{1,5}}|半)(?P<unit>个月|天|年|个?星期|周|个?工作日)(?P<side>之前|以前|前|之后|以后|后)(?![期续])"
)


@dataclass(frozen=True, slots=True)
class _Days:
    first: date
    last: date


def read_periods(text: str, today: date) -> list[Period]:
    """Every date or stretch of time named in the text, in order."""
    folded = fold_width(text)
    found = []
    dated: tuple[_Days, int] | None = None
    for match in _PATTERN.finditer(folded):
        if match.group() in ("", "的"):
            continue
        days = _days(match, today)
        if days is not None and (match["iso"] or match["number"]):
            dated = days, match.end()
        elif match["year"]:
            dated = None
        elif days is not None and dated is not None and match["day"]:
            between = folded[dated[1] : match.start()]
            days = days if _FOUNDED.search(between) else _in_year_of(dated[0], days)
        if days is not None:
            start = match.start() + (1 if folded[match.start()] == "的" else 0)
            found.append(
                Period(start, match.end(), text[start : match.end()], days.first, days.last)
            )
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
        year = today.year + _YEARS[match["year"]]
    if match["quarter"]:
        quarter = _count(match["quarter"])
        return _Days(date(year, quarter * 3 - 2, 1), _last_of(year, quarter * 3))
    if match["half"]:
        start = 1 if match["half"] == "上" else 7
        return _Days(date(year, start, 1), _last_of(year, start + 5))
    return _part_of(match, year, told is not None or match["year"] is not None)


def _part_of(match: re.Match[str], year: int, told: bool) -> _Days:
    """年底, 年初; without a year only where 年 is said (底 alone is no date)."""
    part = (match["part"] or "").removeprefix("年")
    if not told and (not part or not match["part"].startswith("年")):
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
        year = today.year + _YEARS[match["year"]]
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
    if not written.isascii():
        year = int("".join(str(_HAN_DIGITS[digit]) for digit in written))
        return year if len(written) == 4 else 2000 + year
    return int(written) if len(written) == 4 else 2000 + int(written)


def _nearby(match: re.Match[str], today: date) -> _Days:
    """上个月, 下周一, 本季度."""
    steps = _NEAR[match["near"]]
    if match["span"] == "月":
        first = _shifted(today.replace(day=1), steps)
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
        day = monday + timedelta(days=_WEEKDAYS.index(match["weekday"].replace("天", "日")))
        return _Days(day, day)
    return _Days(monday, monday + timedelta(days=6))


def _weekday(match: re.Match[str], today: date) -> _Days:
    monday = today - timedelta(days=today.weekday())
    day = monday + timedelta(days=_WEEKDAYS.index(match["plain"].replace("天", "日")))
    return _Days(day, day)


def _relative(match: re.Match[str], today: date) -> _Days:
    day = today + timedelta(days=_DAYS[match["relative"]])
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
