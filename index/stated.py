"""What documents that no editor prepared state, read as if it were said: their clauses, embedded as
queries are.

A question's likeness to a text cannot be held against its likeness to other questions, for texts are
embedded otherwise; a clause that is embedded as a query is can be, and stands in for the sample
questions that its article lacks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.document import Article, Document
from corpus.normalise import fold_plain, simplify
from index.chunks import quotable_clauses

_LONGEST = 60
"""So many characters of a clause say what it is about."""


@dataclass(frozen=True, slots=True)
class Stated:
    """The vectors ``(n, d) float32`` of the clauses, and which article each is of, ``(n,)``, ascending."""

    vectors: np.ndarray
    articles: np.ndarray

    def likeness(self, vector: np.ndarray, articles: int) -> np.ndarray:
        """The best cosine of each of so many articles ``(articles,)``; NaN where an editor listed
        questions.
        """
        found = np.full(articles, np.nan, dtype=np.float32)
        if len(self.articles):
            firsts = np.flatnonzero(np.diff(self.articles, prepend=-1))
            found[self.articles[firsts]] = np.maximum.reduceat(self.vectors @ vector, firsts)
        return found


def statements(document: Document, article: Article) -> Iterator[str]:
    """The clauses of an article, each cut to its beginning."""
    for clause in quotable_clauses(document, article):
        words = simplify(fold_plain(document.words(clause.start, clause.end))).strip()
        if words:
            yield words[:_LONGEST]


def open_stated(folder: Path) -> Stated:
    """Open the arrays of a folder; none of an index from before they were kept, whose vectors are taken over.

    Raises ``OSError``, ``ValueError``.
    """
    if not (folder / "stated.npy").is_file():
        return Stated(np.zeros((0, 0), np.float32), np.zeros(0, np.int64))
    return Stated(np.load(folder / "stated.npy"), np.load(folder / "stated_articles.npy"))
