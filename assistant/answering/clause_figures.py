"""The figures of a clause: cut into parts, which of the listed is meant, and which are the same."""

import re
from collections.abc import Sequence

from assistant.answering.figure_roles import figure_roles
from assistant.calculator.quantities.fact import Quantity
from assistant.calculator.quantities.quantity import read_quantities

KINDS = {
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
BREAK = re.compile("[,，;；。]")
BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_LISTED = re.compile(r"((?:\d+(?:\.\d+)?个?、)+)(\d+(?:\.\d+)?)(\D{1,4})$")
_IN_ORDER = "分别"
_WITHOUT = re.compile("没有|没")
COUNT = "count"
_ENTERPRISES = "家户"
_HOURS = 24
SURE = 3
"""So many characters on end name a thing."""


def kind_of(quantity: Quantity) -> str:
    """With what a figure may be compared; of things counted only with the same things. Empty: with
    nothing.
    """
    if quantity.unit != COUNT:
        return KINDS.get(quantity.unit, "")
    counter = quantity.text[-1]
    return f"{COUNT}{_ENTERPRISES if counter in _ENTERPRISES else counter}"


def parts_of(clause: str, kind: str) -> list[str]:
    """The clause cut at its commas, each part with what leads up to its figures."""
    parts: list[str] = []
    waiting = ""
    for part in BREAK.split(BRACKETS.sub(lambda m: BREAK.sub("、", m.group()), clause)):
        waiting = f"{waiting}，{part}" if waiting else part
        if figures_of(part, kind):
            parts.append(waiting)
            waiting = ""
    return parts


def figures_of(part: str, kind: str) -> list[Quantity]:
    """The figures of one kind that hold today; 3个、5个工作日 are two of them."""
    found: list[Quantity] = []
    for quantity in read_quantities(part):
        if kind_of(quantity) != kind or figure_roles()["formerly"].search(part[: quantity.start]):
            continue
        if listed := _LISTED.search(part[: quantity.end]):
            unit = listed.group(3)
            for number in re.findall(r"\d+(?:\.\d+)?", listed.group(1)):
                found += [q for q in read_quantities(f"{number}{unit}") if q.unit == quantity.unit]
        found.append(quantity)
    return found


def place_of(question: str, part: str, number: int, kind: str) -> int | None:
    """Which of the things listed the question names, if exactly one fits best: those before 分别, or those
    that stand behind a threshold each (5000万元以上的工业转型项目、1000万元以上的农业龙头企业).
    """
    before, found, _ = part.partition(_IN_ORDER)
    things = re.split("[、和]", before.rstrip("，"))
    if not found and number > 1:
        figures = figures_of(part, kind)
        ends = [q.start for q in figures[1:]] + [len(part)]
        things = [part[q.end : end] for q, end in zip(figures, ends, strict=True)]
        found = "、" if all(figure_roles()["of_these"].match(thing) for thing in things) else ""
        before = ""
    if not found or number < 2 or len(things) != number or figures_of(before, kind):
        return None
    asked = _WITHOUT.sub("无", question)
    fits = [longest_shared(asked, thing) for thing in things]
    best = max(fits)
    return fits.index(best) if best >= SURE and fits.count(best) == 1 else None


def longest_shared(first: str, second: str) -> int:
    """The length of the longest run of characters that two texts share."""
    for size in range(min(len(first), len(second)), 0, -1):
        runs = {first[i : i + size] for i in range(len(first) - size + 1)}
        if any(second[i : i + size] in runs for i in range(len(second) - size + 1)):
            return size
    return 0


def shared(question: str, part: str) -> int:
    """How many pairs of characters of the question the part has."""
    return len(
        {question[i : i + 2] for i in range(len(question) - 1) if question[i : i + 2] in part}
    )


def equal(claim: Quantity | None, stated: Quantity, *, of_one_unit: bool = False) -> bool:
    """Whether a claimed figure (``None``: 当天) and a stated one are the same; 5% is 5个百分点, if not
    ``of_one_unit``.
    """
    if claim is None:
        return (stated.unit == "day" and stated.value <= 1) or (
            stated.unit == "hour" and stated.value <= _HOURS
        )
    if {claim.unit, stated.unit} == {"day", "hour"}:
        days, hours = (claim, stated) if claim.unit == "day" else (stated, claim)
        return days.value * _HOURS == hours.value
    return claim.value == stated.value and (
        claim.unit == stated.unit
        or {claim.unit, stated.unit} <= {"day", "workday"}
        or ({claim.unit, stated.unit} <= {"rate", "points"} and not of_one_unit)
    )


def listed(quantities: Sequence[Quantity]) -> str:
    """The figures as they are written, each once."""
    return "、".join(dict.fromkeys(q.text for q in quantities))
