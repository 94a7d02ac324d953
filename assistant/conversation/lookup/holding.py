"""Which of the articles found leads where the nearest one is no answer: it lacks what another article of its
document states, or its document is out of force.

要交什么材料, asked of what another article of the same document grants: the article that states it leads.

Articles for which an editor listed questions each stand for a matter of their own: what such a one leaves
open is not stated. Those of other documents often share one matter, and its materials, places and times
have articles of their own.
"""

from dataclasses import replace

from assistant.answering.evidence import gather
from assistant.conversation.room import Turn
from assistant.conversation.rules.clauses import evidence_of
from index.hit import Hit

_HITS = 8
"""So many articles are looked at."""
_AS_GOOD = 0.85
"""An article in force leads from this share of the score of one that is not."""
_AS_NEAR = 0.5
"""An article may state it from this share of the first one's score on."""


def lead_by_holder(turn: Turn) -> None:
    """Put the nearest article of the same document first that states all that the first one lacks."""
    top, evidence = turn.top, evidence_of(turn)
    if top is None or top.asked or evidence is None:
        return
    if not any(attribute.shared for attribute in evidence.lacking):
        return
    if turn.search is None or (turn.search.direct is not None and not turn.leans_on_focus):
        return
    holder = next((hit for hit in _others(turn, top) if _states(turn, hit)), None)
    if holder is not None:
        rest = [hit for hit in turn.search.hits if hit.article != holder.article]
        turn.search = replace(turn.search, hits=(holder, *rest))
        turn.evidence = None


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


def _others(turn: Turn, top: Hit) -> list[Hit]:
    """Further articles of the document, nearest first; of a follow-up those found by its own words, too."""
    found = turn.search
    if turn.leans_on_focus and turn.session.focus is not None:
        found = turn.search_for(turn.said.text, _HITS, before=turn.session.focus.question)
    hits = found.hits if found is not None else ()
    least = _AS_NEAR * max((hit.score for hit in hits), default=0.0)
    return [
        hit
        for hit in hits
        if hit.document == top.document and hit.article != top.article and hit.score >= least
    ]


def _states(turn: Turn, hit: Hit) -> bool:
    found = turn.room.article(hit.document, hit.article)
    return found is not None and not gather(*found, hit, turn.said.attributes).lacking
