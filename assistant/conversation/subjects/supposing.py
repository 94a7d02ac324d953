"""要是国家级的呢 … 说回我们实际那个: what was only supposed is put aside when the talk comes back."""

from assistant.conversation.reading.cues import load_cues
from assistant.conversation.room import Turn


def suppose(turn: Turn) -> None:
    """Keep the real facts while cases are supposed, and take them up again when they are asked for."""
    session, cues, text = turn.session, load_cues(), turn.said.text
    computed = session.focus is not None and bool(session.focus.rules)
    if session.real and cues.real_again.search(text):
        session.told = dict(session.real)
        session.real.clear()
        turn.real_again = True
    elif computed and not session.real and session.told and cues.supposed.search(text):
        session.real = dict(session.told)


def keep_corrected(turn: Turn) -> None:
    """What is put right while a case is supposed was wrong of the real one, too."""
    session = turn.session
    if not session.real or not turn.said.correction or load_cues().supposed.search(turn.said.text):
        return
    told_now = {n: fact for n, fact in session.told.items() if fact.turn == session.turns}
    session.real |= told_now
