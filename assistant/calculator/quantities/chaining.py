"""Figures told by their distance from the one before: 第二年比头一年多砸了八百万, 原先打算1500万，省下300万.

In: the quantities of a text in order. Out: the same, the figures told so replaced by what they come
to; a plan of which something was saved is no figure any more. Words: ``chaining.yaml``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

from assistant.calculator.quantities.correcting import correction_words
from assistant.calculator.quantities.fact import Quantity
from assistant.calculator.quantities.punctuation import PAUSE
from corpus.patterns import load_patterns

_REACH = 40
_MONTHS = {"year": Decimal(12), "month": Decimal(1), "day": Decimal(1) / 30}
"""How many months a stretch of time has."""
_LITTLE = 10
"""What a figure lacks of a round one is no more than this part of it."""


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return load_patterns(Path(__file__).with_suffix(".yaml"))


def chained(found: Sequence[Quantity], text: str) -> list[Quantity]:
    """The quantities with what was told as a distance worked out; vague ones stay as they are.

    Of figures in a row the last is what they come to together, the others are its parts.
    """
    worked = [*_short_of_a_mark(found, text)]
    sums = [i for i, quantity in enumerate(found) if quantity.unit == "yuan"]
    own = {i: worked[i].value for i in sums}
    for before, place in pairwise(sums):
        last, quantity = worked[before], worked[place]
        if not _comparable(last, quantity):
            continue
        words = text[max(last.end, quantity.start - _REACH) : quantity.start]
        if _lacks(words, text[quantity.end :], last, quantity):
            worked[before] = replace(last, negated=True)
            worked[place] = replace(quantity, value=last.value - quantity.value)
            continue
        apart = _step_of_other(PAUSE.split(words)[-1], quantity)
        if apart and own[before] + apart > 0:
            own[place] = own[before] + apart
            worked[place] = replace(quantity, value=own[place])
            continue
        if _flows(text, last):
            continue
        step = _step(PAUSE.split(words)[-1], quantity)
        if step and own[before] + step > 0:
            own[place] = own[before] + step
            worked[before] = replace(last, part=True)
            worked[place] = replace(quantity, value=last.value + own[place])
        elif _is_saved(text, last, words) and last.value > quantity.value:
            worked[before] = replace(last, negated=True)
            worked[place] = replace(quantity, value=last.value - quantity.value)
    return worked


def _short_of_a_mark(found: Sequence[Quantity], text: str) -> list[Quantity]:
    """还差一个月才满两年, 离5000万还差50万: the mark that was not reached is as much as it is short of it; by how much it
    is short is no figure.
    """
    known, worked = _patterns(), list(found)
    for place, (first, second) in enumerate(pairwise(found)):
        before, between = text[: first.start], text[first.end : second.start]
        if known["short_before"].search(before) and known["short_to"].fullmatch(between):
            by, mark = place, place + 1
        elif known["short_from"].search(before) and known["short_behind"].fullmatch(between):
            by, mark = place + 1, place
        else:
            continue
        parts = _of_one_kind(worked[mark], worked[by])
        if parts is None or worked[mark].vague or worked[by].negated:
            continue
        value = worked[mark].value - parts
        worked[by] = replace(worked[by], negated=True)
        if known["short_no_more"].search(text[second.end :]):
            continue
        if found[by].vague:
            worked[mark] = replace(worked[mark], bound="most", strict=True)
        elif value > 0:
            worked[mark] = replace(worked[mark], value=value, bound=None, strict=False)
    return worked


def _of_one_kind(mark: Quantity, by: Quantity) -> Decimal | None:
    """What the mark is short by, in its own unit; None where they are of other kinds."""
    alike = mark.unit == by.unit or {mark.unit, by.unit} == {"rate", "points"}
    mine, its = (Decimal(1) if alike else _MONTHS.get(q.unit) for q in (mark, by))
    return None if mine is None or its is None else by.value * its / mine


def _lacks(words: str, behind: str, level: Quantity, quantity: Quantity) -> bool:
    """一千万差一块: whether a figure is told by how little it lacks of a round one; 1.9亿差1000万到两亿 is not."""
    known = _patterns()
    is_round = len(level.value.normalize().as_tuple().digits) == 1
    little = quantity.value <= level.value / _LITTLE
    apart = (
        known["lacking"].fullmatch(words) is not None and known["lacking_to"].match(behind) is None
    )
    return is_round and little and apart


def _step(words: str, quantity: Quantity) -> Decimal:
    """By how much the figure is above the one before; 0 where it is a figure of its own."""
    known = _patterns()
    if known["more_than_last"].search(words):
        return quantity.value
    return -quantity.value if known["less_than_last"].search(words) else Decimal(0)


def _step_of_other(words: str, quantity: Quantity) -> Decimal:
    """By how much the figure of another thing (另一个多三百万) is above that of the one before; else 0."""
    known = _patterns()
    if known["more_than_other"].search(words):
        return quantity.value
    return -quantity.value if known["less_than_other"].search(words) else Decimal(0)


def _flows(text: str, base: Quantity) -> bool:
    """第一年营收1.8亿，第二年多了5000万: what comes in a year is no part of a whole."""
    return _patterns()["flow_of_a_year"].search(_clause_before(text, base)) is not None


def _clause_before(text: str, quantity: Quantity) -> str:
    """The words that lead to a quantity, as far back as they can matter."""
    near = text[max(0, quantity.start - _REACH) : quantity.start]
    return PAUSE.split(near)[-1]


def _comparable(last: Quantity, quantity: Quantity) -> bool:
    return not any(q.unit != "yuan" or q.vague or q.negated or q.bound for q in (last, quantity))


def _is_saved(text: str, planned: Quantity, words: str) -> bool:
    """原先打算花一千五百万，末了省下三百万."""
    plan = correction_words().plan.search(_clause_before(text, planned))
    return bool(plan and _patterns()["saved"].search(words))
