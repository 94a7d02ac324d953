"""Which clauses of the found article answer the question, and what they lack."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml

from assistant.answering.attributes import Attribute
from assistant.calculator.quantities.quantity import read_quantities
from corpus.document import Article, Document, Term
from corpus.normalise import fold_plain
from index.hit import Hit, ScoredClause

_DATA = Path(__file__).with_name("evidence.yaml")


@dataclass(frozen=True, slots=True)
class Limits:
    """How near a clause or an article must be to be shown; see ``evidence.yaml``."""

    attribute_margin: float
    more_margin: float
    more_clauses: int
    judged_margin: float
    related_ratio: float
    related_articles: int
    goes_on: list[str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The clauses of one article that answer, best first, and the attributes they lack."""

    document: Document
    article: Article
    clauses: tuple[ScoredClause, ...]
    lacking: tuple[Attribute, ...]


@cache
def load_limits(path: Path = _DATA) -> Limits:
    """Read the limits. Raises ``TypeError`` when a field is missing or unknown."""
    return Limits(**yaml.safe_load(path.read_text(encoding="utf-8")))


def gather(
    document: Document, article: Article, hit: Hit, attributes: Sequence[Attribute]
) -> Evidence:
    """The evidence of one hit for what is asked.

    A clause that holds the asked attribute may lead over a slightly better one that does not, if it
    has the words of the question that the better one has (a loan's sum is no answer for a grant); an
    attribute that the leading clauses (or, for those that hold for a whole article, the article)
    lack is reported.
    """
    limits = load_limits()
    ranked = hit.clauses or tuple(ScoredClause(c.start, c.end, 0.0) for c in article.clauses)
    if not ranked:
        ranked = (ScoredClause(article.body_start, article.body_end, 0.0),)
    best = ranked[0].score
    said = _words_said(document, ranked[0], hit)
    near = [
        c
        for c in ranked
        if c.score >= best - limits.attribute_margin and said <= _words_said(document, c, hit)
    ]
    lead = next((c for c in near if _holds_all(document, c, attributes)), None)
    if lead is None:
        lead = max(near, key=lambda c: (_held_count(document, c, attributes), c.score))
    whole = _whole(document, article, lead)
    more = [
        c
        for c in ranked
        if c.score >= best - limits.more_margin and not whole.start <= c.start < whole.end
    ]
    chosen = (whole, *more[: limits.more_clauses])
    judged = [c for c in chosen if c is whole or c.score >= best - limits.judged_margin]
    lacking = tuple(a for a in attributes if not _article_holds(document, article, judged, a))
    return Evidence(document, article, chosen, lacking)


def _whole(document: Document, article: Article, lead: ScoredClause) -> ScoredClause:
    """The clause with those of its sentence that go on with it, before and behind."""
    sentence = next((s for s in article.sentences if s.start <= lead.start < s.end), None)
    if sentence is None:
        return lead
    begins = tuple(load_limits().goes_on)
    clauses = list(sentence.clauses)
    first = last = next(i for i, c in enumerate(clauses) if c.start <= lead.start < c.end)
    while first > 0 and document.words(clauses[first].start, clauses[first].end).startswith(begins):
        first -= 1
    while last + 1 < len(clauses):
        following = clauses[last + 1]
        if not document.words(following.start, following.end).startswith(begins):
            break
        last += 1
    return ScoredClause(clauses[first].start, clauses[last].end, lead.score)


def is_dated(evidence: Evidence) -> bool:
    """Whether the leading clause holds for a stated term, passed or not."""
    return bool(_terms(evidence))


def ended_term(evidence: Evidence, as_of: date, question: str = "") -> Term | None:
    """The term of the leading clause, if it had passed on that day.

    Of several (2022年—2025年…2亿元，其中2022年…0.5亿元以上) it is the one of which a figure stands in the
    folded question, else the one that lasts longest.
    """
    terms = _terms(evidence)
    if not terms:
        return None
    said = _figures(question)
    term = max(terms, key=lambda one: (len(_figures(one.about) & said), one.until))
    return term if term.until < as_of else None


def _figures(text: str) -> set[Decimal]:
    return {quantity.value for quantity in read_quantities(text)}


def _terms(evidence: Evidence) -> list[Term]:
    """The terms whose words stand in the leading clause."""
    terms = [t for t in evidence.document.terms if t.article == evidence.article.key]
    if not terms:
        return []
    lead = "".join(
        evidence.document.words(evidence.clauses[0].start, evidence.clauses[0].end).split()
    )
    words = {term: "".join(term.words.split()) for term in terms}
    return [t for t, w in words.items() if w in lead or lead in w or _overlap(w, lead)]


def _overlap(words: str, lead: str) -> bool:
    shorter, longer = sorted((words, lead), key=len)
    half = max(8, len(shorter) // 2)
    return any(shorter[i : i + half] in longer for i in range(len(shorter) - half + 1))


def _words_said(document: Document, clause: ScoredClause, hit: Hit) -> set[str]:
    words = fold_plain(document.words(clause.start, clause.end))
    return {word for word in hit.matched if word in words}


def _holds_all(document: Document, clause: ScoredClause, attributes: Sequence[Attribute]) -> bool:
    words = document.words(clause.start, clause.end)
    return all(a.held_by(words) for a in attributes)


def _held_count(document: Document, clause: ScoredClause, attributes: Sequence[Attribute]) -> int:
    words = document.words(clause.start, clause.end)
    return sum(a.held_by(words) for a in attributes)


def _article_holds(
    document: Document, article: Article, clauses: Sequence[ScoredClause], attribute: Attribute
) -> bool:
    if attribute.held is None:
        return bool(article.departments)
    if attribute.article:
        return attribute.held_by(document.words(article.body_start, article.body_end))
    return any(attribute.held_by(document.words(c.start, c.end)) for c in clauses)
