"""Figures that add up to one: parts of a total, what came in later, parts whose sum is asked for.

In: what was granted so far and the claims it came from. Out: ``Placement.sums`` grows. Figures of
another kind, awards and figures of others are never added.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from assistant.calculator.filling.claiming import Claim, Claims
from assistant.calculator.filling.placement import Placement
from assistant.calculator.filling.portions import portions, row_around, whole_told
from assistant.calculator.message.context import Context
from assistant.calculator.message.input_words import InputWords
from assistant.calculator.message.worth import years_each
from assistant.calculator.quantities.cues import cues

_WEIGHED = frozenset({"tonne"})
_THING = re.compile("(?P<thing>[一-龥]{2,3}?)(?:用了?|是|有|大概|约)?$")
_LONGEST_BETWEEN = 8
_BESIDE = 2
_ROW = re.compile(
    r"(?:、|和|跟|与|加上?|[+＋])?|[、,，;；]?\s*(?:第?[一二三四1-4]季度?|[Qq][1-4]|[上下]半年)(?:是|为|:|：)?"
)
_PLUS = frozenset("+＋")


def add_up(result: Placement, claims: Claims, made: Sequence[Claim]) -> None:
    """Several parts of one total: 设备投了3000万，厂房2500万; 四月七万二，五月六万八，俩月一共."""
    for name, spec in claims.inputs.items():
        first = result.granted.get(name)
        if first is not None and spec.units == _WEIGHED:
            listed = _listed(claims, first)
            if len(listed) > 1:
                _add(result, claims, first, listed)
        if first is not None and (told := whole_told(claims, first.index)):
            result.grant(replace(first, index=told[0], value=_value(claims, first, told[0])))
            result.used.update(told[1])
            continue
        if spec.spec.type != "money" or first is None:
            continue
        if parts := (
            _of_one_whole(claims, first.index) or portions(claims, first.index, spec.years)
        ):
            _add(result, claims, first, parts)
            continue
        if spec.sums or spec.sums_years:
            _add_parts(result, claims, [c for c in made if c.input == name], spec, first)
        if len(claims.around) > 1 and name not in result.sums and _sum_meant(claims.told.text):
            parts = _alike(result, claims, first)
            if len(parts) > 1:
                _add(result, claims, first, parts)


def _of_one_whole(claims: Claims, index: int) -> list[int]:
    """上半年3万，下半年4万; 200万、300万两笔: figures that are said to be all the parts of one, this one among them."""
    row = in_a_row(claims, index)
    said = _so_many_sums(claims, row) or _joined_by_plus(claims, row) or _by_quarters(claims, row)
    if len(row) > 1 and said:
        return row
    around, halves = claims.around, cues().words["halves"]
    own = [i for i, c in enumerate(around) if c.part in halves and _is_part_alone(claims, i)]
    alike = len({around[i].year for i in own}) == 1
    all_told = sorted(str(around[i].part) for i in own) == sorted(halves)
    return own if index in own and alike and all_told else []


def _joined_by_plus(claims: Claims, row: Sequence[int]) -> bool:
    """5万+8万+7万: whether a plus stands between all of them."""
    quantities = [claims.around[i].quantity for i in row]
    between = (claims.told.text[a.end : b.start].strip() for a, b in pairwise(quantities))
    return all(words in _PLUS for words in between)


def _by_quarters(claims: Claims, row: Sequence[int]) -> bool:
    """Q1 3.2万、Q2 4.5万: whether each of them is said to be of a quarter of its own."""
    quarter, text = cues().patterns["quarter_before"], claims.told.text
    said = [quarter.search(text[: claims.around[i].quantity.start]) for i in row]
    named = [match["quarter"] for match in said if match is not None]
    return len(set(named)) == len(row) > 1


def _so_many_sums(claims: Claims, row: Sequence[int]) -> bool:
    """200万、300万两笔: whether as many sums are said to be as stand in a row, right beside it."""
    first, last = claims.around[row[0]].quantity, claims.around[row[-1]].quantity
    return any(
        c.quantity.counted in cues().words["sums_counted"]
        and c.quantity.value == len(row)
        and (
            0 <= c.quantity.start - last.end <= _BESIDE
            or 0 <= first.start - c.quantity.end <= _BESIDE
        )
        for c in claims.around
    )


def _is_part_alone(claims: Claims, index: int) -> bool:
    """Whether a figure is a definite sum that no words call by another name."""
    context = claims.around[index]
    definite = not (context.quantity.vague or context.quantity.bound or context.award)
    return (
        context.usable
        and definite
        and context.quantity.unit == "yuan"
        and not claims.foreign_between(context.before, context, verbs=False)
    )


def _add_parts(
    result: Placement, claims: Claims, own: Sequence[Claim], spec: InputWords, first: Claim
) -> None:
    """The parts of a total; of a total of so many years, all of them or a question."""
    parts, row = _parts(result, claims, own, spec, first), in_a_row(claims, first.index)
    if not parts and len(row) == spec.years:
        parts = row
    if spec.years is not None and parts and _lacks_years(claims, parts, spec.years):
        result.contested[first.input] = [replace(first, index=i) for i in parts]
        result.used.update(parts)
    elif parts:
        _add(result, claims, first, parts)


def _lacks_years(claims: Claims, parts: Sequence[int], years: int) -> bool:
    """Whether the parts are those of years, and of fewer than the total is of."""
    each = [years_each(claims.around[i], claims.told.text) for i in parts]
    if any(each):
        return sum(of or 1 for of in each) != years
    apart = _by_years(claims, parts) or cues().patterns["year_in_order"].search(claims.told.text)
    return len(parts) < years and bool(apart)


def _by_years(claims: Claims, parts: Sequence[int]) -> bool:
    """Whether each of the parts is that of a year of its own."""
    years = [claims.around[i].year for i in parts]
    return None not in years and len(set(years)) == len(years)


def in_a_row(claims: Claims, index: int) -> list[int]:
    """36万、28万、20万: the figures of one unit that stand beside this one with nothing else between."""
    around, text = claims.around, claims.told.text

    def joined(one: int, other: int) -> bool:
        first, second = around[one].quantity, around[other].quantity
        alike = first.unit == second.unit and around[other].usable and around[one].usable
        return alike and _ROW.fullmatch(text[first.end : second.start].strip()) is not None

    return row_around(index, len(around), joined)


def _listed(claims: Claims, first: Claim) -> list[int]:
    """底漆6吨，面漆3吨: weights told one by one, each with a thing of its own right before it."""
    own = [
        i
        for i, c in enumerate(claims.around)
        if c.usable and c.quantity.unit == claims.around[first.index].quantity.unit
    ]
    if len({(claims.around[i].year, claims.around[i].old) for i in own}) != 1:
        return []
    things = []
    for last, index in zip([None, *own[:-1]], own, strict=True):
        quantity = claims.around[index].quantity
        begin = claims.around[last].quantity.end if last is not None else 0
        thing = _THING.search(claims.told.text[begin : quantity.start])
        between = claims.told.text[begin : quantity.start] if last is not None else ""
        if thing is None or quantity.vague or quantity.bound or len(between) > _LONGEST_BETWEEN:
            return []
        things.append(thing["thing"])
    return own if len(set(things)) == len(own) else []


@lru_cache(maxsize=4)
def _sum_meant(text: str) -> bool:
    """Whether the sum of what is told is meant; a message is read for many rules in turn."""
    return cues().patterns["sum_meant"].search(text) is not None


def leave_single_years(result: Placement, claims: Claims, made: Sequence[Claim]) -> None:
    """去年一年的研发是18万: the figure of one year is no sum of three; 三年平均每年往研发里投30万 is of
    the input that holds a yearly figure.
    """
    for name, first in list(result.granted.items()):
        spec, context = claims.inputs[name], claims.around[first.index]
        if not spec.sums_years or name in result.sums or name in result.contested:
            continue
        each = years_each(context, claims.told.text)
        if each is not None and each != spec.years:
            del result.granted[name]
            continue
        if of_nth_year(claims.told.text, context):
            del result.granted[name]
            continue
        if name == claims.asked and context.year is None:
            continue
        words = claims.told.text[context.lead : context.quantity.start]
        one_year = cues().patterns["one_year"].search(words)
        near = words[one_year.start() :] if one_year else words
        if not (one_year or context.year is not None) or cues().any_in("years_sum_labels", near):
            continue
        del result.granted[name]
        if one_year is not None:
            _give_to_yearly(result, claims, first, made)


def _give_to_yearly(result: Placement, claims: Claims, first: Claim, made: Sequence[Claim]) -> None:
    """The figure goes to another input that the words name for it, as far as that is free."""
    others = [c for c in made if c.index == first.index and c.named and c.input != first.input]
    free = [c for c in others if c.input not in result.granted and not claims.inputs[c.input].old]
    if free:
        result.grant(max(free, key=lambda claim: claim.score))


def of_nth_year(text: str, context: Context) -> bool:
    """第三年是60万: whether a figure is said of one of several years."""
    return (
        cues().patterns["nth_year"].search(text[context.lead : context.quantity.start]) is not None
    )


def _add(result: Placement, claims: Claims, first: Claim, parts: Sequence[int]) -> None:
    result.sums[first.input] = [
        Claim(first.score, first.input, i, _value(claims, first, i), True) for i in parts
    ]
    result.used.update(parts)


def _value(claims: Claims, first: Claim, index: int) -> Decimal:
    """What a part is worth to the input; a part of many years (头两年各15万) is that of all of them."""
    context = claims.around[index]
    each = years_each(context, claims.told.text)
    by_years = claims.inputs[first.input].sums_years
    return context.quantity.value * (each if each and by_years else 1)


def _parts(
    result: Placement, claims: Claims, own: Sequence[Claim], spec: InputWords, first: Claim
) -> list[int]:
    """The places of the parts told one by one; none where they are not told apart."""
    rivals = {c.index for c in own} | {
        i for i in range(len(claims.around)) if _is_part(claims, spec, i)
    }
    free = [
        i
        for i in sorted(rivals)
        if i == first.index or (i not in result.used and _belongs(claims, spec, i))
    ]
    keys = [_key(claims, i) for i in free]
    told_apart = len(free) > 1 and None not in keys and len(set(keys)) == len(keys)
    told_apart = told_apart and not any(_of_one_more(claims, i) for i in free if i != free[0])
    return free if told_apart else []


def _of_one_more(claims: Claims, index: int) -> bool:
    """今年又完工一个一个亿的: whether a figure is that of another thing, no part of the first."""
    last = claims.around[index - 1].quantity if index else None
    one = last is not None and last.unit == "count" and last.value == 1
    return one and last is not None and last.end >= claims.around[index].before


def _belongs(claims: Claims, spec: InputWords, index: int) -> bool:
    """Whether a figure is a part of this input's total, and not called by another name."""
    context = claims.around[index]
    return _is_part(claims, spec, index) and not claims.foreign_between(
        context.before, context, verbs=False
    )


