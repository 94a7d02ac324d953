"""Two figures that are the ends of one: 100万到150万, 100-150万, 百分之三十到四十.

In: the quantities of a text in order. Out: the same, those that are two ends joined into a vague one
with ``low`` and ``high``. Words: ``quantities.yaml`` (``ranges``, ``changes``).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.calculator.quantities.fact import Quantity
from assistant.calculator.quantities.number import read_number
from assistant.calculator.quantities.wording import QuantityWords

_WIDEST = 20
"""How many times the lower end the upper one may be: 补录48万至5040万 says what it comes to."""
_SCALES = re.compile(r"[十百千]*[万亿]|[百千]+")


def joined_ranges(found: Sequence[Quantity], text: str, words: QuantityWords) -> list[Quantity]:
    """100万到150万, 100-150万, 百分之三十到四十: one quantity with two ends."""
    joined: list[Quantity] = []
    for second in found:
        first = joined[-1] if joined else None
        range_ = _range(first, second, text, words) if first else None
        if range_ is not None:
            joined[-1] = range_
        else:
            joined.append(second)
    return joined


def _range(first: Quantity, second: Quantity, text: str, words: QuantityWords) -> Quantity | None:
    link = text[first.end : second.start].strip()
    if link not in words.ranges or text[: first.start].endswith(words.changes) or first.vague:
        return None
    low, high = first.value, second.value
    unit, written = second.unit, second.unit_written
    if first.unit != second.unit or not first.unit_written:
        if first.unit_written and second.unit == "plain":  # 百分之三十到四十
            unit, written = first.unit, True
            high *= Decimal("0.01") if first.unit in ("rate", "points") else 1
        elif first.unit == "plain" and not first.unit_written:
            low = _rescaled(first, second, text)
        elif first.unit != second.unit:
            return None
    if not low < high or (unit == "yuan" and high > low * _WIDEST):
        return None
    return replace(
        second, start=first.start, value=low, low=low, high=high, vague=True, unit=unit,
        unit_written=written, counted=second.counted,
    )  # fmt: skip


def _rescaled(first: Quantity, second: Quantity, text: str) -> Decimal:
    """The first number of 100-150万 in the unit of the second."""
    plain = read_number(text[second.start : second.end])
    if plain is None or not plain.value:
        return first.value
    factor = second.value / plain.value
    large = _SCALES.search(text[second.start : second.end])
    if large is None:
        return first.value * factor
    scale = read_number("一" + (large.group() if first.value < 10 else large.group()[-1]))
    candidate = first.value * factor * (scale.value if scale else 1)
    if candidate < second.value:
        return candidate
    return first.value * factor
