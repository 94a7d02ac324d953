"""Days that somebody writes and that there are not: 2月30日, 13月5号, 2023年2月29日, 9999年12月31日.

In: plain text. Out: the words. What reads dates (``period.py``) leaves them out; here they are found, so
that the person can be told.
"""

import re
from datetime import date
from typing import Final

from assistant.calculator.quantities.wording import fold_width
from assistant.calculator.quantities.written_date import whole_number

_HAN = "零〇一二三四五六七八九十"
_DAY: Final = re.compile(
    rf"(?<![\d.{_HAN}])(?:(?P<year>\d+)\s?年\s?)?"
    rf"(?P<month>\d{{1,4}}|[{_HAN}]{{1,4}})\s?月\s?(?P<day>\d{{1,4}}|[{_HAN}]{{1,4}})\s?[日号](?![楼院线桌房])"
    r"|(?<![\d.¥￥])(?P<y>\d{4})(?P<by>[-/])(?P<m>\d{1,2})(?P=by)(?P<d>\d{1,2})(?!\d)"
)
_LEAP_YEAR: Final = 2024
_YEARS: Final = range(1900, 2101)


def no_day(text: str) -> str | None:
    """The first date of the text that no calendar has, as it is written.

    >>> no_day("2月30日提交的，3月1日受理")
    '2月30日'
    """
    for match in _DAY.finditer(fold_width(text)):
        year, month, day = (
            match[a] or match[b] for a, b in (("year", "y"), ("month", "m"), ("day", "d"))
        )
        if not _is_a_day(year, month, day):
            return text[match.start() : match.end()].strip()
    return None


def _is_a_day(year: str | None, month: str, day: str) -> bool:
    try:
        told = int(year) if year else _LEAP_YEAR
        told += 2000 if told < 100 else 0
        date(told, whole_number(month), whole_number(day))
    except (ValueError, OverflowError):
        return False
    return told in _YEARS
