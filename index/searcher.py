"""What ranking asks of an index whose cost grows with the documents, and who answers it.

``LocalSearcher`` answers from the index folder (FAISS, bm25s). ``index.milvus`` answers from a Milvus
server, for when one machine is not enough; both give the same numbers. What grows with the work of
editors only (their questions) and what is bounded (the sample that scores are standardised on) is
compared on the machine that answers, whoever searches.
"""

from collections.abc import Callable, Iterable
from typing import Protocol

import numpy as np

from index.store import Store


class Searcher(Protocol):
    """Searches the chunks of one index by vector and its articles by words. Safe to use from
    several threads.
    """

    def nearest(
        self, vector: np.ndarray, k: int, among: np.ndarray | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """The ``k`` rows nearest to a vector ``(d,)``, best first, and their cosines:
        ``(k,) int64``, ``(k,) float32``; only rows of ``among``, where given.
        """
        ...

    def cosines(self, vector: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """The cosines of some rows, in their order: ``(len(rows),) float32``."""
        ...

    def scores(self, terms: Iterable[str]) -> np.ndarray:
        """The BM25 score of every article for a query's terms: ``(articles,) float32``."""
        ...


Searching = Callable[[Store], Searcher]
"""Chooses who searches an open index."""


class LocalSearcher:
    """Searches on this machine, in the memory-mapped files of the index folder."""

    def __init__(self, store: Store) -> None:
        self.nearest = store.dense.nearest
        self.cosines = store.dense.cosines
        self.scores = store.lexical.scores
