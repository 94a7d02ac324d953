"""500强我们进不去了，那一共还剩多少: the last total without the part of it that came to nothing."""

from collections.abc import Sequence

from assistant.answering.draft import Draft
from assistant.calculator.calculation import Calculation
from assistant.calculator.message.polarity import polarity
from assistant.calculator.message.told import Told
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.understanding import is_question
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import CLAUSE
from assistant.conversation.rules.earlier_results import computed_with, drafted
from assistant.conversation.totals.parts_of_total import parts_of_last
from assistant.conversation.totals.told_anew import names_another
from assistant.conversation.totals.totalling import added_up

_TWO = 2


def take_one_away(turn: Turn) -> Draft | None:
    """500强我们进不去了，那一共还剩多少: the last total without the part that came to nothing, or that is put right as not the
    asker's (说错了，不是十大产业). None where no one part did.
    """
    parts = _parts_of_total(turn)
    gone = _gone(turn, parts) if len(parts) >= _TWO else []
    if len(gone) != 1 or _is_of_an_instalment(turn, gone[0]):
        return None
    kept = [part for part in parts if part is not gone[0]]
    if not _is_left_out_for_good(turn, gone[0], kept):
        return added_up(turn, kept) if len(kept) > 1 else drafted(turn, kept[0])
    turn.session.take_back((gone[0].rule,))
    return added_up(turn, kept) if len(kept) > 1 else drafted(turn, kept[0], "repeated")


def _is_left_out_for_good(turn: Turn, gone: Calculation, kept: Sequence[Calculation]) -> bool:
    """总部那个没认上，拿掉吧: whether the part is told to be left out, and none of those kept is of the same award."""
    told = cues().totals.leave_it_out.search(turn.heard.told.text) is not None
    return told and gone.rule not in {part.rule for part in kept}


def _gone(turn: Turn, parts: Sequence[Calculation]) -> list[Calculation]:
    """The parts that the message denies, or says to have come to nothing or to have been had before: by their
    names, or by the figures that they were computed with.
    """
    told = turn.heard.told
    denied = [part for part in parts if turn.said.correction and _is_denied(turn, part)]
    if denied and names_another(turn, {part.rule for part in parts}):
        return []
    lost = (cues().events.came_to_nothing, cues().events.had_before, cues().totals.leave_it_out)
    clauses = [c for c in CLAUSE.split(told.text) if any(cue.search(c) for cue in lost)]
    figures = [q.value for q in told.quantities if q.unit == "yuan"]
    if figures:
        known = all(any(computed_with(part, f) for part in parts) for f in figures)
        with_one = [part for part in parts if any(computed_with(part, f) for f in figures)]
        return with_one if clauses and known else []
    return denied or (_named_as_lost(turn, parts, clauses) if clauses else [])


def _named_as_lost(
    turn: Turn, parts: Sequence[Calculation], clauses: Sequence[str]
) -> list[Calculation]:
    """Those that the message names where it says so, or else beside the question for the total; where it asks what is
    left, or only tells.
    """
    text, totals = turn.heard.told.text, cues().totals
    only_told = bool(parts_of_last(turn)) and not is_question(text)
    if not (only_told or any(c.search(text) for c in (totals.the_rest, totals.leave_it_out))):
        return []
    beside = [c for c in CLAUSE.split(text) if c in clauses or not totals.total.search(c)]
    gone: list[Calculation] = []
    supposed = cues().supposing.supposed.search(text) is not None
    for said in ([] if supposed else clauses, beside):  # 上市那家黄了，只剩4家高新
        told = turn.room.vocabulary.tell(",".join(said), turn.as_of)
        gone = [part for part in parts if is_spoken_of(turn, part, parts, told)]
        if len(gone) == 1:
            break
    return gone


def _is_of_an_instalment(turn: Turn, part: Calculation) -> bool:
    """Whether only an instalment of the award was had before, or was lost in a year that is told."""
    rule = turn.room.rulebook.get(part.rule)
    if rule is None or not rule.instalments:
        return False
    if cues().totals.leave_it_out.search(turn.heard.told.text):
        return False
    had = cues().events.had_before.search(turn.heard.told.text) is not None
    return had or bool(turn.read(rule).fillings)


def _is_denied(turn: Turn, part: Calculation) -> bool:
    """说错了，不属于十大产业: whether the message names the award, and only to say that it is not so."""
    told = turn.heard.told
    names = [m for m in told.mentions.get(part.rule, ()) if m.meaning.role == "name"]
    return bool(names) and all(polarity(told, m) is False for m in names if not m.covered)


def _parts_of_total(turn: Turn) -> Sequence[Calculation]:
    """What the last sum was made of; where it was one award's, all that was computed so far."""
    session = turn.session
    last = (session.last_calculation, *session.sums[-1:])
    given = [one.parts for one in last if one is not None]
    return next((parts for parts in given if parts), session.results)


def is_spoken_of(
    turn: Turn, part: Calculation, parts: Sequence[Calculation], told: Told | None = None
) -> bool:
    """Whether words (the message's, or others) name this part of a total: its award, or the things it counts,
    where it is the only one, or its choice.
    """
    told = turn.heard.told if told is None else told
    mentions = [m for m in told.mentions.get(part.rule, ()) if not m.covered]
    rule = turn.room.rulebook.get(part.rule)
    counts = {n for n, i in rule.inputs.items() if i.type == "integer"} if rule is not None else ()
    alone = [other.rule for other in parts].count(part.rule) == 1
    chosen = {m.meaning.value for m in mentions if m.meaning.role == "choice"}
    if not alone:
        return bool(chosen & set(map(str, part.inputs.values())))
    if any(m.meaning.role == "input" and m.meaning.input in counts for m in mentions):
        return True
    return any(m.meaning.role in ("name", "choice") for m in mentions)