def _key(claims: Claims, index: int) -> object:
    context = claims.around[index]
    if years_each(context, claims.told.text) or context.distributed is not None:
        return ("one of several", index)
    return context.part or context.year or None


def _is_part(claims: Claims, spec: InputWords, index: int) -> bool:
    context = claims.around[index]
    if not context.usable or context.award or context.quantity.unit != "yuan":
        return False
    if cues().patterns["tier_had"].match(claims.told.text, context.quantity.end):
        return False  # 去年那个6000万的奖已经拿了
    by_year = context.year is not None or context.distributed is not None
    by_year = by_year or years_each(context, claims.told.text) is not None
    return (spec.sums_years and by_year) or context.part is not None


def _alike(result: Placement, claims: Claims, first: Claim) -> list[int]:
    """The figures of the message that no other input has, where all are of one kind."""
    own = claims.around[first.index]
    found = [
        i
        for i, c in enumerate(claims.around)
        if c.usable
        and not c.award
        and c.quantity.unit == "yuan"
        and (i == first.index or i not in result.used)
    ]
    definite = all(
        not (claims.around[i].quantity.vague or claims.around[i].quantity.bound) for i in found
    )
    one_time = len({claims.around[i].old for i in found}) == 1 and own.old is not True
    foreign = any(
        claims.foreign_between(claims.around[i].before, claims.around[i], verbs=False)
        for i in found
        if i != first.index and claims.around[i].part is None
    )
    return found if definite and one_time and not foreign else []


