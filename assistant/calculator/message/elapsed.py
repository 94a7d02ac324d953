"""How long it has been since a day that is told: 2020年3月投的 is so many years.

In: one rule's inputs, the message, what its figures filled. Out: a doubt of the input that asks for the
years (``InputWords.since``), with the ends between which they lie. Words: ``cues.yaml``.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from decimal import Decimal

from assistant.calculator.engine.bounds import below
from assistant.calculator.format import years
from assistant.calculator.message.input_words import RuleWords
from assistant.calculator.message.told import Told, clause_end
from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.fact import Doubt, Filling, Period
from assistant.calculator.quantities.months import add_months
from assistant.calculator.sentences import sentence

_MONTHS = 12


def since(
    words: RuleWords, told: Told, fillings: Mapping[str, Filling], doubted: Collection[str]
) -> Iterator[Doubt]:
    """2020年3月投的: how many years it has been, as far as the one day or month that is told says."""
    spec = next((i for i in words.inputs.values() if i.since), None)
    if spec is None or spec.name in fillings or spec.name in doubted:
        return
    begun = _begun(told)
    if len(begun) != 1:
        return
    (period,) = begun
    shown, start, end = told.words(period.start, period.end)
    low, high = _years(period.last, told.today), _years(period.first, told.today)
    said = sentence("since", span=_span(period, told.today), day=shown)
    if low == high and _days_over(period.first, told.today):  # 1年10个月零19天
        high = below(spec.spec, high + Decimal(1) / _MONTHS)
    yield Doubt(
        spec.name, "vague", shown, start, end, low=low, high=high, told_in_words=True, said=said
    )


def _begun(told: Told) -> list[Period]:
    """The days of which their clause says that something was bought or is held from then on."""
    past = [p for p in told.periods if p.last < told.today] or [
        p for p in told.periods if p.last == told.today
    ]
    starts = [p.start for p in told.periods]
    found = []
    for period in past:
        behind = min([clause_end(told, period.end), *(s for s in starts if s >= period.end)])
        if cues().patterns["began"].search(told.text[period.end : behind]) is not None:
            found.append(period)
    return found


def _span(period: Period, today: date) -> str:
    """How long it has been, to the day where the day is told: 1年10个月零19天."""
    if period.first != period.last:
        low, high = (years(_years(day, today)) for day in (period.last, period.first))
        return low if low == high else sentence("between", low=low, high=high)
    months, days = _years(period.first, today), str(_days_over(period.first, today))
    if days == "0":
        return years(months)
    if not months:
        return sentence("days", days=days)
    return sentence("months_and_days", months=years(months), days=days)


def _years(first: date, last: date) -> Decimal:
    """The years between two days, in whole months."""
    return Decimal(_months(first, last)) / _MONTHS


def _months(first: date, last: date) -> int:
    months = (last.year - first.year) * _MONTHS + last.month - first.month
    return months - (last.day < first.day)


def _days_over(first: date, last: date) -> int:
    """The days between two days beyond the whole months."""
    return (last - add_months(first, _months(first, last))).days
