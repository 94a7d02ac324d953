"""Dates and stretches of time in a person's words: 去年12月, 2022年底, 今年1—12月, 下周一.

In: plain text and the day on which it is said. Out: ``Period`` objects in order, each with its
first and last day. What each date stands for by itself is read in ``written_date.py``; here it is told
by what stands beside it: a day is of the year told in figures before it. A time that cannot be (2月30日)
is left out. Nothing here decides what a period means for a rule.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.calculator.quantities.dates import DAYS, FOUNDED, PATTERN
from assistant.calculator.quantities.fact import Period
from assistant.calculator.quantities.wording import fold_width
from assistant.calculator.quantities.written_date import Days, days_of, month_days, whole_number

_BESIDE = re.compile(
    r"[\s,，、(（]{0,2}(?:(?:19|20)\d\d年[\s,，、]{0,2})?(?:那天|那个)?(?:也就?是|就是|是|正好)?"
)
_SENTENCE_END = re.compile("[。！？!?]")
_ALONE = re.compile(r"(?:19|20)\d\d年|二[〇零][〇零一二三四五六七八九]{2}年")
_PAUSES = ("", "，", "。", ",", "；", " ", "(", ")")
_SAME_DAY = "当天"
_OTHER_YEAR = re.compile(r"(?<!\d)\d{3,}\s?年$")
"""Behind a year that cannot be (9999年12月31日) a day is of no other year."""
_PART_OF_YEAR = re.compile(r"(?:(?:19|20)\d\d年)?(?:第?[一二三四1-4]季度?|[上下]半年)")
_YEAR_AND_MONTH = re.compile(r"(?:20)?\d\d年\S{1,3}月|[二零〇]\S{3}年\S{1,3}月")


def read_periods(text: str, today: date) -> list[Period]:
    """Every date or stretch of time named in the text, in order."""
    folded = fold_width(text)
    found: list[Period] = []
    yearless: list[int] = []
    dated: tuple[Days, int] | None = None
    for match in PATTERN.finditer(folded):
        if _tells_no_day(match, found, folded):
            continue
        days = _in_year_of_month(found, match, days_of(match, today))
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
    found: Sequence[Period], match: re.Match[str], month: Days | None
) -> Days | None:
    """2022年八月卖了9万，九月卖了11万: a month behind one of an earlier year is of that year, if it comes later."""
    last, alone = (
        found[-1] if found else None,
        match["month"] and not (match["day"] or match["year"]),
    )
    if month is None or not alone or last is None:
        return month
    if not _YEAR_AND_MONTH.match(last.text) or last.first.year == month.first.year:
        return month
    same = month_days(last.first.year, month.first.month)
    return same if same.first > last.first else month


def _in_year_of_list(
    found: Sequence[Period], match: re.Match[str], days: Days | None, text: str
) -> Days | None:
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
    return Days(days.first.replace(year=year), days.last.replace(year=year))


def _tells_no_day(match: re.Match[str], found: Sequence[Period], text: str) -> bool:
    """Whether a match is none, tells a day once more, or is of a year that cannot be."""
    if match.group() in ("", "的") or _names_the_day_again(match, found, text):
        return True
    return bool(match["month"] and _OTHER_YEAR.search(text, 0, match.start()))


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


def _day_of_month(day: str, earlier: Sequence[Period]) -> Days | None:
    """3月6号没收，7号才收下: a day alone is of the month of the day told before it."""
    last = _last_day(earlier)
    try:
        first = last.first.replace(day=whole_number(day)) if last else None
    except ValueError:
        return None
    return Days(first, first) if first else None


def _last_day(earlier: Sequence[Period]) -> Days | None:
    """The last single day told so far: 11月11号交上的，当天受理."""
    days = [p.first for p in earlier if p.first == p.last]
    return Days(days[-1], days[-1]) if days else None


def _with_year_behind(found: list[Period], yearless: Sequence[int], text: str) -> list[Period]:
    """元月九号开始的，2023年: a year that stands alone in the clause behind is that of the day."""
    for index in yearless:
        one = found[index]
        following = next((p for p in found[index + 1 :] if _ALONE.fullmatch(p.text)), None)
        if following is None or text[following.end : following.end + 1] not in _PAUSES:
            continue
        if text[following.start - 1] in _PAUSES:
            day = _in_year_of(Days(following.first, following.last), Days(one.first, one.last))
            if day is not None:
                found[index] = replace(one, first=day.first, last=day.last)
    return found


def _in_year_of(dated: Days, day: Days) -> Days | None:
    """二〇二四年元旦后，1月2号: a day is of the year told before it, or of the next if it comes earlier."""
    try:
        same = day.first.replace(year=dated.first.year)
        late = same if same >= dated.first else same.replace(year=same.year + 1)
    except ValueError:
        return None
    return Days(late, late)
