"""The journey of a message, readable top to bottom: how it is read, and ``STEPS``.

In: the message and its session. Out: the draft that the first fitting step gives, and the turn.
"""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.answering.draft import Draft
from assistant.conversation.facts.heard import Heard
from assistant.conversation.lookup.article_beside import open_beside
from assistant.conversation.lookup.cited import tell_of_cited
from assistant.conversation.lookup.document_facts import tell_of_document
from assistant.conversation.lookup.elsewhere import elsewhere, refuse_unknown_document
from assistant.conversation.lookup.from_article import answer_policy
from assistant.conversation.lookup.listing import list_named
from assistant.conversation.lookup.scoping import judge_scope, refuse_misuse
from assistant.conversation.lookup.searching import look_up
from assistant.conversation.lookup.talking import (
    figure_alone,
    nothing_said,
    refuse_sum,
    refuse_unsafe,
    say_again,
    start_over,
    talk,
)
from assistant.conversation.lookup.unspoken import refuse_unspoken
from assistant.conversation.lookup.weighing_claims import weigh_claim
from assistant.conversation.matching.steps import match_introduced, match_profile
from assistant.conversation.proposals.proposing import placing, rewording
from assistant.conversation.reading.blanks import punctuated
from assistant.conversation.reading.understanding import understand
from assistant.conversation.remembering import remember
from assistant.conversation.results.by_another_rate import by_another_rate
from assistant.conversation.results.calculating import calculate
from assistant.conversation.results.changed_by import change_by, scale_told
from assistant.conversation.results.confirming import said_back_plainly, with_verdict
from assistant.conversation.results.earlier_put_right import put_right_earlier
from assistant.conversation.results.explaining import explain_why, not_knowing
from assistant.conversation.results.fallen_away import fall_away
from assistant.conversation.results.going_back import go_back
from assistant.conversation.results.levels import of_level
from assistant.conversation.results.one_more import compute_one_more
from assistant.conversation.results.open_question import take_answer
from assistant.conversation.results.stated_twice import stated_twice
from assistant.conversation.results.the_most import give_the_most
from assistant.conversation.results.things_counted import ask_which_total, total_of_things
from assistant.conversation.results.turning import turn_round
from assistant.conversation.room import Room, Step, Turn
from assistant.conversation.rules.hearsay import weigh_hearsay
from assistant.conversation.sessions.session import Session
from assistant.conversation.subjects.called_in_part import called_in_part
from assistant.conversation.subjects.firms_at_once import one_for_each_of_both
from assistant.conversation.subjects.homing import (
    asked_there,
    brought_home,
)
from assistant.conversation.subjects.in_two import InTwo, changed_then_added
from assistant.conversation.subjects.month_meant import in_month_meant
from assistant.conversation.subjects.place_meant import keep_to_place
from assistant.conversation.subjects.subject_put_right import put_right
from assistant.conversation.subjects.supposing import suppose
from assistant.conversation.telling.forewarning import forewarned, refuse_no_article
from assistant.conversation.telling.restating import restate
from assistant.conversation.thread.asked_in_all import asked_in_all
from assistant.conversation.thread.said_plainly import said_plainly
from assistant.conversation.thread.story import read_as_one
from assistant.conversation.thread.taking_up import take_up_subject
from assistant.conversation.totals.all_years import over_all_years
from assistant.conversation.totals.comparing import compare, with_the_usual
from assistant.conversation.totals.doubting import doubted
from assistant.conversation.totals.fewer import take_fewer
from assistant.conversation.totals.firm_alone import firm_alone
from assistant.conversation.totals.for_another import same_for_another, total_of_two
from assistant.conversation.totals.joined_with import join_named
from assistant.conversation.totals.left_over import left_of
from assistant.conversation.totals.pointed_at import point_at_one
from assistant.conversation.totals.reaching import reach
from assistant.conversation.totals.sums_before import of_sums_before
from assistant.conversation.totals.totalling import total_up
from assistant.conversation.totals.without_one import take_one_away

STEPS: tuple[Step, ...] = (
    # nothing is asked, or nothing that may be answered
    nothing_said,
    keep_to_place,
    restate,
    refuse_unsafe,
    refuse_sum,
    # of whom, and of which case, it is said: another's, an earlier one put right, one only supposed
    same_for_another,
    start_over,
    put_right_earlier,
    suppose,
    go_back,
    # the sums answered before: asked about, added up, with a figure of theirs changed
    over_all_years,
    scale_told,
    total_of_two,
    firm_alone,
    join_named,
    point_at_one,
    of_sums_before,
    say_again,
    explain_why,
    take_fewer,
    take_one_away,
    total_up,
    total_of_things,
    change_by,
    fall_away,
    # what was told or asked just before: the story goes on, the open question is answered
    read_as_one,
    placing(take_answer),
    turn_round,
    of_level,
    talk,
    not_knowing,
    # documents and articles by name
    tell_of_document,
    tell_of_cited,
    open_beside,
    refuse_no_article,
    # the search, and what it shows to be none of ours or no question of one award
    look_up,
    refuse_misuse,
    refuse_unknown_document,
    stated_twice,
    list_named,
    take_up_subject,
    figure_alone,
    match_profile,
    elsewhere,
    match_introduced,
    refuse_unspoken,
    # what is claimed is held against the text
    weigh_hearsay,
    weigh_claim,
    # what an award comes to
    left_of,
    reach,
    give_the_most,
    by_another_rate,
    compare,
    compute_one_more,
    placing(calculate),
    ask_which_total,
    # else the article's own words
    rewording(judge_scope),
    answer_policy,
)


