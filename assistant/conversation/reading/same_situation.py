"""Whether a message says that another's enterprise is in just the same situation, and whether two are
meant as one.

In: a folded message. Out: 我老婆的公司也是这个情况，她能拿多少 -> whose it is and whether it is like the asker's own;
算上他的，一共多少 -> that both are meant. Words: ``same_situation.yaml``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.datafile import load_data
from corpus.patterns import any_of

_DATA = Path(__file__).with_name("same_situation.yaml")
_CLAUSE = re.compile("[,，。;；!！?？:： ]+")


@dataclass(frozen=True, slots=True)
class Alike:
    """Another's enterprise that is like one spoken of: whose it is (empty where no word says it), and
    whether it is like the asker's ``own``; ``beside`` is what the message says beside that.
    """

    whose: str
    own: bool
    beside: str


def another_alike(text: str) -> Alike | None:
    """What a folded message says of another's enterprise that is just like one spoken of before; None where
    one of its clauses tells something else.

    >>> another_alike("我老婆的公司也是这个情况，她能拿多少").whose
    '老婆'
    """
    words = _words()
    other, own = words["another"].search(text), words["like_mine"].search(text) is not None
    if not is_alike(text) or not (other or own):
        return None
    said = (words["same"], words["another"], words["belongs"])
    if not all(any(p.search(c) for p in said) for c in _CLAUSE.split(text) if c):
        return None
    named = next(filter(None, other.groupdict().values()), "") if other is not None else ""
    beside = text
    for said_so in ("same", "another", "firm"):
        beside = words[said_so].sub(" ", beside)
    return Alike(named, own, beside)


def is_alike(text: str) -> bool:
    """Whether a folded message says of a situation, and not of one thing alone, that it is the same as
    before.
    """
    words = _words()
    return words["same"].search(text) is not None and words["in_part"].search(text) is None


def both_meant(text: str) -> bool:
    """Whether a folded message speaks of two enterprises as one: 两家一共, 他的加上我的."""
    return _words()["both"].search(text) is not None


def total_of_both(text: str) -> bool:
    """Whether a folded message asks what two enterprises get in all, not each by itself or how far apart.

    >>> total_of_both("算上他的，我们两家一共多少"), total_of_both("我们两家差多少")
    (True, False)
    """
    words = _words()
    asked = words["how_much"].search(text) is not None
    apart = words["apart"].search(text) is not None or is_alike(text)
    return both_meant(text) and asked and not apart


@cache
def _words() -> Mapping[str, re.Pattern[str]]:
    data = load_data(_DATA)
    words: dict[str, str] = data.pop("words")
    return {name: any_of(patterns, words) for name, patterns in data.items()}
