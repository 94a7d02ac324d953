"""他不报了，就报我的; 单看他们那个; 闺女的今年不报了，还剩多少: of two enterprises the sums of one alone.

In: a message that tells no figure and calls one of the enterprises spoken of, or drops one. Out: what that one, or the
one that is left, gets as it was answered last; None where it is not clear which.
"""

from collections.abc import Sequence

from assistant.answering.draft import Draft
from assistant.calculator.calculation import Calculation
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.sessions.session import Session
from assistant.conversation.totals.asked_of_sums import again
from assistant.conversation.totals.totalling import added_up

_OWN = ""


def firm_alone(turn: Turn) -> Draft | None:
    """The sums of the one enterprise that is meant."""
    session = turn.session
    if session.pending is not None or not session.asides or turn.heard.told.quantities:
        return None
    holder = _meant(turn)
    sums = _sums_of(session, holder) if holder is not None else []
    if not sums or any(one.unit != "yuan" or one.parts for one in sums):
        return None
    return again(turn, sums[0]) if len(sums) == 1 else added_up(turn, list(sums))


def _meant(turn: Turn) -> str | None:
    """Whose sums are asked for: one's own, the other's, or those of the one that is left."""
    people, text = cues().people, turn.said.text
    firms = {turn.session.holder, *turn.session.asides}
    others = [firm for firm in firms if firm]
    if people.mine_alone.search(text):
        return _OWN if _OWN in firms else None
    called = [firm for firm in others if not firm.isdecimal() and firm in text]
    if people.theirs_alone.search(text) and len(called or others) == 1:
        return (called or others)[0]
    if people.gives_up.search(text) and len(called) == 1 and len(firms) == 2:
        return next(firm for firm in firms if firm != called[0])
    return None


def _sums_of(session: Session, holder: str) -> Sequence[Calculation]:
    if holder == session.holder:
        return session.results
    aside = session.asides.get(holder)
    return aside.results if aside is not None else ()
