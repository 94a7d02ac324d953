"""Which documents may answer a question: those that it names, and none of another place than is meant.

In: a folded question, the places and the documents that it names. Out: ids of documents.
"""

from collections.abc import Collection, Iterable, Mapping

from assistant.answering.elsewhere import Placed, asks_elsewhere, chance_elsewhere, placed
from assistant.answering.standing import districts_of
from corpus.document import Article, Document

_LIKELY = 0.15
"""Where the place named has documents of its own at hand, the others are left out from this chance on:
of 17 questions that name only a neighbour, those about moving here lie below 0.03, the others from 0.25
on (2026-11-29).
"""


def may_answer(
    question: str,
    places: Collection[str],
    documents: Collection[Document],
    nearest: Mapping[str, Article],
) -> frozenset[str]:
    """The documents that hold where the question asks about; one without a place holds anywhere.

    To each place's documents the names of all others are other places. ``nearest`` is the best article
    found by the id of its document.
    """
    own, asked = {d.place for d in documents if d.place}, dict[str, bool]()
    around = {name for d in documents for name in d.within} - own
    places = [*places, *districts_of(sorted(around), own, question)]
    for place in own:
        of_it = [d for d in documents if d.place == place or place in d.within]
        article = next((nearest[d.id] for d in of_it if d.id in nearest), None)
        named = placed(question, places, of_it, article)
        asked[place] = bool(named.other) and _is_elsewhere(named, own)
    named_here = {place for place in own if short(place) in {short(name) for name in places}}
    if all(
        asked[place] for place in named_here
    ):  # 沁水和阳城的鲁班奖: to each the other is elsewhere
        asked |= dict.fromkeys(named_here, False)
    return frozenset(d.id for d in documents if d.place is None or not asked[d.place])


def places_at_hand(question: str, documents: Iterable[Document]) -> list[str]:
    """The documents' own places that a folded question names, in full or without 县, 市 or 区."""
    places = {d.place for d in documents if d.place}
    names = {name for place in places for name in (place, short(place)) if len(name) > 1}
    return [name for name in names if name in question]


def short(place: str) -> str:
    """The name of a place without its level."""
    return place.rstrip("省市县区")


def _is_elsewhere(named: Placed, own: Collection[str]) -> bool:
    """Whether another place is meant: more readily where that one has documents of its own."""
    at_hand = {short(name) for name in named.other} <= {short(place) for place in own}
    if at_hand and not named.own:
        return chance_elsewhere(named) >= _LIKELY
    return asks_elsewhere(named)
