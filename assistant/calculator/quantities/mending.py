"""Words that were misheard or mistyped, put right by their sound: 产直 → 产值, 升归 → 升规.

In: terms that the rules and documents use, a segmenter that knows ordinary words. Out: the text of
the same length, with each stretch that is no word and sounds like a term replaced by that term.
A stretch is left alone where ordinary words explain it (生产直接 holds 产直, but no misheard 产值).
Characters that stand for themselves: ``mending.yaml``.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, groupby
from pathlib import Path
from typing import Any, Protocol

from assistant.calculator.quantities.sounding import folded, read_sounds
from corpus.datafile import load_data

_HAN = re.compile("[\u4e00-\u9fa5]{2,8}")
_RUN = re.compile("[\u4e00-\u9fa5]{2,}")
_TERM = ""
_LONG, _LONGEST = 3, 8
"""Terms of so many characters may differ by sounds that many speakers do not keep apart."""
_NEARLY_ALL = 4
_COMMON = 50
"""A word that occurs so often in jieba's texts explains a piece of a term of three characters."""
_EVERYDAY = 3000
"""And one that occurs so often a piece of any term: 公司要几天 is no misheard 公示要几天."""


@dataclass(frozen=True, slots=True)
class _OwnWords:
    """Characters that are words of their own (``mending.yaml``). ``particles`` are so everywhere: a short
    term with one is a turn of speech; ``verbs`` stand for themselves where they are said; ``mistyped`` are
    those of both that are often typed for another one, of a term of four or more.
    """

    particles: frozenset[str]
    verbs: frozenset[str]
    mistyped: frozenset[str]


@cache
def _own_words() -> _OwnWords:
    data = load_data(Path(__file__).with_suffix(".yaml"))
    return _OwnWords(**{name: frozenset(characters) for name, characters in data.items()})


