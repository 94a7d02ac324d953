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
from assistant.answering.evidence import gather, leaves_open, load_limits, states
from assistant.answering.settled import left_open
from assistant.conversation.room import Turn
from assistant.conversation.rules.clauses import evidence_of
from corpus.document import Article, Document
from index.hit import Hit, SearchResult

_AS_GOOD = 0.92
"""An article in force leads from this share of the score of one that is not."""


def lead_by_what_holds(turn: Turn) -> None:
    """Put an article of a document in force before one about as near of a document whose term is over."""
    found, top = turn.search, turn.top
    if found is None or top is None or found.direct is not None or not _is_over(turn, top):
        return
    near = (hit for hit in found.hits[1:] if hit.score >= _AS_GOOD * top.score)
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
    if found is None or evidence is None or not evidence.lacking:
        return
    if found.direct is not None and not turn.leans_on_focus:
        return
    first = found.hits[0]
    listed = left_open(first.asked, named=True) is not None
    if listed or any(leaves_open(evidence.document, c) for c in evidence.article.clauses):
        return
    document, lacking, hits = evidence.document, evidence.lacking, _hits(turn, found)
    near = list(_near(document, hits, turn.said.attributes, len(lacking)))
    lead = next((hit for hit, left in near if not left), None)
    if lead is None and any(a.once for a in lacking):
        lead = _said_once(document, evidence.article, hits, lacking)
    lead = lead or next((hit for hit, _ in near), None)
    if lead is not None:
        rest = [
            hit for hit in found.hits if hit.article != lead.article or hit.document != document.id
        ]
        turn.search = replace(found, hits=(lead, *rest))


def _hits(turn: Turn, found: SearchResult) -> tuple[Hit, ...]:
    """The hits; of a follow-up the article spoken of first, then what its own words find, too."""
    focus, first = turn.session.focus, found.hits[0]
    if not turn.leans_on_focus or focus is None:
        return found.hits
    again = turn.search_for(turn.said.text, len(found.hits), before=focus.question)
    rest = [h for h in again.hits if (h.document, h.article) != (first.document, first.article)]
    return first, *rest


def _near(
    document: Document, hits: Sequence[Hit], attributes: Sequence[Attribute], lacking: int
) -> Iterator[tuple[Hit, int]]:
    """The hits about as near as the first, with a word of the question that it has not, or under the same
    heading of a document whose numbers begin anew under each, that lack less than it does, and how much.
    """
    first, least = hits[0], load_limits().held_ratio * hits[0].score
    part, _, under = first.article.partition(".")
    for hit in hits[1:]:
        article = document.article(hit.article) if hit.document == document.id else None
        beside = bool(under) and hit.article.startswith(f"{part}.")
        more = any(len(word) > 1 for word in set(hit.matched) - set(first.matched))
        if article is None or not (beside or more or hit.score >= least):
            continue
        left = len(gather(document, article, hit, attributes).lacking)
        if left < lacking:
            yield hit, left


def _said_once(
    document: Document, nearest: Article, hits: Sequence[Hit], lacking: Sequence[Attribute]
) -> Hit | None:
    """The one article of the document, of the chapter or on how one applies, that says what is usually said
    once for all.
    """
    holders = [a for a in document.articles if a is not nearest and _says(document, a, lacking)]
    beside = [a for a in holders if a.chapter == nearest.chapter]
    general = [a for a in holders if re.search(load_limits().for_all, matter_of(a))]
    only = next((some[0] for some in (holders, beside, general) if len(some) == 1), None)
    if only is None:
        return None
    hit = next((h for h in hits if (h.document, h.article) == (document.id, only.key)), None)
    return hit or replace(hits[0], article=only.key, clauses=(), matched=())


def _says(document: Document, article: Article, lacking: Sequence[Attribute]) -> bool:
    """Whether an article states all of what is lacking, outside the sentence that says how long the document
    holds.
    """
    words = document.words(article.body_start, article.body_end)
    if document.validity is not None and document.validity.start is not None:
        stated = document.words(document.validity.start, document.validity.end or 0)
        words = words.replace(stated, "")
    return all(states(article, words, attribute) for attribute in lacking)
