"""Which clause of an article answers a query: this picks the words that are quoted."""

from collections.abc import Mapping, Sequence

import numpy as np

from corpus.document import Clause
from index.chunks import ASKED, Kind, quotable_clauses
from index.hit import ScoredClause
from index.query import Query
from index.ranges import laid_out
from index.roster import Place
from index.searcher import Searcher
from index.store import Rows, Store

_NO_KIND = -1


class ClauseScorer:
    """Scores the clauses of found articles."""

    def __init__(self, store: Store, searcher: Searcher, weights: Mapping[str, float]) -> None:
        """``weights`` of ``dense``, ``asked``, ``maxsim`` and ``overlap`` (``ranking.yaml``)."""
        self._store = store
        self._searcher = searcher
        self._weights = weights
        self._questions, self._starts = _by_clause(store.rows)
        every = np.flatnonzero(np.isin(store.rows.kinds, ASKED))
        self._places = np.searchsorted(every, self._questions)

    def score(
        self,
        numbers: Sequence[int],
        places: Sequence[Place],
        query: Query,
        row_maxsim: np.ndarray | None,
        to_questions: np.ndarray | None,
    ) -> list[tuple[ScoredClause, ...]]:
        """Every clause of some articles (their numbers in the roster, their places), best first.

        ``row_maxsim`` is the query's MaxSim for each row of the index, NaN or None where it is not
        known; ``to_questions`` are its cosines to all sample questions, or None. Scores lie between 0
        and 1; clauses that are mere headings come last with 0.
        """
        clauses = [quotable_clauses(place.document, place.article) for place in places]
        rows = self._rows(np.array(numbers, dtype=np.int64), [len(of) for of in clauses])
        values = iter(self._values(rows, query, row_maxsim, to_questions).tolist())
        return [
            _best_first(place, of, [next(values) for _ in of]) if of else in_order(place)
            for place, of in zip(places, clauses, strict=True)
        ]

    def _rows(self, numbers: np.ndarray, clauses: Sequence[int]) -> np.ndarray:
        """The rows of the articles' clauses; a single clause has none but the article's own."""
        rows, lengths = self._store.rows.of_all(numbers)
        own = [Kind.CLAUSE if n > 1 else Kind.ARTICLE if n else _NO_KIND for n in clauses]
        of_clauses: np.ndarray = rows[self._store.rows.kinds[rows] == np.repeat(own, lengths)]
        return of_clauses

    def _values(
        self,
        rows: np.ndarray,
        query: Query,
        row_maxsim: np.ndarray | None,
        to_questions: np.ndarray | None,
    ) -> np.ndarray:
        """How well each row fits."""
        dense = self._searcher.cosines(query.vector, rows)
        parts = {"dense": dense, "asked": self._asked(rows, query, dense, to_questions)}
        if self._store.tokens is not None and len(query.tokens):
            maxsim = np.full(len(rows), np.nan) if row_maxsim is None else row_maxsim[rows]
            unknown = np.isnan(maxsim)
            maxsim[unknown] = self._store.tokens.best(query.tokens, rows[unknown]).mean(axis=1)
            parts["maxsim"] = maxsim
        parts["overlap"] = self._overlap(rows, query)
        total = sum(self._weights[name] for name in parts)
        values: np.ndarray = sum(
            (self._weights[name] * part for name, part in parts.items()), start=np.zeros(len(rows))
        )
        return values / total

    def _asked(
        self, rows: np.ndarray, query: Query, dense: np.ndarray, to_questions: np.ndarray | None
    ) -> np.ndarray:
        """The cosine of the nearest question that each row answers; its own where there is none."""
        starts = self._starts[rows]
        lengths = self._starts[rows + 1] - starts
        own = laid_out(starts, lengths)
        found = dense.copy()
        if len(own):
            if to_questions is not None:
                cosines = to_questions[self._places[own]]
            else:
                cosines = self._store.dense.cosines(query.vector, self._questions[own])
            many = lengths > 0
            found[many] = np.maximum.reduceat(cosines, (np.cumsum(lengths) - lengths)[many])
        return found

    def _overlap(self, rows: np.ndarray, query: Query) -> np.ndarray:
        """The share of the query's terms, by rarity, that each row holds."""
        held, lengths = self._store.rows.terms_of(rows)
        at = np.searchsorted(query.ids, held)
        at[(at == len(query.ids)) | (np.append(query.ids, -1)[at] != held)] = len(query.ids)
        sums = np.concatenate([np.zeros(1), np.cumsum(np.append(query.rarity, 0.0)[at])])
        ends = np.cumsum(lengths)
        shares: np.ndarray = (sums[ends] - sums[ends - lengths]) / max(query.ceiling, 1e-9)
        return shares


def _by_clause(rows: Rows) -> tuple[np.ndarray, np.ndarray]:
    """The rows of the questions that a single clause answers, clause by clause, and where those of
    each row begin among them, ``(rows + 1,)``.
    """
    owners = np.repeat(np.arange(len(rows.starts) - 1), np.diff(rows.starts))
    clauses = np.flatnonzero(rows.kinds == Kind.CLAUSE)
    questions = np.flatnonzero(rows.kinds == Kind.QUESTION)
    keys = np.column_stack([owners, rows.spans])
    place = {tuple(keys[row]): row for row in clauses.tolist()}
    answering = np.array([place.get(tuple(keys[q]), -1) for q in questions.tolist()], np.int64)
    questions, answering = questions[answering >= 0], answering[answering >= 0]
    order = np.argsort(answering, kind="stable")
    counts = np.bincount(answering, minlength=len(rows.kinds)).astype(np.int64)
    return questions[order], np.concatenate([[0], np.cumsum(counts)])


def _best_first(
    place: Place, clauses: Sequence[Clause], values: Sequence[float]
) -> tuple[ScoredClause, ...]:
    scored = [
        ScoredClause(clause.start, clause.end, round(value, 6))
        for clause, value in zip(clauses, values, strict=True)
    ]
    scored.sort(key=lambda clause: (-clause.score, clause.start))
    quoted = {clause.start for clause in clauses}
    headings = (c for c in place.article.clauses if c.start not in quoted)
    return (*scored, *(ScoredClause(c.start, c.end, 0.0) for c in headings))


def in_order(place: Place) -> tuple[ScoredClause, ...]:
    """The clauses of an article that was named, not searched: in their own order, unscored."""
    clauses = quotable_clauses(place.document, place.article) or place.article.clauses
    return tuple(ScoredClause(clause.start, clause.end, 0.0) for clause in clauses)
