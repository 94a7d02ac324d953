"""Of awards that are paid over years: which instalment a message asks for, and what it comes to."""

from collections.abc import Sequence

from assistant.calculator.calculation import Calculation
from assistant.calculator.engine.instalment import of_instalments, of_year
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.instalments import instalments_asked
from assistant.conversation.room import Turn
from assistant.conversation.rules.since import (
    place_asked,
    places_so_far,
    years_since,
)


def instalments_due(
    turn: Turn, known: Sequence[tuple[LoadedRule, Calculation]]
) -> list[Calculation]:
    """The calculations; where an instalment is asked for, of an award in instalments that one, and what is
    paid once only with the first. Of firms alike that were just added up each gets its own.
    """
    return _due(turn, known) * _firms_alike(turn, known)


def _firms_alike(turn: Turn, known: Sequence[tuple[LoadedRule, Calculation]]) -> int:
    """三家都是头一回升规，一共多少 / 今年先到手的是多少: how often the one award stands in the last total; 1 where anything
    is told anew, or no instalment asked for.
    """
    last = turn.session.last_calculation
    if len(known) != 1 or last is None or turn.heard.told.quantities:
        return 1
    alike = bool(last.parts) and all(part.is_case_of(known[0][1]) for part in last.parts)
    return len(last.parts) if alike and instalments_asked(turn.said.text) else 1


def _due(turn: Turn, known: Sequence[tuple[LoadedRule, Calculation]]) -> list[Calculation]:
    """What of each is asked for: what was paid so far, one instalment by its year or its place, else the whole."""
    places = instalments_asked(turn.said.text)
    paid_so = [rule for rule, _ in known if rule.instalments]
    if paid_so and not places and (so_far := places_so_far(turn, paid_so[0])):
        return [of_instalments(c, rule, so_far) for rule, c in known]
    if paid_so and not places and (asked := place_asked(turn, paid_so[0])) is not None:
        return [of_year(c, rule, asked) for rule, c in known if rule.instalments]
    if not places:
        return [c for _, c in known]
    this_year = cues().years.this_years.search(turn.said.text) is not None
    since = years_since(turn, paid_so[0]) if paid_so and this_year else 0
    if since > places[0]:
        return [of_year(c, rule, since) for rule, c in known if rule.instalments]
    ahead = _years_ahead(turn, paid_so[0]) if paid_so else 0
    if ahead > places[0]:
        return [of_year(c, rule, ahead) for rule, c in known if rule.instalments]
    later = [(rule, c) for rule, c in known if rule.instalments] if places[0] else known
    if places[0] and len(places) == 1:  # 第四年了，今年还有吗, of three
        return [of_year(c, rule, places[0]) for rule, c in later] or [c for _, c in known]
    return [of_instalments(c, rule, places) for rule, c in later or known]


def _years_ahead(turn: Turn, rule: LoadedRule) -> int:
    """去年升的规 … 后年呢: which year of the award (0 the first) the one asked for is; 0 where this one is asked
    for.
    """
    years, text = cues().years, turn.said.text
    ahead = 2 if years.year_after_next.search(text) else 1 if years.next_year.search(text) else 0
    since = years_since(turn, rule) if ahead else 0
    return since + ahead if since else 0
