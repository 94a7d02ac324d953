"""Working days of China, by the State Council's yearly notices on holidays and shifted days.

The days come from the package ``chinesecalendar``, which is kept up to date with the notices.
The package knows the years it covers; a day beyond them raises ``CalendarEnds``, because
the notice for that year is not published (or not yet in the package): it is never guessed.
"""

from datetime import date, timedelta
from functools import cache

from assistant.calculator.errors import CalendarEnds


@cache
def _exceptions() -> tuple[frozenset[date], frozenset[date]]:
    """Days off by the notices, and weekend days worked because of them."""
    from chinese_calendar.constants import holidays, workdays  # 15 ms: only where days are counted

    return frozenset(holidays), frozenset(workdays)


@cache
def first_covered_day() -> date:
    """The first day of the published calendar."""
    return date(min(day.year for day in _exceptions()[0]), 1, 1)


@cache
def last_covered_day() -> date:
    """The last day of the published calendar."""
    return date(max(day.year for day in _exceptions()[0]), 12, 31)


def is_workday(day: date) -> bool:
    """Whether this is a working day; raises ``CalendarEnds`` outside the published years."""
    if not first_covered_day() <= day <= last_covered_day():
        raise CalendarEnds(last_covered_day())
    holidays, workdays = _exceptions()
    return day in workdays or (day.weekday() < 5 and day not in holidays)


def add_workdays(start: date, n: int) -> date:
    """The n-th working day after ``start``; the first day itself is not counted (民法典第201条).

    Raises ``ValueError`` for a negative number, ``CalendarEnds`` past the published calendar.
    """
    if n < 0:
        raise ValueError(f"a number of working days cannot be negative: {n}")
    day = start
    is_workday(day)
    while n:
        day += timedelta(days=1)
        if is_workday(day):
            n -= 1
    return day
