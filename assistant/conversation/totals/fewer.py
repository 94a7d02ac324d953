"""The step for 有一个省优后来没批下来, 两户里退了一户, 有一个其实是省级的: of things that were counted so many came to
nothing, or are of another kind.

In: the message and the last sum or total. Out: the same with fewer of them, and the others beside, or
None where it is not clear of which things it is said.
"""

from collections.abc import Sequence
from decimal import Decimal

from assistant.answering.draft import Draft
from assistant.calculator.calculation import Calculation
from assistant.calculator.engine.engine import calculate
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.understanding import is_question
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import CLAUSE
from assistant.conversation.rules.earlier_results import drafted
from assistant.conversation.totals.totalling import added_up
from assistant.conversation.totals.without_one import is_spoken_of

_COUNT = "integer"


def take_fewer(turn: Turn) -> Draft | None:
    """The last sum with so many things less as the message says to have come to nothing. None where it is not
    clear of which things.
    """
    session = turn.session
    last = session.last_calculation
    if last is None or not last.result or session.pending is not None:
        return None
    of_total = cues().totals.total.search(turn.said.text) is not None
    total = (session.totalled.parts if of_total else ()) or last.parts
    if (turned := _with_one_turned(turn, total)) is not None:
        return turned
    parts = last.singles
    if any(turn.room.rulebook.get(part.rule) is None for part in parts):
        return None  # a part that is a total itself
    if turn.said.new_person or _asks_but_for_no_total(turn):
        return None
    lost = [c for c in CLAUSE.split(turn.heard.told.text) if _is_lost(c)]
    if len(lost) != 1 and not _says_one_is_otherwise(turn):
        return None
    if (count := _how_many(turn, lost)) is None:
        return None
    return _with_fewer(turn, parts, count) if lost else _with_another_kind(turn, parts, count)


def _asks_but_for_no_total(turn: Turn) -> bool:
    """Whether something else than the total is asked for."""
    return is_question(turn.said.text) and not cues().totals.total.search(turn.said.text)


def _says_one_is_otherwise(turn: Turn) -> bool:
    """有一个其实是省级的: whether one of them is put right, or supposed to be otherwise."""
    text = turn.said.text
    otherwise = (cues().corrections.in_fact, cues().supposing.supposed)
    put_right = turn.said.correction or any(cue.search(text) for cue in otherwise)
    return put_right and cues().pointing.one_of_them.search(text) is not None


def _how_many(turn: Turn, lost: Sequence[str]) -> Decimal | None:
    """Of how many things it is said, ``lost`` being the clauses that say some came to nothing; None where no one
    number is told.
    """
    figures = turn.heard.told.quantities
    counts = [q for q in figures if q.unit == "count" and not q.vague]
    if lost and not counts and cues().events.one_said.search(lost[0]):
        return Decimal(1)
    return counts[0].value if len(counts) == len(figures) == 1 else None


def _with_one_turned(turn: Turn, parts: Sequence[Calculation]) -> Draft | None:
    """一等奖改成二等奖, after the total of two prizes: the same total, where the one part that had the choice
    which is named and no longer told has the other.
    """
    text = turn.said.text
    found = _turned(turn, parts) if _tells_that_one_turned(turn) else []
    if len(found) != 1:
        return None
    ((part, name, now),) = found
    known = {n: v for n, v in part.inputs.items() if n not in part.assumed}
    new = calculate(turn.room.rulebook.by_id[part.rule], {**known, name: now}, turn.as_of)
    if new.missing:
        return None
    if cues().supposing.supposed.search(text) is None:
        turn.read_as_correction()
    return added_up(turn, [new if one is part else one for one in parts])


