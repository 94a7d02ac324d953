"""Questions offered while one types: of the documents' own, those that hold what is typed so far."""

import math
import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.storage.editor_answers import character_pairs
from assistant.web.examples import sample_questions
from assistant.web.hot_questions import PLAINEST

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


class Suggestions:
    """The plainest questions of every article, read once. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._read: tuple[Sequence[_Sample], Mapping[str, float]] | None = None

    def fitting(self, assistant: "Assistant", typed: str) -> list[str]:
        """At most five questions, of each article the most fitting; none where nothing fits."""
        samples, weights = self._samples(assistant)
        strange = STRANGE * math.log(len(samples) + 1)
        wanted = {part: weights.get(part, strange) for part in _parts(typed)}
        whole = sum(wanted.values())
        best: dict[tuple[str, str], tuple[float, int, str]] = {}
        for sample in samples:
            share = sum(wanted[part] for part in wanted.keys() & sample.parts)
            if share and share >= LEAST_SHARE * whole:
                rank = (-share, len(sample.text), sample.text)
                best[sample.place] = min(rank, best.get(sample.place, rank))
        return [text for _, _, text in sorted(best.values())[:OFFERED]]

    def _samples(self, assistant: "Assistant") -> tuple[Sequence[_Sample], Mapping[str, float]]:
        """The questions, and how much each part says: the rarer, the more."""
        with self._lock:
            if self._read is None:
                samples = [
                    _Sample(text, (document.id, key), frozenset(_parts(text)))
                    for document in assistant.catalog.documents
                    for key, texts in sample_questions(assistant.catalog, document).items()
                    for text in texts[:PLAINEST]
                    if len(text) <= LONGEST
                ]
                spread = Counter(part for sample in samples for part in sample.parts)
                weights = {p: math.log((len(samples) + 1) / n) for p, n in spread.items()}
                self._read = samples, weights
            return self._read


def _parts(text: str) -> set[str]:
    """The characters of a text and their pairs, without signs."""
    pairs = character_pairs(text)
    return pairs | {letter for pair in pairs for letter in pair}
