"""On which day a message says that it is written: 今天是2023年3月7日，昨天确认的退税.

In: the text and the day on which it came. Out: the day from which its 昨天 and 去年 are counted, and
its periods without the day that only says when it is written. Words: ``periods.yaml``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from assistant.calculator.quantities.dates import PERIOD_DATA
from assistant.calculator.quantities.fact import Period
from assistant.calculator.quantities.period import read_periods
from corpus.datafile import load_data

_IN_FIGURES = re.compile("年|[-/.]")
"""Only a day of a year that is told says when a message is written."""


@dataclass(frozen=True, slots=True)
class Dated:
    """The day that counts as today, and the periods that the message tells."""

    today: date
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """Patterns over the words before and behind a day."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    done: re.Pattern[str]


@cache
def _words() -> _Words:
    data = load_data(PERIOD_DATA)
    return _Words(
        before=re.compile(data["written_before"]),
        behind=re.compile(data["written_behind"]),
        done=re.compile(data["done_that_day"]),
    )


def read_dated(text: str, today: date) -> Dated:
    """The periods of a message, counted from the day on which it says it is written."""
    periods = tuple(read_periods(text, today))
    written = next((p for p in periods if _is_written(p, text)), None)
    if written is None:
        return Dated(today, periods)
    periods = tuple(read_periods(text, written.first))
    if _words().done.search(text[written.end :]):
        return Dated(written.first, periods)
    return Dated(written.first, _without(periods, written))


def _is_written(period: Period, text: str) -> bool:
    words = _words()
    told = _IN_FIGURES.search(period.text) is not None and (period.last - period.first).days < 31
    return told and (
        words.before.search(text[: period.start]) is not None
        or words.behind.search(text[period.end :]) is not None
    )


def _without(periods: Sequence[Period], written: Period) -> tuple[Period, ...]:
    """Without that day, and the 今天 before it."""
    return tuple(
        p for p in periods if p.start != written.start and not (p.end <= written.start <= p.end + 1)
    )
