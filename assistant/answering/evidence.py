"""Which clauses of the found article answer the question, and what they lack."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from assistant.answering.attributes import Attribute
from assistant.answering.clause_figures import shared
from assistant.answering.listed import introductions, with_list
from assistant.calculator.quantities.quantity import read_quantities
from corpus.datafile import load_data
from corpus.document import Article, Clause, Document, Term
from corpus.normalise import fold_plain
from index.hit import Hit, ScoredClause

_CLEARLY = 3
"""So many pairs of characters more say which part of a clause is meant."""

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_ROW = re.compile(r"\S {2,}\S")
"""A row of a table, its cells parted by two blanks (``corpus.readers.docx``)."""
_DATA = Path(__file__).with_name("evidence.yaml")
_NOUN = 2
"""So many characters at the end of a word are what it is: 四张清单 is a 清单."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How near a clause must be to be shown, and what it must say; see ``evidence.yaml``."""

    attribute_margin: float
    more_margin: float
    more_clauses: int
    judged_margin: float
    related_articles: int
    goes_on: list[str]
    counted: str
    left_open: str
    for_all: str
    grant_asked: str
    granted: str


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
    return Limits(**load_data(path))


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
    lead = next((c for c in near if _holds_all(document, article, c, attributes)), None)
    lead = lead or _list_asked(document, article, ranked, attributes)
    if lead is None:
        lead = max(near, key=lambda c: (_held_count(document, article, c, attributes), c.score))
    listed = any(a.listed and _article_holds(document, article, [lead], a) for a in attributes)
    whole = _with_rows(document, article, _whole(document, article, lead))
    if attributes:  # an article named alone is told clause by clause
        whole = with_list(document, article, whole, whole=listed)
    more = [
        c
        for c in ranked
        if c.score >= best - limits.more_margin and not whole.start <= c.start < whole.end
    ]
    chosen = (whole, *more[: limits.more_clauses])
    judged = [c for c in chosen if c is whole or c.score >= best - limits.judged_margin]
    if leaves_open(document, lead):
        judged = [lead]
    lacking = tuple(a for a in attributes if not _article_holds(document, article, judged, a))
    return Evidence(document, article, chosen, _without_settled(attributes, lacking))


def _without_settled(
    attributes: Sequence[Attribute], lacking: Sequence[Attribute]
) -> tuple[Attribute, ...]:
    """What is lacking without what a narrower attribute that is held answers."""
    wider = {name for a in attributes if a not in lacking for name in a.settles}
    return tuple(a for a in lacking if a.name not in wider)


def leaves_open(document: Document, clause: ScoredClause | Clause) -> bool:
    """具体标准另行制定, 适当补助: whether a clause leaves to somebody else what it does not say."""
    return re.search(load_limits().left_open, document.words(clause.start, clause.end)) is not None


def _list_asked(
    document: Document,
    article: Article,
    ranked: Sequence[ScoredClause],
    attributes: Sequence[Attribute],
) -> ScoredClause | None:
    """The clause that introduces the list of what is asked for, wherever in the article it stands."""
    asked = [a for a in attributes if a.listed and a.article]
    begins = [start for start, _ in introductions(document, article)]
    for clause in ranked if asked else ():
        if clause.start in begins and _holds_all(document, article, clause, asked):
            return clause
    return None


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


def _with_rows(document: Document, article: Article, clause: ScoredClause) -> ScoredClause:
    """下列标准的，给予一次性奖励： with the rows of the table behind it, or a row with what leads to its table."""
    lines = list(_LINE.finditer(document.text, article.body_start, article.body_end))
    at = next((n for n, line in enumerate(lines) if line.start() <= clause.start < line.end()), -1)
    if at < 0:
        return clause
    first = last = at
    while first > 0 and _ROW.search(lines[first].group()):
        first -= 1
    if not lines[first].group().rstrip().endswith(("：", ":")):
        return clause
    while last + 1 < len(lines) and _ROW.search(lines[last + 1].group()):
        last += 1
    start = clause.start if first == at else lines[first].start()
    end = lines[last].end() if last > first else clause.end
    return ScoredClause(start, max(end, clause.end), clause.score)


def is_dated(evidence: Evidence) -> bool:
    """Whether the leading clause holds for a stated term, passed or not."""
    return bool(_terms(evidence, evidence.clauses[0]))


