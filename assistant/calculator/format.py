"""How values are written for people: sums as 万元 and 亿元 like the documents, rates as per cent.

Exact: a value is only shortened where it has no end (one third), and then marked 约.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from assistant.calculator.uncertain import ARITHMETIC

YUAN = "元"
"""The unit of a sum of money that nobody is given (``yuan`` is that of what is given or told)."""
_WAN = Decimal(10_000)
_YI = Decimal(100_000_000)
_COUNTED = frozenset({"工作日", "月"})
"""Units that Chinese counts with 个: ``5个工作日``."""
_PLACES = 4
"""Decimals that 万元 or 亿元 may carry before the next smaller unit is used."""
_MONTHS = 12
_NEARLY = Decimal("1e-9")


def digits(value: Decimal) -> str:
    """Plain digits: no exponent, no separators, no trailing zeros (``2000000``, ``0.5``, ``0``)."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _decimals(value: Decimal) -> int:
    text = digits(value)
    return len(text.partition(".")[2])


def yuan(value: Decimal) -> str:
    """A sum of money in yuan: ``200万元``, ``1.25亿元``, ``3000元``."""
    for unit, name in ((_YI, "亿元"), (_WAN, "万元")):
        scaled = ARITHMETIC.divide(value, unit)
        if abs(scaled) >= 1 and _decimals(scaled) <= _PLACES:
            return digits(scaled) + name
    return number(value, places=2) + "元"


def number(value: Decimal, places: int = _PLACES) -> str:
    """A bare number; one with more decimals than ``places`` is rounded and marked 约.

    The rounding never turns a fraction into a whole number: 29.99999 stays below 30.
    """
    if _decimals(value) <= places:
        return digits(value)
    for shown in range(places, 30):
        rounded = value.quantize(Decimal(1).scaleb(-shown), ROUND_HALF_UP, context=ARITHMETIC)
        if rounded != rounded.to_integral_value():
            return "约" + digits(rounded)
    return "约" + digits(value.to_integral_value())


def percent(value: Decimal) -> str:
    """A fraction as per cent: 0.126 is ``12.6%``."""
    return number(ARITHMETIC.multiply(value, Decimal(100)), places=3) + "%"


def points(value: Decimal) -> str:
    """A fraction as percentage points: 0.05 is ``5个百分点``."""
    return number(ARITHMETIC.multiply(value, Decimal(100)), places=3) + "个百分点"


def day(value: date) -> str:
    """A day: ``2026年3月8日``."""
    return f"{value.year}年{value.month}月{value.day}日"


def years(value: Decimal) -> str:
    """A number of years; one that is whole months and no half year with its months: ``1年11个月``."""
    months = ARITHMETIC.multiply(value, Decimal(_MONTHS))
    whole = months.to_integral_value(ROUND_HALF_UP)
    if _decimals(value) <= 1 or abs(months - whole) > _NEARLY or whole < 1:
        return number(value) + "年"
    full, rest = divmod(int(whole), _MONTHS)
    return (f"{full}年" if full else "") + (f"{rest}个月" if rest else "")


def shown(value: Decimal | str | bool | date, unit: str | None = None) -> str:
    """Any exact value with its unit: money, rate, points, another unit's own word, or none."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        if unit in ("yuan", YUAN):
            return yuan(value)
        if unit == "rate":
            return percent(value)
        if unit == "points":
            return points(value)
        if unit == "年":
            return years(value)
        return number(value) + ("个" if unit in _COUNTED else "") + (unit or "")
    return day(value) if isinstance(value, date) else value
