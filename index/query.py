"""One query, ready for ranking."""

from collections.abc import Set
from dataclasses import dataclass

import numpy as np

from index.lexical import LexicalIndex


@dataclass(frozen=True, slots=True)
class Query:
    """``vector`` ``(d,)`` and ``tokens`` ``(t, d)`` of one forward pass; ``terms`` it holds and
    terms ``meant`` by its everyday words; ``ids`` of both that occur in the index, ascending, with
    their ``rarity``; ``ceiling`` is the rarity of all of them together.
    """

    vector: np.ndarray
    tokens: np.ndarray
    terms: Set[str]
    meant: Set[str]
    ids: np.ndarray
    rarity: np.ndarray
    ceiling: float


def query_of(
    vector: np.ndarray,
    tokens: np.ndarray,
    terms: Set[str],
    meant: Set[str],
    lexical: LexicalIndex,
) -> Query:
    """A query with what the lexical index knows of its terms."""
    everything = terms | meant
    ids = lexical.ids(everything)
    return Query(
        vector, tokens, terms, meant, ids, lexical.idf_of(ids), lexical.ceiling(everything)
    )
