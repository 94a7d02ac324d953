"""市里刚认定的众创空间，已经孵出来两家高企，有啥扶持: a story of several awards, and all that there is for it asked for."""

from datetime import date

from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Room
from corpus.normalise import fold_plain

_IN_ALL = "，一共能拿多少"
_SEVERAL = 2


def asked_in_all(room: Room, message: str, as_of: date) -> str:
    """The message with the sum of all asked for in its place, where it tells of several awards by name or of several
    things of one; else the message itself. What fits an enterprise (哪些政策适合我) is asked for otherwise.
    """
    text = fold_plain(message)
    asked = cues().asking.what_there_is.search(text)
    if asked is None or cues().asking.match.search(text):
        return message
    in_all = text[: asked.start()] + _IN_ALL
    mentions = room.vocabulary.tell(text, as_of).mentions
    named = {
        rule.id
        for rule in room.rulebook.those(tuple(mentions))
        if rule.kind == "award"
        and any(m.meaning.role == "name" and not m.covered for m in mentions[rule.id])
    }
    one_by_one = named and cues().totals.one_and_one.search(text)
    return in_all if len(named) >= _SEVERAL or one_by_one else message
