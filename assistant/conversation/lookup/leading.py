"""Which of the articles found leads where the nearest is no answer: its document is out of force, or it lacks
what another one of its document says (要什么材料 of an award, where one article lists the papers for all).

In: a turn with its hits. Out: the same hits with that article first. What is lacking is looked for only in
documents for which no editor listed what their articles answer.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answering.article_names import matter_of
from assistant.answering.attributes import Attribute
from assistant.answering.evidence import Evidence, gather, leaves_open, load_limits, states
from assistant.answering.nearness import nearness
from assistant.answering.settled import left_open
from assistant.conversation.lookup.own_words import own_words
from assistant.conversation.reading.understanding import matter_said
from assistant.conversation.room import Turn
from assistant.conversation.rules.clauses import evidence_of
from corpus.document import Article, Document
from corpus.normalise import fold_plain, simplify
from index.hit import Hit, ScoredClause, SearchResult

_SEVERAL = 2
"""So many words in common are no chance."""


def lead_by_what_holds(turn: Turn) -> None:
    """Put an article of a document in force before one about as near of a document whose term is over."""
    found, top = turn.search, turn.top
    if found is None or top is None or found.direct is not None or not _is_over(turn, top):
        return
    near = (hit for hit in found.hits[1:] if hit.score >= nearness().in_force * top.score)
    in_force = next((hit for hit in near if not _is_over(turn, hit)), None)
    if in_force is not None:
        rest = [hit for hit in found.hits if hit is not in_force]
        turn.search = replace(found, hits=(in_force, *rest))
        turn.evidence = None


def _is_over(turn: Turn, hit: Hit) -> bool:
    document = turn.room.catalog.get(hit.document)
    return document is not None and document.ended(turn.as_of)


def lead_by_what_is_held(turn: Turn) -> None:
    """Put the article first that holds what is asked for, where the nearest one lacks it."""
    found, evidence = turn.search, evidence_of(turn)
    if found is None or evidence is None or (found.direct is not None and not turn.leans_on_focus):
        return
    first, document = found.hits[0], evidence.document
    settled = {name for a in evidence.lacking for name in a.settles}
    lacking = tuple(a for a in evidence.lacking if a.name not in settled)
    if left_open(first.asked, named=True) is not None:
        return
    if not lacking:
        if not turn.leans_on_focus and (granting := _granting(turn, evidence, found.hits)):
            _lead_by(turn, found, document, granting)
        return
    if not all(a.once for a in lacking) and any(
        leaves_open(document, c) for c in evidence.article.clauses
    ):
        return
    if turn.leans_on_focus and (own := _own_clause(evidence, lacking)) is not None:
        turn.evidence = replace(evidence, clauses=(own,), lacking=())
        return
    hits = _hits(turn, found)
    near = list(_near(document, hits, turn, len(lacking)))
    lead = next((hit for hit, left in near if not left), None)
    if lead is None and any(a.once for a in lacking):
        lead = _said_once(document, evidence.article, hits, lacking)
    lead = lead or next((hit for hit, _ in near), None)
    if lead is not None:
        _lead_by(turn, found, document, lead)


def _lead_by(turn: Turn, found: SearchResult, document: Document, lead: Hit) -> None:
    turn.evidence = _of_lead(document, lead, turn.said.attributes)
    rest = [h for h in found.hits if h.article != lead.article or h.document != document.id]
    turn.search = replace(found, hits=(lead, *rest))


def _granting(turn: Turn, evidence: Evidence, hits: Sequence[Hit]) -> Hit | None:
    """补多少钱: the hit about as near whose sum is granted, where the nearest one's is charged or only named."""
    limits, document = load_limits(), evidence.document
    if re.search(limits.grant_asked, turn.said.text) is None or _grants(evidence):
        return None
    for hit in hits[1:]:
        article = document.article(hit.article) if hit.document == document.id else None
        if article is None or hit.score < nearness().grants * hits[0].score:
            continue
        other = gather(document, article, hit, turn.said.attributes)
        if not other.lacking and _grants(other):
            return hit
    return None


def _grants(evidence: Evidence) -> bool:
    clause = evidence.clauses[0]
    words = simplify(fold_plain(evidence.document.words(clause.start, clause.end)))
    return re.search(load_limits().granted, words) is not None


def _of_lead(document: Document, lead: Hit, attributes: Sequence[Attribute]) -> Evidence | None:
    """The evidence of another article that leads; what it states anywhere is shown."""
    article = document.article(lead.article)
    if article is None:
        return None
    evidence = gather(document, article, lead, attributes)
    own = _own_clause(evidence, evidence.lacking) if evidence.lacking else None
    return evidence if own is None else replace(evidence, clauses=(own,), lacking=())


