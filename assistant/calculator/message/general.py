"""Figures that are of no case: 每涨一个点给2万, 孵一家是不是给50万, results that are claimed (那就是14万吧), aims, figures of
two years at once, figures told again, counts of awards.

In: the text, one quantity and all quantities of it. Out: whether the figure is such a one
(``is_of_no_case``). Words: ``cues.yaml``.
"""

import re
from collections.abc import Sequence

from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.fact import Quantity

_STEPS = ("rate", "points")
_SPANS = ("year", "month", "day", "workday")
_THIS = re.compile("[这那](?:就是)?$")


def is_of_no_case(
    text: str, words: str, quantity: Quantity, quantities: Sequence[Quantity]
) -> bool:
    """Whether a figure is no fact of the case told, for any of the reasons below. ``words`` are those that
    belong to it, up to it; ``quantities`` all of the text.
    """
    return (
        _is_of_a_tariff(text, quantity, quantities)
        or _is_concluded(text, quantity, quantities)
        or _is_of_both_years(words)
        or _is_of_cap(words, quantity)
        or _is_referred_to(text, quantity)
        or _is_a_step(text, quantity, quantities)
        or _is_of_awards(text, quantity)
        or _is_only_awaited(text, quantity)
        or is_only_applied_for(text, quantity, quantities)
        or _is_told_again(text, quantity, quantities)
        or is_told_exactly(text, quantity, quantities)
        or _is_only_aimed_at(words, quantity, quantities)
    )


def _is_of_a_tariff(text: str, quantity: Quantity, quantities: Sequence[Quantity]) -> bool:
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


def _is_concluded(text: str, quantity: Quantity, quantities: Sequence[Quantity]) -> bool:
    """Whether a sum is what the speaker makes of the figures before it: 2.6亿，1%不就是二百六十万么.

    Of a span of time or one thing alone nothing is made (漏记了一笔，三年应该是112万 tells a figure), nor where a
    figure is put right: 平均9%，零售额我报少了，应该是5200万.
    """
    patterns = cues().patterns
    before = [q for q in quantities if q.end <= quantity.start]
    behind_them = text[before[-1].end : quantity.start] if before else ""
    return (
        quantity.unit == "yuan"
        and any(_makes_a_sum(q) for q in before)
        and patterns["misreported"].search(behind_them) is None
        and patterns["concluded"].search(text[: quantity.start]) is not None
        and patterns["concluded_behind"].match(text, quantity.end) is not None
    )


def _makes_a_sum(quantity: Quantity) -> bool:
    return quantity.unit not in _SPANS and not (quantity.unit == "count" and quantity.value == 1)


def _is_of_cap(words: str, quantity: Quantity) -> bool:
    """扶持封顶80万: whether the words before a sum say that it is the most an award can be."""
    return quantity.unit == "yuan" and cues().patterns["cap_named"].search(words) is not None


def _is_of_both_years(words: str) -> bool:
    """今年去年加一块儿九千万: whether the words before a figure say that it is of two years."""
    return cues().patterns["of_both_years"].search(words) is not None


def _is_only_awaited(text: str, quantity: Quantity) -> bool:
    """还差仨月满两年, 满两年当年的所得, 满两年了吗: a span that is waited for, asked about, or says a year only."""
    patterns = cues().patterns
    if quantity.unit not in ("year", "month"):
        return False
    before = text[: quantity.start]
    asked_behind = patterns["span_asked_behind"].match(text, quantity.end) is not None
    return (
        patterns["awaited"].search(before) is not None
        or patterns["awaited_behind"].match(text, quantity.end) is not None
        or patterns["span_asked"].search(before) is not None
        or (asked_behind and patterns["span_reached"].search(before) is not None)
    )


def _is_told_again(text: str, quantity: Quantity, quantities: Sequence[Quantity]) -> bool:
    """提高六个点，多买的就是这六个点的: a figure pointed back to tells nothing new."""
    return _THIS.search(text[: quantity.start]) is not None and any(
        q.end <= quantity.start and (q.value, q.unit) == (quantity.value, quantity.unit)
        for q in quantities
    )


def is_told_exactly(text: str, quantity: Quantity, quantities: Sequence[Quantity]) -> bool:
    """头一回过3亿，做到3.05亿: what was passed, with the figure itself right behind it, is no figure."""
    behind = next((q for q in quantities if q.start >= quantity.end), None)
    if not (quantity.strict and quantity.bound == "least") or behind is None:
        return False
    exact = behind.bound is None and not (behind.vague or behind.negated)
    alike = (behind.unit, behind.counted) == (quantity.unit, quantity.counted)
    if not (exact and alike) or behind.value < quantity.value:
        return False
    between = text[quantity.end : behind.start]
    return cues().patterns["to_be_exact"].fullmatch(between) is not None


def _is_only_aimed_at(words: str, quantity: Quantity, quantities: Sequence[Quantity]) -> bool:
    """目标是提高十五个点，眼下提高六个点: beside a figure of the kind that is reached, an aim is none."""
    if quantity.unit not in ("yuan", *_STEPS):
        return False
    return cues().patterns["aimed_at"].search(words) is not None and any(
        q.start != quantity.start and q.unit == quantity.unit for q in quantities
    )


def _is_of_awards(text: str, quantity: Quantity) -> bool:
    """晋升一级，还创了一个省优，两项奖励合计多少: whether awards are counted, and not things."""
    patterns = cues().patterns
    return (
        quantity.unit == "count"
        and patterns["awards_counted"].search(text[: quantity.start]) is not None
        and patterns["awards_counted_behind"].match(text, quantity.end) is not None
    )


def is_only_applied_for(text: str, quantity: Quantity, quantities: Sequence[Quantity]) -> bool:
    """五家去报了，其中三家证拿到手: so many that applied are none that got it, where that is told beside."""
    patterns = cues().patterns
    if quantity.unit != "count" or patterns["applied"].match(text, quantity.end) is None:
        return False
    return any(
        q.start > quantity.end
        and cues().any_in("part_of", text[quantity.end : q.start])
        and q.counted == quantity.counted
        and patterns["obtained"].match(text, q.end) is not None
        for q in quantities
    )


def _is_a_step(text: str, quantity: Quantity, quantities: Sequence[Quantity]) -> bool:
    """今年3.1亿，三亿元档给多少: beside a sum that is told, one that only says which step is asked about is none."""
    step = cues().patterns["step_behind"]
    return step.match(text, quantity.end) is not None and any(
        q.unit == quantity.unit and not q.negated and step.match(text, q.end) is None
        for q in quantities
    )


def _is_referred_to(text: str, quantity: Quantity) -> bool:
    """那120万里头, 那72万也报高了: whether a figure is one that was told before."""
    pointed = text[: quantity.start].endswith(cues().words["pointing"])
    return pointed and cues().patterns["referred_to"].match(text[quantity.end :]) is not None
