"""BM25 over single characters, character bigrams and jieba's words, by bm25s.

Characters and bigrams carry recall, words add weight to what belongs together; on lay questions
the mixture beats words alone by far (docs/retrieval.md).
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.errors import DamagedIndex
from index.segmenter import Segmenter, grams

_K1 = 1.5
_B = 0.75


def terms_of(text: str, segmenter: Segmenter) -> list[str]:
    """The terms of a text with repetitions: its characters, bigrams and words."""
    return [*grams(text), *segmenter.cut(text)]


class LexicalIndex:
    """A read-only BM25 index over ``n`` texts."""

    def __init__(self, index: Any) -> None:
        """``index`` is a ``bm25s.BM25`` whose postings are sorted by text."""
        self._index = index
        self._ids: dict[str, int] = index.vocab_dict
        self._texts = np.asarray(index.scores["indices"])
        self._starts = np.asarray(index.scores["indptr"])
        self.size = int(index.scores["num_docs"])
        frequencies = np.diff(self._starts).astype(np.float64)
        self._idf = np.log1p((self.size - frequencies + 0.5) / (frequencies + 0.5))
        self._idf_unknown = float(np.log1p((self.size + 0.5) / 0.5))

    def ids(self, terms: Iterable[str]) -> np.ndarray:
        """Ids of the terms that occur in any text, each once, ascending."""
        known = {self._ids[term] for term in terms if term in self._ids}
        return np.array(sorted(known), dtype=np.int32)

    def scores(self, terms: Iterable[str]) -> np.ndarray:
        """The BM25 score of every text for a query's terms: ``(n,) float32``."""
        ids = self.ids(terms)
        if not len(ids):
            return np.zeros(self.size, dtype=np.float32)
        scores: np.ndarray = self._index.get_scores_from_ids(ids)
        return scores

    def ceiling(self, terms: Iterable[str]) -> float:
        """A score that no text can exceed for these terms."""
        return sum(self.idf(term) for term in set(terms))

    def idf(self, term: str) -> float:
        """How rare a term is (natural logarithm); highest for one that no text holds."""
        place = self._ids.get(term)
        return self._idf_unknown if place is None else float(self._idf[place])

    def idf_of(self, ids: np.ndarray) -> np.ndarray:
        """How rare some terms are, by their ids: ``(len(ids),) float64``."""
        rarity: np.ndarray = self._idf[ids]
        return rarity

    def holds(self, texts: np.ndarray, term: str) -> np.ndarray:
        """Which of some texts (their places) hold the term: ``(len(texts),) bool``."""
        place = self._ids.get(term)
        if place is None:
            return np.zeros(len(texts), dtype=bool)
        own = self._texts[self._starts[place] : self._starts[place + 1]]
        at = np.minimum(np.searchsorted(own, texts), len(own) - 1)
        held: np.ndarray = own[at] == texts
        return held

    def save(self, folder: Path) -> None:
        """Write the index to a new folder."""
        self._index.save(folder, show_progress=False)


def build_lexical(texts: Iterable[Sequence[str]]) -> LexicalIndex:
    """Index texts given as terms (``terms_of``)."""
    from bm25s import BM25

    vocabulary: dict[str, int] = {}
    numbered = [[vocabulary.setdefault(t, len(vocabulary)) for t in terms] for terms in texts]
    if not vocabulary:  # nothing to count: one text with a term that nobody asks for
        vocabulary[""] = 0
        numbered = [[0], *numbered[1:]]
    index = BM25(method="lucene", k1=_K1, b=_B)
    index.index((numbered, vocabulary), show_progress=False)
    return LexicalIndex(index)


def open_lexical(folder: Path) -> LexicalIndex:
    """Open what ``save`` wrote, its arrays memory-mapped. Raises ``DamagedIndex``."""
    from bm25s import BM25

    try:
        return LexicalIndex(BM25.load(folder, mmap=True, show_progress=False))
    except (OSError, ValueError, KeyError) as failure:
        raise DamagedIndex(f"词索引 {folder} 不完整。") from failure