def _tells_that_one_turned(turn: Turn) -> bool:
    """Whether a message tells that something is otherwise: none that asks of it alone (单这一个给多少), none that it
    came to nothing (国优没评上，只剩省优).
    """
    corrections, text = cues().corrections, turn.said.text
    turned = cues().events.turned_into
    otherwise = (corrections.in_fact, cues().supposing.supposed, corrections.change_told, turned)
    if not (turn.said.correction or any(cue.search(text) for cue in otherwise)):
        return False
    if turn.said.new_person or turn.heard.told.quantities:
        return False
    if _asks_but_for_no_total(turn):
        return False
    return not _is_lost(turn.heard.told.text) or turned.search(text) is not None


def _turned(turn: Turn, parts: Sequence[Calculation]) -> list[tuple[Calculation, str, str]]:
    """The parts that had a choice which is named, with the input and the choice that is told now."""
    found: list[tuple[Calculation, str, str]] = []
    for part in parts:
        rule = turn.room.rulebook.get(part.rule)
        told = turn.read(rule).values if rule is not None else {}
        for mention in turn.heard.told.mentions.get(part.rule, ()):
            name, before = mention.meaning.input, mention.meaning.value
            now = told.get(name or "")
            if not name or mention.meaning.role != "choice" or not isinstance(now, str):
                continue
            if now != before == part.inputs.get(name) and (part, name, now) not in found:
                found.append((part, name, now))
    return found


def _with_fewer(turn: Turn, parts: Sequence[Calculation], gone: Decimal) -> Draft | None:
    """The same with so many things fewer of the one part that is spoken of, or that alone counts so many; None where
    it is not clear which.
    """
    counted = [(part, n) for part in parts for n, count in _counts(turn, part) if count > gone]
    meant = [(part, n) for part, n in counted if is_spoken_of(turn, part, parts)]
    if any(is_spoken_of(turn, part, parts) for part in parts) and not meant:
        return None
    chosen = meant or counted
    if len(chosen) != 1:
        return None
    (part, name) = chosen[0]
    rule = turn.room.rulebook.by_id[part.rule]
    before = dict(_counts(turn, part))[name]
    told = {n: v for n, v in part.inputs.items() if n not in part.assumed}
    now = calculate(rule, {**told, name: before - gone}, turn.as_of)
    if now.missing:
        return None
    if cues().supposing.supposed.search(turn.said.text) is None:
        turn.read_as_correction()
    others = [now if other is part else other for other in parts]
    return added_up(turn, others) if len(others) > 1 else drafted(turn, now)


def _with_another_kind(turn: Turn, parts: Sequence[Calculation], changed: Decimal) -> Draft | None:
    """两个国家级的 / 有一个其实是省级的: of things all of one kind so many of the kind that the message tells."""
    first = parts[0]
    if any(not part.is_case_of(first) for part in parts):
        return None
    rule = turn.room.rulebook.by_id[first.rule]
    told = turn.read(rule).values
    kinds = {n: v for n, v in told.items() if rule.inputs[n].type == "choice"}
    counts = dict(_counts(turn, first))
    if not kinds or all(first.inputs.get(n) == v for n, v in kinds.items()) or len(counts) > 1:
        return None
    known = {n: v for n, v in first.inputs.items() if n not in first.assumed}
    if not counts:
        if len(parts) <= changed:
            return None
        others = [calculate(rule, {**known, **kinds}, turn.as_of)] * int(changed)
        new = [*parts[: -int(changed)], *others]
    else:
        ((name, before),) = counts.items()
        if before <= changed:
            return None
        left = {**known, name: before - changed}
        new = [
            calculate(rule, told_now, turn.as_of)
            for told_now in (left, {**known, **kinds, name: changed})
        ]
    if any(one.missing for one in new):
        return None
    return added_up(turn, new)


def _counts(turn: Turn, part: Calculation) -> list[tuple[str, Decimal]]:
    """The inputs of a part that count things, and how many."""
    inputs = turn.room.rulebook.by_id[part.rule].inputs
    return [
        (name, value)
        for name, value in part.inputs.items()
        if inputs[name].type == _COUNT and name not in part.assumed and isinstance(value, Decimal)
    ]


def _is_lost(clause: str) -> bool:
    events = cues().events
    return bool(events.lost.search(clause) or events.came_to_nothing.search(clause))
