"""要交什么材料, asked of what another article of the same document grants: the article that states it leads.

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