class Words(Protocol):
    """What is needed of a segmenter."""

    def cut_whole(self, text: str) -> list[str]:
        """The words of a text, each once and whole."""

    def frequency(self, word: str) -> int:
        """How often a word occurs in ordinary texts; 0 for what is no word."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """A stretch that sounds like a term."""

    start: int
    end: int
    term: str


class Mender:
    """Puts right what sounds like a term. Built once; mending changes nothing in it."""

    def __init__(self, terms: Iterable[str], words: Words, cache: Path) -> None:
        self._words = words
        named = [term for term in terms if _HAN.fullmatch(term)]
        sounds = read_sounds((term for term in named if not _is_loose(term)), cache)
        self._terms, self._named = sounds.terms, frozenset(named)
        self._characters = sounds.characters
        self._root: dict[str, Any] = {}
        for term, syllables in sounds.terms.items():
            node = self._root
            for syllable in syllables:
                node = node.setdefault(folded(syllable), {})
            node.setdefault(_TERM, []).append(term)

    def mend(self, text: str) -> str:
        """The text with misheard terms put right, of the same length."""
        taken: list[_Heard] = []
        for run in _RUN.finditer(text):
            heard = list(self._sounding(run.group()))
            if not heard:
                continue
            cuts = _cuts(self._words.cut_whole(run.group()))
            for one in sorted(heard, key=lambda h: (h.start - h.end, h.start)):
                start, end = run.start() + one.start, run.start() + one.end
                free = all(end <= t.start or t.end <= start for t in taken)
                if free and self._is_misheard(run.group(), one, cuts):
                    taken.append(_Heard(start, end, one.term))
        for one in taken:
            text = text[: one.start] + one.term + text[one.end :]
        return text

    def _sounding(self, run: str) -> Iterator[_Heard]:
        """Stretches that sound like one term and are written otherwise."""
        sounds = [self._sounds_of(character) for character in run]
        spoken = [frozenset(map(folded, syllables)) for syllables in sounds]
        written = _written(run, self._named)
        for start in range(len(run) - 1):
            for end, terms in self._walk(spoken, start):
                if any(_meets(start, end, *term) for term in written):
                    continue
                found = [t for t in terms if self._is_near(run[start:end], t, sounds[start:end])]
                if len(found) == 1 and not _rewrites(run, start, found[0], written):
                    yield _Heard(start, end, found[0])

    def _sounds_of(self, character: str) -> tuple[str, ...]:
        return self._characters.get(character, ())

    def _walk(
        self, spoken: Sequence[frozenset[str]], start: int
    ) -> Iterator[tuple[int, list[str]]]:
        nodes = [self._root]
        for place, keys in enumerate(spoken[start : start + _LONGEST], start=start + 1):
            nodes = [node[key] for node in nodes for key in keys if key in node]
            if not nodes:
                return
            if terms := [t for node in nodes for t in node.get(_TERM, ())]:
                yield place, terms

    def _is_near(self, words: str, term: str, sounds: Sequence[tuple[str, ...]]) -> bool:
        """Whether enough of a term stands there; a short one has to sound exactly alike."""
        other = [i for i in range(len(term)) if words[i] != term[i]]
        kept = _own_words().particles | _own_words().verbs
        if len(other) == 1 and len(term) >= _NEARLY_ALL:  # 一及资质, 从新认定
            kept = kept - _own_words().mistyped
        own_words = any(words[i] in kept for i in other)
        if len(other) * 2 > len(term) or own_words:
            return False
        exact = all(s in sounds[i] for i, s in enumerate(self._terms[term]))
        return len(term) >= _LONG or exact

    def _is_misheard(self, run: str, one: _Heard, cuts: Sequence[tuple[int, int]]) -> bool:
        """Whether ordinary words do not explain the stretch, and the term is no mere phrase."""
        frequency = self._words.frequency
        touching = [(i, j) for i, j in cuts if i < one.end and one.start < j]
        if any((i < one.start or one.end < j) and frequency(run[i:j]) for i, j in touching):
            return False
        other = [i for i in range(one.start, one.end) if run[i] != one.term[i - one.start]]
        if len(one.term) >= _LONG and not self._is_inside_words(
            one.term, [i - one.start for i in other]
        ):
            return False
        least = _EVERYDAY
        if len(one.term) <= _LONG:
            least = 1 if len(one.term) < _LONG else _COMMON
        words = [run[i:j] for i, j in touching if j - i > 1 and any(i <= o < j for o in other)]
        if run[one.start : one.end] in words:
            return False
        return not any(frequency(word) >= least for word in words)

    def _is_inside_words(self, term: str, places: Sequence[int]) -> bool:
        """Whether the characters at these places belong to longer words of the term.

        今年卖了 is a phrase: 今年买了 says another word, and is not misheard. Single characters
        side by side are a word that the segmenter does not know (进档).
        """
        words: list[str] = []
        for unknown, group in groupby(self._words.cut_whole(term), _may_join):
            if unknown:
                words.append("".join(group))
            else:
                words.extend(group)
        cuts = _cuts(words)
        return all(any(i <= place < j and j - i > 1 for i, j in cuts) for place in places)


def _may_join(word: str) -> bool:
    return len(word) == 1 and word not in _own_words().particles


def _cuts(words: Sequence[str]) -> list[tuple[int, int]]:
    ends = list(accumulate(map(len, words)))
    return list(zip([0, *ends], ends, strict=False))


def _written(run: str, terms: Container[str]) -> list[tuple[int, int]]:
    """Where terms stand as they are written."""
    return [
        (i, j)
        for i in range(len(run) - 1)
        for j in range(i + 2, min(len(run), i + _LONGEST) + 1)
        if run[i:j] in terms
    ]


def _meets(start: int, end: int, first: int, last: int) -> bool:
    """Whether a stretch overlaps a written term without going beyond it on both ends' terms."""
    apart = last <= start or end <= first
    around = start <= first and last <= end and (start, end) != (first, last)
    return not apart and not around


def _rewrites(run: str, start: int, term: str, written: Sequence[tuple[int, int]]) -> bool:
    """Whether a term in place of what stands there changes a written one: 是市级的 is no 是四基的.

    A long term of which nearly all stands there may (城镇土地使用水, which holds 用水).
    """
    changed = [start + i for i in range(len(term)) if run[start + i] != term[i]]
    return len(changed) * _NEARLY_ALL > len(term) and any(
        first <= place < last for place in changed for first, last in written
    )


def _is_loose(term: str) -> bool:
    """Whether a short term is a turn of speech that any two characters may sound like."""
    return len(term) == 2 and not _own_words().particles.isdisjoint(term)
