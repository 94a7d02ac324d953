"""Figures that follow from others told: 比行业平均高5个点, 去年4亿今年多卖一成.

In: one rule's inputs, what a message filled, the contexts of its quantities. Out: further fillings
by exact arithmetic, and the ``Excess`` over an average that the message leaves unknown.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from assistant.calculator.calculation import InputValue
from assistant.calculator.context import Context
from assistant.calculator.cues import cues
from assistant.calculator.fact import Excess, Filling
from assistant.calculator.told import Told
from assistant.calculator.vocabulary import InputWords, RuleWords


def settle_excess(values: Mapping[str, InputValue], excess: Excess | None) -> dict[str, InputValue]:
    """The values with the growth that an excess gives once the average is known."""
    known = dict(values)
    if excess is not None and excess.input not in known:
        average = known.get(excess.over)
        if isinstance(average, Decimal):
            known[excess.input] = average + excess.value
    return known


def find_excess(words: RuleWords, told: Told, around: Sequence[Context]) -> Excess | None:
    """By how much the message says that the rule's growth lies above the average (below: negative)."""
    found = [
        c
        for c in around
        if c.average == "difference"
        and c.usable
        and not c.quantity.vague
        and c.quantity.unit != "times"
    ]
    if len(found) != 1:
        return None
    growth, average = _growth(words), _only(i for i in words.inputs.values() if i.average)
    if growth is None or average is None:
        return None
    context = found[0]
    quantity = context.quantity
    value = quantity.value / 100 if quantity.unit == "plain" else quantity.value
    if cues().any_in("below", told.text[context.before : quantity.start]):
        value = -value
    return Excess(growth.name, average.name, value, *told.words(quantity.start, quantity.end))


def related(words: RuleWords, fillings: Sequence[Filling], excess: Excess | None) -> list[Filling]:
    """Fillings that follow from those told; none where the input itself was told."""
    if not fillings:
        return []
    told = {f.input: f for f in fillings}
    found = [*_by_excess(told, excess), *_by_growth(words, told)]
    return [f for f in found if f.input not in told]


def _by_excess(told: Mapping[str, Filling], excess: Excess | None) -> Iterable[Filling]:
    """Growth = average + excess; average = growth - excess."""
    if excess is None:
        return
    for name, base, sign in ((excess.input, excess.over, 1), (excess.over, excess.input, -1)):
        known = told.get(base)
        if known is not None and _exact(known):
            assert isinstance(known.value, Decimal)
            value = known.value + sign * excess.value
            yield Filling(
                name, value, excess.words, excess.start, excess.end,
                approximate=known.approximate, parts=(known.words, excess.words),
            )  # fmt: skip


def _by_growth(words: RuleWords, told: Mapping[str, Filling]) -> Iterable[Filling]:
    """The figure of this year from that of the year before and the growth."""
    growth = _growth(words)
    old = _only(i for i in words.inputs.values() if i.old and i.spec.type == "money")
    if growth is None or old is None or growth.spec.derive is None:
        return
    new = _only(i for i in words.inputs.values() if i.spec.type == "money" and not i.old)
    rate, base = told.get(growth.name), told.get(old.name)
    if new is None or rate is None or base is None or not (_exact(rate) and _exact(base)):
        return
    assert isinstance(rate.value, Decimal)
    assert isinstance(base.value, Decimal)
    yield Filling(
        new.name, base.value * (1 + rate.value), rate.words, rate.start, rate.end,
        approximate=rate.approximate or base.approximate, parts=(base.words, rate.words),
    )  # fmt: skip


def _exact(filling: Filling) -> bool:
    return isinstance(filling.value, Decimal) and filling.bound is None


def _growth(words: RuleWords) -> InputWords | None:
    return _only(i for i in words.inputs.values() if i.growth and not i.average)


def _only(found: Iterable[InputWords]) -> InputWords | None:
    kept = list(found)
    return kept[0] if len(kept) == 1 else None
