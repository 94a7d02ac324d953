"""沁水鲁班奖奖多少, with the documents of several places at hand: only those may answer that hold there.

In: a turn. Out: the same turn, kept to the documents that the message, or else the last one before it
that says so, names by their place, their title or their 文号.
"""

from assistant.answering.speaking import may_answer
from assistant.conversation.room import Room, Turn
from assistant.conversation.subjects.document_meant import spoken_of
from corpus.document import Article, Document
from corpus.normalise import fold_plain
from index.direct import named_articles

_NEAR = 8
"""So many articles are looked at to see which one of each document is the nearest."""
_BEFORE = 8
"""So many earlier messages are looked at for the place they name."""


def keep_to_place(turn: Turn) -> None:
    """Keep the turn, and what it goes on with, to the documents that may answer."""
    room, session = turn.room, turn.session
    if len(room.catalog.documents) < 2:
        return
    only = documents_meant(room, turn.said.text)
    if only is None and (document := _of_article_named(turn)) is not None:
        only = frozenset({document.id})
    if only is None:
        earlier = reversed(session.messages[-_BEFORE:])
        found = (_of_the_place(room, fold_plain(message)) for message in earlier)
        only = next((ids for ids in found if ids is not None), None)
    every = {document.id for document in room.catalog.documents}
    if not only or only >= every:
        return
    turn.only = only
    turn.read_as(turn.heard.of_rules(r.id for r in room.rulebook.rules if r.document in only))
    if session.focus is not None and session.focus.document not in only:
        session.focus = session.pending = None


def _of_article_named(turn: Turn) -> Document | None:
    """第七条呢, 这个文件第三条: the document spoken of, where an article is named by a number that it has."""
    numbers = [one.key for one in named_articles(turn.said.text)]
    document = spoken_of(turn) if numbers else None
    return document if document and any(document.article(key) for key in numbers) else None


def documents_meant(room: Room, text: str) -> frozenset[str] | None:
    """The ids of the documents that a folded message may be answered from; None where it names no place
    and no document, empty where only others would do.
    """
    named = room.retriever.documents_named(text)
    if named is not None:
        return named
    places = room.places_named(text)
    if not places:
        return None
    nearest: dict[str, Article] = {}
    for hit in room.retriever.search(text, k=_NEAR).hits:
        found = room.article(hit.document, hit.article)
        if found is not None:
            nearest.setdefault(hit.document, found[1])
    return may_answer(text, places, room.catalog.documents, nearest)


def _of_the_place(room: Room, text: str) -> frozenset[str] | None:
    """As ``documents_meant``, for a message before: a document named stands for all of its place."""
    documents = room.catalog.documents
    named = room.retriever.documents_named(text)
    if named:
        places = {d.place for d in documents if d.id in named}
        return frozenset(d.id for d in documents if d.place is None or d.place in places)
    places_said = room.places_named(text)
    return may_answer(text, places_said, documents, {}) or None if places_said else None
