"""Figures that tell how well the documents speak of a query. Nothing is decided here."""

from collections.abc import Sequence

import numpy as np

from index.lexical import LexicalIndex
from index.query import Query
from index.ranking import Ranked, Ranker
from index.segmenter import grams
from index.store import Store


def signals(
    store: Store, ranker: Ranker, ranked: Ranked, query: Query, content: Sequence[str]
) -> dict[str, float]:
    """The signals of one search.

    ``dense_top``: best cosine of any article, item or clause; ``dense_gap``: how far it lies above
    the median article's; ``maxsim_top``: the best article's MaxSim; ``lexical_top``: its BM25 as
    a share of the most that the query's terms could score; ``coverage``: the share of the content
    words, by rarity, that the best article holds; ``background_top``: best cosine to a question
    that has nothing to do with the documents; ``question_top``: to an editor's sample question
    (``dense_top`` where there are none).
    """
    asked = ranker.question_top(query.vector)
    ceiling = store.lexical.ceiling(query.terms)
    lexical = ranked.parts["lexical"]
    background = store.background @ query.vector
    maxsim = ranked.parts.get("maxsim", np.zeros(0))
    best = int(ranked.articles[0]) if len(ranked.articles) else None
    return {
        "dense_top": ranked.best_row,
        "dense_gap": ranked.best_row - ranked.typical_row,
        "maxsim_top": float(maxsim.max(initial=0.0)),
        "lexical_top": float(lexical.max(initial=0.0)) / ceiling if ceiling else 0.0,
        "coverage": 0.0 if best is None else coverage(store.lexical, best, content),
        "background_top": float(background.max(initial=0.0)),
        "question_top": ranked.best_row if asked is None else asked,
    }


def coverage(lexical: LexicalIndex, article: int, content: Sequence[str]) -> float:
    """The share of content words that an article holds, weighted by their rarity.

    A word that it does not hold counts by the characters and bigrams of it that it does.
    """
    places = np.array([article])
    held = total = 0.0
    for word in content:
        parts = list(dict.fromkeys(grams(word)))
        rarity = max((lexical.idf(part) for part in parts), default=0.0)
        total += rarity
        held += (
            rarity
            * sum(bool(lexical.holds(places, part)[0]) for part in parts)
            / max(1, len(parts))
        )
    return held / total if total else 0.0
