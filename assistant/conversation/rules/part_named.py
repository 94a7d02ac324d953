"""说错了，第三年是60万; 24年填错，应为41万; 7-12月应为15.6万: which of the figures that a total was told by a message
names, by its year or by the words that stood before it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.calculator.quantities.fact import Filling, Quantity
from assistant.calculator.quantities.ordinals import place_of
from assistant.calculator.quantities.quantity import read_quantities
from assistant.conversation.facts.heard import Heard
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.sessions.remembered import ToldFact

_YEARS_AGO = {"this_one": 0, "last_one": 1, "one_before": 2}
"""By the group of ``years_of_figures``."""
_BEFORE = 30
"""So many characters before the figures may say the years they are of (23、24、25年研发投入分别为)."""
_CENTURY = 2000
_FEWEST = 2
_LABEL = 14
"""So many characters before a figure may say what it is of."""
_CUT = re.compile("[，。；;,:：、！!？?\\s]")


def with_part_named(turn: Turn) -> Heard:
    """The message, with the figure taken back that stood for the year it names; itself where it names none.

    So it is where it tells one sum, and one fact was told by a sum for each of several years.
    """
    heard, told = turn.heard, turn.heard.told
    sums = [c for c in heard.around if c.quantity.unit == "yuan"]
    placed = (_placed_by_label(turn) or _placed_by_year(turn)) if told.withdrawn is None else None
    if placed is not None:
        return placed
    places = list(cues().years.figure_of_nth.finditer(told.text))
    year = sums[0].year if len(sums) == 1 else None
    if told.withdrawn is not None or len(sums) != 1 or sums[0].quantity.vague:
        return heard
    if len(places) == 1:
        gone = [figure_of_year(fact, places[0]) for fact in turn.session.told.values()]
    elif year is not None and not places:
        gone = [_of_calendar_year(turn, fact, year) for fact in turn.session.told.values()]
    else:
        return heard
    found = [figure for figure in gone if figure is not None and figure != sums[0].quantity.value]
    if len(found) != 1:
        return heard
    return replace(heard, told=replace(told, withdrawn=found[0]))


def _placed_by_label(turn: Turn) -> Heard | None:
    """更正:7-12月应为15.6万, after 1-6月14.4万,7-12月16.8万: nothing but the new total; None unless one figure stands
    behind the very words that one of the figures told stood behind.
    """
    told = turn.heard.told
    found = [
        (fact, quantity, part)
        for quantity in told.quantities
        if quantity.unit == "yuan" and not quantity.vague
        for fact in turn.session.told.values()
        if (part := _labelled(turn, fact, _label(told.text, 0, quantity.start))) is not None
        and part != quantity.value
    ]
    if len(found) != 1:
        return None
    fact, quantity, part = found[0]
    if not isinstance(fact.value, Decimal):
        return None
    return _nothing_but(turn, {fact.input: (quantity, fact.value - part + quantity.value)})


def _placed_by_year(turn: Turn) -> Heard | None:
    """更正:2024年应为2760万,2025年应为2990万: nothing but the figures of these years, where each is put right that
    was told of its year.
    """
    sums = [c for c in turn.heard.around if c.quantity.unit == "yuan"]
    if not turn.said.correction or len({c.year for c in sums}) != len(sums):
        return None
    told = [f for f in turn.session.told.values() if f.type == "money" and not _parts(f)]
    of_year = {c.year: [f for f in told if f.year == c.year] for c in sums}
    if None in of_year or not sums or any(len(facts) != 1 for facts in of_year.values()):
        return None
    return _nothing_but(
        turn, {of_year[c.year][0].input: (c.quantity, c.quantity.value) for c in sums}
    )


def _nothing_but(turn: Turn, figures: Mapping[str, tuple[Quantity, Decimal]]) -> Heard | None:
    """A message that tells these figures and no more; None where no award just computed asks for them all."""
    focus = turn.session.focus
    rules = turn.rules(focus.rules) if focus is not None else []
    fillings = tuple(
        Filling(name, value, quantity.text, quantity.start, quantity.end)
        for name, (quantity, value) in figures.items()
    )
    placed = {r.id: fillings for r in rules if all(name in r.inputs for name in figures)}
    nothing = turn.hear("")
    return replace(nothing, placed=placed) if placed else None


def _labelled(turn: Turn, fact: ToldFact, label: str) -> Decimal | None:
    """The one of the figures a fact was told by that stood behind these words."""
    if len(label) < _FEWEST or not _parts(fact):
        return None
    for message in turn.session.messages:
        at = message.find(fact.words)
        if at < 0:
            continue
        sums = [q for q in read_quantities(message) if q.unit == "yuan"]
        own = [n for n, q in enumerate(sums) if at <= q.start < at + len(fact.words)]
        ends = [sums[n - 1].end if n else 0 for n in own]
        labels = [_label(message, end, sums[n].start) for n, end in zip(own, ends, strict=True)]
        if labels.count(label) == 1:
            return sums[own[labels.index(label)]].value
    return None


def _label(text: str, floor: int, start: int) -> str:
    """The words right before a figure, without those that only lead to it: 7-12月 of 7-12月应为."""
    words = text[max(floor, start - _LABEL) : start].rstrip()
    return _CUT.split(cues().corrections.leads_to_figure.sub("", words).rstrip())[-1]


def figure_of_year(fact: ToldFact, year: re.Match[str]) -> Decimal | None:
    """The one of the figures a fact was told by that stands for this year; None where there is no such
    one.
    """
    parts = _parts(fact)
    if not parts:
        return None
    place = place_of(year["nth"])
    return parts[place] if place is not None and place < len(parts) else None


def _of_calendar_year(turn: Turn, fact: ToldFact, year: int) -> Decimal | None:
    """The one of a year of the calendar, where the message that told them said the year of each."""
    parts = _parts(fact)
    for message in turn.session.messages if parts else ():
        at = message.find(fact.words)
        words = message[max(0, at - _BEFORE) : at + len(fact.words)]
        years = _years(words, turn.as_of.year)[-len(parts) :]
        if at >= 0 and len(set(years)) == len(parts) and year in years:
            return parts[years.index(year)]
    return None


def _years(words: str, today: int) -> list[int]:
    """The years said in these words, in order."""
    return [
        _CENTURY + int(m["said"]) if m["said"] else today - _YEARS_AGO[m.lastgroup or ""]
        for m in cues().years.years_of_figures.finditer(words)
    ]


def _parts(fact: ToldFact) -> Sequence[Decimal]:
    """The figures that a fact was told by, which come to its value; empty where it was told by one."""
    parts = [q.value for q in read_quantities(fact.words) if q.unit == "yuan"]
    return parts if len(parts) >= _FEWEST and sum(parts) == fact.value else ()
