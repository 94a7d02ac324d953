"""BM25 over single characters, character bigrams and jieba's words, by bm25s.

Characters and bigrams carry recall, words add weight to what belongs together; on lay questions
the mixture beats words alone by far (docs/retrieval.md).
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from pathlib import Path
from typing import Any

import numpy as np

from index.errors import DamagedIndex
from index.ranges import laid_out
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
        self._starts = np.asarray(index.scores["indptr"])
        self._texts = np.asarray(index.scores["indices"])
        self._worth = np.asarray(index.scores["data"])
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
        places, _ = self._postings(self.ids(terms))
        summed = np.bincount(self._texts[places], self._worth[places], self.size)
        return summed.astype(np.float32)

    def ceiling(self, terms: Set[str]) -> float:
        """A score that no text can exceed for these terms."""
        ids = self.ids(terms)
        return float(self._idf[ids].sum()) + (len(terms) - len(ids)) * self._idf_unknown

    def idf(self, term: str) -> float:
        """How rare a term is (natural logarithm); highest for one that no text holds."""
        place = self._ids.get(term)
        return self._idf_unknown if place is None else float(self._idf[place])

    def idf_of(self, ids: np.ndarray) -> np.ndarray:
        """How rare some terms are, by their ids: ``(len(ids),) float64``."""
        rarity: np.ndarray = self._idf[ids]
        return rarity

    def holds(self, texts: np.ndarray, terms: Sequence[str]) -> np.ndarray:
        """Which of some texts (their places, each once) hold which term:
        ``(len(terms), len(texts)) bool``.
        """
        known = np.flatnonzero([term in self._ids for term in terms])
        ids = np.array([self._ids[term] for term in terms if term in self._ids], dtype=np.int32)
        places, lengths = self._postings(ids)
        columns = np.full(self.size, -1)
        columns[texts] = np.arange(len(texts))
        column, row = columns[self._texts[places]], np.repeat(known, lengths)
        held = np.zeros((len(terms), len(texts)), dtype=bool)
        held[row[column >= 0], column[column >= 0]] = True
        return held

    def by_text(self) -> Iterator[dict[int, float]]:
        """Each text as the ids of its terms and what each adds to its score. A text without terms
        holds the id after the last, which no query has (``LexicalIndex.ids``).
        """
        order = np.argsort(self._texts, kind="stable")
        terms = np.repeat(np.arange(len(self._starts) - 1), np.diff(self._starts))[order]
        worth, ends = self._worth[order], np.cumsum(np.bincount(self._texts, minlength=self.size))
        first = 0
        for end in ends.tolist():
            own = zip(terms[first:end].tolist(), worth[first:end].tolist(), strict=True)
            yield dict(own) or {len(self._ids): 1.0}
            first = end

    def _postings(self, ids: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Where the postings of some terms lie, one term after the other, and how many each has."""
        starts = self._starts[ids]
        lengths = self._starts[ids + 1] - starts
        return laid_out(starts, lengths), lengths

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
