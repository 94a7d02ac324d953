"""Which of the sums answered before a question means: by names, places, number and holders.

For ``sums_before``; the words are read by ``sum_words``.
"""

from collections.abc import Sequence

from assistant.calculator.calculation import Calculation
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.sum_words import SumQuestion
from assistant.conversation.room import Turn
from assistant.conversation.sessions.session import Session
from assistant.conversation.totals.last_sums import last_sums, total_renewed
from assistant.conversation.totals.parts_of_total import as_they_are_now, parts_of_last
from assistant.conversation.totals.sums_named import (
    as_it_is_now,
    fits,
    joined_to,
    naming,
    naming_stretches,
    sums_named,
)

_PAIR = 2


def sums_meant(
    turn: Turn,
    question: SumQuestion,
    sums: Sequence[Calculation],
    pointed: Sequence[Calculation],
) -> list[Calculation] | None:
    """The sums that are named or ``pointed`` to, empty where none is in particular; None where it is not
    clear which.
    """
    total = question.asks == "total"
    if _asks_of_two_enterprises(turn, question):
        return _of_holders(turn, sums)
    if naming_stretches(turn, sums):
        return _named_and_pointed(turn, question, sums, pointed)
    if total and len(pointed) < (question.count or 0):
        pointed = []  # 仨客户的补助一共: a word of one of them points to no fewer than are counted
    if pointed:
        return [as_it_is_now(turn, one, pointed) for one in pointed] if total else list(pointed)
    if turn.session.asides and question.own and question.asks in ("rest", "share"):
        return list(_own_sums(turn)[-1:]) or None
    last = turn.session.last_draft
    if total and last is not None and last.outcome == "compared":
        return list(last.calculation.parts) if last.calculation is not None else None
    if _differ(turn, question):
        return list(parts_of_last(turn))
    if renewed := _renewed(turn, question):
        return renewed
    sums = _each_by_itself(_of_the_holder_named(turn, question, sums))
    if question.places:
        sums = _of_the_last_total(turn.session) or sums
    return _at_their_places(turn.session, question, sums)


def _differ(turn: Turn, question: SumQuestion) -> bool:
    """两家一共 / 两家相差多少: whether the difference of the two that were just added up is asked for."""
    two = question.asks == "difference" and question.count == _PAIR and not question.places
    return two and len(parts_of_last(turn)) == _PAIR


def _of_the_last_total(session: Session) -> Sequence[Calculation]:
    """头一个经费改为48万，合计变成几 / 第二个是几: the parts of the last total as they are now, among which a place is counted;
    empty where something else was answered since, or they were told at once and have no order of their own.
    """
    totalled = session.totalled
    alone = [one for one in session.sums if not one.parts]
    if not all(any(part.is_case_of(one) for one in alone) for part in totalled.parts):
        return []
    renewed = total_renewed(session, len(totalled.parts))
    return renewed or ([] if totalled.since else totalled.parts)


def _asks_of_two_enterprises(turn: Turn, question: SumQuestion) -> bool:
    """我比他多多少: whether one's own sum and that of another enterprise are asked about; 我自己那家是多少来着 asks of
    one alone.
    """
    if not (turn.session.asides and question.own):
        return False
    if turn.came_back and question.asks in ("again", "last"):
        return False
    return question.other or question.asks in ("difference", "larger", "smaller")


def _named_and_pointed(
    turn: Turn,
    question: SumQuestion,
    sums: Sequence[Calculation],
    pointed: Sequence[Calculation],
) -> list[Calculation] | None:
    """Those that are named, then those ``pointed`` to; None where it is not clear which are named."""
    if _counts(turn, sums):
        return None
    named = sums_named(turn, as_they_are_now(turn, sums)) or []
    if len(named) == 1 and question.asks == "total" and not pointed:
        pointed = joined_to(turn, named[0], sums)
    return list({id(one): one for one in (*named, *pointed)}.values()) if named else None


def _of_the_holder_named(
    turn: Turn, question: SumQuestion, sums: Sequence[Calculation]
) -> Sequence[Calculation]:
    """老张那家前后两样加起来: the sums of the present enterprise, where the message names it and counts no more
    (仨客户的补助一共).
    """
    session, present = turn.session, turn.session.of_present(sums)
    named = bool(session.asides and session.holder) and session.holder in turn.said.text
    return present if named and len(present) >= (question.count or 0) else sums


