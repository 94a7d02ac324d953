"""Whether two events are told of the same year: 今年3月建成投产，年底就入规了.

In: the words of both events (``Input.same_year``) and a message. Out: yes, no, or None where one of
them is told without a time. A month without a year is of the year told before it; two such months
are of one year unless the second event's comes first in it (11月投产，3月入规).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.calculator.quantities.fact import Period
from assistant.calculator.quantities.wording import words_pattern
from corpus.patterns import load_patterns


@dataclass(frozen=True, slots=True)
class Coincidence:
    """Whether two events are of one year, and where that is told."""

    same: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Time:
    """When an event was: the year (None: not told), the month, and how it hangs on the other."""

    year: int | None
    month: int
    hangs: int | None


def coincide(
    events: Sequence[Sequence[str]], text: str, periods: Sequence[Period]
) -> Coincidence | None:
    """Whether the two events are told of one year; None where the message does not say."""
    first, second = (list(_find(words, text)) for words in events)
    if bool(first) != bool(second):
        return _also(first or second, text)
    found = (_coincide(one, other, text, periods) for one in first for other in second)
    return next((f for f in found if f is not None), None)


def _also(events: Sequence[tuple[int, int]], text: str) -> Coincidence | None:
    """投产也是今年: said of one event alone, it points to the other, told before."""
    for start, end in events:
        if _patterns()["also"].match(text, end):
            return Coincidence(True, start, end)
    return None


def _coincide(
    first: tuple[int, int], second: tuple[int, int], text: str, periods: Sequence[Period]
) -> Coincidence | None:
    """The same of one mention of each event."""
    if first == second:
        return None
    then, later = (
        _time(text, periods, first, second),
        _time(text, periods, second, first),
    )
    start, end = min(first[0], second[0]), max(first[1], second[1])
    if later is None and then is not None and then.year is not None:
        as_well = _patterns()["as_well"].fullmatch(text[first[1] : second[0]])
        return Coincidence(True, start, end) if as_well else None
    if later is None or (then is None and later.hangs is None):
        return None
    if later.hangs is not None:
        return Coincidence(later.hangs == 0, start, end)
    assert then is not None
    if then.hangs is not None:
        return Coincidence(then.hangs == 0, start, end)
    if then.year is not None and later.year is not None:
        return Coincidence(then.year == later.year, start, end)
    if then.year is None and later.year is None:
        return Coincidence(then.month <= later.month, start, end)
    if then.year is not None:
        return Coincidence(then.month <= later.month, start, end)
    return None


def _find(words: Sequence[str], text: str) -> Iterator[tuple[int, int]]:
    """Where an event is named."""
    return (match.span() for match in words_pattern(tuple(words)).finditer(text))


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return load_patterns(Path(__file__).with_suffix(".yaml"))


def _time(
    text: str, periods: Sequence[Period], event: tuple[int, int], other: tuple[int, int]
) -> _Time | None:
    """The time told beside an event, on its own side of the other event."""
    floor = other[1] if other[1] <= event[0] else 0
    if (own := _said_behind(text, periods, event)) is not None:
        return _of(own, ())
    if (
        late := _patterns()["next_behind"].match(text, event[1])
    ) is not None and late.end() <= _until(other, event):
        return _Time(None, 0, 1)
    words = text[floor : event[0]]
    if (hanging := _hanging(words)) is not None:
        return _Time(None, 0, hanging)
    of_other = _said_behind(text, periods, other)
    before = [p for p in periods if floor <= p.start and p.end <= event[0] and p != of_other]
    return _of(before[-1], before[:-1]) if before else None


def _until(other: tuple[int, int], event: tuple[int, int]) -> float:
    """Where the other event begins, if it stands behind this one."""
    return other[0] if other[0] >= event[1] else float("inf")


def _said_behind(text: str, periods: Sequence[Period], event: tuple[int, int]) -> Period | None:
    """入规是去年的事: the time said of an event behind it."""
    return next((p for p in periods if _patterns()["is"].fullmatch(text[event[1] : p.start])), None)


def _hanging(words: str) -> int | None:
    """0: in the year of the other event, 1: in the one after it, None: not said so."""
    if _patterns()["next"].search(words):
        return 1
    return 0 if _patterns()["same"].search(words) else None


def _of(period: Period, earlier: Sequence[Period]) -> _Time:
    """The time of a period; a month takes the year told before it on the same side."""
    if _patterns()["year_told"].search(period.text):
        return _Time(period.last.year, period.last.month, None)
    years = [p.last.year for p in earlier if _patterns()["year_told"].search(p.text)]
    return _Time(years[-1] if years else None, period.last.month, None)
