"""Every part of an article's score for one query, and the order that they give together.

- ``dense``: mean of the whole article's cosine and its best item's or clause's
- ``lexical``: BM25, with the words that everyday words stand for at half the weight
- ``maxsim``: each query token's best cosine among the tokens of the article's clauses, averaged
- ``questions``: the nearest of the editor's sample questions; an article without any is given its
  dense score, so that it is neither favoured nor set back
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.chunks import Kind
from index.fusion import Spread, fuse, signed_root, squash
from index.store import Store
from index.weights import Weights


@dataclass(frozen=True, slots=True)
class Query:
    """One query, encoded: sentence vector ``(d,)``, token vectors ``(t, d)``, its terms, and the
    terms that its everyday words stand for.
    """

    vector: np.ndarray
    tokens: np.ndarray
    terms: Sequence[str]
    meant: Sequence[str]


@dataclass(frozen=True, slots=True)
class Ranked:
    """Articles best first. ``parts`` are raw scores in the same order; ``best_row`` is the best
    cosine of any chunk; ``timings`` are milliseconds.
    """

    articles: np.ndarray
    scores: np.ndarray
    parts: Mapping[str, np.ndarray]
    best_row: float
    typical_row: float
    timings: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Parts:
    dense: np.ndarray
    questions: np.ndarray
    best_rows: np.ndarray


class Ranker:
    """Ranks the articles of one store. Safe to use from several threads."""

    def __init__(self, store: Store, weights: Weights) -> None:
        """Choose the sample that scores are standardised on, where not all articles are weighed."""
        self._store = store
        self._weights = weights
        self._count = len(store.rows.starts) - 1
        self._all = np.arange(self._count)
        self._sample = self._all
        if self._count > weights.sample:
            spaced = np.linspace(0, self._count - 1, weights.sample).astype(np.int64)
            self._sample = np.unique(spaced)

    def rank(self, query: Query, allowed: np.ndarray | None) -> Ranked:
        """Rank all articles, or those that are ``allowed`` ``(n,) bool``."""
        timings: dict[str, float] = {}
        started = time.perf_counter()
        lexical = self._lexical(query)
        started = _note(timings, "lexical", started)
        articles = self._candidates(query, lexical, allowed)
        parts = self._parts(articles, query.vector)
        whole = articles is self._all and len(self._sample) == self._count
        reference = parts if whole else self._parts(self._sample, query.vector)
        dense = Spread.of(reference.dense).standardise(parts.dense)
        asked = Spread.of(reference.questions).standardise(parts.questions)
        standard = {
            "dense": dense,
            "lexical": signed_root(Spread.of(lexical).standardise(lexical[articles])),
            "questions": np.where(np.isnan(asked), dense, asked),
        }
        raw = {
            "dense": parts.dense,
            "lexical": lexical[articles],
            "questions": np.where(np.isnan(parts.questions), 0.0, parts.questions),
        }
        started = _note(timings, "dense", started)
        chosen = self._shortlist(standard)
        maxsim = self._maxsim(articles[chosen], query.tokens)
        if maxsim is not None:
            standard = {name: values[chosen] for name, values in standard.items()}
            standard["maxsim"] = self._standard_maxsim(maxsim, standard["dense"])
            raw = {name: values[chosen] for name, values in raw.items()} | {"maxsim": maxsim}
            articles = articles[chosen]
        _note(timings, "maxsim", started)
        means = fuse(standard, self._weights.weights)
        order = np.argsort(-means, kind="stable")
        return Ranked(
            articles=articles[order],
            scores=squash(means[order], self._weights.score_middle),
            parts={name: values[order] for name, values in raw.items()},
            best_row=float(parts.best_rows.max(initial=0.0)),
            typical_row=float(np.median(reference.best_rows)) if len(self._sample) else 0.0,
            timings=timings,
        )

    def question_top(self, vector: np.ndarray) -> float | None:
        """The best cosine to any of the editors' questions, or None if there are none."""
        rows = np.flatnonzero(self._store.rows.kinds == Kind.QUESTION)
        return float(self._store.dense.cosines(vector, rows).max()) if len(rows) else None

    def _lexical(self, query: Query) -> np.ndarray:
        scores = self._store.lexical.scores(query.terms)
        if query.meant:
            added = set(query.meant) - set(query.terms)
            scores = scores + self._weights.everyday_weight * self._store.lexical.scores(added)
        return scores

    def _candidates(
        self, query: Query, lexical: np.ndarray, allowed: np.ndarray | None
    ) -> np.ndarray:
        """The articles to weigh: all of a small corpus, else the nearest by vector or by words."""
        pool = self._all if allowed is None else np.flatnonzero(allowed)
        if len(pool) <= self._weights.sample:
            return pool
        starts = self._store.rows.starts
        rows, _ = self._store.dense.nearest(
            query.vector, self._weights.nearest_chunks, self._rows_of(allowed)
        )
        near = np.searchsorted(starts, rows, side="right") - 1
        scores = lexical[pool]
        most = min(self._weights.nearest_texts, len(pool))
        worded = pool[np.argpartition(-scores, most - 1)[:most]]
        return np.union1d(near, worded)

    def _rows_of(self, allowed: np.ndarray | None) -> np.ndarray | None:
        if allowed is None:
            return None
        return np.flatnonzero(np.repeat(allowed, np.diff(self._store.rows.starts)))

    def _parts(self, articles: np.ndarray, vector: np.ndarray) -> _Parts:
        starts, kinds = self._store.rows.starts, self._store.rows.kinds
        lengths = starts[articles + 1] - starts[articles]
        offsets = np.cumsum([0, *lengths[:-1]]).astype(np.int64)[: len(articles)]
        if not len(articles):
            return _Parts(*(np.zeros(0, dtype=np.float32) for _ in range(3)))
        rows = np.repeat(starts[articles] - offsets, lengths) + np.arange(lengths.sum())
        cosines = self._store.dense.cosines(vector, rows)
        kinds = kinds[rows]
        inner = (kinds == Kind.ITEM) | (kinds == Kind.CLAUSE)
        whole = cosines[offsets]
        inside = np.maximum.reduceat(np.where(inner, cosines, -np.inf), offsets)
        inside = np.where(np.isinf(inside), whole, inside)
        asked = np.maximum.reduceat(np.where(kinds == Kind.QUESTION, cosines, -np.inf), offsets)
        return _Parts(
            dense=(whole + inside) / 2,
            questions=np.where(np.isinf(asked), np.nan, asked),
            best_rows=np.maximum(whole, inside),
        )

    def _shortlist(self, standard: Mapping[str, np.ndarray]) -> np.ndarray:
        """The articles whose token vectors are read: all of a small corpus, else the best."""
        count = len(standard["dense"])
        if self._count <= self._weights.sample or count <= self._weights.maxsim_articles:
            return np.arange(count)
        means = fuse(standard, self._weights.weights)
        return np.argsort(-means, kind="stable")[: self._weights.maxsim_articles]

    def _maxsim(self, articles: np.ndarray, tokens: np.ndarray) -> np.ndarray | None:
        store = self._store.tokens
        if store is None or not len(articles):
            return None
        if not len(tokens):
            return np.zeros(len(articles), dtype=np.float32)
        starts = self._store.rows.starts
        rows = np.concatenate([np.arange(starts[a], starts[a + 1]) for a in articles])
        lengths = starts[articles + 1] - starts[articles]
        offsets = np.cumsum([0, *lengths[:-1]]).astype(np.int64)
        best = np.maximum.reduceat(store.best(tokens, rows), offsets, axis=0)
        means: np.ndarray = best.mean(axis=1)
        return means

    def _standard_maxsim(self, maxsim: np.ndarray, dense: np.ndarray) -> np.ndarray:
        """z-scores among all articles; those of a shortlist are shifted to where its articles are."""
        own = Spread.of(maxsim).standardise(maxsim)
        if self._count <= self._weights.sample:
            return own
        return own * self._weights.shortlist_spread + float(dense.mean())


def _note(timings: dict[str, float], stage: str, started: float) -> float:
    """Add the milliseconds since ``started``; gives back the time now."""
    now = time.perf_counter()
    timings[stage] = (now - started) * 1000
    return now
