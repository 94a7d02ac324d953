"""再多一家呢, 设备又追加了300万, 要是少两家: a figure that comes on top of what was told, or off it."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.calculator.calculation import InputValue
from assistant.calculator.context import Context
from assistant.calculator.cues import cues
from assistant.calculator.fact import Filling
from assistant.calculator.rule import Input

_ADDED_TO = ("money", "integer")


def on_top(
    filling: Filling, spec: Input, before: InputValue | None, text: str, around: Sequence[Context]
) -> Filling:
    """The filling with the new total, where the message says that its figure is added or taken off.

    ``before`` is what was told of the input earlier; ``text`` is the message as it was read.
    """
    if spec.type not in _ADDED_TO or not isinstance(before, Decimal):
        return filling
    if not isinstance(filling.value, Decimal) or cues().label_is("increment_labels", spec.label):
        return filling
    own = [c for c in around if c.quantity.value == filling.value and not c.in_all]
    if len(own) != 1 or len({c.quantity.value for c in around}) != 1:
        return filling
    words = text[: own[0].quantity.start]
    if own[0].added or cues().patterns["more_than_told"].search(words):
        return replace(filling, value=before + filling.value)
    if cues().patterns["less_than_told"].search(words) and filling.value <= before:
        return replace(filling, value=before - filling.value)
    return filling
