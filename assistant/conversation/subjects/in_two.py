"""说错了，是市里的，加上小升规一起; 我按450万算，他比我多多少; 我公司增速定的是9%，重新求和: a message that changes what
was answered and then asks for one thing more, holds it against another's, or asks for the total again.
"""

import re
from dataclasses import dataclass

from assistant.calculator.quantities.ordinals import place_of
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.sum_words import read_sum_question
from assistant.conversation.reading.understanding import understand
from assistant.conversation.sessions.session import Session
from assistant.conversation.subjects.holders import tells_of_one_more
from corpus.normalise import fold_plain

_LAST_CLAUSES = (
    re.compile("(?P<change>.{4,})[,，;；。 ]+(?P<total>[^,，。;； ]{2,16})[?？。!！ ]*"),
    re.compile("(?P<change>.{4,}?)[,，;；。 ]+(?P<total>[^,，。;；]{2,16}?)[?？。!！ ]*"),
)
"""The last clause, without blanks in it or with some."""
_TOTAL, _TOTAL_OF_BOTH = "合计多少", "两家一共多少"
"""How the total is asked for in the turn of its own."""
_GIVES = "能给多少"
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class InTwo:
    """A message as two: what changes, and what is then asked. ``surely``: it cannot be read as one; ``corrects``:
    what changes puts right what was told; ``of_all``: it is told of so many at once, whose sum is the total.
    """

    change: str
    then: str
    surely: bool = True
    corrects: bool = False
    of_all: int = 0


def changed_then_added(session: Session, message: str) -> InTwo | None:
    """What is put right, or gone by again after a case was supposed, and what is then asked for; None where a
    message is not made of these two.
    """
    text = fold_plain(message).strip()
    if not session.sums or session.pending is not None:
        return None
    match = cues().corrections.changed_then_added.fullmatch(text)
    if match is None:
        return _changed_then_totalled(session, text)
    if match["by_figure"]:
        return InTwo(match["by_figure"], match["compared"])
    supposing, change = cues().supposing, match["change"]
    back = supposing.real_again.search(change) or supposing.goes_by.search(change)
    if cues().totals.total.search(change) or not (
        understand(change).correction or (session.real and back)
    ):
        return _changed_then_totalled(session, text)
    return InTwo(change, match["added"])


def _changed_then_totalled(session: Session, text: str) -> InTwo | None:
    """What is told otherwise of one of several sums, or of another enterprise, and the question for their total in a last
    clause of its own; surely two where it is said whose or which one is told of.
    """
    clauses = _last_clause_of_total(text)
    if clauses is None:
        return None
    change, asked = clauses
    if _tells_of_another(session, change):
        told = f"{change}，{_GIVES}"
        return InTwo(told, _TOTAL_OF_BOTH) if _is_of_two(asked) else None
    parts = session.totalled.parts or session.sums
    at_place = _is_at_a_place(change, len(parts))
    if len(parts) < _SEVERAL or _says_more(change, of_one=at_place):
        return None
    then = _TOTAL_OF_BOTH if _is_of_both(session, asked) else _TOTAL
    if cues().totals.all_alike.search(change):
        return InTwo(change, then, surely=True, corrects=True, of_all=len(parts))
    corrects = _changes(change) or at_place
    return InTwo(change, then, surely=bool(session.asides) or at_place, corrects=corrects)


def _tells_of_another(session: Session, change: str) -> bool:
    """乙厂也担保了500万，费率1%: whether an enterprise is told of that was not spoken of yet, and nothing is asked, supposed
    or added up.
    """
    more = (cues().corrections.asks_itself, cues().totals.adds_on, cues().supposing.supposed)
    return tells_of_one_more(session, change) and not any(cue.search(change) for cue in more)


def _is_of_two(asked: str) -> bool:
    """两家一共, 我两家加起来, 跟甲公司的加在一起: whether the total is of both enterprises; 它总共呢 is of the one."""
    question = read_sum_question(asked, ())
    if question is not None and question.count == _SEVERAL:
        return True
    both = (cues().totals.joined, cues().people.both_firms, cues().people.with_own)
    return any(cue.search(asked) for cue in both)


def _last_clause_of_total(text: str) -> tuple[str, str] | None:
    """What a message tells and the total that its last clause asks for; None where it asks for none."""
    for clauses in _LAST_CLAUSES:
        match = clauses.fullmatch(text)
        if match is not None and _asks_for_total(match["total"]):
            return match["change"], match["total"]
    match = cues().people.both_at_the_end.fullmatch(text)
    if match is None or cues().people.tells_of_one.search(match["change"]) is None:
        return None  # 我爸和我姐夫两家合起来多少
    return match["change"], match["total"]


def _is_at_a_place(change: str, several: int) -> bool:
    """头一家对账下来只用了25万: whether one of ``several`` sums is told of by its place."""
    match = cues().corrections.place_of_sum.search(change)
    place = place_of(match["nth"]) if match is not None else None
    return place is not None and place < several


def _asks_for_total(asked: str) -> bool:
    """Whether a clause asks for a total, or what all of them come to, and says nothing else."""
    if cues().pointing.one_alone.search(asked):
        return False
    asked = cues().totals.paid_verb.sub("", cues().people.holder.sub("", asked))
    question = read_sum_question(asked, ())
    total = question is not None and question.asks == "total" and not question.strange
    return total or cues().totals.of_all_now.fullmatch(asked) is not None


def _says_more(change: str, *, of_one: bool) -> bool:
    """Whether what comes before asks something itself, adds an award, leaves one out or says that it fell away.
    ``of_one``: one of the sums is told of by its place, so that 也 adds nothing (头一个也是省优).
    """
    corrections, events, totals = cues().corrections, cues().events, cues().totals
    change = totals.total_told.sub("", change)  # 固投一共5200万
    more = (
        *(corrections.asks_itself, totals.adds_on, totals.left_out, totals.total_asked),
        *(events.came_to_nothing, events.given_up),
    )
    told = corrections.said_anew.sub("", change)
    told = "" if understand(change).correction else corrections.not_either.sub("", told)
    also = totals.also.search(told) or events.and_another.search(told)
    return bool(also and not of_one) or any(cue.search(change) for cue in more)


def _changes(change: str) -> bool:
    """Whether something is put right or told as it was found to be, and not only supposed."""
    corrections = cues().corrections
    anew = (corrections.in_fact, corrections.change_told, corrections.told_anew)
    told = understand(change).correction or any(cue.search(change) for cue in anew)
    return told and cues().supposing.supposed.search(change) is None


def _is_of_both(session: Session, asked: str) -> bool:
    """Whether the total is of two enterprises: so it is called, or so the last one was made up."""
    others = session.results_of_others
    last = session.totalled.parts
    firms = cues().people.both_firms.search(asked) is not None
    mixed = any(part.is_case_of(one) for part in last for one in others)
    return bool(others) and (firms or mixed or not last)
