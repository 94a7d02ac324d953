"""不是，我是问小升规的: another subject is meant than the one just answered."""

from datetime import date

from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.understanding import is_question
from assistant.conversation.room import Room
from assistant.conversation.sessions.session import Session
from corpus.normalise import fold_plain


def put_right(room: Room, session: Session, message: str, day: date) -> str:
    """The message to read: 那小升规呢, where nothing is said but which subject was meant.

    What puts a figure or a choice right (不是，我说的是省级的) stays as it is, and so does what names the award
    just answered.
    """
    match = cues().corrections.not_that.fullmatch(fold_plain(message).strip())
    if match is None or session.focus is None:
        return message
    what = match["what"]
    if is_question(what):
        return what
    told = room.vocabulary.tell(what, day)
    mentions = [m for of_rule in told.mentions.values() for m in of_rule if not m.covered]
    named = {m.meaning.rule for m in mentions if m.meaning.role == "name"}
    if told.quantities or (mentions and not named) or named & set(session.focus.rules):
        return message
    return f"那{what}呢"
