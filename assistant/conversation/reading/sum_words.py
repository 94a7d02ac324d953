"""Reads a question about sums that were answered before: what is asked of them, and which are meant.

It is made of the words of ``sum_words.yaml``, names of awards that were answered, words that one of them was
asked with (桥和楼加起来), figures and marks: 这两项相差多少钱, 第一个的一半是多少, 已经到账5万了，还剩多少没给.
Other words may stand between where it is asked clearly; they are given back as ``strange``, and who reads
the question sees to it that they tell nothing new.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, product
from pathlib import Path
from typing import Literal

from assistant.conversation.reading.cues import cues
from corpus.datafile import load_data

Asked = Literal["total", "difference", "rest", "share", "again", "larger", "smaller", "last"]

Told = Literal["share", "sum", "had", "name"]

_DATA = Path(__file__).with_name("sum_words.yaml")
_PLACES: Mapping[str, int] = {
    "first": 0,
    "second": 1,
    "third": 2,
    "fourth": 3,
    "fifth": 4,
    "last": -1,
}
_FIRST_TWO = (0, 1)
_COUNTS: Mapping[str, int] = {"two": 2, "three": 3}
_IN_A_ROW = frozenset({*_PLACES, *_COUNTS, "first_two", "previous", "later"})
"""Kinds of words that count sums, or say a place among them."""
_LEADING: Sequence[Asked] = ("rest", "total", "difference", "larger", "smaller")
"""What is asked for where such words stand, those first that decide beside others."""
_ASKING = frozenset({"asking", "so_it_is", "time_asked", "again", "only", *_LEADING})
"""Without one of these nothing is asked."""
_ASKING_OF_THE_REST = frozenset({"falls_short", "one_more"})
"""By which what is left is asked for, once a part was had: 已经发了60万，还差; 给了一万了还有多少."""
MISHEARD = frozenset({"一共", "总共", "合计", "一半"})
"""Words that are put right where they were misheard or mistyped (一供, 一伴)."""
_LONGEST_SAID = 8
_ALIKE = "+"
"""Stands between the indexes of sums that were asked with the same words."""
_JOINED = ("verbs", "to", "one")
"""The parts of a word for a total that is put together: 撂到一块."""


@dataclass(frozen=True, slots=True)
class SumQuestion:
    """What is asked of earlier sums.

    ``places`` are indexes into their order, as said (0 the first, -1 the last); ``previous``/``later``:
    the one before the last, the last; ``count``: so many; ``own``/``other``: the asker's, another's;
    ``time``, ``cap``: a time, the most is asked for; ``of_last``: it names the award answered last;
    ``pointed``: the sums that words point to which they alone were asked with, by their indexes;
    ``extremes``: the most and the least of all; ``half``: a half is spoken of; ``part_at``, ``rest_at``:
    where a part is last, what is left first spoken of.
    """

    asks: Asked
    places: tuple[int, ...] = ()
    previous: bool = False
    later: bool = False
    count: int | None = None
    own: bool = False
    other: bool = False
    time: bool = False
    cap: bool = False
    of_last: bool = False
    pointed: tuple[int, ...] = ()
    extremes: bool = False
    half: bool = False
    part_at: int | None = None
    rest_at: int | None = None
    strange: str = ""


def read_sum_question(
    text: str,
    apart: Collection[tuple[int, int]],
    said: Sequence[tuple[str, str]] = (),
    words_of: Callable[[str], Sequence[str]] = list,
    *,
    beside: AbstractSet[Told] = frozenset(),
) -> SumQuestion | None:
    """The question that a folded text asks of earlier sums; None where it asks none.

    ``apart`` are the stretches that are names and figures, read elsewhere, ``said`` the rule of each
    sum and what it was asked with; ``words_of`` cuts a text into words; ``beside``: what
    is told in those stretches: a share, a sum of money, the part of one of these that was had, an award by its name.
    """
    read = _words(text, apart, said, words_of)
    if read is None:
        return None
    words, strange = read
    kinds = [kind for kind, _ in words]
    asks, told = _what_is_asked(kinds, beside, strange)
    if asks is None:
        return None
    count = next((_COUNTS[kind] for kind in kinds if kind in _COUNTS), None)
    return SumQuestion(
        asks,
        places=(*(_FIRST_TWO if "first_two" in told else ()), *_places(kinds, counted=count)),
        previous="previous" in told,
        later="later" in told,
        count=count,
        own=bool({"own", "both"} & told),
        other=bool({"other", "both"} & told),
        time="time_asked" in told,
        cap="cap" in told,
        of_last="of_last" in told,
        pointed=tuple(dict.fromkeys(n for kind in kinds if _points(kind) for n in _indexes(kind))),
        extremes="extremes" in told,
        half="half" in kinds,
        part_at=next((at for kind, at in reversed(words) if kind == "in_part"), None),
        rest_at=next((at for kind, at in words if kind == "rest"), None),
        strange=strange,
    )


def _what_is_asked(
    kinds: Sequence[str], beside: AbstractSet[Told], strange: str
) -> tuple[Asked | None, AbstractSet[str]]:
    """What these kinds of words ask of sums, None where nothing; and the kinds as they are to be read."""
    told = _with_what_is_beside(kinds, beside)
    if "falls_short" in told or not told & _ASKING:
        return None, told
    asks = _asked({"asking", *told} if "so_it_is" in told else told)
    if asks is None and not strange:
        asks = _asks_the_last(told)
    if asks in ("last", "again") and any(kind in _COUNTS for kind in kinds):
        asks = "total"  # 三项是多少, 再算一遍两家的
    if "only" in told and asks in (None, "last") and not strange:
        asks = "again" if "name" in beside or _points_to_one(kinds) else asks
    if asks is None or _is_of_something_else(told, asks, strange):
        return None, told
    return asks, told


def _with_what_is_beside(kinds: Sequence[str], beside: AbstractSet[Told]) -> AbstractSet[str]:
    """The kinds of the words, with those that the figures beside them stand for: a share is read as a half is, and
    where a part was had or is taken off, what is left is asked for.
    """
    told = {*kinds, "half"} if "share" in beside else set(kinds)
    if "had" in beside and told & _ASKING_OF_THE_REST and "total" not in told:
        told = told - _ASKING_OF_THE_REST | {"rest", "asking"}
    return told | {"rest"} if "sum" in beside and _takes_off(told) else told


def _points_to_one(kinds: Sequence[str]) -> bool:
    """Whether one of the sums is pointed to, by a word of its own or by its place."""
    return any(_points(kind) or kind in (*_PLACES, "first_two") for kind in kinds)


def _is_of_something_else(told: AbstractSet[str], asks: Asked, strange: str) -> bool:
    """Whether other words make it a question about another case (要是), one year of it, a time, or one thing more."""
    if "supposing" in told and asks not in ("share", "rest"):
        return True
    if ("instalment" in told and asks != "rest") or {"time_unit", "one_more"} & told:
        return True
    return "other_asked" in told and (bool(strange) or asks not in ("total", "difference"))


def _places(kinds: Sequence[str], *, counted: int | None) -> Sequence[int]:
    """The places said; 最后这两个数 are so many, and none by its place."""
    found = [_PLACES[kind] for kind in kinds if kind in _PLACES]
    return [] if counted is not None and found == [_PLACES["last"]] else found


def _takes_off(told: AbstractSet[str]) -> bool:
    """扣掉已拨的120万元呢: whether it is asked what is left when a part is taken off; 多报了20万，减去 tells a fact."""
    return "taken_off" in told and bool(told & {"asking", "so_it_is"}) and "difference" not in told


def _points(kind: str) -> bool:
    """Whether a word points to one of the sums, or to several alike."""
    return kind[:1].isdigit()


def _indexes(kind: str) -> list[int]:
    return [int(index) for index in kind.split(_ALIKE)]


def _asked(told: Collection[str]) -> Asked | None:
    if (leading := next((kind for kind in _LEADING if kind in told), None)) is not None:
        return leading
    if "half" in told:
        return "share"
    refers = "asking" in told and any(kind in told for kind in (*_PLACES, "previous", "later"))
    return "again" if refers or "again" in told else None


def _asks_the_last(told: AbstractSet[str]) -> Asked | None:
    """那么最终可得多少, 到底几天: whether what was just answered is asked for in other words."""
    asked = told & {"asking", "time_asked"}
    others = told & {"other_asked", "so_it_is", "difference", "comparing"}
    return "last" if asked and not others else None


def _words(
    text: str,
    apart: Collection[tuple[int, int]],
    said: Sequence[tuple[str, str]],
    words_of: Callable[[str], Sequence[str]],
) -> tuple[list[tuple[str, int]], str] | None:
    """The kinds of a text's words in order, with their offsets, and the words of no kind; None where a place
    is one of time (第一年).

    The kind of a word that points to a sum is the index of that sum.
    """
    skipped = {i for start, end in apart for i in range(start, end)}
    kinds, longest = _kinds()
    found: list[tuple[str, int]] = []
    ends: list[int] = []
    strange, at = "", 0
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
            word, kind = _pointing(text, at, said)
        else:
            kind = kinds[word]
        if not word:
            ends = ends or list(accumulate(map(len, words_of(text))))
            end = next((end for end in ends if end > at), at + 1)
            strange, at = strange + text[at:end], end
            continue
        if kind in _IN_A_ROW and cues().totals.of_time.match(text, at + len(word)):
            return None
        found.append((kind, at))
        at += len(word)
    return found, strange


def _pointing(text: str, at: int, said: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """The longest word from here that only one of the sums was asked with, and its index; or that only those
    of the rule answered last were.
    """
    for length in range(min(_LONGEST_SAID, len(text) - at), 0, -1):
        word = text[at : at + length]
        holding = [index for index, (_, words) in enumerate(said) if word in words]
        if not word.isalpha() or len({said[index][0] for index in holding}) != 1:
            continue
        if len({said[index] for index in holding}) == 1:
            return word, _ALIKE.join(map(str, holding))
        if holding[-1] == len(said) - 1:
            return word, "of_last"
    return "", ""


@cache
def _kinds() -> tuple[Mapping[str, str], int]:
    """Every word and its kind, and the length of the longest."""
    data = load_data(_DATA)
    joining = data.pop("joining")
    kinds = dict.fromkeys(map("".join, product(*(joining[p] for p in _JOINED))), "total")
    kinds |= {str(word): kind for kind, words in data.items() for word in words}
    return kinds, max(map(len, kinds))
