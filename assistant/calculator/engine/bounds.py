"""Figures told only as a bound or a range: 不到4000万, 超过5000万, 五六百万.

In: what a message told of an input. Out: the ``Range`` it can be, and the words for a range.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from assistant.calculator.format import shown
from assistant.calculator.quantities.fact import Doubt, Filling
from assistant.calculator.rules.rule import Input
from assistant.calculator.sentences import sentence
from assistant.calculator.uncertain import Range, Uncertain

LEAST_STEP: Final[Mapping[str, Decimal]] = {
    "money": Decimal("0.01"),
    "rate": Decimal("0.0001"),
    "integer": Decimal(1),
    "number": Decimal("0.01"),
}
"""By how much two figures of a type differ at least: a fen, a hundredth of a per cent, one."""


def below(spec: Input, value: Decimal) -> Decimal:
    """The most that a figure below this one can be: 九千来万 is no 一亿."""
    return value - LEAST_STEP.get(spec.type, LEAST_STEP["number"])


def above(spec: Input, value: Decimal) -> Decimal:
    """The least that a figure above this one can be."""
    return value + (value - below(spec, value))


def range_of_doubt(spec: Input, doubt: Doubt) -> Range:
    """What a figure told in part can be; ``doubt`` has both ends."""
    assert doubt.low is not None and doubt.high is not None
    if doubt.told_in_words:
        words = sentence("in_words", words=doubt.words) if doubt.words else sentence("untold")
        return Range(doubt.low, doubt.high, words=doubt.said or words)
    if not doubt.below_high:
        return Range(doubt.low, doubt.high)
    return Range(doubt.low, above(spec, doubt.high), high_open=True)


def range_of_filling(filling: Filling, high: Decimal) -> Range:
    """What a figure told as a least one (超过5000万) can be, up to ``high``."""
    assert isinstance(filling.value, Decimal)
    return Range(filling.value, high, low_open=filling.strict)


def words_of_range(value: Range, domain: Uncertain, unit: str | None) -> str | None:
    """不到 4000万元, 不少于 5000万元: what a range says beside all that the input can be; None: nothing."""
    if value.words:
        return value.words
    low, high = value.low, value.high
    if not isinstance(domain, Range) or not isinstance(low, Decimal):
        return None
    if not isinstance(high, Decimal):
        return None
    from_, to = (shown(end, unit) for end in (low, high))
    if low != domain.low and high != domain.high:
        return sentence("between", low=from_, high=to)
    if high != domain.high:
        return sentence("below" if value.high_open else "at_most", figure=to)
    if low != domain.low:
        return sentence("above" if value.low_open else "at_least", figure=from_)
    return None


def bounded(filling: Filling, text: str) -> str:
    """超过 5000万元: a figure as it is shown, with the bound that it was told with."""
    if filling.bound is None:
        return text
    least = "above" if filling.strict else "at_least"
    return sentence(least if filling.bound == "least" else "at_most", figure=text)