def add_later(result: Placement, claims: Claims) -> None:
    """先说5000万，后来又加了3000万，一共8000万: what came in later is added; a total told decides."""
    around = claims.around
    for name, first in list(result.granted.items()):
        kind = around[first.index].quantity.unit
        if name in result.sums or claims.inputs[name].spec.type != "money":
            continue
        later = [
            i
            for i, c in enumerate(around)
            if i > first.index
            and i not in result.used
            and c.usable
            and not c.award
            and c.quantity.unit == kind
            and not claims.foreign_between(c.before, c, verbs=False)
            and not (c.added and _of_another_award(claims, c))
        ]
        totals = [i for i in later if around[i].in_all]
        added = [i for i in later if around[i].added]
        extra = [
            Claim(first.score, name, i, around[i].quantity.value, named=True)
            for i in (totals[-1:] or added)
        ]
        if totals and (added or around[first.index].added):
            result.grant(extra[0])
        elif added and _of_one_year(claims, first.index, added):
            result.sums[name] = [first, *extra]
        elif added:
            result.contested[name] = [first, *extra]
            continue
        result.used.update(added)


def _of_another_award(claims: Claims, context: Context) -> bool:
    """补助20万，另外科技创新券用5万: whether the words before a figure name another award, and no input of this."""
    start, end = context.before, context.quantity.start
    mine = [(m.start, m.end) for m in claims.told.mentions.get(claims.rule, ())]
    return any(
        m.meaning.role == "name"
        and start <= m.start
        and m.end <= end
        and not any(s < m.end and m.start < e for s, e in mine)
        for rule, mentions in claims.told.mentions.items()
        if rule != claims.rule
        for m in mentions
    )


def _of_one_year(claims: Claims, first: int, added: Sequence[int]) -> bool:
    """Whether what came in later is of the same year as the first figure, as far as it is said."""
    return len({claims.around[i].year for i in (first, *added)} - {None}) < 2
