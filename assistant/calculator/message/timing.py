"""Of which year each figure of a message is, and which are older than others.

In: the message and the contexts of its quantities. Out: the contexts with ``year`` and ``old``.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from assistant.calculator.message.context import Context
from assistant.calculator.message.told import Told
from assistant.calculator.quantities.cues import cues

TO = re.compile(r"(?:到|至|为|成|达)(?:了|\s)?(?:今年|去年|现在)?(?:的)?$")
FROM = re.compile(r"[从由自](?:[^，。；到至]{0,12})$")
_LINK = re.compile(
    "(?:是|才|就|有|为|只有|做了|卖了){0,2}(?:(?:达|做|干|卖|冲)?到[过了]?|[有做卖干]过)?"
)
_LONGEST_LINK = 6
_ITS, _REACHED = "的", ("到", "是", "为", "于")
_COMPARED = ("比", "较", "跟", "同", "和", "与")


def with_times(told: Told, found: list[Context]) -> list[Context]:
    """Adds the years, and which figures are older than others."""
    starts = {c.quantity.start for c in found}
    found = [replace(c, year=_year(told, c, starts)) for c in found]
    years = {c.year for c in found if c.year is not None}
    newest = max(years, default=told.today.year)
    result = []
    for index, context in enumerate(found):
        old = _said_old(told, found, index)
        if old is None and context.year is not None and len(years) > 1:
            old = context.year < newest
        result.append(replace(context, old=old))
    result = [_had_before(told, c) for c in result]
    return _after_old(_beside_new(_never_before(result, told), told), told)


def _had_before(told: Told, context: Context) -> Context:
    """五亿那档早就拿过了, 不是首次到3亿: a figure reached before, though the words speak of its award."""
    known = cues().patterns
    had = known["tier_had"].match(told.text, context.quantity.end)
    if had is None and known["not_first"].search(_own(told, context)) is None:
        return context
    return replace(
        context, quantity=replace(context.quantity, negated=False), old=True, award=False
    )


def _never_before(found: list[Context], told: Told) -> list[Context]:
    """产值没到过1亿，今年1.2亿: beside a figure of this year, what was never reached is one of before."""
    now = {c.quantity.unit for c in found if c.year == told.today.year or c.old is False}
    never = cues().patterns["never_reached"]
    return [
        replace(c, old=True)
        if c.old is None
        and c.year is None
        and c.quantity.unit in now
        and never.search(_own(told, c))
        else c
        for c in found
    ]


def _beside_new(found: list[Context], told: Told) -> list[Context]:
    """去年8亿，现在10亿: beside a figure of now, a figure of an earlier year is old."""
    if not any(c.old is False and c.year is None for c in found):
        return found
    return [
        replace(c, old=c.year < told.today.year) if c.old is None and c.year is not None else c
        for c in found
    ]


def _after_old(found: list[Context], told: Told) -> list[Context]:
    """往年最多8000万，去年做到3亿: beside a figure of long ago, one of a year, or reached, is new."""
    long_ago = {c.quantity.unit for c in found if c.old and c.year is None}
    return [
        replace(c, old=False)
        if c.old is None
        and c.quantity.unit in long_ago
        and (c.year is not None or cues().patterns["reached_end"].search(_own(told, c)))
        else c
        for c in found
    ]


def _own(told: Told, context: Context) -> str:
    return told.text[context.before : context.quantity.start]


def _year(told: Told, context: Context, figures: Set[int]) -> int | None:
    """The year the figure is of: the last period named before it, or right after it.

    A period between two figures (1.2亿今年3.1亿) is that of the second: ``figures`` are the
    offsets at which one begins.
    """
    start, end = context.before, context.quantity.start
    if context.distributed is not None:
        shared = [p.last.year for p in told.periods if start <= p.start < end]
        return shared[context.distributed] if context.distributed < len(shared) else None
    own = _years_between(told, start, end)
    if own:
        return own[-1]
    behind = context.quantity.end
    for period in told.periods:
        beside = behind <= period.start <= behind + 2 and period.end <= context.after
        if beside and not _leads_on(told.text, period.end, figures):
            return period.last.year
    led = _years_between(told, context.lead, start)
    return led[-1] if led else None


def _leads_on(text: str, end: int, figures: Set[int]) -> bool:
    """Whether a period stands before a figure: 今年3.1亿, 去年是两亿八."""
    near = (start for start in range(end, end + _LONGEST_LINK + 1) if start in figures)
    return any(_LINK.fullmatch(text[end:start]) for start in near)


def _years_between(told: Told, start: int, end: int) -> list[int]:
    """Years named there, but not those that something is compared with (比去年多, 做到前年的1.07倍)."""
    return [
        p.last.year
        for p in told.periods
        if start <= p.start
        and p.end <= end
        and not told.text[: p.start].endswith(_COMPARED)
        and not (
            told.text[p.start : end].rstrip(_ITS) == told.text[p.start : p.end].rstrip(_ITS) != ""
            and told.text[:end].endswith(_ITS)
            and told.text[: p.start].endswith(_REACHED)
        )
    ]


def _said_old(told: Told, found: Sequence[Context], index: int) -> bool | None:
    """What 原来, 现在, 从…到… say."""
    known, context, text = cues(), found[index], told.text
    words = text[context.before : context.quantity.start]
    new = _last(known.new, words)
    old = _last(known.old, words)
    if new > old:
        return False
    if old > new:
        return True
    following = found[index + 1] if index + 1 < len(found) else None
    if following is not None and FROM.search(words) and _reaches(text, following):
        return True
    if following is not None and _went_to(text, context, following):
        return True
    previous = found[index - 1] if index else None
    if previous is not None and _went_to(text, previous, context):
        return False
    if previous is not None and _reaches(text, context):
        before = text[previous.before : previous.quantity.start]
        return False if FROM.search(before) else None
    return None


def _went_to(text: str, first: Context, second: Context) -> bool:
    """31%涨成35.9%: whether the words between say that the first figure became the second; in
    过3亿做到3.05亿 the first is what was passed.
    """
    if first.quantity.strict and first.quantity.bound == "least":
        return False
    between = text[first.quantity.end : second.quantity.start]
    return cues().patterns["went_to"].fullmatch(between) is not None


def _reaches(text: str, context: Context) -> bool:
    return TO.search(text[context.before : context.quantity.start].rstrip()) is not None


def _last(pattern: re.Pattern[str], words: str) -> int:
    found = [match.end() for match in pattern.finditer(words)]
    return found[-1] if found else -1
