"""What a quantity is worth to an input: yuan, fractions, years in the rule's own terms.

In: an input, a quantity with its context, the text and the quantities beside it. Out: the value, or
None where the unit does not fit. A monthly rent is that of a year, 每套一年八千 of six flats is 48,000,
是去年的八成 is a growth of -20%, 连续两年每年60万 are 1,200,000 where the sum of all years is asked for.
"""

from collections.abc import Sequence
from decimal import Decimal

from assistant.calculator.message.context import Context
from assistant.calculator.message.input_words import InputWords
from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.number import read_number

_MONTHS = 12
_TEN_THOUSAND = 10_000
_REACH = 24
"""So far before a figure the words can begin that say of how many years each it is."""
_DISCOUNT = "折"
"""打八折 is a share of a price, no rate by itself."""


def worth(
    spec: InputWords, context: Context, text: str, around: Sequence[Context], asked: bool
) -> Decimal | None:
    """The quantity in the rule's terms, or None when its unit does not fit."""
    quantity = context.quantity
    value, unit = quantity.value, quantity.unit
    if spec.spec.type == "rate":
        return _rate(spec, context, text)
    if unit == "currency":
        return value if spec.spec.type == "money" else None
    value *= _how_often(spec, context, text, around)
    if unit in spec.units and unit != "count":
        if spec.units == {"year", "month"}:
            return _in_unit(value, unit, spec.spec.unit)
        if unit == "times" and cues().patterns["times_above"].search(_words(context, text)):
            return value + 1
        return value * _times(context, text, around, all_things=spec.flow)
    if unit == "count" and unit in spec.units:
        fits = not spec.counters or quantity.counted in spec.counters
        return value if fits else None
    if unit == "plain" and (asked or spec.spec.type != "integer" or "plain" in spec.units):
        scaled = spec.spec.type == "money" and (spec.spec.unit or "").startswith("万")
        return value * _TEN_THOUSAND if scaled else value
    return None


def _how_often(spec: InputWords, context: Context, text: str, around: Sequence[Context]) -> Decimal:
    """How often a sum comes that is told by the month (每月收租8000) or by the year (连续两年每年60万)."""
    if context.months_each is not None and spec.spec.type == "money":
        months = _months_told(text, around)
        if spec.flow or months is not None:
            return (months or Decimal(_MONTHS)) / context.months_each
    if spec.sums_years and (each := years_each(context, text)):
        return each
    if not spec.over_years or _asks_of_one_year(text):
        return Decimal(1)
    if each := years_each(context, text, "so_many_years_each"):
        return each
    return (is_yearly(context, text) and years_told(text, around)) or Decimal(1)


def years_each(context: Context, text: str, pattern: str = "each_of_years") -> Decimal | None:
    """头两年各15万, 前两年每年10万: of how many years each has this figure; None where it is not said so."""
    start = context.quantity.start
    if context.quantity.unit != "yuan" or context.distributed is not None:
        return None
    found = cues().patterns[pattern].search(text[max(0, start - _REACH) : start])
    number = read_number(found["years"]) if found else None
    return None if number is None else number.value


def is_share_of_last(text: str, context: Context) -> bool:
    """只剩去年的八成: whether a rate is a share of last year's figure."""
    words = _words(context, text)
    return (
        context.quantity.unit == "rate"
        and cues().patterns["share_of_last"].search(words) is not None
    )


def _words(context: Context, text: str) -> str:
    return text[context.before : context.quantity.start]


def _months_told(text: str, around: Sequence[Context]) -> Decimal | None:
    """For how many months a monthly figure is said to be: 十二个月, 整一年; 有俩月没租出去 are left out of a
    year. None where it is not said.
    """
    known = cues().patterns
    spans = [c.quantity for c in around if c.quantity.unit in ("month", "year")]
    months = {
        q.value * (_MONTHS if q.unit == "year" else 1)
        for q in spans
        if not q.text.endswith("季度") and not (q.unit == "year" and q.value != 1)
    }
    idle = [q.value for q in spans if q.unit == "month" and known["idle"].match(text, q.end)]
    if len(idle) == 1:
        return _MONTHS - idle[0] if 0 < idle[0] < _MONTHS else None
    told = {m for m in months if m != 1}
    if len(told) == 1:
        return told.pop()
    return Decimal(_MONTHS) if not told and known["all_year"].search(text) else None


def is_yearly(context: Context, text: str) -> bool:
    """每年给200万, 200万一年: whether a sum comes again every year."""
    known, quantity = cues().patterns, context.quantity
    return quantity.unit == "yuan" and (
        known["yearly"].search(_words(context, text)) is not None
        or known["yearly_behind"].match(text, quantity.end) is not None
    )


def _asks_of_one_year(text: str) -> bool:
    """建设期3年，每年省补200万，县里今年补多少: whether what one of the years brings is asked for."""
    known = cues().patterns
    return bool(known["of_one_year_asked"].search(text)) and not known["of_all_years"].search(text)


def years_told(text: str, around: Sequence[Context]) -> Decimal | None:
    """连续两年, 建设周期三年: for how many years a yearly sum is said to come; None where it is not said.

    How old an enterprise is (成立三年了), or how long ago something was, is no such number.
    """
    known = cues().patterns
    told = {
        c.quantity.value
        for c in around
        if c.quantity.unit == "year"
        and c.quantity.value > 1
        and not (c.quantity.vague or c.quantity.bound or c.quantity.negated)
        and not known["of_age"].search(text[: c.quantity.start])
        and not known["of_age_behind"].match(text, c.quantity.end)
    }
    return told.pop() if len(told) == 1 else None


def _times(context: Context, text: str, around: Sequence[Context], *, all_things: bool) -> Decimal:
    """六套房，每套一年收一万二; 四笔，每笔250万: of how many things the figure of each is told; but for the yearly
    figures only of portions of one sum (每个项目5000万 is that of each).
    """
    each = cues().patterns["of_each"].search(text[: context.quantity.start])
    if each and not all_things and each["counted"] not in cues().words["sums_counted"]:
        return Decimal(1)
    told = [
        c.quantity.value
        for c in around
        if each and c.quantity.counted == each["counted"] and not c.quantity.vague
    ]
    return told[0] if len(told) == 1 else Decimal(1)


def _rate(spec: InputWords, context: Context, text: str) -> Decimal | None:
    quantity = context.quantity
    value = quantity.value
    if quantity.unit == "plain":
        value = value / 100
    elif quantity.unit == "times":
        growth = growth_of_times(context, text) if spec.growth else None
        if growth is None:
            return None
        value = growth
    elif quantity.unit not in spec.units:
        return None
    elif spec.growth and is_share_of_last(text, context):
        return value - 1
    elif quantity.text.endswith(_DISCOUNT):
        return None
    signed = spec.low is None or spec.low < 0
    return -value if signed and context.falling and value > 0 else value


def growth_of_times(context: Context, text: str) -> Decimal | None:
    """增长了两倍 is 200%; 是去年的两倍 is 100%."""
    words, known = _words(context, text), cues()
    if known.any_in("of_last", words) and not known.patterns["grow_end"].search(words):
        return context.quantity.value - 1
    return context.quantity.value if known.any_in("grow", words) else None


def _in_unit(value: Decimal, unit: str, wanted: str | None) -> Decimal:
    """Years and months into each other."""
    in_years = wanted is not None and "年" in wanted
    if in_years and unit == "month":
        return value / _MONTHS
    if not in_years and unit == "year":
        return value * _MONTHS
    return value
