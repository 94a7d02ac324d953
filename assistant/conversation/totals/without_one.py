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
    """500强我们进不去了，那一共还剩多少: the last total without the part that came to nothing, or that is put
    right as not the asker's (说错了，不是十大产业).
    """
    events, totals, text = cues().events, cues().totals, turn.heard.told.text
    parts = _parts_of_total(turn)
    lost = (events.came_to_nothing, events.had_before)
    every = CLAUSE.split(text)
    clauses = [c for c in every if any(cue.search(c) for cue in lost)]
    asks = totals.the_rest.search(text) or (parts_of_last(turn) and not is_question(text))
    gone = [part for part in parts if turn.said.correction and _is_denied(turn, part)]
    if gone and names_another(turn, {part.rule for part in parts}):
        return None
    if not gone and clauses and asks:
        beside = [c for c in every if c in clauses or not totals.total.search(c)]
        told = turn.room.vocabulary.tell(",".join(beside), turn.as_of)
        gone = [part for part in parts if is_spoken_of(turn, part, parts, told)]
    if len(parts) < _TWO:
        return None
    figures = [q.value for q in turn.heard.told.quantities if q.unit == "yuan"]
    if clauses and figures and all(any(computed_with(p, f) for p in parts) for f in figures):
        gone = [part for part in parts if any(computed_with(part, f) for f in figures)]
    elif figures:
        return None
    if len(gone) != 1:
        return None
    rule = turn.room.rulebook.get(gone[0].rule)
    if (
        rule is not None
        and rule.instalments
        and (events.had_before.search(text) or turn.read(rule).fillings)
    ):
        return None  # of which one instalment was had, or lost in a year that is told
    kept = [part for part in parts if part is not gone[0]]
    return added_up(turn, kept) if len(kept) > 1 else drafted(turn, kept[0])


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
