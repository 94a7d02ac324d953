"""Which clause of an article answers a query: this picks the words that are quoted."""

from collections.abc import Mapping

import numpy as np

from index.chunks import Kind, quotable_clauses
from index.hit import ScoredClause
from index.query import Query
from index.roster import Place
from index.store import Store


class ClauseScorer:
    """Scores the clauses of found articles."""

    def __init__(self, store: Store, weights: Mapping[str, float]) -> None:
        """``weights`` of ``dense``, ``maxsim`` and ``overlap`` (``ranking.yaml``)."""
        self._store = store
        self._weights = weights

    def score(
        self, number: int, place: Place, query: Query, row_maxsim: np.ndarray | None
    ) -> tuple[ScoredClause, ...]:
        """Every clause of an article (its number in the roster, its place), best first.

        ``row_maxsim`` is the query's MaxSim for each row of the article where it is known already.
        Scores lie between 0 and 1; clauses that are mere headings come last with 0.
        """
        clauses = quotable_clauses(place.document, place.article)
        if not clauses:
            return in_order(place)
        first, last = (int(start) for start in self._store.rows.starts[number : number + 2])
        if row_maxsim is None and self._store.tokens is not None and len(query.tokens):
            row_maxsim = self._store.tokens.best(query.tokens, first, last).mean(axis=1)
        kinds = self._store.rows.kinds[first:last]
        own = np.flatnonzero(kinds == (Kind.CLAUSE if len(clauses) > 1 else Kind.ARTICLE))
        parts = {"dense": self._store.dense.vectors[first + own] @ query.vector}
        if row_maxsim is not None:
            parts["maxsim"] = row_maxsim[own]
        parts["overlap"] = self._overlap(first + own, query)
        total = sum(self._weights[name] for name in parts)
        values = sum(
            (self._weights[name] * part for name, part in parts.items()), start=np.zeros(len(own))
        )
        scored = [
            ScoredClause(clause.start, clause.end, round(float(value) / total, 6))
            for clause, value in zip(clauses, values, strict=True)
        ]
        scored.sort(key=lambda clause: (-clause.score, clause.start))
        quoted = {clause.start for clause in clauses}
        headings = (c for c in place.article.clauses if c.start not in quoted)
        return (*scored, *(ScoredClause(c.start, c.end, 0.0) for c in headings))

    def _overlap(self, rows: np.ndarray, query: Query) -> np.ndarray:
        """The share of the query's terms, by rarity, that each row holds."""
        held, lengths = self._store.rows.terms_of(rows)
        at = np.searchsorted(query.ids, held)
        at[(at == len(query.ids)) | (np.append(query.ids, -1)[at] != held)] = len(query.ids)
        sums = np.concatenate([np.zeros(1), np.cumsum(np.append(query.rarity, 0.0)[at])])
        ends = np.cumsum(lengths)
        shares: np.ndarray = (sums[ends] - sums[ends - lengths]) / max(query.ceiling, 1e-9)
        return shares


def in_order(place: Place) -> tuple[ScoredClause, ...]:
    """The clauses of an article that was named, not searched: in their own order, unscored."""
    clauses = quotable_clauses(place.document, place.article) or place.article.clauses
    return tuple(ScoredClause(clause.start, clause.end, 0.0) for clause in clauses)
