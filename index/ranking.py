"""Every part of an article's score for one query, and the order that they give together.

- ``dense``: mean of the whole article's cosine and its best item's or clause's
- ``lexical``: BM25, with the words that everyday words stand for at half the weight
- ``maxsim``: each query token's best cosine among the tokens of the article's clauses, averaged
- ``questions``: the nearest of the editor's sample questions
- ``asked``: BM25 over the words of these questions

An article without sample questions is given for these two its dense score, halved with its likeness to what
it states (``index.stated``), and its lexical score, so that it is neither favoured nor set back.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from index.chunks import ASKED, Kind
from index.fusion import Spread, fuse, signed_root, squash
from index.query import Query
from index.searcher import Searcher
from index.stopwatch import Stopwatch
from index.store import Rows, Store
from index.weights import Weights


@dataclass(frozen=True, slots=True)
class Ranked:
    """Articles best first. ``parts`` are raw scores in the same order; ``best_row`` is the best
    cosine of any chunk, ``typical_row`` the median article's best; ``row_maxsim`` ``(rows,)`` is
    the MaxSim of each row of the nearest articles, NaN for the other rows, or None without tokens;
    ``to_questions`` are the cosines to all of the editors' sample questions, whose rows are
    ``questions``, ascending. ``stated`` ``(all articles,)`` is the likeness to what those articles state that
    have no sample questions, NaN for the others.
    """

    articles: np.ndarray
    scores: np.ndarray
    parts: Mapping[str, np.ndarray]
    best_row: float
    typical_row: float
    row_maxsim: np.ndarray | None
    questions: np.ndarray
    to_questions: np.ndarray
    stated: np.ndarray


@dataclass(frozen=True, slots=True)
class _Weighed:
    """Articles with the standardised and the raw parts of their scores, in the same order."""

    articles: np.ndarray
    standard: Mapping[str, np.ndarray]
    raw: Mapping[str, np.ndarray]
    best_row: float
    typical_row: float
    to_questions: np.ndarray
    stated: np.ndarray


@dataclass(frozen=True, slots=True)
class _Parts:
    dense: np.ndarray
    questions: np.ndarray
    best_rows: np.ndarray


@dataclass(frozen=True, slots=True)
class _Layout:
    """The rows of some articles one after the other: ``offsets`` is where each article begins,
    ``inner`` which rows are items and clauses, ``asked`` which are questions.
    """

    rows: np.ndarray
    offsets: np.ndarray
    inner: np.ndarray
    asked: np.ndarray

    @classmethod
    def of(cls, articles: np.ndarray, rows: Rows) -> "_Layout":
        places, lengths = rows.of_all(articles)
        kinds = rows.kinds[places]
        inner = (kinds == Kind.ITEM) | (kinds == Kind.CLAUSE)
        return cls(places, np.cumsum(lengths) - lengths, inner, np.isin(kinds, ASKED))

    def parts(self, cosines: np.ndarray) -> _Parts:
        """The parts of each article's score that come from the cosines of its rows."""
        if not len(self.offsets):
            return _Parts(*(np.zeros(0, dtype=np.float32) for _ in range(3)))
        whole = cosines[self.offsets]
        inside = np.maximum.reduceat(np.where(self.inner, cosines, -np.inf), self.offsets)
        inside = np.where(np.isinf(inside), whole, inside)
        asked = np.maximum.reduceat(np.where(self.asked, cosines, -np.inf), self.offsets)
        return _Parts(
            dense=(whole + inside) / 2,
            questions=np.where(np.isinf(asked), np.nan, asked),
            best_rows=np.maximum(whole, inside),
        )


