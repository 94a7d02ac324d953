"""Where the words of a figure begin that stands for figures told before it.

In: the text, a figure and what was found of those before it. Out: the offset at which the words
begin that hold for it: of a total those of its first part (一季度用券三万，三季度五万，一年合着八万), of a
share that is told as a sum those of the share (券面额二十万，用了六成，也就十二万).
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.fact import Quantity

_NEAR = 8
_EXACT = Decimal("0.000001")
"""A third of a sum is told in whole yuan."""


class Placed(Protocol):
    """A figure told before, and where its own words begin."""

    @property
    def quantity(self) -> Quantity:
        """The figure."""

    @property
    def before(self) -> int:
        """Where the words before it begin."""


def led_by(text: str, quantity: Quantity, earlier: Sequence[Placed]) -> int | None:
    """Where the words begin that lead to a total or to a share told as a sum; None for any other."""
    if quantity.unit != "yuan" or quantity.part:
        return None
    return _first_part(text, quantity, earlier) or _share(text, quantity, earlier)


def _first_part(text: str, quantity: Quantity, earlier: Sequence[Placed]) -> int | None:
    money = [one for one in earlier if one.quantity.unit == "yuan"]
    first = None
    for one in reversed(money):
        if not one.quantity.part:
            break
        first = one.before
    if first is None:
        return None
    led = text[money[-1].quantity.end : quantity.start]
    return first if cues().patterns["in_all"].search(led) else None


def _share(text: str, quantity: Quantity, earlier: Sequence[Placed]) -> int | None:
    last = earlier[-1] if earlier else None
    if last is None or last.quantity.unit != "rate" or not quantity.value:
        return None
    near = quantity.start - last.quantity.end <= _NEAR
    said = cues().patterns["that_is"].search(text[last.quantity.end : quantity.start])
    if not near or not said:
        return None
    wholes = [one.quantity.value for one in earlier if one.quantity.unit == "yuan"]
    fits = any(abs(w * last.quantity.value / quantity.value - 1) < _EXACT for w in wholes)
    return last.before if fits else None
