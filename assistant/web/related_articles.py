"""Articles close to another one: those its rules name, then those that speak in the same words."""

import math
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from assistant.calculator.rules.rulebook import RuleBook
from corpus.document import Article, Document
from corpus.normalise import fold_plain

SHOWN = 5
_TITLE_WEIGHT = 3
_LEAST = 0.08
_DOCUMENTS_KEPT = 32


def related(document: Document, article: Article, rulebook: RuleBook) -> list[Article]:
    """Up to five articles of the same document, the closest first.

    Closeness is the cosine of character pairs, weighted by their rarity in the document
    (tf-idf), so that words every article uses count for nothing.
    """
    near = _named_by_rules(document, article, rulebook)
    for other in _by_words(document, article):
        if other not in near:
            near.append(other)
    return near[:SHOWN]


def _named_by_rules(document: Document, article: Article, rulebook: RuleBook) -> list[Article]:
    """Articles that state the same award, add to it or exclude it."""
    keys: list[str] = []
    for rule in rulebook.of_article(document.id, article.key):
        keys += [provision.article for provision in (rule.provision, *rule.also)]
        others = [rulebook.get(name) for name in (*rule.adds_to, *rule.excludes)]
        keys += [r.provision.article for r in others if r and r.document == document.id]
    found = (document.article(key) for key in dict.fromkeys(keys) if key != article.key)
    return [other for other in found if other is not None]


def _by_words(document: Document, article: Article) -> list[Article]:
    weighed = _weighed(document.text, document.articles)
    own = weighed[article.key]
    scored = [
        (_closeness(own, weighed[other.key]), other)
        for other in document.articles
        if other.key != article.key
    ]
    scored.sort(key=lambda pair: -pair[0])
    return [other for score, other in scored if score >= _LEAST]


@lru_cache(maxsize=_DOCUMENTS_KEPT)
def _weighed(text: str, articles: tuple[Article, ...]) -> Mapping[str, Mapping[str, float]]:
    """Each article's pairs by its key, the rare ones heavier, all articles of length one.

    Kept for each document: the console asks at every key that is pressed.
    """
    counted = {a.key: _pairs(text, a) for a in articles}
    spread = Counter(pair for pairs in counted.values() for pair in pairs)
    rarity = {pair: math.log(len(counted) / times) for pair, times in spread.items()}
    weighed = {}
    for key, pairs in counted.items():
        weights = {pair: times * rarity[pair] for pair, times in pairs.items()}
        length = math.hypot(*weights.values())
        weighed[key] = {pair: w / length for pair, w in weights.items() if w}
    return weighed


def _pairs(text: str, article: Article) -> Counter[str]:
    """Pairs of neighbouring characters; those of the title count more."""
    body = fold_plain(text[article.body_start : article.body_end])
    title = fold_plain(article.title)
    pairs = Counter(body[i : i + 2] for i in range(len(body) - 1))
    for i in range(len(title) - 1):
        pairs[title[i : i + 2]] += _TITLE_WEIGHT
    return Counter({pair: times for pair, times in pairs.items() if pair.isalnum()})


def _closeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two articles of length one."""
    return sum(one[pair] * other[pair] for pair in one.keys() & other.keys())
