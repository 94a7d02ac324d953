"""Which document a message names, or the conversation was last about.

In: a turn. Out: one document of the catalogue, or None.
"""

import re

from assistant.conversation.room import Turn
from corpus.document import Document
from corpus.normalise import fold_plain

_QUOTES = re.compile('[《》“”"]')


def without_quotes(folded: str) -> str:
    """A folded text without the signs around titles."""
    return _QUOTES.sub("", folded)


def spoken_of(turn: Turn) -> Document | None:
    """The document that the conversation was last about: the one named last, where no article of another
    was answered since.
    """
    room, session = turn.room, turn.session
    last = session.last_draft
    in_focus = room.catalog.get(session.focus.document) if session.focus is not None else None
    if in_focus is not None and (last is None or last.outcome != "document_told"):
        return in_focus
    for message in reversed(session.messages):
        named = named_in(turn, fold_plain(message))
        if named is not None:
            return named
    return in_focus


def named_in(turn: Turn, folded: str) -> Document | None:
    """The document that a folded text names by 文号 or title, or calls by a part of its name."""
    retriever, catalog = turn.room.retriever, turn.room.catalog
    named = retriever.documents_named(folded)
    if named:
        return next((d for d in catalog.documents if d.id in named), None)
    called = retriever.document_called(without_quotes(folded))
    return catalog.get(called.document) if called is not None else None
