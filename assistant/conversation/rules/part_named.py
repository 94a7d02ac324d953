"""说错了，第三年是60万; 24年填错，应为41万: which of the figures that a total was told by a message names by its year."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.calculator.quantities.quantity import read_quantities
from assistant.conversation.facts.gathering import Heard
from assistant.conversation.room import Turn
from assistant.conversation.sessions.session import ToldFact

_PLACES = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "1": 0, "2": 1, "3": 2, "4": 3, "5": 4}
_NTH = re.compile(r"第([一二三四五1-5])年|(?P<first>头一?年|首年)|(?P<last>最后一?年|末年)")
_YEAR = re.compile(
    r"(?<!\d)(?:20)?(?P<said>\d{2})(?=年|(?:[、,，和跟与/](?:20)?\d{2})+年)|(?P<word>今年|去年|前年)"
)
_AGO = {"今年": 0, "去年": 1, "前年": 2}
_BEFORE = 30
"""So many characters before the figures may say the years they are of (23、24、25年研发投入分别为)."""
_CENTURY = 2000
_FEWEST = 2


def with_part_named(turn: Turn) -> Heard:
    """The message, with the figure taken back that stood for the year it names; itself where it names none.

    So it is where it tells one sum, and one fact was told by a sum for each of several years.
    """
    heard, told = turn.heard, turn.heard.told
    sums = [c for c in heard.around if c.quantity.unit == "yuan"]
    places = list(_NTH.finditer(told.text))
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


def figure_of_year(fact: ToldFact, year: re.Match[str]) -> Decimal | None:
    """The one of the figures a fact was told by that stands for this year; None where there is no such one."""
    parts = _parts(fact)
    if not parts:
        return None
    if year["last"]:
        return parts[-1]
    place = 0 if year["first"] else _PLACES[year[1]]
    return parts[place] if place < len(parts) else None


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
        today - _AGO[m["word"]] if m["word"] else _CENTURY + int(m["said"])
        for m in _YEAR.finditer(words)
    ]


def _parts(fact: ToldFact) -> Sequence[Decimal]:
    """The figures that a fact was told by, which come to its value; empty where it was told by one."""
    parts = [q.value for q in read_quantities(fact.words) if q.unit == "yuan"]
    return parts if len(parts) >= _FEWEST and sum(parts) == fact.value else ()
