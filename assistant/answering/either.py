"""退税是72小时还是7天: which of two figures that a message offers is the one of the text."""

import re
from itertools import pairwise

from assistant.answering.clause_figures import equal
from assistant.answering.premise import Premise, weigh_claims
from assistant.calculator.quantities.fact import Quantity
from assistant.calculator.quantities.quantity import read_quantities

_EITHER = re.compile(
    "(?:封顶|为限|以上|以下|以内|左右|的)?[,，]?还是(?:就|只|有|给|奖|补|最高|封顶|得|要)?"
)
_TIMES = frozenset({"hour", "day", "workday", "month", "year"})
_RATES = frozenset({"rate", "points"})


def offered(text: str) -> tuple[Quantity, Quantity] | None:
    """The two figures of one kind that a folded message offers; None where it does not.

    >>> [q.text for q in offered("退税是72小时还是7天") or ()]
    ['72小时', '7天']
    """
    figures = read_quantities(text)
    for first, second in pairwise(figures):
        alike = first.unit == second.unit or any(
            {first.unit, second.unit} <= kind for kind in (_TIMES, _RATES)
        )
        if alike and _EITHER.fullmatch(text[first.end : second.start]):
            return first, second
    return None


def either_is(pair: tuple[Quantity, Quantity], given: str) -> Premise | None:
    """Which of two figures offered is the one that comes out, or that neither is; None for what is no
    one figure.
    """
    stated = read_quantities(given)
    if len(stated) != 1:
        return None
    holds = any(equal(one, stated[0]) for one in pair)
    return Premise(f"{pair[0].text}、{pair[1].text}", given, holds=holds, of="either")


def weigh_either(text: str, clause: str, article: str) -> Premise | None:
    """Which of the two figures offered is the clause's; else None."""
    pair = offered(text)
    if pair is None:
        return None
    first, second = pair
    messages = (
        f"{text[: first.end]}{text[second.end :]}",
        f"{text[: first.start]}{text[second.start :]}",
    )
    told = [weigh_claims(message, clause, article) for message in messages]
    claimed = f"{first.text}、{second.text}"
    right = [one for one in told if one is not None and one.holds]
    if len(right) == 1:
        return Premise(claimed, right[0].stated, holds=True, of="either")
    return None
