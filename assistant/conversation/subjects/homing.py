"""那咱阳城呢, 不是，是阳城的公司: what was refused for its place is asked again of the documents' own; 那沁水呢:
what was answered for one place is asked of another that has documents at hand.
"""

from assistant.answering.draft import Draft
from assistant.answering.speaking import places_at_hand, short
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.understanding import understand
from assistant.conversation.room import Room, Turn
from assistant.conversation.sessions.session import Session
from corpus.normalise import fold_plain

_OUTSIDE = frozenset({"out_of_scope", "unspoken", "unspoken_grant"})
_NO_MATTER = 1
"""One character left of a question (去哪报名: 名) names no matter."""
_FEW_WORDS = 0.4
"""Below this share of its words, weighed by rarity, a question rests on the matter before it (tried on the
development half, 2026-11-30: 0 to 0.33 of those that did, 0.55 and more of those that named a matter)."""


def refused_for_place(turn: Turn) -> str:
    """What may be asked again of home: this message, or where it names only a place the one before."""
    content = turn.said.content
    for place in turn.room.places(turn.said.text):
        content = content.replace(place, "")
    return turn.message if content else turn.session.refused


def rests_on_refused(room: Room, draft: Draft, message: str) -> bool:
    """新绛县给几年免租？水电便宜不便宜？: whether what follows in one message is asked of the place refused."""
    text = fold_plain(message)
    people = cues().people
    of_home = people.home.search(text) or people.self.search(text) or room.places(text)
    return draft.outcome == "other_place" and not of_home


def is_outside(draft: Draft) -> bool:
    """Whether a message was refused because no document speaks of its matter."""
    return draft.outcome in _OUTSIDE


def rests_on_outside(message: str) -> bool:
    """医保能报销多少？找哪个部门？: whether something is asked for, of no matter that the message names."""
    said = understand(message)
    matter = said.content
    for attribute in said.attributes:
        matter = attribute.asked.sub("", matter)
    return bool(said.attributes) and len(matter) <= _NO_MATTER


def names_no_matter(draft: Draft, turn: Turn) -> bool:
    """结婚登记给不给办？要不要提前约号？: whether an article was found that leaves open what is asked, and holds few of
    the words that it is asked in.
    """
    found = turn.search
    if draft.reason != "not_stated" or found is None or found.direct is not None:
        return False
    return found.signals["coverage"] < _FEW_WORDS


def own_places(room: Room) -> list[str]:
    """The places of the documents, in full and without 市, 县 or 区."""
    own = [d.place for d in room.catalog.documents if d.place]
    return [name for place in own for name in (place, place.rstrip("市县区"))]


def brought_home(room: Room, session: Session, message: str) -> str:
    """The message to read: the one refused before with the documents' place, where this one names it.

    What this one tells beside is put behind it; a question of its own stays as it is.
    """
    refused, text = session.refused, fold_plain(message)
    if not refused:
        return message
    own = [d.place for d in room.catalog.documents if d.place]
    homes = own_places(room)
    rest = cues().people.home.sub("", text)
    for name in homes:
        rest = rest.replace(name, "")
    if not own or rest == text:
        return message
    said = understand(rest)
    if said.content and (said.attributes or said.sum_asked):
        return message
    for place in sorted(room.places(fold_plain(refused)), key=len, reverse=True):
        if place not in homes:
            refused = refused.replace(place, own[0])
    return f"{refused}，{message}" if said.content else refused


def asked_there(room: Room, session: Session, message: str) -> str:
    """The message to read: the question in focus with another place at hand, where nothing else is said."""
    text, focus = fold_plain(message), session.focus
    named = places_at_hand(text, room.catalog.documents)
    found = room.catalog.get(focus.document) if focus is not None else None
    if not named or focus is None or found is None or found.place is None:
        return message
    place = max(named, key=len)
    if short(place) == short(found.place):
        return message
    left = understand(text.replace(place, "")).content
    if left and cues().people.the_same_there.fullmatch(text.replace(place, "")) is None:
        return message
    question = fold_plain(focus.question)
    for name in sorted({*room.places_named(question)}, key=len, reverse=True):
        question = question.replace(name, "")
    return place + question