def _own_clause(evidence: Evidence, lacking: Sequence[Attribute]) -> ScoredClause | None:
    """The clause of the article spoken of that states what a follow-up asks for, however far it is from what
    was asked before.
    """
    document, article = evidence.document, evidence.article
    for clause in article.clauses:
        words = document.words(clause.start, clause.end)
        if all(a.held is not None and a.held_by(words) for a in lacking):
            return ScoredClause(clause.start, clause.end, evidence.clauses[0].score)
    return None


def _hits(turn: Turn, found: SearchResult) -> tuple[Hit, ...]:
    """The hits; of a follow-up the article spoken of first, then what is found for what it asks of the matter
    spoken of (加装电梯补多少钱, after 加装电梯要什么材料).
    """
    focus, first = turn.session.focus, found.hits[0]
    if not turn.leans_on_focus or focus is None:
        return found.hits
    matter = matter_said(fold_plain(focus.question))
    again = turn.search_for(f"{matter} {turn.said.text}", len(found.hits))
    of_first = (first.document, first.article)
    score = next((h.score for h in again.hits if (h.document, h.article) == of_first), 0.0)
    rest = [h for h in again.hits if (h.document, h.article) != of_first]
    return replace(first, score=score), *rest


def _near(
    document: Document, hits: Sequence[Hit], turn: Turn, lacking: int
) -> Iterator[tuple[Hit, int]]:
    """The hits about as near as the first, with several words of the matter and all that it has, with one that it
    has not, or under the same heading of a document whose numbers begin anew under each, that lack less than it
    does, and how much; where a grant is asked for those that grant it first.
    """
    said, held = matter_said(turn.said.text), []
    asks_grant = re.search(load_limits().grant_asked, turn.said.text) is not None
    first, least = hits[0], nearness().holds * hits[0].score
    parent, own = first.article.rpartition(".")[0], own_words(first)
    for hit in hits[1:]:
        article = document.article(hit.article) if hit.document == document.id else None
        beside = bool(parent) and hit.article.rpartition(".")[0] == parent
        more = any(len(w) > 1 and w in said for w in set(hit.matched) - set(first.matched))
        alike = len(own) >= _SEVERAL and own <= own_words(hit)
        if article is None or not (beside or more or alike or hit.score >= least):
            continue
        evidence = gather(document, article, hit, turn.said.attributes)
        if len(evidence.lacking) < lacking and not _is_validity(evidence):
            held.append((asks_grant and not _grants(evidence), hit, len(evidence.lacking)))
    yield from ((hit, left) for _, hit, left in sorted(held, key=lambda one: one[0]))


def _is_validity(evidence: Evidence) -> bool:
    """Whether what leads is the sentence that says how long the whole document holds."""
    stated, lead = evidence.document.validity, evidence.clauses[0]
    if stated is None or stated.start is None or stated.end is None:
        return False
    return stated.start <= lead.start < stated.end


def _said_once(
    document: Document, nearest: Article, hits: Sequence[Hit], lacking: Sequence[Attribute]
) -> Hit | None:
    """The one article of the document, of the chapter or on how one applies, that says what is usually said
    once for all.
    """
    holders = [a for a in document.articles if a is not nearest and _says(document, a, lacking)]
    beside = [a for a in holders if a.chapter == nearest.chapter]
    general = [a for a in holders if re.search(load_limits().for_all, _part(document, a))]
    general = general or [a for a in holders if re.search(load_limits().for_all, matter_of(a))]
    alike = _most(general, [_shared(document, a, hits[0].matched) for a in general])
    only = next((some[0] for some in (holders, beside, general, alike) if len(some) == 1), None)
    if only is None:
        return None
    hit = next((h for h in hits if (h.document, h.article) == (document.id, only.key)), None)
    return hit or replace(hits[0], article=only.key, clauses=(), matched=())


def _shared(document: Document, article: Article, words: Sequence[str]) -> int:
    """How many of these words, of more than one character, an article has."""
    body = simplify(fold_plain(document.words(article.start, article.end)))
    return sum(len(word) > 1 and word in body for word in words)


def _most(articles: Sequence[Article], counts: Sequence[int]) -> list[Article]:
    """Those of which there is the most."""
    return [a for a, n in zip(articles, counts, strict=True) if n == max(counts)]


def _part(document: Document, article: Article) -> str:
    """What the part of the document that an article stands in is about; of one without parts its own
    matter.
    """
    number = article.chapter
    return document.chapters[number - 1].title if number else matter_of(article)


def _says(document: Document, article: Article, lacking: Sequence[Attribute]) -> bool:
    """Whether an article states all of what is lacking, outside the sentence that says how long the document
    holds.
    """
    words = document.words(article.body_start, article.body_end)
    if document.validity is not None and document.validity.start is not None:
        stated = document.words(document.validity.start, document.validity.end or 0)
        words = words.replace(stated, "")
    return all(states(article, words, attribute) for attribute in lacking)
