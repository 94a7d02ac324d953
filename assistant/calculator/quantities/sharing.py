"""What quantities of one message say about each other: a unit said once, a total of its parts.

In: the quantities of a text in order. Out: bare numerals with the unit of the sum beside them
(去年一千八百万，今年两千六), and which quantities are parts that a total told behind them adds up
(头一年4万，第二年4万，一共8万). Words: ``cues.yaml``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.calculator.quantities.correcting import correction_words
from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.fact import Quantity

_TEN_THOUSAND = Decimal(10_000)
_ROUND = re.compile(
    "[一二两三四五六七八九]千(?:[一二三四五六七八九]百?)?|[一二两三四五六七八九]百(?:[一二三四五六七八九]十?)?"
)
_DECIMAL = re.compile("[零〇一二两三四五六七八九十百]+点[零〇一二三四五六七八九]+")
_NOT_BEHIND_DECIMAL = "刻分钟半线滴"
_APART = Decimal(10)
"""A bare numeral more often larger or smaller than the sum beside it is no figure of its kind."""
_AFTER = " ，。、；,;!！?？)）\n\0到了的是呢吧吗"
_BOUNDARY = " ，。、；：,;:!！?？()（）\n\0是为到了达整呢吧吗"
_MOST_PARTS = 5
_TOLD_BY_ITSELF = 3
"""So many parts make a total even where no word (一共) says that it is one."""
_ADDED = frozenset({"yuan", "count", "tonne"})
_TIMES = frozenset({"year", "month", "day", "workday", "hour"})
_REACH = 8
_ROW_MARKS = ("", "、", "/", ",", "，")
_CLAUSE_ON = 14
"""So far apart are two figures of which the second says no unit: 涨了6个点，人家同行平均涨了4个."""


def with_shared_units(found: Sequence[Quantity], text: str, masked: str) -> list[Quantity]:
    """Round numerals without a unit, what came in later (又添了五十) and the parts of a total get the
    unit of the sum beside them; other bare numerals that are a piece of a word or of a code (as
    ``masked`` blanks them out) are left out.
    """
    parts = _bare_parts(found, text) | _bare_in_a_row(found, text)
    kept = []
    for index, quantity in enumerate(found):
        beside = [*found[max(0, index - 1) : index], *found[index + 1 : index + 2]]
        shares = index in parts or any(_shares_unit(quantity, other, masked) for other in beside)
        shares = shares or _is_next_of_a_kind(found[:index], quantity, text)
        shares = shares or _is_the_total(found, index, text) or _unit_said_behind(quantity, text)
        if _is_points_too(found[:index], quantity, text):
            kept.append(replace(quantity, value=quantity.value / 100, unit="points", counted=None))
        elif shares or _comes_in_later(found, index, text):
            kept.append(replace(quantity, value=quantity.value * _TEN_THOUSAND, unit="yuan"))
        elif stands_alone(masked, quantity):
            kept.append(quantity)
    return kept


def _is_points_too(before: Sequence[Quantity], quantity: Quantity, text: str) -> bool:
    """涨了9个点，同行平均6个: whether a number of things that are not named is one of per cent, as the last."""
    after = text[quantity.end : quantity.end + 1]
    named_nothing = quantity.counted == "个" and (not after or after in _AFTER)
    last = before[-1] if before else None
    points = last is not None and last.unit == "points"
    near = last is not None and quantity.start - last.end <= _CLAUSE_ON
    return named_nothing and points and near


def stands_alone(text: str, found: Quantity) -> bool:
    """Whether a bare numeral is one, and not a piece of a word or of a code."""
    if found.unit != "plain":
        return True
    before = text[found.start - 1 : found.start]
    after = text[found.end : found.end + 1]
    if (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha()):
        return False
    first = text[found.start]
    if first.isascii():
        return True
    if _DECIMAL.fullmatch(text, found.start, found.end) and after not in _NOT_BEHIND_DECIMAL:
        return True
    known = cues().patterns
    if known["average_before"].search(text[max(0, found.start - _REACH) : found.start]):
        return not after or after in _BOUNDARY or bool(known["asks_on"].match(text, found.end))
    unfinished = not before or before in _BOUNDARY
    return unfinished and (not after or after in _BOUNDARY)


def parts_of_totals(found: Sequence[Quantity], text: str) -> frozenset[int]:
    """The places of quantities that a later one adds up to the last yuan."""
    parts: set[int] = set()
    for last, total in enumerate(found):
        if total.unit not in _ADDED or total.vague:
            continue
        for own in _before(found, last):
            if any(found[i].unit != total.unit or found[i].negated for i in own):
                break
            if sum(found[i].value for i in own) == total.value:
                if _is_told(found, own, last, text):
                    parts.update(own)
                break
    return frozenset(parts)


def _before(found: Sequence[Quantity], last: int) -> Iterator[list[int]]:
    """The two, three, … definite amounts before a place, as places; spans of time do not count."""
    amounts = [i for i in range(last) if found[i].unit not in _TIMES][-_MOST_PARTS:]
    for first in range(len(amounts) - 2, -1, -1):
        own = amounts[first:]
        if any(found[i].vague for i in own):
            return
        yield own


def _is_told(found: Sequence[Quantity], parts: Sequence[int], last: int, text: str) -> bool:
    """Whether the words say that it is the total, and not that the parts are of several years."""
    words = text[max(0, found[parts[0]].start - _REACH) : found[last].start]
    if cues().any_in("years_apart", words):
        return False
    return len(parts) >= _TOLD_BY_ITSELF or _is_total(found, last, text)


def _bare_parts(found: Sequence[Quantity], text: str) -> frozenset[int]:
    """Bare numerals that are 万 because only so the sum told behind them comes out."""
    bare: set[int] = set()
    for last, total in enumerate(found):
        bare_total = total.unit == "plain"
        if not last or not (bare_total or _in_large(total, text)):
            continue
        if not _is_total(found, last, text):
            continue
        for own in _before(found, last):
            if any(found[i].unit not in ("yuan", "plain") for i in own):
                break
            plain = [i for i in own if found[i].unit == "plain"]
            written = len(plain) < len(own)
            if written and sum(_in_yuan(found[i]) for i in own) == _in_yuan(total):
                bare.update([*plain, last] if bare_total else plain)
                break
    return frozenset(bare)


def _bare_in_a_row(found: Sequence[Quantity], text: str) -> frozenset[int]:
    """三年研发40 50 60万: bare numerals that stand in one row with the sum behind them, three or more in all."""
    row: list[int] = []
    for last, total in enumerate(found):
        if total.unit != "yuan" or total.vague or not _in_ten_thousands(total, text):
            continue
        own: list[int] = []
        for i in range(last - 1, -1, -1):
            one, between = found[i], text[found[i].end : found[i + 1].start]
            alike = 1 / _APART <= one.value * _TEN_THOUSAND / (total.value or 1) <= _APART
            if one.unit != "plain" or one.vague or between.strip() not in _ROW_MARKS or not alike:
                break
            own.append(i)
        row += own if len(own) >= _TOLD_BY_ITSELF - 1 else []
    return frozenset(row)


def _in_yuan(quantity: Quantity) -> Decimal:
    return quantity.value * (_TEN_THOUSAND if quantity.unit == "plain" else 1)


def _is_total(found: Sequence[Quantity], last: int, text: str) -> bool:
    before = text[found[last - 1].end : found[last].start]
    return cues().patterns["in_all"].search(before) is not None


def _comes_in_later(found: Sequence[Quantity], index: int, text: str) -> bool:
    """投了两千万，后来又添了五百."""
    if not index or found[index].unit != "plain" or found[index].vague:
        return False
    last, one = found[index - 1], found[index]
    led = cues().patterns["added"].search(text[last.end : one.start])
    whole = text[one.end : one.end + 1] in ("", *_AFTER)
    return led is not None and whole and _in_ten_thousands(last, text)


def _is_next_of_a_kind(earlier: Sequence[Quantity], bare: Quantity, text: str) -> bool:
    """一个卖了十八万，一个卖了二十七: what is told in the same words has the same unit."""
    sums = [q for q in earlier if q.unit == "yuan"]
    if bare.unit != "plain" or bare.vague or not sums or not _in_ten_thousands(sums[-1], text):
        return False
    words, others = text[: bare.start], text[: sums[-1].start]
    alike = words[-2:] == others[-2:] and len(words) > 1
    verb = cues().patterns["verb_of_each"].search(words)
    said = alike or (verb is not None and others.endswith(verb.group()))
    return said and 1 / _APART <= bare.value * _TEN_THOUSAND / sums[-1].value <= _APART


def _is_the_total(found: Sequence[Quantity], index: int, text: str) -> bool:
    """再加60万 总共5040: a bare total, larger than the sum beside it, has its unit."""
    one, last = found[index], found[index - 1] if index else None
    if last is None or one.unit != "plain" or one.vague or not _in_ten_thousands(last, text):
        return False
    whole = text[one.end : one.end + 1] in ("", *_AFTER)
    return whole and _is_total(found, index, text) and one.value * _TEN_THOUSAND > last.value


def _unit_said_behind(one: Quantity, text: str) -> bool:
    """20 25 33 都是万: the unit of all bare numerals, said behind them."""
    behind = cues().patterns["unit_behind"].search(text, one.end)
    return one.unit == "plain" and not one.vague and behind is not None


def _in_large(quantity: Quantity, text: str) -> bool:
    words = text[quantity.start : quantity.end]
    return quantity.unit == "yuan" and ("亿" in words or _in_ten_thousands(quantity, text))


def _in_ten_thousands(quantity: Quantity, text: str) -> bool:
    return quantity.unit == "yuan" and text[quantity.start : quantity.end].endswith(("万", "万元"))


def _is_taken_back(text: str, end: int) -> bool:
    """今年交了四百一不对是四百六十万: whether what stands right behind takes a figure back."""
    return correction_words().plain.match(text, end) is not None


def _shares_unit(bare: Quantity, other: Quantity, text: str) -> bool:
    words, after = text[bare.start : bare.end], text[bare.end : bare.end + 1]
    return (
        bare.unit == "plain"
        and not bare.vague
        and other.unit == "yuan"
        and text[other.start : other.end].endswith("万")
        and _ROUND.fullmatch(words) is not None
        and (not after or after in _AFTER or _is_taken_back(text, bare.end))
        and 1 / _APART <= bare.value * _TEN_THOUSAND / other.value <= _APART
    )
