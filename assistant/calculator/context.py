"""What the words around each quantity of a message say about it, found once for all rules.

In: ``Told``. Out: one ``Context`` a quantity: the stretches of text that belong to it, the year it
speaks of, whether it is the sum of an award, a part of a total, a difference to an average.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from assistant.calculator.beside import (
    Average,
    average_of,
    is_award,
    is_falling,
    is_increment,
    is_left_out,
    is_so_far,
    months_each,
    part_named,
)
from assistant.calculator.cues import Cues, cues
from assistant.calculator.fact import Quantity
from assistant.calculator.general import (
    is_concluded,
    is_general,
    is_of_both_years,
    is_only_aimed_at,
    is_only_applied_for,
    is_only_awaited,
    is_told_again,
)
from assistant.calculator.leading import led_by
from assistant.calculator.others import is_of_others
from assistant.calculator.told import Told
from assistant.calculator.year_meant import in_year_meant

_SENTENCE = frozenset("。；！？;!?\n")
_TO = re.compile(r"(?:到|至|为|成|达)(?:了|\s)?(?:今年|去年|现在)?(?:的)?$")
_FROM = re.compile(r"[从由自](?:[^，。；到至]{0,12})$")
_LINK = re.compile("(?:是|才|就|有|为|只有|做了|卖了){0,2}")
_LONGEST_LINK = 4
_ITS, _REACHED = "的", ("到", "是", "为", "于")
_COMPARED = ("比", "较", "跟", "同", "和", "与")
_ENUMERATED = re.compile("(?:^|[，。；、：,;: 另又再])$")
"""What stands before 一个 where things are told one by one (一个3亿，另一个8600万)."""
_HOW_MUCH = "几"
_DOUBLED = frozenset({"翻番", "翻倍", "翻一番", "翻了番"})
_TIMES = frozenset({"year", "month", "day", "workday", "hour"})


@dataclass(frozen=True, slots=True)
class Context:
    """A quantity and the words that belong to it.

    Words before it begin at ``before``, words after it end at ``after``; ``lead`` is where the
    clauses before begin, which count when its own clause says nothing. ``old``: a figure of an
    earlier time than others in the message (None: not said). ``usable``: a fact of the speaker
    (not negated, not another's, not a part of another figure, not asked for: 该领几万, 是几万).
    ``general``: of no case (每涨一个点), or a result that is claimed (那就是14万吧).
    ``months_each``: it comes again after so many months. ``added``, ``in_all``: the words between it and
    the figure before say that it comes on top (又添了), that it is the total (一共).
    """

    quantity: Quantity
    before: int
    after: int
    lead: int
    year: int | None
    old: bool | None
    award: bool
    part_of: bool
    part: str | None
    average: Average
    falling: bool
    distributed: int | None
    so_far: bool
    months_each: int | None
    general: bool
    of_others: bool
    how_many: bool
    added: bool
    in_all: bool

    @property
    def usable(self) -> bool:
        """Whether it can be a fact at all."""
        how_much = self.how_many or (self.award and _HOW_MUCH in self.quantity.text)
        asked_for = self.quantity.vague and how_much
        own = not (self.quantity.negated or self.part_of or self.of_others or self.general)
        return own and not asked_for


def contexts(told: Told) -> list[Context]:
    """The context of every quantity, in order."""
    known = cues()
    found: list[Context] = []
    for index, quantity in enumerate(told.quantities):
        found.append(_context(told, index, quantity, found, known))
    return _with_times(told, found)


def _context(
    told: Told, index: int, quantity: Quantity, earlier: Sequence[Context], known: Cues
) -> Context:
    text = told.text
    clause_start, clause_end = _clause(told, quantity)
    last = _last_before(text, quantity, earlier)
    before = max(clause_start, _behind(told, last) if last else 0)
    if last is not None and last.before >= clause_start and _grown_to(text, last, quantity):
        before = last.before
    following = told.quantities[index + 1] if index + 1 < len(told.quantities) else None
    after = min(clause_end, following.start if following else len(text))
    spread = _spread(told, clause_start, quantity, last, known)
    words = text[before : quantity.start]
    if (first := led_by(text, quantity, earlier)) is not None:
        before = first
    led = text[earlier[-1].quantity.end if earlier else 0 : quantity.start]
    if spread is not None:
        before = spread
    return Context(
        quantity=quantity,
        before=before,
        after=after,
        lead=min(before, _lead(text, before, last)),
        year=None,
        old=None,
        award=quantity.unit != "count" and is_award(text, words, quantity.end, after, known),
        part_of=(quantity.part or known.any_in("part_of", words))
        and not _got_of_those(told, quantity),
        part=part_named(words, text[quantity.end : after], known),
        average=average_of(words, text, quantity, after, following, known),
        falling=is_falling(words[-8:], known),
        distributed=_turn(earlier, before) if spread is not None else None,
        so_far=is_so_far(words, text[quantity.end :], known),
        general=is_general(text, quantity, told.quantities)
        or is_concluded(text, quantity, told.quantities)
        or is_of_both_years(words)
        or is_only_awaited(text, quantity)
        or is_only_applied_for(text, quantity, told.quantities)
        or is_told_again(text, quantity, told.quantities)
        or is_only_aimed_at(words, quantity, told.quantities),
        of_others=is_of_others(text, quantity.start) or is_left_out(text, quantity, known),
        how_many=known.patterns["how_many"].search(text[: quantity.end]) is not None,
        months_each=months_each(words, text[quantity.end :], known),
        added=known.patterns["added"].search(led) is not None,
        in_all=known.patterns["in_all"].search(led) is not None,
    )


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
    grown = between.text in _DOUBLED and between.end == quantity.start
    return grown or between.unit in _TIMES or (one and not told_apart and quantity.unit == "yuan")


def _grown_to(text: str, last: Context, quantity: Quantity) -> bool:
    """同比增加1.2亿达到9亿, 利润从900万到了1300万: what was said of the first figure holds for the second."""
    words = text[last.before : last.quantity.start]
    grew = is_increment(words, cues()) or _FROM.search(words) is not None
    return grew and _TO.search(text[last.quantity.end : quantity.start]) is not None


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
    while start > floor and start - 1 >= 0 and text[start - 1] not in _SENTENCE:
        start -= 1
    return max(floor, start, before - 24)


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


_JOINING = frozenset({"", "、", "和", "，", ",", "跟", "与", "及", "以及"})


def _turn(earlier: Sequence[Context], before: int) -> int:
    """Which of the quantities that share their words this one is."""
    return sum(c.distributed is not None and c.before == before for c in earlier)


def _with_times(told: Told, found: list[Context]) -> list[Context]:
    """Adds the years, and which figures are older than others."""
    starts = {c.quantity.start for c in found}
    found = [replace(c, year=_year(told, c, starts)) for c in found]
    years = {c.year for c in found if c.year is not None}
    newest = max(years, default=told.today.year)
    result = []
    for index, context in enumerate(found):
        old = _said_old(told, found, index)
        if old is None and context.year is not None and len(years) > 1:
            old = context.year < newest
        result.append(replace(context, old=old))
    return in_year_meant(told, _after_old(_beside_new(result, told), told))


def _beside_new(found: list[Context], told: Told) -> list[Context]:
    """去年8亿，现在10亿: beside a figure of now, a figure of an earlier year is old."""
    if not any(c.old is False and c.year is None for c in found):
        return found
    return [
        replace(c, old=c.year < told.today.year) if c.old is None and c.year is not None else c
        for c in found
    ]


def _after_old(found: list[Context], told: Told) -> list[Context]:
    """往年最多8000万，去年做到3亿: beside a figure of long ago, one of a year, or reached, is new."""
    long_ago = {c.quantity.unit for c in found if c.old and c.year is None}
    return [
        replace(c, old=False)
        if c.old is None
        and c.quantity.unit in long_ago
        and (c.year is not None or cues().patterns["reached_end"].search(_own(told, c)))
        else c
        for c in found
    ]


def _own(told: Told, context: Context) -> str:
    return told.text[context.before : context.quantity.start]


def _year(told: Told, context: Context, figures: Set[int]) -> int | None:
    """The year the figure is of: the last period named before it, or right after it.

    A period between two figures (1.2亿今年3.1亿) is that of the second: ``figures`` are the
    offsets at which one begins.
    """
    start, end = context.before, context.quantity.start
    if context.distributed is not None:
        shared = [p.last.year for p in told.periods if start <= p.start < end]
        return shared[context.distributed] if context.distributed < len(shared) else None
    own = _years_between(told, start, end)
    if own:
        return own[-1]
    behind = context.quantity.end
    for period in told.periods:
        beside = behind <= period.start <= behind + 2 and period.end <= context.after
        if beside and not _leads_on(told.text, period.end, figures):
            return period.last.year
    led = _years_between(told, context.lead, start)
    return led[-1] if led else None


def _leads_on(text: str, end: int, figures: Set[int]) -> bool:
    """Whether a period stands before a figure: 今年3.1亿, 去年是两亿八."""
    near = (start for start in range(end, end + _LONGEST_LINK + 1) if start in figures)
    return any(_LINK.fullmatch(text[end:start]) for start in near)


def _years_between(told: Told, start: int, end: int) -> list[int]:
    """Years named there, but not those that something is compared with (比去年多, 做到前年的1.07倍)."""
    return [
        p.last.year
        for p in told.periods
        if start <= p.start
        and p.end <= end
        and not told.text[: p.start].endswith(_COMPARED)
        and not (
            told.text[p.start : end].rstrip(_ITS) == told.text[p.start : p.end].rstrip(_ITS) != ""
            and told.text[:end].endswith(_ITS)
            and told.text[: p.start].endswith(_REACHED)
        )
    ]


def _said_old(told: Told, found: Sequence[Context], index: int) -> bool | None:
    """What 原来, 现在, 从…到… say."""
    known, context, text = cues(), found[index], told.text
    words = text[context.before : context.quantity.start]
    new = _last(known.new, words)
    old = _last(known.old, words)
    if new > old:
        return False
    if old > new:
        return True
    following = found[index + 1] if index + 1 < len(found) else None
    if following is not None and _FROM.search(words) and _reaches(text, following):
        return True
    if following is not None and _went_to(text, context, following):
        return True
    previous = found[index - 1] if index else None
    if previous is not None and _reaches(text, context):
        before = text[previous.before : previous.quantity.start]
        return False if _FROM.search(before) else None
    return None


def _went_to(text: str, first: Context, second: Context) -> bool:
    """31%涨成35.9%: whether the words between say that the first figure became the second."""
    between = text[first.quantity.end : second.quantity.start]
    return cues().patterns["went_to"].fullmatch(between) is not None


def _reaches(text: str, context: Context) -> bool:
    return _TO.search(text[context.before : context.quantity.start].rstrip()) is not None


def _last(pattern: re.Pattern[str], words: str) -> int:
    found = [match.end() for match in pattern.finditer(words)]
    return found[-1] if found else -1