def ended_term(
    evidence: Evidence, as_of: date, question: str = "", clause: ScoredClause | None = None
) -> Term | None:
    """The term of the leading clause, or of another one of them, if it had passed on that day.

    Of several (2022年—2025年…2亿元，其中2022年…0.5亿元以上) it is the one of which a figure stands in the folded
    question, else the one that lasts longest; none where the question speaks of another part of the
    clause.
    """
    clause = clause or evidence.clauses[0]
    words = fold_plain(evidence.document.words(clause.start, clause.end))
    terms = [t for t in _terms(evidence, clause) if not _is_of_the_rest(question, t, words)]
    if not terms:
        return None
    said = _figures(question)
    term = max(terms, key=lambda one: (len(_figures(one.about) & said), one.until))
    return term if term.until < as_of else None


def _is_of_the_rest(question: str, term: Term, words: str) -> bool:
    """小微企业所得税再减半: whether a folded question is clearly nearer to another part of the clause than to the words
    that the term is of.
    """
    own = fold_plain(term.words)
    rest = [part for part in re.split("[,，;；](?=对|将)", words) if own not in part]
    return any(shared(question, part) >= shared(question, own) + _CLEARLY for part in rest)


def with_every_one(evidence: Evidence, question: str, matched: Collection[str]) -> Evidence:
    """四张清单是哪四张: the evidence with the other clauses of the article that speak of what is counted."""
    if re.search(load_limits().counted, question) is None:
        return evidence
    document, lead = evidence.document, evidence.clauses[0]
    ends = {word[-_NOUN:] for word in matched if len(word) >= _NOUN}
    ends = {end for end in ends if end in fold_plain(document.words(lead.start, lead.end))}
    shown = {c.start for c in evidence.clauses}
    more = [
        ScoredClause(c.start, c.end, lead.score)
        for c in evidence.article.clauses
        if not lead.start <= c.start < lead.end
        and c.start not in shown
        and ends
        and all(end in fold_plain(document.words(c.start, c.end)) for end in ends)
    ]
    return replace(evidence, clauses=(*evidence.clauses, *more[: load_limits().more_clauses]))


def with_term_named(evidence: Evidence, question: str) -> Evidence:
    """给个体户放2亿的那个计划: the clause whose term speaks of a figure of the question leads, where no
    leading clause has the figure.
    """
    said, document = _figures(question), evidence.document
    lead = evidence.clauses[0]
    if not said or said & _figures(document.words(lead.start, lead.end)):
        return evidence
    for clause in evidence.article.clauses:
        one = ScoredClause(clause.start, clause.end, lead.score)
        if any(_figures(term.about) & said for term in _terms(evidence, one)):
            others = (c for c in evidence.clauses if not one.start <= c.start < one.end)
            return replace(evidence, clauses=(one, *others))
    return evidence


def _figures(text: str) -> set[Decimal]:
    return {quantity.value for quantity in read_quantities(text)}


def _terms(evidence: Evidence, clause: ScoredClause) -> list[Term]:
    """The terms whose words stand in a clause."""
    terms = [t for t in evidence.document.terms if t.article == evidence.article.key]
    if not terms:
        return []
    said = "".join(evidence.document.words(clause.start, clause.end).split())
    words = {term: "".join(term.words.split()) for term in terms}
    return [t for t, w in words.items() if w in said or said in w or _overlap(w, said)]


def _overlap(words: str, lead: str) -> bool:
    shorter, longer = sorted((words, lead), key=len)
    half = max(8, len(shorter) // 2)
    return any(shorter[i : i + half] in longer for i in range(len(shorter) - half + 1))


def _words_said(document: Document, clause: ScoredClause, hit: Hit) -> set[str]:
    words = fold_plain(document.words(clause.start, clause.end))
    return {word for word in hit.matched if word in words}


def _holds_all(
    document: Document, article: Article, clause: ScoredClause, attributes: Sequence[Attribute]
) -> bool:
    return _held_count(document, article, clause, attributes) == len(attributes)


def _held_count(
    document: Document, article: Article, clause: ScoredClause, attributes: Sequence[Attribute]
) -> int:
    words = document.words(clause.start, clause.end)
    return sum(states(article, words, a) for a in attributes)


def states(article: Article, words: str, attribute: Attribute) -> bool:
    """Whether these words of an article, or its structure, state an attribute."""
    if attribute.held is not None:
        return attribute.held_by(words)
    told = attribute.told is not None and attribute.told.search(fold_plain(words)) is not None
    return told or bool(article.departments)


def _article_holds(
    document: Document, article: Article, clauses: Sequence[ScoredClause], attribute: Attribute
) -> bool:
    if attribute.held is None or attribute.article:
        body = document.words(article.body_start, article.body_end)
        return states(article, body, attribute)
    return any(attribute.held_by(document.words(c.start, c.end)) for c in clauses)
