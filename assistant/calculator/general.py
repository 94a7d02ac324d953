"""Figures that are of no case: 每涨一个点给2万, 孵一家是不是给50万, and results that are claimed: 那就是14万吧.

In: the text, one quantity and all quantities of it. Out: whether the figure is such a one. Words:
``cues.yaml``.
"""

from collections.abc import Sequence

from assistant.calculator.cues import cues
from assistant.calculator.fact import Quantity

_STEPS = ("rate", "points")


def is_general(text: str, quantity: Quantity, quantities: Sequence[Quantity]) -> bool:
    """Whether a figure is the step of a tariff, or the one thing that a tariff speaks of.

    One thing counts as told (孵化一家给多少) unless there are others of the kind beside it.
    """
    patterns = cues().patterns
    each = patterns["each_step"].search(text[: quantity.start]) is not None
    if quantity.unit in _STEPS:
        return each
    if quantity.unit != "count" or quantity.value != 1:
        return False
    others = any(q.counted == quantity.counted and q.value != 1 for q in quantities)
    return others and (each or patterns["tariff_of_one"].match(text, quantity.end) is not None)


def is_concluded(text: str, quantity: Quantity, quantities: Sequence[Quantity]) -> bool:
    """Whether a sum is what the speaker makes of the figures before it: 2.6亿，1%不就是二百六十万么."""
    patterns = cues().patterns
    return (
        quantity.unit == "yuan"
        and any(q.end <= quantity.start for q in quantities)
        and patterns["concluded"].search(text[: quantity.start]) is not None
        and patterns["concluded_behind"].match(text, quantity.end) is not None
    )
