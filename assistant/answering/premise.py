"""False premises: a figure somebody heard, held against the figures of the clause."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.calculator.fact import Quantity
from assistant.calculator.quantity import read_quantities

_KINDS = {
    "yuan": "money",
    "rate": "rate",
    "points": "rate",
    "hour": "time",
    "day": "time",
    "workday": "time",
    "month": "time",
    "year": "time",
    "tonne": "weight",
    "kilowatt": "power",
}
_SAME_DAY = re.compile("当天|当日|同一天|立等可取|马上|立刻|一天之内|第二天")


@dataclass(frozen=True, slots=True)
class Premise:
    """What was claimed, what the clause states instead (or as well), and whether they agree."""

    claimed: str
    stated: str
    holds: bool


def check_premise(question: str, clause: str) -> Premise | None:
    """Compare figures of the same kind in a folded question and in the clause's words.

    None when the question claims no figure of a kind that the clause states.
    """
    stated = [q for q in read_quantities(clause) if q.unit in _KINDS]
    for claim in _claims(question):
        same_kind = [q for q in stated if _KINDS[q.unit] == claim[1]]
        if not same_kind:
            continue
        if any(_equal(claim[2], q) for q in same_kind):
            return Premise(claim[0], _list(same_kind), holds=True)
        return Premise(claim[0], _list(same_kind), holds=False)
    return None


def _claims(question: str) -> list[tuple[str, str, Quantity | None]]:
    claims: list[tuple[str, str, Quantity | None]] = [
        (q.text, _KINDS[q.unit], q)
        for q in read_quantities(question)
        if q.unit in _KINDS and not q.negated
    ]
    if match := _SAME_DAY.search(question):
        claims.append((match.group(), "time", None))
    return claims


def _equal(claim: Quantity | None, stated: Quantity) -> bool:
    if claim is None:
        return False
    return claim.value == stated.value and (
        claim.unit == stated.unit or {claim.unit, stated.unit} <= {"day", "workday"}
    )


def _list(quantities: Sequence[Quantity]) -> str:
    return "、".join(dict.fromkeys(q.text for q in quantities))