def run_turn(room: Room, session: Session, message: str, as_of: date) -> tuple[Draft, Turn]:
    """Answer one message and remember it.

    In: the message as it was written, the session so far, the day it is asked for. The session is changed.
    Out: the draft of the first step in ``STEPS`` that answers (the last one always does), and the turn
    with what the steps saw, cost and noted.

    A message that puts a sum right and then adds to it (说错了，是市里的，加上小升规一起) is two turns: the
    correction, then the addition, whose draft is given. Where the correction gives no sum, the session is
    put back and the message is read as one; so it is first where it may be one, and is two only if that
    gives no total, or one without the change.
    """
    if (both := one_for_each_of_both(message)) and (
        found := _of_both(room, session, both, message, as_of)
    ):
        return found
    two = changed_then_added(session, message)
    kept = session.copy() if two is not None else session
    if two is not None and two.surely and (found := _in_two(room, session, two, message, as_of)):
        return found
    draft, turn = _in_one(room, session, message, as_of)
    if two is None or two.surely or (_is_total(draft) and not _unchanged(two, kept, draft)):
        return draft, turn
    told = session.copy()
    session.become(kept)
    found = _in_two(room, session, two, message, as_of)
    if found is not None and _is_total(found[0]):
        return found
    session.become(told)
    return draft, turn


def _of_both(
    room: Room, session: Session, both: Sequence[str], message: str, as_of: date
) -> tuple[Draft, Turn] | None:
    """What each of two enterprises gets, then the total; None, and the session as it was, where one gets no sum."""
    kept = session.copy()
    for question in both:
        given, _ = _in_one(room, session, question, as_of)
        if given.calculation is None or given.outcome != "calculated":
            session.become(kept)
            return None
    total, turn = _in_one(room, session, "两家一共多少", as_of)
    if not _is_total(total):
        session.become(kept)
        return None
    turn.written = message
    return total, turn


def _in_two(
    room: Room, session: Session, two: InTwo, message: str, as_of: date
) -> tuple[Draft, Turn] | None:
    """The change, then what is asked with it; None, and the session as it was, where the change gives no sum."""
    kept = session.copy()
    changed, turn = _in_one(room, session, two.change, as_of, corrects=two.corrects)
    calculation = changed.calculation
    if calculation is None or changed.outcome not in ("calculated", "repeated"):
        session.become(kept)
        return None
    if two.of_all:
        if two.of_all in calculation.inputs.values():
            return changed, turn
        session.become(kept)
        return None
    asked, turn = run_turn(room, session, two.then, as_of)
    turn.written = message
    return asked, turn


def _is_total(draft: Draft) -> bool:
    calculation = draft.calculation
    return calculation is not None and len(calculation.parts) > 1


def _unchanged(two: InTwo, before: Session, total: Draft) -> bool:
    """Whether a total is made of the sums of before only, though something is put right."""
    parts = total.calculation.parts if total.calculation is not None else ()
    sums = [part for one in before.sums for part in one.singles]
    return two.corrects and all(any(part.is_case_of(one) for one in sums) for part in parts)


def _in_one(
    room: Room, session: Session, message: str, as_of: date, *, corrects: bool = False
) -> tuple[Draft, Turn]:
    """The draft of the first step that answers the message as it is, and the turn. ``corrects``: the message is known
    to put right what was told.
    """
    read = read_in_place(room, session, message, as_of)
    said = understand(read, written=message)
    turn = Turn(
        room=room,
        session=session,
        written=message,
        message=read,
        said=replace(said, correction=True) if corrects else said,
        heard=Heard.of(room.vocabulary, read, as_of),
        as_of=as_of,
    )
    for step in STEPS:
        began = time.perf_counter()
        found = step(turn)
        turn.times[step.__name__] = (time.perf_counter() - began) * 1000
        if found is not None:
            draft = with_the_usual(turn, doubted(turn, found))
            remember(turn, draft)
            return forewarned(turn, with_verdict(turn, draft)), turn
    raise AssertionError("the last step always answers")


def read_in_place(room: Room, session: Session, message: str, as_of: date) -> str:
    """The message in the words in which the steps read it: in Chinese, in plain words for what only goes on with
    the answer before it, and whole where it leaves to the conversation which place, month or subject is meant.

    Each of these gives the message back as it is where it has nothing to put right.
    """
    read = punctuated(room.glossary.gloss(message))
    read = called_in_part(room, session, read, as_of)
    read = asked_in_all(room, read, as_of)
    read = said_plainly(room, session, read, as_of)
    read = said_back_plainly(session, read)
    read = brought_home(room, session, read)
    read = in_month_meant(session, read)
    read = asked_there(room, session, read)
    return put_right(room, session, read, as_of)
