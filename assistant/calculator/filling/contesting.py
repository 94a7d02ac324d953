"""Two different figures for one input: which of them is meant, or that neither is taken for granted.

In: what was granted so far, one rule's claims, and all claims by strength. Out: the same placement, with
the figure that stands for another granted in its place, or both contested.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.calculator.filling.claim_weights import claim_weights
from assistant.calculator.filling.claiming import Claim, Claims
from assistant.calculator.filling.placement import Placement
from assistant.calculator.filling.summing import in_a_row
from assistant.calculator.quantities.cues import cues

_RIVAL = 2.5
"""A second figure contests the first when its claim is no weaker than this."""
_ONE_BETWEEN = 2


def contest(result: Placement, claims: Claims, ranked: Sequence[Claim]) -> None:
    """Two different figures named for one input: neither is taken for granted."""
    for name, first in list(result.granted.items()):
        if name in result.sums or name in result.contested:
            continue
        rivals = [
            c
            for c in ranked
            if c.input == name
            and c.index not in result.used
            and c.named
            and not _agree(claims, first, c)
            and c.score > first.score - _RIVAL
        ]
        if _in_fact(result, claims, first):
            continue
        rivals = (
            _not_older(result, claims, first, rivals)
            or _newer(result, claims, first)
            or _in_a_row(result, claims, first)
        )
        if len(rivals) == 1 and _took_its_place(claims, rivals[0], instead_of=first):
            result.grant(rivals[0])
        elif rivals:
            result.contested[name] = [first, *rivals]


def _agree(claims: Claims, first: Claim, other: Claim) -> bool:
    """Whether a second figure says nothing else: the same, or a bound that holds."""
    quantity = claims.around[other.index].quantity
    if claims.around[other.index].so_far and other.value < first.value:
        return True
    if quantity.bound == "most":
        return first.value <= other.value
    return first.value == other.value or (quantity.bound == "least" and first.value >= other.value)


def _not_older(result: Placement, claims: Claims, first: Claim, rivals: list[Claim]) -> list[Claim]:
    """Who still contests: the latest year's figure wins, that of now, one that sums up a share."""
    years = [claims.around[c.index].year for c in (first, *rivals)]
    if None not in years and len(set(years)) == len(years):
        latest = max([first, *rivals], key=lambda c: claims.around[c.index].year or 0)
        result.granted[first.input] = latest
        result.used.add(latest.index)
        return []
    everyone = [first, *rivals]
    now = [c for c in everyone if not claims.around[c.index].old]
    said_now = len(now) == 1 and claims.around[now[0].index].old is False
    final = [c for c in rivals if _stands_for_earlier(claims, c.index)]
    chosen = now if said_now else final or _of_all(claims, everyone)
    if len(chosen) != 1:
        return rivals
    result.grant(chosen[0])
    return []


def _of_all(claims: Claims, everyone: Sequence[Claim]) -> list[Claim]:
    """冷库250万，一共1200万: the one figure said to be that of all, where it is the largest."""
    most = max(claim.value for claim in everyone)
    said = [c for c in everyone if claims.around[c.index].in_all]
    return said if len(said) == 1 and said[0].value == most else []


def _stands_for_earlier(claims: Claims, index: int) -> bool:
    """Whether a figure says in money what the share before it says (用了六成，也就十二万)."""
    before = [c.quantity.start for c in claims.around[:index]]
    return any(claims.around[index].before <= start for start in before)


def _in_fact(result: Placement, claims: Claims, first: Claim) -> bool:
    """本来说五家，有一家没批下来，实际四家: grants the one figure of the kind that is so in fact."""
    old = claims.around[first.index]
    found = [
        i
        for i, c in enumerate(claims.around)
        if i > first.index
        and i not in result.used
        and c.usable
        and (c.quantity.unit, c.quantity.counted) == (old.quantity.unit, old.quantity.counted)
        and cues().patterns["in_fact"].search(claims.told.text[c.before : c.quantity.start])
    ]
    failed = bool(found) and _some_failed(claims, first.index, found[0])
    if not (old.old is True or failed) or claims.inputs[first.input].old or len(found) != 1:
        return False
    value = claims.value(
        claims.inputs[first.input], claims.around[found[0]], claims.asked == first.input
    )
    if value is not None:
        result.grant(replace(first, index=found[0], value=value))
    return value is not None


def _some_failed(claims: Claims, first: int, last: int) -> bool:
    """仨企业报高企，一个刷下来了，剩下俩: whether what lies between says which did not pass."""
    behind = claims.told.text[claims.around[first].quantity.end : claims.around[last].before]
    said = cues().patterns["some_failed"].search(behind) is not None
    return said and last - first <= _ONE_BETWEEN


def _took_its_place(claims: Claims, claim: Claim, instead_of: Claim) -> bool:
    """从六十万涨到今年九十六万; 去年6吨，今年13吨: whether a figure took the place of an old one."""
    old, now = claims.around[instead_of.index].year, claims.around[claim.index].year
    replaced = old is not None and now is not None and old < now == claims.told.today.year
    if replaced and not years_together(claims):
        return True
    before = claims.told.text[
        claims.around[claim.index].before : claims.around[claim.index].quantity.start
    ]
    return (
        claims.around[instead_of.index].old is True
        and claims.around[claim.index].old is False
        and cues().patterns["went_to"].match(before) is not None
    )


def _newer(result: Placement, claims: Claims, first: Claim) -> list[Claim]:
    """去年用3万，今年用14万: figures of the same kind told after an old one, of a time not past."""
    old = claims.around[first.index]
    if old.old is not True or claims.inputs[first.input].old:
        return []
    return [
        Claim(claim_weights().least, first.input, i, context.quantity.value, named=False)
        for i, context in enumerate(claims.around)
        if i > first.index
        and i not in result.used
        and context.usable
        and not context.award
        and context.old is not True
        and context.quantity.unit == old.quantity.unit
        and context.quantity.counted == old.quantity.counted
    ]


def _in_a_row(result: Placement, claims: Claims, first: Claim) -> list[Claim]:
    """36万、28万: figures told in one breath with this one, of which it is not the only one meant."""
    spec = claims.inputs[first.input]
    if spec.spec.type != "money" or spec.old:
        return []
    return [
        Claim(claim_weights().least, first.input, i, claims.around[i].quantity.value, named=False)
        for i in in_a_row(claims, first.index)
        if i not in result.used and not claims.around[i].award
    ]


def years_together(claims: Claims) -> bool:
    """去年用3万，今年用14万，两年一共: whether the figures of all years are meant."""
    return cues().patterns["years_together"].search(claims.told.text) is not None
