"""Reads a question about sums that were answered before: what is asked of them, and which are meant.

A message is one only where it is made of nothing but the words of ``sum_words.yaml``, names of awards that
were answered, figures and marks: 这两项相差多少钱, 第一个的一半是多少, 已经到账5万了，还剩多少没给.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

Asked = Literal["total", "difference", "rest", "share", "again"]

_DATA = Path(__file__).with_name("sum_words.yaml")
_PLACES: Mapping[str, int] = {"first": 0, "second": 1, "third": 2, "last": -1}
_COUNTS: Mapping[str, int] = {"two": 2, "three": 3}
_OF_TIME = "年月日天季档级批届期号"
"""第一年, 前三个月: what is counted so is no sum."""


@dataclass(frozen=True, slots=True)
class SumQuestion:
    """What is asked of earlier sums.

    ``places`` are indexes into their order, as said (0 the first, -1 the last); ``previous``/``later``:
    the one before the last, the last; ``count``: so many; ``own``/``other``: the asker's, another's;
    ``half``: a half is spoken of; ``part_at``, ``rest_at``: where a part is
    last, what is left first spoken of.
    """

    asks: Asked
    places: tuple[int, ...] = ()
    previous: bool = False
    later: bool = False
    count: int | None = None
    own: bool = False
    other: bool = False
    half: bool = False
    part_at: int | None = None
    rest_at: int | None = None


def read_sum_question(
    text: str, apart: Collection[tuple[int, int]], *, has_share: bool = False
) -> SumQuestion | None:
    """The question that a folded text asks of earlier sums; None where it asks none or says anything else.

    ``apart`` are the stretches that are names and figures, read elsewhere; ``has_share``: one is a share.
    """
    words = _words(text, apart)
    if words is None:
        return None
    kinds = [kind for kind, _ in words]
    told = {*kinds, "half"} if has_share else set(kinds)
    if "falls_short" in told or not ({"asking", "total", "difference"} & told):
        return None
    asks = _asked(told)
    if asks is None or ("supposing" in told and asks not in ("share", "rest")):
        return None
    return SumQuestion(
        asks,
        places=tuple(_PLACES[kind] for kind in kinds if kind in _PLACES),
        previous="previous" in told,
        later="later" in told,
        count=next((_COUNTS[kind] for kind in kinds if kind in _COUNTS), None),
        own="own" in told,
        other="other" in told,
        half="half" in kinds,
        part_at=next((at for kind, at in reversed(words) if kind == "in_part"), None),
        rest_at=next((at for kind, at in words if kind == "rest"), None),
    )


def _asked(told: Collection[str]) -> Asked | None:
    if "rest" in told:
        return "rest"
    if "total" in told:
        return "total"
    if "difference" in told:
        return "difference"
    if "half" in told:
        return "share"
    refers = "asking" in told and any(kind in told for kind in (*_PLACES, "previous", "later"))
    return "again" if refers or "again" in told else None


def _words(text: str, apart: Collection[tuple[int, int]]) -> list[tuple[str, int]] | None:
    """The kinds of a text's words in order, with their offsets; None where one of them is of no kind."""
    skipped = {i for start, end in apart for i in range(start, end)}
    kinds, longest = _kinds()
    found: list[tuple[str, int]] = []
    at = 0
    while at < len(text):
        if at in skipped or not text[at].isalnum():
            at += 1
            continue
        word = next(
            (
                text[at : at + length]
                for length in range(min(longest, len(text) - at), 0, -1)
                if text[at : at + length] in kinds and not skipped & set(range(at, at + length))
            ),
            None,
        )
        if word is None:
            return None
        kind = kinds[word]
        behind = text[at + len(word) : at + len(word) + 2].lstrip("个")[:1]
        if kind in (*_PLACES, *_COUNTS, "previous", "later") and behind and behind in _OF_TIME:
            return None
        found.append((kind, at))
        at += len(word)
    return found


@cache
def _kinds() -> tuple[Mapping[str, str], int]:
    """Every word and its kind, and the length of the longest."""
    data = yaml.safe_load(_DATA.read_text(encoding="utf-8"))
    kinds = {str(word): kind for kind, words in data.items() for word in words}
    return kinds, max(map(len, kinds))
