"""The steps for 我老婆的公司也是这个情况，她能拿多少 and 我们两家一共多少: another enterprise in just the same situation.

In: a sum answered before, and a message that says whose else it is. Out: that sum for the other one, with
all facts that it rests on; then the sum of both.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.answering.elsewhere import placed
from assistant.answering.outcomes import load_texts
from assistant.answering.statement import Statement
from assistant.calculator.calculation import Calculation
from assistant.conversation.reading.same_situation import Alike, another_alike, total_of_both
from assistant.conversation.room import Turn
from assistant.conversation.rules.earlier_results import drafted
from assistant.conversation.totals.told_anew import names_another, tells_otherwise
from assistant.conversation.totals.totalling import added_up

_OWN = ""
_SUMS = ("calculated", "repeated", "explained")
"""Answers that give a sum of its own, not a difference or what it takes to reach one."""
_OF_SUMS = frozenset({"amount", "how_much", "count", "quantity", "cap", "claimed_sum"})
"""Whoever asks for something else than a sum (他找谁办) is told that."""


def same_for_another(turn: Turn) -> Draft | None:
    """The last sum for an enterprise that is said to be like the one it was given for; None where the message
    tells anything else of it, or asks something else.
    """
    session, said = turn.session, turn.said
    alike = another_alike(said.text) if session.last_draft and session.pending is None else None
    if alike is None or said.correction or {a.name for a in said.attributes} - _OF_SUMS:
        return None
    if placed(said.text, turn.room.places(said.text), turn.documents, None).other:
        return None  # 泽州县我还有个厂也评上了，泽州县给多少
    given = _given(turn, alike)
    if given is None or _tells_more(turn, alike, given):
        return None
    draft = _as_answered(turn, given)
    if draft is None:
        return None
    if alike.own and session.holder != _OWN:
        session.turn_to_holder(_OWN)
    session.turn_to_holder(alike.whose or _unnamed(turn), alike=True)
    name = "same_for" if alike.whose else "same_for_that_one"
    text = load_texts().say(name, whose=alike.whose)
    lead = Statement(text, basis=(text,))
    statements = (*draft.statements[:1], lead, *draft.statements[1:])
    outcome = "calculated" if draft.outcome in _SUMS else draft.outcome
    return replace(draft, statements=statements, outcome=outcome)


def total_of_two(turn: Turn) -> Draft | None:
    """The sum of one's own enterprise and the other, where one sum, or of the same awards, was answered
    for each; None where the message tells something new of them.
    """
    session = turn.session
    if session.pending is not None or not total_of_both(turn.said.text):
        return None
    other = session.asides.get(_OWN) if session.holder else None
    if session.holder == _OWN and session.asides:
        other = list(session.asides.values())[-1]
    both = [*other.results, *session.results] if other is not None else []
    if other is None or not _one_for_one(other.results, session.results):
        return None
    if any(q.unit != "count" for q in turn.heard.told.quantities) or turn.said.correction:
        return None
    if names_another(turn, {one.rule for one in both}) or tells_otherwise(turn, both, turn.heard):
        return None
    return added_up(turn, both)


def _one_for_one(first: Sequence[Calculation], second: Sequence[Calculation]) -> bool:
    """Whether one sum was answered for each of two enterprises, or the sums of the same awards."""
    same = {one.rule for one in first} == {one.rule for one in second}
    return len(first) == len(second) and bool(first) and (same or len(first) == 1)


def _given(turn: Turn, alike: Alike) -> Calculation | None:
    """The sum that the other enterprise is said to have, too: the asker's own where it is like that one."""
    session, last = turn.session, turn.session.last_draft
    own = session.asides.get(_OWN)
    if alike.own and session.holder != _OWN and own is not None:
        return own.results[-1] if own.results else None
    if last is not None and last.calculation is not None:
        return last.calculation if last.calculation.eligible is not None else None
    return session.results[-1] if session.results else None


def _as_answered(turn: Turn, given: Calculation) -> Draft | None:
    """The answer that gave this sum, or one that gives it again."""
    last = turn.session.last_draft
    if (
        last is not None
        and last.calculation is given
        and last.outcome in ("calculated", "repeated")
    ):
        return last
    return drafted(turn, given)


def _tells_more(turn: Turn, alike: Alike, given: Calculation) -> bool:
    """Whether a figure is told, an award named that the sum is none of, or a fact that it was not
    computed with.
    """
    heard = turn.hear(alike.beside)
    parts = list(given.singles)
    known = {part.rule for part in parts}
    figures = any(quantity.unit != "count" for quantity in heard.told.quantities)
    return figures or names_another(turn, known) or tells_otherwise(turn, parts, heard)


def _unnamed(turn: Turn) -> str:
    """A name for one more enterprise that is called by none."""
    return str(len(turn.session.asides) + 1)
