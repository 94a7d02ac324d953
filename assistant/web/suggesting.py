"""Questions offered while one types: of the documents' own, those that hold what is typed or means."""

import math
import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.storage.editor_answers import character_pairs
from assistant.web.examples import sample_questions
from assistant.web.hot_questions import PLAINEST
from corpus.normalise import fold_plain
from index.editorial import Everyday, Term, read_editorial

if TYPE_CHECKING:
    from assistant.conversation.assistant import Assistant

OFFERED = 5
LEAST_SHARE = 0.6
"""Of what is typed a question has to hold this much. Looked at on 18 beginnings (2026-11-27): at 0.7
``开个饭店`` finds nothing; at 0.6 one of five beginnings outside the documents (``天气``) finds
something. Lower was not tried.
"""
LONGEST = 25
"""Longer questions tell a story; they do not fit beside the box."""
STRANGE = 0.7
"""How much a character or pair that is in no question weighs, of the rarest that is."""


@dataclass(frozen=True, slots=True)
class _Sample:
    """An article's own question and what it is found by."""

    text: str
    place: tuple[str, str]
    parts: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Material:
    """The questions, how much each part of them says (the rarer, the more), and words for words: the
    text's for everyday ones, and the other way round.
    """

    samples: Sequence[_Sample]
    weights: Mapping[str, float]
    words: tuple[Everyday, Everyday]


class Suggestions:
    """The plainest questions of every article, read once. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._read: _Material | None = None

    def fitting(self, assistant: "Assistant", typed: str) -> list[str]:
        """At most five questions, of each article the most fitting; none where nothing fits.

        Those that hold what is typed come first, then those that say it in other words: everyday
        ones for the text's and the other way round (餐饮, 饭店).
        """
        read = self._material(assistant)
        folded = fold_plain(typed)
        ways = (typed, *(word for words in read.words for word in words.meant_by(folded)))
        found: dict[tuple[str, str], str] = {}
        for said in ways:
            for place, text in _holding(read, said).items():
                found.setdefault(place, text)
        return list(found.values())[:OFFERED]

    def _material(self, assistant: "Assistant") -> "_Material":
        with self._lock:
            if self._read is None:
                self._read = _read(assistant)
            return self._read


def _holding(read: _Material, typed: str) -> dict[tuple[str, str], str]:
    """By article the most fitting question that holds enough of what is typed, best first."""
    strange = STRANGE * math.log(len(read.samples) + 1)
    wanted = {part: read.weights.get(part, strange) for part in _parts(typed)}
    whole = sum(wanted.values())
    best: dict[tuple[str, str], tuple[float, int, str]] = {}
    for sample in read.samples:
        share = sum(wanted[part] for part in wanted.keys() & sample.parts)
        if share and share >= LEAST_SHARE * whole:
            rank = (-share, len(sample.text), sample.text)
            best[sample.place] = min(rank, best.get(sample.place, rank))
    ranked = sorted(best.items(), key=lambda entry: entry[1])
    return {place: text for place, (_, _, text) in ranked}


def _read(assistant: "Assistant") -> _Material:
    """Raises ``BadEditorialData``, as the index does that was built from the same files."""
    samples = [
        _Sample(text, (document.id, key), frozenset(_parts(text)))
        for document in assistant.catalog.documents
        for key, texts in sample_questions(assistant.catalog, document).items()
        for text in texts[:PLAINEST]
        if len(text) <= LONGEST
    ]
    spread = Counter(part for sample in samples for part in sample.parts)
    weights = {p: math.log((len(samples) + 1) / n) for p, n in spread.items()}
    terms = [
        term
        for entry in assistant.catalog.entries
        for term in read_editorial(entry.folder, entry.document).terms
    ]
    turned = [Term(words=term.everyday, everyday=term.words) for term in terms]
    return _Material(samples, weights, (Everyday(terms), Everyday(turned)))


def _parts(text: str) -> set[str]:
    """The characters of a text and their pairs, without signs."""
    pairs = character_pairs(text)
    return pairs | {letter for pair in pairs for letter in pair}
