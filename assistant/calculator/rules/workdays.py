"""Working days of China, by the State Council's yearly notices on holidays and shifted days.

The days come from the package ``chinesecalendar``, which is kept up to date with the notices.
The package knows the years it covers; a day beyond them raises ``CalendarEnds``, because
the notice for that year is not published (or not yet in the package): it is never guessed.
"""

from bisect import bisect_right
from datetime import date, timedelta
from functools import cache

from assistant.calculator.errors import CalendarEnds


@cache
def _published() -> tuple[date, date, tuple[date, ...]]:
    """The first and the last day of the published calendar, and its working days in order."""
    from chinese_calendar.constants import holidays, workdays  # 15 ms: only where days are counted

    first = date(min(day.year for day in holidays), 1, 1)
    last = date(max(day.year for day in holidays), 12, 31)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return (
        first,
        last,
        tuple(
            day for day in days if day in workdays or (day.weekday() < 5 and day not in holidays)
        ),
    )


def add_workdays(start: date, n: int) -> date:
    """The n-th working day after ``start``; the first day itself is not counted (民法典第201条).

    Raises ``ValueError`` for a negative number, ``CalendarEnds`` past the published calendar.
    """
    if n < 0:
        raise ValueError(f"a number of working days cannot be negative: {n}")
    first, last, days = _published()
    if not first <= start <= last:
        raise CalendarEnds(last)
    if n == 0:
        return start
    place = bisect_right(days, start) + n - 1
    if place >= len(days):
        raise CalendarEnds(last)
    return days[place]
