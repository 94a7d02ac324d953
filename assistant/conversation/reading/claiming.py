"""Whether a message states how something is (…对吧, 听说…, 封顶80万), so that the answer says first whether it
is so.
"""

import re
from functools import cache
from pathlib import Path

from assistant.calculator.quantities.quantity import read_quantities
from corpus.patterns import load_patterns

_TIMES = frozenset({"hour", "day", "workday", "month"})
_DATA = Path(__file__).with_name("claiming.yaml")


def claims(text: str, *, hearsay: bool, asks: bool) -> bool:
    """Whether a folded message states a figure or a fact as that of the document.

    ``hearsay``: it has words that pass on what was heard; ``asks``: it is a question in any form.
    What is told of the asker's own case, a guess (大概300万吧) and an order (按300万算吧) state nothing.
    """
    words = _words()
    if words["own"].search(without_place(text)) or words["asks_to_do"].search(text):
        return False
    confirmed = hearsay or words["confirmed"].search(text) is not None or _whether(text)
    return confirmed or (not asks and _flatly(text))


def caps_on_the_way(text: str) -> bool:
    """扶持封顶80万，怎么申请: whether a cap is taken for granted by what is asked."""
    words = _words()
    return any(
        words["ground_before"].search(text[: q.start])
        or words["ground_after"].search(text[q.end :])
        for q in read_quantities(text)
    ) and not words["own"].search(without_place(text))


def without_place(text: str) -> str:
    """咱县, 我们这儿 say where, not whose."""
    return _words()["place"].sub("", text)


def _whether(text: str) -> bool:
    """小升规是不是奖30万, 公示是45天吗: whether it is asked if a figure is the one."""
    words = _words()
    return any(
        words["whether_before"].search(text[: q.start])
        or words["either"].search(text[q.end :])
        or (q.unit in _TIMES and words["whether_time"].search(text[q.end :]))
        or (
            words["stated_before"].search(text[: q.start])
            and words["whether_after"].search(text[q.end :])
        )
        for q in read_quantities(text)
        if not q.vague
    )


def _flatly(text: str) -> bool:
    words = _words()
    return any(
        words["said_before"].search(text[: q.start]) or words["said_after"].search(text[q.end :])
        for q in read_quantities(text)
        if not q.vague
    )


@cache
def _words(path: Path = _DATA) -> dict[str, re.Pattern[str]]:
    return load_patterns(path)
