"""Portions of one whole: a row of figures of which it is said how many they are, or of which period each is.

In: the claims of one rule, the place of a figure. Out: the places of all portions, this one among them;
none where nothing says that they belong together. 四个季度分别3万、5万、6万、6万; 八月9万，九月11万;
三种料：钢材1200万、铸件800万、包装500万; 120万和180万，共300万.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from assistant.calculator.filling.claiming import Claims
from assistant.calculator.message.several import number_of
from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.punctuation import SENTENCE_END

_ROW = re.compile("[，,、；;]?(?:和|跟|与|及|加上?|[+＋])?")
_LONGEST_BETWEEN = 8
_NEAR = 12
"""How far before or behind a row the number of its portions is said."""
_YEARS = "年"


def portions(claims: Claims, index: int, years: int | None) -> list[int]:
    """The places of the portions of the whole that this figure is a portion of; of years only where
    the whole is that of so many years.
    """
    row = _row(claims, index)
    if len(row) < 2:
        return []
    return row if _so_many(claims, row, years) or _by_periods(claims, row) else []


def whole_told(claims: Claims, index: int) -> tuple[int, list[int]] | None:
    """120万和180万，共300万: the total that is told beside its portions, and these."""
    around = claims.around
    alike = [
        i
        for i, c in enumerate(around)
        if c.usable
        and c.quantity.unit == around[index].quantity.unit
        and not (c.quantity.vague or c.quantity.bound)
    ]
    if (behind := _parts_behind(claims, alike, index)) is not None:
        return behind
    for place, total in enumerate(alike):
        if not around[total].in_all:
            continue
        for first in range(place - 1):
            parts = alike[first:place]
            value = sum(around[i].quantity.value for i in parts)
            if value == around[total].quantity.value and index in (*parts, total):
                return total, parts
    return None


def _parts_behind(claims: Claims, alike: Sequence[int], index: int) -> tuple[int, list[int]] | None:
    """总投资5000万，去年投了2000万，今年投了3000万: a figure of no year, and behind it what it is made of year by year."""
    total, parts = claims.around[index], [i for i in alike if i > index]
    years = [claims.around[i].year for i in parts]
    by_years = None not in years and len(set(years)) == len(years) > 1
    steps = any(claims.grew_by(claims.around[i]) for i in parts)
    value = sum(claims.around[i].quantity.value for i in parts)
    exact = total.year is None and value == total.quantity.value
    return (index, parts) if by_years and exact and not steps else None


def _row(claims: Claims, index: int) -> list[int]:
    """The figures of one unit told right after one another, this one among them."""
    return row_around(index, len(claims.around), partial(_follows, claims))


def row_around(index: int, count: int, follows: Callable[[int, int], bool]) -> list[int]:
    """The places of a row of neighbours, this one among them: ``follows`` says of two places side by side
    (of 0 to ``count`` - 1) whether the second goes on with the first.
    """
    first = last = index
    while first > 0 and follows(first - 1, first):
        first -= 1
    while last + 1 < count and follows(last, last + 1):
        last += 1
    return list(range(first, last + 1))


def _follows(claims: Claims, one: int, other: int) -> bool:
    """Whether a figure follows another with no more than what it is a portion of between (，九月用了)."""
    first, second = claims.around[one], claims.around[other]
    alike = first.quantity.unit == second.quantity.unit and first.usable and second.usable
    definite = not any(c.quantity.vague or c.quantity.bound or c.in_all for c in (first, second))
    between = claims.told.text[first.quantity.end : second.quantity.start].strip()
    of_one_time = second.year in (None, first.year) and second.old in (None, first.old)
    if not alike or not definite or not of_one_time or len(between) > _LONGEST_BETWEEN:
        return False
    if _ROW.fullmatch(between):
        return True
    begin, end = first.quantity.end, second.quantity.start
    if any(begin <= m.start and m.end <= end for m in claims.mentions if not claims.is_verb(m)):
        return False
    foreign = claims.foreign_between(first.quantity.end, second, verbs=False)
    return not foreign and not second.added and not claims.grew_by(second)


def _so_many(claims: Claims, row: Sequence[int], years: int | None) -> bool:
    """四个季度, 三笔, 三种料: whether as many portions are said to be as stand in the row, near to it."""
    text = claims.told.text
    start, end = claims.around[row[0]].quantity.start, claims.around[row[-1]].quantity.end
    sentence = max((m.end() for m in SENTENCE_END.finditer(text, 0, start)), default=0)
    lead = max(sentence, start - 2 * _NEAR)
    for match in cues().patterns["portions_counted"].finditer(text, lead):
        behind = match.start() == end or cues().patterns["these"].search(text, end, match.start())
        if number_of(match) != len(row) or not (
            match.end() <= start or (behind and match.start() <= end + _NEAR)
        ):
            continue
        if match["of"] != _YEARS or years == len(row):
            return True
    return False


def _by_periods(claims: Claims, row: Sequence[int]) -> bool:
    """八月用了9万，九月用了8万: whether each is that of a period of its own, all of one kind."""
    text, found = claims.told.text, []
    ends = [claims.around[i].quantity.end for i in row]
    starts = [claims.around[row[0]].before, *ends[:-1]]
    for begin, place in zip(starts, row, strict=True):
        labels = [
            *cues().patterns["period"].finditer(text, begin, claims.around[place].quantity.start)
        ]
        if len(labels) != 1:
            return False
        found.append(labels[0])
    alike = all(a.lastgroup == b.lastgroup for a, b in pairwise(found))
    return alike and len({m.group() for m in found}) == len(row)
