"""Months on the calendar: a day so many of them later, and the last day of one."""

import calendar
from datetime import date


def last_of_month(year: int, month: int) -> date:
    """The last day of a month. Raises ``ValueError`` for one that cannot be."""
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(start: date, months: int) -> date:
    """The same day of the month so many months later (earlier: negative), or that month's last day.

    Raises ``ValueError`` beyond the years that a date can have.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = last_of_month(year, month + 1)
    return last.replace(day=min(start.day, last.day))
