"""The step that searches: for the message by itself, misheard words put right."""

from assistant.conversation.room import Turn

HITS = 8
"""So many articles are looked at."""


def look_up(turn: Turn) -> None:
    """Search for the message by itself."""
    turn.query = _without_place(turn)
    turn.search = turn.search_for(turn.query, HITS)
    if turn.written != turn.message:
        turn.search_written = turn.search_for(turn.written, 1)
    turn.times.update({f"search.{k}": v for k, v in turn.search.timings.items()})


def _without_place(turn: Turn) -> str:
    """The message, misheard words put right, without the documents' own place at its head."""
    text = turn.heard.told.mended
    for document in turn.documents:
        if document.place and text.startswith(document.place):
            return text.removeprefix(document.place).removeprefix("的") or text
    return text