class Ranker:
    """Ranks the articles of one store. Safe to use from several threads."""

    def __init__(self, store: Store, searcher: Searcher, weights: Weights) -> None:
        """Choose the sample that scores are standardised on, where not all articles are weighed."""
        self._store = store
        self._searcher = searcher
        self._weights = weights
        self._count = len(store.rows.starts) - 1
        self._all = np.arange(self._count)
        self._questions = np.flatnonzero(np.isin(store.rows.kinds, ASKED))
        self._has_questions = np.zeros(self._count, dtype=bool)
        owners = np.searchsorted(store.rows.starts, self._questions, side="right") - 1
        self._has_questions[owners] = True
        sampled = self._all
        if self._count > weights.sample:
            sampled = np.linspace(0, self._count - 1, weights.sample).astype(np.int64)
        self._sample = _Layout.of(sampled, store.rows)
        self._sample_vectors = store.dense.vectors[self._sample.rows]

    def rank(self, query: Query, allowed: np.ndarray | None, stopwatch: Stopwatch) -> Ranked:
        """Rank all articles, or those that are ``allowed`` ``(n,) bool``."""
        lexical = self._lexical(query)
        asked = np.where(self._has_questions, self._store.asked.scores(query.terms), np.nan)
        stopwatch.note("lexical")
        candidates = self._candidates(query, lexical, allowed)
        weighed = self._weigh(query, lexical, asked, candidates)
        stopwatch.note("dense")
        ranked = self._ordered(weighed, query)
        stopwatch.note("maxsim")
        return ranked

    def _weigh(
        self, query: Query, lexical: np.ndarray, asked: np.ndarray, articles: np.ndarray
    ) -> _Weighed:
        """The parts of the articles' scores that need no token vectors.

        ``lexical`` and ``asked`` are BM25 scores of all articles, the latter NaN where an article has
        no sample questions.
        """
        sampled = self._sample_vectors @ query.vector
        to_questions = self._to_questions(query.vector, sampled)
        reference = parts = self._sample.parts(sampled)
        whole = len(articles) == self._count == len(self._sample.offsets)
        if not whole:
            layout = _Layout.of(articles, self._store.rows)
            parts = layout.parts(self._cosines(query.vector, layout, to_questions))
        dense = Spread.of(reference.dense).standardise(parts.dense)
        questions = Spread.of(reference.questions).standardise(parts.questions)
        stated = self._store.stated.likeness(query.vector, self._count)
        own = Spread.of(stated).standardise(stated[articles])
        alike = np.where(np.isnan(own), dense, (own + dense) / 2)
        words = signed_root(Spread.of(lexical).standardise(lexical[articles]))
        asked_words = signed_root(Spread.of(asked).standardise(asked[articles]))
        return _Weighed(
            articles=articles,
            standard={
                "dense": dense,
                "lexical": words,
                "questions": np.where(np.isnan(questions), alike, questions),
                "asked": np.where(np.isnan(asked_words), words, asked_words),
            },
            raw={
                "dense": parts.dense,
                "lexical": lexical[articles],
                "questions": np.nan_to_num(parts.questions),
                "asked": np.nan_to_num(asked[articles]),
            },
            best_row=float(parts.best_rows.max(initial=0.0)),
            typical_row=float(np.median(reference.best_rows)) if self._count else 0.0,
            to_questions=to_questions,
            stated=stated,
        )

    def _to_questions(self, vector: np.ndarray, sampled: np.ndarray) -> np.ndarray:
        """The cosines to all sample questions, from those of the sample where it is everything."""
        if len(self._sample.offsets) == self._count:
            return sampled[self._questions]
        return self._store.dense.cosines(vector, self._questions)

    def _cosines(self, vector: np.ndarray, layout: _Layout, to_questions: np.ndarray) -> np.ndarray:
        """The cosines of all rows of some articles; those of their questions are known."""
        cosines = np.empty(len(layout.rows), dtype=np.float32)
        asked, text = layout.asked, ~layout.asked
        cosines[asked] = to_questions[np.searchsorted(self._questions, layout.rows[asked])]
        cosines[text] = self._searcher.cosines(vector, layout.rows[text])
        return cosines

    def _ordered(self, weighed: _Weighed, query: Query) -> Ranked:
        """The articles in order; the nearest ones also by their token vectors."""
        means = fuse(weighed.standard, self._weights.weights)
        order = np.argsort(-means, kind="stable")
        near = order[: self._weights.maxsim_articles]
        raw = dict(weighed.raw)
        row_maxsim, maxsim = self._maxsim(weighed.articles[near], query.tokens)
        if maxsim is not None:
            standard = {name: values[near] for name, values in weighed.standard.items()}
            standard["maxsim"] = self._standard_maxsim(maxsim, standard["dense"])
            better = fuse(standard, self._weights.weights)
            # What was not near enough for MaxSim comes after what was.
            means = np.minimum(means, better.min(initial=np.inf))
            means[near] = better
            order = np.concatenate([near[np.argsort(-better, kind="stable")], order[len(near) :]])
            raw["maxsim"] = np.zeros(len(weighed.articles))
            raw["maxsim"][near] = maxsim
        return Ranked(
            articles=weighed.articles[order],
            scores=squash(means[order], self._weights.score_middle),
            parts={name: values[order] for name, values in raw.items()},
            best_row=weighed.best_row,
            typical_row=weighed.typical_row,
            row_maxsim=row_maxsim,
            questions=self._questions,
            to_questions=weighed.to_questions,
            stated=weighed.stated,
        )

    def _lexical(self, query: Query) -> np.ndarray:
        scores = self._searcher.scores(query.terms)
        if query.meant:
            meant = self._searcher.scores(query.meant)
            scores = scores + self._weights.everyday_weight * meant
        return scores

    def _candidates(
        self, query: Query, lexical: np.ndarray, allowed: np.ndarray | None
    ) -> np.ndarray:
        """The articles to weigh: all of a small corpus, else the nearest by vector or by words."""
        pool = self._all if allowed is None else np.flatnonzero(allowed)
        if len(pool) <= self._weights.sample:
            return pool
        starts = self._store.rows.starts
        rows, _ = self._searcher.nearest(
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

    def _maxsim(
        self, articles: np.ndarray, tokens: np.ndarray
    ) -> tuple[np.ndarray | None, np.ndarray | None]:
        """MaxSim of each row of the articles, and of the articles over all of their rows."""
        store = self._store.tokens
        if store is None or not len(articles) or not len(tokens):
            return None, None
        rows, lengths = self._store.rows.of_all(articles)
        best = store.best(tokens, rows)
        by_row = np.full(len(self._store.rows.kinds), np.nan, dtype=np.float32)
        by_row[rows] = best.mean(axis=1)
        return by_row, np.maximum.reduceat(best, np.cumsum(lengths) - lengths).mean(axis=1)

    def _standard_maxsim(self, maxsim: np.ndarray, dense: np.ndarray) -> np.ndarray:
        """z-scores among the nearest articles, scaled and shifted to what they are among all."""
        own = Spread.of(maxsim).standardise(maxsim)
        return own * self._weights.shortlist_spread + float(dense.mean())
