"""说错了，第三年是60万: which of the figures that a total was told by a message names by its year."""

import re
from dataclasses import replace
from decimal import Decimal

from assistant.calculator.quantities.quantity import read_quantities
from assistant.conversation.facts.gathering import Heard
from assistant.conversation.room import Turn
from assistant.conversation.sessions.session import ToldFact

_PLACES = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "1": 0, "2": 1, "3": 2, "4": 3, "5": 4}
_NTH = re.compile(r"第([一二三四五1-5])年|(?P<first>头一?年|首年)|(?P<last>最后一?年|末年)")
_FEWEST = 2


def with_part_named(turn: Turn) -> Heard:
    """The message, with the figure taken back that stood for the year it names; itself where it names none.

    So it is where it tells one sum, and one fact was told by a sum for each of several years.
    """
    heard, told = turn.heard, turn.heard.told
    sums = [q for q in told.quantities if q.unit == "yuan"]
    places = list(_NTH.finditer(told.text))
    if told.withdrawn is not None or len(sums) != 1 or len(places) != 1 or sums[0].vague:
        return heard
    gone = [figure_of_year(fact, places[0]) for fact in turn.session.told.values()]
    found = [figure for figure in gone if figure is not None and figure != sums[0].value]
    if len(found) != 1:
        return heard
    return replace(heard, told=replace(told, withdrawn=found[0]))


def figure_of_year(fact: ToldFact, year: re.Match[str]) -> Decimal | None:
    """The one of the figures a fact was told by that stands for this year; None where there is no such one."""
    parts = [q.value for q in read_quantities(fact.words) if q.unit == "yuan"]
    if len(parts) < _FEWEST or sum(parts) != fact.value:
        return None
    if year["last"]:
        return parts[-1]
    place = 0 if year["first"] else _PLACES[year[1]]
    return parts[place] if place < len(parts) else None
