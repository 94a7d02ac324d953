"""Working days, by the State Council's notices."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from chinese_calendar.constants import holidays
from hypothesis import given
from hypothesis import strategies as st

from assistant.calculator.errors import CalendarEnds
from assistant.calculator.rules.workdays import add_workdays

FIRST = date(min(day.year for day in holidays), 1, 1)
LAST = date(max(day.year for day in holidays), 12, 31)


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        (date(2026, 11, 23), 5, date(2026, 11, 30)),  # a Monday: the day itself is not counted
        (date(2026, 11, 21), 1, date(2026, 11, 23)),  # a Saturday
        (date(2026, 9, 30), 1, date(2026, 10, 8)),  # over the National Day holidays
        (date(2026, 10, 9), 1, date(2026, 10, 10)),  # a Saturday that is worked
        (date(2026, 2, 13), 1, date(2026, 2, 14)),  # the Saturday before Spring Festival
        (date(2026, 2, 14), 1, date(2026, 2, 24)),
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
    ],
)
def test_by_the_calendar_of_2026(start: date, n: int, end: date) -> None:
    assert add_workdays(start, n) == end


def test_every_published_day_agrees_with_the_package() -> None:
    day, end = FIRST, LAST
    while day < end:
        following = day + timedelta(days=1)
        if chinese_calendar.is_workday(following):
            assert add_workdays(day, 1) == following
        elif following < end:
            assert add_workdays(day, 1) == add_workdays(following, 1)
        day = following


def test_past_the_published_years_it_says_where_the_calendar_ends() -> None:
    for start, n in ((LAST - timedelta(days=3), 30), (LAST + timedelta(days=1), 1)):
        with pytest.raises(CalendarEnds) as caught:
            add_workdays(start, n)
        assert caught.value.last == LAST
        assert f"{LAST.year}年12月31日" in caught.value.message
    with pytest.raises(CalendarEnds):
        add_workdays(date(1990, 1, 1), 1)


def test_a_negative_number_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        add_workdays(date(2026, 1, 1), -1)


@given(st.dates(date(2024, 1, 1), date(2025, 6, 30)), st.integers(1, 60), st.integers(1, 60))
def test_counting_on_is_counting_at_once(start: date, a: int, b: int) -> None:
    assert add_workdays(add_workdays(start, a), b) == add_workdays(start, a + b)
    assert chinese_calendar.is_workday(add_workdays(start, a))
