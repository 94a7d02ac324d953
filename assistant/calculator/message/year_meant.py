"""Which year a message asks the result of: 前年2.6亿，去年2.9亿，去年的奖多少 is of last year, not of this one.

In: the message and the contexts of its quantities, their years told. Out: the contexts, those of that
year as figures of now, those before as earlier ones, those after as none. Words: ``cues.yaml``.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.calculator.message.context import Context
from assistant.calculator.message.told import Told
from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.fact import Period
from assistant.calculator.quantities.punctuation import PAUSE


def in_year_meant(told: Told, found: Sequence[Context]) -> list[Context]:
    """The contexts as seen from the year meant; as they are where that is this year or not said."""
    meant = _year_meant(told, found)
    if meant is None:
        return list(found)
    return [_seen_from(context, meant) for context in found]


def _seen_from(context: Context, meant: int) -> Context:
    if context.year is None or context.average != "none":
        return context
    if context.year > meant:
        return replace(context, old=None, general=True)
    return replace(context, old=context.year < meant)


def _year_meant(told: Told, found: Sequence[Context]) -> int | None:
    """The year asked for, else the last of which a whole year is told; None for this year."""
    today = told.today.year
    dated = [(c.year, c) for c in found if c.year is not None and c.usable and not c.award]
    whole = {year for year, context in dated if not context.so_far}
    if len(whole) < 2:
        return None
    asked = _years_asked(told)
    if len(asked) == 1:
        (year,) = asked
        return year if year in whole and year < today else None
    own = {year for year, context in dated if context.average == "none"}
    newest = max(own | {year for year in whole if year < today}) if own else today
    return newest if newest < today else None


def _years_asked(told: Told) -> set[int]:
    """The years named in a clause that asks for a result, but not those something is compared with."""
    known, text = cues().patterns, told.text

    def is_asked_of(period: Period) -> bool:
        begin, end = period.start, period.end
        before, behind = PAUSE.split(text[:begin])[-1], PAUSE.split(text[end:])[0]
        clause = f"{before}{text[begin:end]}{behind}"
        asks = known["result_asked"].search(clause) is not None
        return asks and known["asked_of"].match(text, end) is not None

    return {period.last.year for period in told.periods if is_asked_of(period)}
