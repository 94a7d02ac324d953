"""再多一家呢, 设备又追加了300万, 要是少两家: a figure that comes on top of what was told, or off it."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.calculator.calculation import InputValue
from assistant.calculator.message.context import Context
from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.fact import Filling
from assistant.calculator.quantities.quantity import read_quantities
from assistant.calculator.rules.rule import Input
from assistant.conversation.sessions.remembered import ToldFact

_ADDED_TO = ("money", "integer", "number")
_PARTS = 2


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
    others = {c.quantity.value for c in around} - {filling.value}
    if len(own) != 1 or others - {before + filling.value}:
        return filling
    words = text[: own[0].quantity.start]
    if _is_taken_out(text, own[0]) and filling.value < before:
        return replace(filling, value=before - filling.value)
    if own[0].added or cues().patterns["more_than_told"].search(words):
        return replace(filling, value=before + filling.value)
    if cues().patterns["less_than_told"].search(words) and filling.value <= before:
        return replace(filling, value=before - filling.value)
    return filling


def _is_taken_out(text: str, context: Context) -> bool:
    """里头12万是门面房的租金，不算: whether a figure is said to be a part of what was told that does not count."""
    known, quantity = cues().patterns, context.quantity
    inside = known["part_of_told"].search(text[: quantity.start])
    return inside is not None and known["not_counted"].search(text[quantity.end :]) is not None


def with_part(filling: Filling, told: ToldFact | None, withdrawn: Decimal | None) -> Filling:
    """去年的记岔了，是34万不是24万: the total told with one of its parts put right.

    ``withdrawn`` is the figure that the message takes back; it stands among the words of the fact.
    """
    if told is None or withdrawn is None or not is_part_of(told, withdrawn):
        return filling
    if not (isinstance(told.value, Decimal) and isinstance(filling.value, Decimal)):
        return filling
    return replace(filling, value=told.value - withdrawn + filling.value)


def is_part_of(told: ToldFact, figure: Decimal | None) -> bool:
    """Whether a figure is one of those that a fact was told by, which come to its value."""
    if figure is None:
        return False
    parts = [q.value for q in read_quantities(told.words)]
    return len(parts) >= _PARTS and figure in parts and sum(parts) == told.value
