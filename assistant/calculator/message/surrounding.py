"""What the words around each quantity of a message say about it, found once for all rules.

In: ``Told``. Out: one ``Context`` a quantity: the stretches of text that belong to it, the year it
speaks of, whether it is the sum of an award, a part of a total, a difference to an average.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.calculator.message.beside import (
    average_of,
    is_award,
    is_falling,
    is_increment,
    is_left_out,
    is_so_far,
    months_each,
    part_named,
)
from assistant.calculator.message.context import Context
from assistant.calculator.message.general import is_of_no_case, is_only_applied_for, is_told_exactly
from assistant.calculator.message.leading import led_by
from assistant.calculator.message.others import is_of_others
from assistant.calculator.message.timing import FROM, TO, with_times
from assistant.calculator.message.told import Told
from assistant.calculator.message.year_meant import in_year_meant
from assistant.calculator.quantities.cues import Cues, cues
from assistant.calculator.quantities.fact import Quantity
from assistant.calculator.quantities.punctuation import SENTENCE_MARKS

_ENUMERATED = re.compile("(?:^|[，。；、：,;: 另又再])$")
"""What stands before 一个 where things are told one by one (一个3亿，另一个8600万)."""
_NEAR = 8
"""So near before a figure the words stand that say that something fell by it."""
_LEAD = 24
"""So far before its own words the clauses begin that may speak of a quantity."""
_TIMES = frozenset({"year", "month", "day", "workday", "hour"})
_RATES = frozenset({"rate", "points", "plain"})
_JOINING = frozenset({"", "、", "和", "，", ",", "跟", "与", "及", "以及"})
"""What may stand between figures that share their words (分别是8亿、9亿)."""


def contexts(told: Told) -> list[Context]:
    """The context of every quantity, in order."""
    known = cues()
    found: list[Context] = []
    for index, quantity in enumerate(told.quantities):
        found.append(_context(told, index, quantity, found, known))
    return in_year_meant(told, with_times(told, _of_the_average_named(told, found)))


def _of_the_average_named(told: Told, found: list[Context]) -> list[Context]:
    """平均也改了，统计局定的7%: the only rates of a message that names an average in a clause before, and
    neither a growth nor the speaker in between, are the average's.
    """
    rates = [c for c in found if c.quantity.unit in _RATES]
    if not rates or any(c.average != "none" for c in rates):
        return found
    named = list(cues().patterns["average"].finditer(told.text[: rates[0].quantity.start]))
    if not named or cues().patterns["compare_end"].search(told.text[: named[-1].start()]):
        return found  # 涨的比平均还低，4%
    between = told.text[named[-1].end() : rates[-1].quantity.end]
    if any(cues().any_in(kind, between) for kind in ("grow", "drop", "own")):
        return found
    return [replace(c, average="average") if c in rates else c for c in found]


def _context(
    told: Told, index: int, quantity: Quantity, earlier: Sequence[Context], known: Cues
) -> Context:
    text = told.text
    clause_start, clause_end = _clause(told, quantity)
    last = _last_before(text, quantity, earlier)
    own = _own_words(told, quantity, last, clause_start)
    following = told.quantities[index + 1] if index + 1 < len(told.quantities) else None
    after = min(clause_end, following.start if following else len(text))
    spread = _spread(told, clause_start, quantity, last, known)
    words, behind = text[own : quantity.start], text[quantity.end :]
    first = led_by(text, quantity, earlier)
    before = spread if spread is not None else own if first is None else first
    led = text[earlier[-1].quantity.end if earlier else 0 : quantity.start]
    return Context(
        quantity=quantity,
        before=before,
        after=after,
        lead=min(before, _lead(text, before, last)),
        year=None,
        old=None,
        award=quantity.unit != "count" and is_award(text, words, quantity.end, after, known),
        part_of=_is_part(told, quantity, words, earlier, known),
        part=part_named(words, text[quantity.end : after], known),
        average=average_of(words, text, quantity, after, following, known),
        falling=is_falling(words[-_NEAR:], known),
        distributed=_turn(earlier, before) if spread is not None else None,
        so_far=is_so_far(words, behind, known),
        general=is_of_no_case(text, words, quantity, told.quantities),
        of_others=is_of_others(text, quantity.start) or is_left_out(text, quantity, known),
        how_many=known.patterns["how_many"].search(text[: quantity.end]) is not None,
        months_each=months_each(words, behind, known),
        added=known.patterns["added"].search(led) is not None,
        in_all=known.patterns["in_all"].search(led) is not None,
    )


def _own_words(told: Told, quantity: Quantity, last: Context | None, clause_start: int) -> int:
    """Where the words begin that belong to a quantity: in its clause, behind the quantity before; those of
    that one hold for both where it grew to this one or was only passed by it.
    """
    if last is None:
        return clause_start
    grown = last.before >= clause_start and _grown_to(told.text, last, quantity)
    if grown or is_told_exactly(told.text, last.quantity, [quantity]):
        return last.before
    return max(clause_start, _behind(told, last))


def _is_part(
    told: Told, quantity: Quantity, words: str, earlier: Sequence[Context], known: Cues
) -> bool:
    """Whether it is only a part of another figure told; 里头有一家上市了 is of no number told."""
    said = quantity.part or known.any_in("part_of", words)
    alone = quantity.unit == "count" and not earlier
    return said and not alone and not _got_of_those(told, quantity)


def _got_of_those(told: Told, quantity: Quantity) -> bool:
    """其中三家证拿到手: of things that were only applied for, those that were granted."""
    return any(
        q.end <= quantity.start
        and q.counted == quantity.counted
        and is_only_applied_for(told.text, q, (quantity,))
        for q in told.quantities
    )


def _last_before(text: str, quantity: Quantity, earlier: Sequence[Context]) -> Context | None:
    """The quantity before this one; what steps aside does not come between words and a figure."""
    if quantity.unit in _TIMES:
        return earlier[-1] if earlier else None
    return next(
        (c for c in reversed(earlier) if not _steps_aside(text, c.quantity, quantity)), None
    )


def _steps_aside(text: str, between: Quantity, quantity: Quantity) -> bool:
    """Whether a figure before does not take words away: a span of time, 投了一家… before a sum, 翻番."""
    one = between.unit == "count" and between.text.startswith("一") and between.value == 1
    told_apart = _ENUMERATED.search(text[: between.start]) is not None
    grown = between.text in cues().words["doubled"] and between.end == quantity.start
    return grown or between.unit in _TIMES or (one and not told_apart and quantity.unit == "yuan")


def _grown_to(text: str, last: Context, quantity: Quantity) -> bool:
    """同比增加1.2亿达到9亿, 利润从900万到了1300万: what was said of the first figure holds for the second."""
    words = text[last.before : last.quantity.start]
    grew = is_increment(words, cues()) or FROM.search(words) is not None
    return grew and TO.search(text[last.quantity.end : quantity.start]) is not None


def _behind(told: Told, last: Context) -> int:
    """Where the words of the next quantity begin: after a noun that belongs to the last one."""
    end = last.quantity.end
    if last.quantity.unit not in ("count", "yuan") or cues().patterns["of_then"].match(
        told.text, end
    ):
        return end
    if any(last.before <= m.start and m.end <= last.quantity.start for m in told.nouns):
        return end
    known = cues()
    own = [
        m
        for m in told.nouns
        if end <= m.start <= end + 1
        and m.end <= last.after
        and told.text[m.start : m.end] not in known.words["verbs"]
        and (m.counts or last.quantity.unit != "count")
    ]
    grown = ("increment", "growth_labels")  # 12亿增速6%
    return max(
        (m.end for m in own if not any(known.any_in(k, told.text[m.start : m.end]) for k in grown)),
        default=end,
    )


def _clause(told: Told, quantity: Quantity) -> tuple[int, int]:
    start = 0
    for mark in told.breaks:
        if mark >= quantity.end:
            return start, mark
        if mark < quantity.start:
            start = mark + 1
    return start, len(told.text)


def _lead(text: str, before: int, last: Context | None) -> int:
    """Where the clauses before this one begin that may speak of this quantity."""
    floor = last.after if last is not None else 0
    start = before
    while start > floor and start - 1 >= 0 and text[start - 1] not in SENTENCE_MARKS:
        start -= 1
    return max(floor, start, before - _LEAD)


def _spread(
    told: Told, clause_start: int, quantity: Quantity, last: Context | None, known: Cues
) -> int | None:
    """Where the words begin that several quantities share (去年和今年分别是8亿、9亿)."""
    words = told.text[clause_start : quantity.start]
    shared = known.patterns["distributed"].search(words)
    if shared is not None:
        return clause_start
    joined = told.text[last.quantity.end : quantity.start].strip() if last else ""
    if last is not None and last.distributed is not None and joined in _JOINING:
        return last.before
    return None


def _turn(earlier: Sequence[Context], before: int) -> int:
    """Which of the quantities that share their words this one is."""
    return sum(c.distributed is not None and c.before == before for c in earlier)