def _renewed(turn: Turn, question: SumQuestion) -> list[Calculation]:
    """The last total as it is now, where just so many are to be added up, or no number is said (合计请重算), and none is
    called by its place.
    """
    all_of_it = question.count == len(turn.session.totalled.parts)  # 前面两项, of a total of two
    if question.asks != "total" or question.places or (question.previous and not all_of_it):
        return []
    if question.count is None:
        parts = () if question.strange else turn.session.totalled.parts
        return total_renewed(turn.session, len(parts))
    firms = cues().people.both_firms.search(turn.said.text) is not None
    return total_renewed(turn.session, question.count, unchanged=not firms)


def answered_last(turn: Turn, sums: Sequence[Calculation]) -> Sequence[Calculation]:
    """The sum of the last answer, where that was one or a total, else the last sum before it."""
    last = turn.session.last_draft
    calculation = last.calculation if last is not None and last.outcome != "compared" else None
    if calculation is None or calculation.unit != "yuan" or calculation.result is None:
        return sums
    return [calculation]


def _counts(turn: Turn, sums: Sequence[Calculation]) -> bool:
    """省级的两个: whether things are counted beside what is named, which may be told anew (3家高企 after these
    is not).
    """
    known = {value for one in sums for value in one.inputs.values()}
    counts = [q.value for q in turn.heard.told.quantities if q.unit == "count" and q.value > 1]
    return any(value not in known for value in counts)


def _each_by_itself(sums: Sequence[Calculation]) -> Sequence[Calculation]:
    """The sums in their order, without totals of what was answered before them."""
    alone = {(one.rule, one.result) for one in sums if not one.parts}
    return [
        one for one in sums if not any((part.rule, part.result) in alone for part in one.parts)
    ] or sums


def _at_their_places(
    session: Session, question: SumQuestion, sums: Sequence[Calculation]
) -> list[Calculation] | None:
    """前面第一个, 刚才那个: the sums whose places are said, or so many of the last (三个加起来); empty where neither
    is said, None where there is none at a place.
    """
    places = _places_said(question, sums)
    if any(not -len(sums) <= place < len(sums) for place in places):
        put_right = question.previous and question.asks == "difference" and not question.places
        return [] if put_right else None  # 那比刚才少了多少, of the one sum that there is now
    chosen = list({place % len(sums): sums[place] for place in places}.values())
    if len(chosen) < len(places):
        return None
    wanted = question.count or 0
    if not chosen and question.asks == "total" and 0 < wanted <= len(sums):
        return last_sums(session, wanted, sums) or list(sums[-wanted:])
    return chosen


def _places_said(question: SumQuestion, sums: Sequence[Calculation]) -> Sequence[int]:
    """The indexes of the sums by the places that are said; the last is the other of two, where one is said to be
    the one before it, and the one before where there is no other.
    """
    if question.places:
        return question.places
    if question.previous and question.later:
        return (-2, -1)
    if not question.previous:
        return (-1,) if question.later else ()
    if question.asks in ("difference", "total"):
        return (-2, -1)
    return (-1,) if len(sums) == 1 else (-2,)


def _own_sums(turn: Turn) -> Sequence[Calculation]:
    """The sums of the asker's own enterprise, whichever is spoken of now."""
    own = turn.session.asides.get("")
    return turn.session.results if own is None else own.results


def _of_holders(turn: Turn, sums: Sequence[Calculation]) -> list[Calculation] | None:
    """The one sum of one's own enterprise and that of the other, the present one's last; None where one of
    them has several.
    """
    session = turn.session
    others = session.results_of_others
    both = [*others, *session.results]
    alone = len(others) == len(session.results) == 1 and all(one in sums for one in both)
    found = [_of_the_choice_named(turn, one, sums) for one in both] if alone else []
    chosen = [one for one in found if one is not None]
    return chosen if len(chosen) == _PAIR else None


def _of_the_choice_named(
    turn: Turn, one: Calculation, sums: Sequence[Calculation]
) -> Calculation | None:
    """我家省级的和他那个加起来, after 国家级的是多少 was asked: the last sum of this award with the choice that the
    message names; None where there is none.
    """
    chosen = [m for m in naming(turn, one.rule) if m.meaning.role == "choice"]
    if not chosen or any(fits(one, mention) for mention in chosen):
        return one
    of_rule = [other for other in sums if other.rule == one.rule]
    fitting = [other for other in of_rule if any(fits(other, m) for m in chosen)]
    return fitting[-1] if fitting else None
