"""False premises: a figure somebody heard, held against the figures of the clause."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.calculator.quantities.fact import Quantity
from assistant.calculator.quantities.quantity import read_quantities

_KINDS = {
    "yuan": "money",
    "rate": "rate",
    "points": "rate",
    "hour": "days",
    "day": "days",
    "workday": "days",
    "month": "years",
    "year": "years",
    "tonne": "weight",
    "kilowatt": "power",
}
_SAME_DAY = re.compile("当天|当日|同一天|立等可取|马上|立刻|一天之内|第二天")
_BREAK = re.compile("[,，;；。]")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_FORMERLY = re.compile("[由从]$")
_LISTED = re.compile(r"((?:\d+(?:\.\d+)?个?、)+)(\d+(?:\.\d+)?)(\D{1,4})$")
_IN_ORDER = "分别"
_LIMIT = re.compile("最高|最多|上限|封顶|不超过")
_WITHOUT = re.compile("没有|没")
_NO_CLAIM = re.compile("里头?|之内|当中|多?了(?!就|算|才)")
"""都在一个年头里, 厂子办了七年了: when something was or how long it has been, no claim of how long it takes."""
_LASTING = frozenset({"hour", "day", "workday", "month", "year"})
_HOURS = 24
_SURE = 3


@dataclass(frozen=True, slots=True)
class Premise:
    """What was claimed, what the clause states instead (or as well), and whether they agree."""

    claimed: str
    stated: str
    holds: bool


@dataclass(frozen=True, slots=True)
class _Stated:
    """Figures of one kind: those of the part asked about, and the others of the clause."""

    here: tuple[Quantity, ...]
    beside: tuple[Quantity, ...]


def check_premise(question: str, clause: str) -> Premise | None:
    """Compare figures of the same kind in a folded question and in the clause's words.

    The part of the clause that the question speaks of decides, in lists (分别 3个、5个工作日) the
    place in the list. None when the question claims no figure of a kind that the clause states,
    and when the figure stands in the clause but it stays open for whom.
    """
    for text, kind, claim in _claims(question):
        stated = _stated(question, clause, kind)
        if not stated.here:
            continue
        if any(_equal(claim, q) for q in stated.here):
            return Premise(text, _list(stated.here), holds=True) if len(stated.here) == 1 else None
        if any(_equal(claim, q) for q in stated.beside):
            return None
        return Premise(text, _list(stated.here), holds=False)
    return None


def _claims(question: str) -> list[tuple[str, str, Quantity | None]]:
    claims: list[tuple[str, str, Quantity | None]] = [
        (q.text, _KINDS[q.unit], q)
        for q in read_quantities(question)
        if q.unit in _KINDS
        and not q.negated
        and not (q.unit in _LASTING and _NO_CLAIM.match(question, q.end))
    ]
    if match := _SAME_DAY.search(question):
        claims.append((match.group(), "days", None))
    return claims


def _stated(question: str, clause: str, kind: str) -> _Stated:
    parts = [(part, figures) for part in _parts(clause, kind) if (figures := _figures(part, kind))]
    if not parts:
        return _Stated((), ())
    if _LIMIT.search(question):
        parts = [pair for pair in parts if _LIMIT.search(pair[0])] or parts
    fits = sorted((_shared(question, part) for part, _ in parts), reverse=True)
    if len(parts) > 1 and fits[0] == fits[1]:
        return _Stated(tuple(q for _, figures in parts for q in figures), ())
    part, figures = max(parts, key=lambda pair: _shared(question, pair[0]))
    if (place := _place(question, part, len(figures), kind)) is not None:
        return _Stated((figures[place],), ())
    outside = tuple(q for q in _figures(_BRACKETS.sub("", part), kind))
    inside = tuple(q for q in figures if not any(_equal(q, other) for other in outside))
    return _Stated(outside or tuple(figures), inside if outside else ())


def _parts(clause: str, kind: str) -> list[str]:
    """The clause cut at its commas, each part with what leads up to its figures."""
    parts: list[str] = []
    waiting = ""
    for part in _BREAK.split(_BRACKETS.sub(lambda m: _BREAK.sub("、", m.group()), clause)):
        waiting = f"{waiting}，{part}" if waiting else part
        if _figures(part, kind):
            parts.append(waiting)
            waiting = ""
    return parts


def _figures(part: str, kind: str) -> list[Quantity]:
    """The figures of one kind that hold today; 3个、5个工作日 are two of them."""
    found: list[Quantity] = []
    for quantity in read_quantities(part):
        if _KINDS.get(quantity.unit) != kind or _FORMERLY.search(part[: quantity.start]):
            continue
        if listed := _LISTED.search(part[: quantity.end]):
            unit = listed.group(3)
            for number in re.findall(r"\d+(?:\.\d+)?", listed.group(1)):
                found += [q for q in read_quantities(f"{number}{unit}") if q.unit == quantity.unit]
        found.append(quantity)
    return found


def _place(question: str, part: str, number: int, kind: str) -> int | None:
    """Which of the things listed before 分别 the question names, if exactly one fits best."""
    before, found, _ = part.partition(_IN_ORDER)
    things = re.split("[、和]", before.rstrip("，"))
    if not found or number < 2 or len(things) != number or _figures(before, kind):
        return None
    asked = _WITHOUT.sub("无", question)
    fits = [_longest(asked, thing) for thing in things]
    best = max(fits)
    return fits.index(best) if best >= _SURE and fits.count(best) == 1 else None


def _longest(first: str, second: str) -> int:
    """The length of the longest run of characters that two texts share."""
    for size in range(min(len(first), len(second)), 0, -1):
        runs = {first[i : i + size] for i in range(len(first) - size + 1)}
        if any(second[i : i + size] in runs for i in range(len(second) - size + 1)):
            return size
    return 0


def _shared(question: str, part: str) -> int:
    return len(
        {question[i : i + 2] for i in range(len(question) - 1) if question[i : i + 2] in part}
    )


def _equal(claim: Quantity | None, stated: Quantity) -> bool:
    if claim is None:
        return (stated.unit == "day" and stated.value <= 1) or (
            stated.unit == "hour" and stated.value <= _HOURS
        )
    if {claim.unit, stated.unit} == {"day", "hour"}:
        days, hours = (claim, stated) if claim.unit == "day" else (stated, claim)
        return days.value * _HOURS == hours.value
    return claim.value == stated.value and (
        claim.unit == stated.unit or {claim.unit, stated.unit} <= {"day", "workday"}
    )


def _list(quantities: Sequence[Quantity]) -> str:
    return "、".join(dict.fromkeys(q.text for q in quantities))
