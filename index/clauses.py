"""Which clause of an article answers a query: this picks the words that are quoted."""

from collections.abc import Mapping, Sequence

import numpy as np

from index.chunks import Kind, quotable_clauses
from index.hit import ScoredClause
from index.ranking import Query
from index.roster import Place
from index.store import Store


class ClauseScorer:
    """Scores the clauses of found articles."""

    def __init__(self, store: Store, weights: Mapping[str, float]) -> None:
        """``weights`` of ``dense``, ``maxsim`` and ``overlap`` (``ranking.yaml``)."""
        self._store = store
        self._weights = weights

    def score(
        self, articles: Sequence[tuple[int, Place]], query: Query
    ) -> list[tuple[ScoredClause, ...]]:
        """Every clause of each article (its number in the roster, its place), best first.

        Scores lie between 0 and 1; clauses that are mere headings come last with 0.
        """
        rows = [self._store.rows.of(number, Kind.CLAUSE) for number, _ in articles]
        scores = self._row_scores(np.concatenate([np.zeros(0, np.int64), *rows]), query)
        found = []
        at = 0
        for (number, place), own in zip(articles, rows, strict=True):
            clauses = quotable_clauses(place.document, place.article)
            values = scores[at : at + len(own)]
            at += len(own)
            if not len(own) and clauses:
                row = self._store.rows.of(number, Kind.ARTICLE)
                values = np.repeat(self._row_scores(row, query), len(clauses))
            scored = [
                ScoredClause(clause.start, clause.end, round(float(value), 6))
                for clause, value in zip(clauses, values, strict=True)
            ]
            scored.sort(key=lambda clause: (-clause.score, clause.start))
            quoted = {clause.start for clause in clauses}
            scored.extend(
                ScoredClause(clause.start, clause.end, 0.0)
                for clause in place.article.clauses
                if clause.start not in quoted
            )
            found.append(tuple(scored))
        return found

    def _row_scores(self, rows: np.ndarray, query: Query) -> np.ndarray:
        parts = {"dense": self._store.dense.cosines(query.vector, rows)}
        if self._store.tokens is not None and len(query.tokens):
            parts["maxsim"] = self._store.tokens.best(query.tokens, rows).mean(axis=1)
        parts["overlap"] = self._overlap(rows, query)
        total = sum(self._weights[name] for name in parts)
        scores: np.ndarray = sum(
            (self._weights[name] * part for name, part in parts.items()),
            start=np.zeros(len(rows)),
        )
        return scores / total

    def _overlap(self, rows: np.ndarray, query: Query) -> np.ndarray:
        """The share of the query's terms, by rarity, that each row holds."""
        lexical = self._store.lexical
        terms = set(query.terms) | set(query.meant)
        total = sum(lexical.idf(term) for term in terms)
        if not total:
            return np.zeros(len(rows))
        ids = lexical.ids(terms)
        rarity = lexical.idf_of(ids)
        shares = [rarity[np.isin(ids, self._store.rows.terms_of(row))].sum() for row in rows]
        return np.array(shares) / total


def in_order(place: Place) -> tuple[ScoredClause, ...]:
    """The clauses of an article that was named, not searched: in their own order, unscored."""
    clauses = quotable_clauses(place.document, place.article) or place.article.clauses
    return tuple(ScoredClause(clause.start, clause.end, 0.0) for clause in clauses)
