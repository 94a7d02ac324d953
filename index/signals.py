"""Figures that tell how well the documents speak of a query. Nothing is decided here."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.chunks import ASKED, Kind
from index.lexical import LexicalIndex
from index.query import Query
from index.ranking import Ranked
from index.segmenter import grams
from index.store import Rows, Store

_NEAR = 10
"""So many of the nearest questions tell how thickly a matter is asked about."""
_NEAR_ONE = 3
"""So many for a single article."""
_BEST = 8
"""So many of the best articles are looked through for one without questions (all have their MaxSim)."""


def words_asked(store: Store, query: Query) -> np.ndarray:
    """BM25 of every question asked, the editors' and the background's, as a share of the most:
    ``(questions,) float``.
    """
    return store.spoken.scores(query.terms) / (store.spoken.ceiling(query.terms) or 1.0)


def signals(
    store: Store,
    places: "QuestionPlaces",
    ranked: Ranked,
    query: Query,
    content: Sequence[str],
    words: np.ndarray,
) -> dict[str, float]:
    """The signals of one search; ``words`` as ``words_asked`` gives them.

    ``dense_top``: best cosine of any article, item or clause; ``dense_gap``: how far it lies above
    the median article's; ``maxsim_top``: the best article's MaxSim; ``lexical_top``: its BM25 as
    a share of the most that the query's terms could score; ``coverage``: the share of the content
    words, by rarity, that the best article holds. Then, for the editors' sample questions
    (``question_…``) against those that have nothing to do with the documents (``background_…``):
    ``…_top`` the best cosine, ``…_near`` the mean of the ten best, ``…_words`` the best BM25 as a
    share of the most. Without sample questions the documents' own words stand in for them.
    ``misuse_top`` and ``misuse_near`` say the same of requests that nobody may be helped with.

    Where editors listed questions for some articles, but not for all of the best, ``unlisted_dense``,
    ``unlisted_lexical``, ``unlisted_coverage`` and (with token vectors) ``unlisted_maxsim`` are the
    figures of the best of those without, ``unlisted_rank`` its place among all from 0, and
    ``unlisted_stated`` the likeness to what its document states: the sample questions of others say
    nothing of it.
    """
    ceiling = store.lexical.ceiling(query.terms)
    lexical = ranked.parts["lexical"]
    maxsim = ranked.parts.get("maxsim", np.zeros(0))
    best = int(ranked.articles[0]) if len(ranked.articles) else None
    found = {
        "dense_top": ranked.best_row,
        "dense_gap": ranked.best_row - ranked.typical_row,
        "maxsim_top": float(maxsim.max(initial=0.0)),
        "lexical_top": float(lexical.max(initial=0.0)) / ceiling if ceiling else 0.0,
        "coverage": 0.0 if best is None else coverage(store.lexical, best, content),
    }
    asked = ranked.to_questions
    apart, misuse = store.background @ query.vector, store.misuse @ query.vector
    if len(asked):
        found |= _likeness("question", asked, words[: len(asked)])
        found |= _unlisted(store, places, ranked, ceiling, content)
    else:
        lead = found["dense_top"]
        found |= {"question_top": lead, "question_near": lead}
        found["question_words"] = found["lexical_top"]
    return found | _likeness("background", apart, words[len(asked) :]) | nearness("misuse", misuse)


def _unlisted(
    store: Store,
    places: "QuestionPlaces",
    ranked: Ranked,
    ceiling: float,
    content: Sequence[str],
) -> dict[str, float]:
    """The figures of the best article for which no questions are listed, if it is among the best."""
    order = ranked.articles[:_BEST].tolist()
    rank = next((r for r, article in enumerate(order) if not places.has_questions(article)), None)
    if rank is None:
        return {}
    best = order[rank]
    found = {
        "unlisted_rank": float(rank),
        "unlisted_dense": float(ranked.parts["dense"][rank]),
        "unlisted_lexical": float(ranked.parts["lexical"][rank]) / ceiling if ceiling else 0.0,
        "unlisted_coverage": coverage(store.lexical, best, content),
    }
    if "maxsim" in ranked.parts:
        found["unlisted_maxsim"] = float(ranked.parts["maxsim"][rank])
    beside = ranked.stated[places.documents == places.documents[best]]
    if not np.isnan(beside).all():
        found["unlisted_stated"] = float(np.nanmax(beside))
    return found


def nearness(name: str, cosines: np.ndarray) -> dict[str, float]:
    """How like a query is to a list of questions ``(n,)``, by vector: to the nearest and to ten."""
    nearest = np.partition(cosines, -_NEAR)[-_NEAR:] if len(cosines) > _NEAR else cosines
    return {
        f"{name}_top": float(cosines.max(initial=0.0)),
        f"{name}_near": float(nearest.mean()) if len(nearest) else 0.0,
    }


def _likeness(name: str, cosines: np.ndarray, words: np.ndarray) -> dict[str, float]:
    """How like a query is to a list of questions: by vector, and by words."""
    return {**nearness(name, cosines), f"{name}_words": float(words.max(initial=0.0))}


@dataclass(frozen=True, slots=True)
class QuestionPlaces:
    """Where the questions of each article stand among all of them: ``begins`` ``(articles + 1,)``, and
    ``middles`` ``(articles,)``, where those begin that it leaves open; ``documents`` ``(articles,)`` numbers
    the document that each is of.
    """

    begins: np.ndarray
    middles: np.ndarray
    documents: np.ndarray

    @classmethod
    def of(cls, rows: Rows, documents: np.ndarray) -> "QuestionPlaces":
        """The places in an index."""
        asked = np.flatnonzero(np.isin(rows.kinds, ASKED))
        begins = np.searchsorted(asked, rows.starts)
        answered = np.cumsum(np.append(0, rows.kinds[asked] == Kind.QUESTION))
        middles = begins[:-1] + answered[begins[1:]] - answered[begins[:-1]]
        return cls(begins, middles, documents)

    def has_questions(self, article: int) -> bool:
        """Whether an editor listed any for an article."""
        return bool(self.begins[article] < self.begins[article + 1])


def likeness(
    places: QuestionPlaces, article: int, ranked: Ranked, words: np.ndarray
) -> dict[str, float]:
    """How like a query is to what is asked about one article: ``answered_…`` by its text, ``open_…``
    left open by it; ``…_top`` the best cosine, ``…_near`` the mean of the three best, ``…_words``
    the best BM25 as a share of the most. A list that the article does not have gives nothing. (An
    article's questions stand side by side, those left open last.)
    """
    begin, end = places.begins[article : article + 2].tolist()
    middle = int(places.middles[article])
    found: dict[str, float] = {}
    for name, own in (("answered", slice(begin, middle)), ("open", slice(middle, end))):
        nearest = np.sort(ranked.to_questions[own])[-_NEAR_ONE:].tolist()
        if nearest:
            found[f"{name}_top"] = nearest[-1]
            found[f"{name}_near"] = sum(nearest) / len(nearest)
            found[f"{name}_words"] = float(words[own].max())
    return found


def coverage(lexical: LexicalIndex, article: int, content: Sequence[str]) -> float:
    """The share of content words that an article holds, weighted by their rarity.

    A word that it does not hold counts by the characters and bigrams of it that it does.
    """
    parts = [list(dict.fromkeys(grams(word))) for word in content]
    every = list(dict.fromkeys(part for of_word in parts for part in of_word))
    holds = lexical.holds(np.array([article]), every)[:, 0].tolist()
    held_by = dict(zip(every, holds, strict=True))
    held = total = 0.0
    for of_word in parts:
        rarity = max((lexical.idf(part) for part in of_word), default=0.0)
        total += rarity
        held += rarity * sum(held_by[part] for part in of_word) / max(1, len(of_word))
    return held / total if total else 0.0
