"""How a message is worded, held against what is asked about each article: answered by its text, or left
open by it.

A naive Bayes score over characters: every n-gram of a message tells by how much it is commoner among the
questions that articles leave open than among those that they answer, everywhere and beyond that in one
article's own lists. What is asked stands at the end of a message (公示几天), its matter before it; the two
are told apart, so that a long matter does not drown what is asked of it.
"""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from corpus.normalise import fold_plain
from index.ranges import laid_out

_DIGIT = re.compile("[0-9]")
_END = " ,.?!;:。，、？！；：~…"
_CLAUSE = re.compile(f"[{_END}]+")
_LONGEST = 4
_LAST = "…"
"""Marks an n-gram of the last clause."""
_RARE = 2
"""An n-gram of fewer questions is left out."""
_OF_ALL = 5.0
_OF_ONE = 2.0
"""So many questions' worth what is so everywhere weighs, for all lists together and for one article's;
1 to 30 were crossed on the development half (2026-11-29) and told about the same."""
_NAME = "wording"


@lru_cache(maxsize=64)
def features(text: str) -> frozenset[str]:
    """Character n-grams (1 to 4) of the folded text, and again of its last clause, marked ``…``.

    ``^`` and ``$`` stand for begin and end, 0 for every digit; punctuation at the end is left out.

    >>> sorted(features("几天?"))
    ['$', '^', '^几', '^几天', '^几天$', '…$', '…^', '…^几', '…^几天', '…^几天$', '…几', '…几天', '…几天$', '…天', '…天$', '几', '几天', '几天$', '天', '天$']
    """
    whole = _DIGIT.sub("0", fold_plain(text)).strip(_END)
    last = _CLAUSE.split(whole)[-1]
    return frozenset(_grams(whole, "")) | frozenset(_grams(last, _LAST))


def _grams(text: str, mark: str) -> list[str]:
    marked = f"^{text}$"
    return [
        mark + marked[start : start + size]
        for size in range(1, _LONGEST + 1)
        for start in range(len(marked) - size + 1)
    ]


@dataclass(frozen=True, slots=True)
class OpenWording:
    """The log-odds of n-grams to be of a question left open.

    ``grams``: place of each in ``everywhere`` ``(g,) float32``; ``own`` ``(n,) float32`` are those that
    it has beyond that in the lists of ``articles`` ``(n,) int32``, gram by gram from ``starts``
    ``(g + 1,)``; ``rest`` ``(articles,) float32`` what one counts for that a list does not have, NaN
    for an article that lacks a list.
    """

    grams: Mapping[str, int]
    everywhere: np.ndarray
    starts: np.ndarray
    articles: np.ndarray
    own: np.ndarray
    rest: np.ndarray

    def odds(self, text: str, articles: Sequence[int]) -> list[dict[str, float]]:
        """For each of some articles what a folded text shows: ``matter_everywhere``, ``matter_here``,
        ``end_everywhere`` and ``end_here``, log-odds summed over the known n-grams and divided by the
        root of their number; nothing for an article that lacks a list.
        """
        parts: dict[str, list[int]] = {"matter": [], "end": []}
        for gram in features(text):
            if (place := self.grams.get(gram)) is not None:
                parts["end" if gram.startswith(_LAST) else "matter"].append(place)
        found: list[dict[str, float]] = [{} for _ in articles]
        for name, places in parts.items():
            whole, here = self._summed(np.array(sorted(places), np.int64))
            for shown, article in zip(found, articles, strict=True):
                if not np.isnan(self.rest[article]):
                    shown[f"{name}_everywhere"] = whole
                    shown[f"{name}_here"] = float(here[article])
        return found

    def _summed(self, places: np.ndarray) -> tuple[float, np.ndarray]:
        """The log-odds of some n-grams everywhere, and beyond that in each article."""
        starts = self.starts[places]
        own = laid_out(starts, self.starts[places + 1] - starts)
        articles, many = self.articles[own], len(self.rest)
        told = np.bincount(articles, self.own[own] - self.rest[articles], many)
        root = max(1, len(places)) ** 0.5
        here = (len(places) * self.rest + told) / root
        return float(self.everywhere[places].sum()) / root, here

    def save(self, folder: Path) -> None:
        """Write it into an index folder."""
        grams = list(self.grams)
        (folder / f"{_NAME}.json").write_text(json.dumps(grams, ensure_ascii=False), "utf-8")
        for name in ("everywhere", "starts", "articles", "own", "rest"):
            np.save(folder / f"{_NAME}_{name}.npy", getattr(self, name))


def open_wording(folder: Path) -> OpenWording:
    """Read what ``OpenWording.save`` wrote; an index of an earlier program, whose vectors are taken over,
    has none. Raises ``OSError``, ``ValueError``.
    """
    if not (folder / f"{_NAME}.json").is_file():
        return learn_wording(())
    grams = json.loads((folder / f"{_NAME}.json").read_text("utf-8"))
    names = ("everywhere", "starts", "articles", "own", "rest")
    arrays = {name: np.load(folder / f"{_NAME}_{name}.npy") for name in names}
    return OpenWording({gram: place for place, gram in enumerate(grams)}, **arrays)


def learn_wording(lists: Sequence[tuple[Sequence[str], Sequence[str]]]) -> OpenWording:
    """Learn it from what each article answers and what it leaves open."""
    every = (Counter[str](), Counter[str]())
    of_one: list[tuple[Counter[str], Counter[str]]] = []
    for listed in lists:
        counted = tuple(Counter(g for text in of for g in features(text)) for of in listed)
        of_one.append((counted[0], counted[1]))
        for total, part in zip(every, counted, strict=True):
            total.update(part)
    sizes = np.array([[len(of) for of in listed] for listed in lists], np.float64).reshape(-1, 2)
    grams = sorted(g for g in every[0].keys() | every[1].keys() if _all(every, g) >= _RARE)
    counts = np.array([[of[g] for of in every] for g in grams], np.float64).reshape(-1, 2)
    totals = sizes.sum(axis=0)
    common = counts.sum(axis=1, keepdims=True) / max(1.0, totals.sum())
    shares = (counts + _OF_ALL * common) / (totals + _OF_ALL)
    everywhere = np.log(shares[:, 1] / shares[:, 0])
    places = {gram: place for place, gram in enumerate(grams)}
    both = (sizes > 0).all(axis=1)
    unlike = np.log((sizes[:, 0] + _OF_ONE) / (sizes[:, 1] + _OF_ONE))
    rows: list[tuple[int, int, float]] = []
    for article in np.flatnonzero(both).tolist():
        answered, left_open = of_one[article]
        known = sorted(places[g] for g in answered.keys() | left_open.keys() if g in places)
        here = np.array([[answered[grams[p]], left_open[grams[p]]] for p in known], np.float64)
        own = (here + _OF_ONE * shares[known]) / (sizes[article] + _OF_ONE)
        beyond = np.log(own[:, 1] / own[:, 0]) - everywhere[known]
        rows += zip(known, [article] * len(known), beyond.tolist(), strict=True)
    rows.sort()
    owners = np.array([row[0] for row in rows], np.int64)
    return OpenWording(
        grams=places,
        everywhere=everywhere.astype(np.float32),
        starts=np.searchsorted(owners, np.arange(len(grams) + 1)),
        articles=np.array([row[1] for row in rows], np.int32),
        own=np.array([row[2] for row in rows], np.float32),
        rest=np.where(both, unlike, np.nan).astype(np.float32),
    )


def _all(every: tuple[Counter[str], Counter[str]], gram: str) -> int:
    return every[0][gram] + every[1][gram]
