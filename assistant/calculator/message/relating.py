"""Figures that follow from others told: 比行业平均高5个点, 去年4亿今年多卖一成.

In: one rule's inputs, what a message filled, the contexts of its quantities. Out: further fillings
by exact arithmetic, and the ``Excess`` over an average that the message leaves unknown.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.calculator.calculation import InputValue
from assistant.calculator.message.beside import is_increment
from assistant.calculator.message.context import Context
from assistant.calculator.message.input_words import InputWords, RuleWords
from assistant.calculator.message.told import Told
from assistant.calculator.message.worth import growth_of_times
from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.fact import Excess, Filling
from assistant.calculator.quantities.wording import quantity_words

_WORD = re.compile(r"\w+")
_NEAR = 8
"""How near before a figure the words stand that say that something grew by it."""


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


def related(
    words: RuleWords,
    fillings: Sequence[Filling],
    excess: Excess | None,
    told: Told,
    around: Sequence[Context],
) -> list[Filling]:
    """Fillings that follow from those told; none where the input itself was told."""
    if not around:
        return []
    known = {f.input: f for f in fillings}
    found = [
        *_by_excess(known, excess),
        *_by_growth(words, known),
        *_by_step(words, known, told, around),
    ]
    return [f for f in found if f.input not in known]


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
    old, new = _levels(words)
    if growth is None or old is None or new is None or growth.spec.derive is None:
        return
    rate, base = told.get(growth.name), told.get(old.name)
    if rate is None or base is None or not (_exact(rate) and _exact(base)):
        return
    assert isinstance(rate.value, Decimal)
    assert isinstance(base.value, Decimal)
    yield Filling(
        new.name, base.value * (1 + rate.value), rate.words, rate.start, rate.end,
        approximate=rate.approximate or base.approximate, parts=(base.words, rate.words),
    )  # fmt: skip


def _by_step(
    words: RuleWords, known: Mapping[str, Filling], told: Told, around: Sequence[Context]
) -> Iterable[Filling]:
    """去年4800万，今年多卖了320万: the figure of one year from that of the other and the step between."""
    old, new = _levels(words)
    step = _step(words, known, told, around)
    if old is None or new is None or step is None or (old.name in known and new.name in known):
        return
    if not {old.name, new.name} & set(known):
        known = {**known, **_now_before(words, new, step, told, around)}
        yield from (known[n] for n in (new.name,) if n in known)
    up = new.name not in known
    base = known.get((old if up else new).name) or _of_last_year(words, old, told, around)
    if base is None or not _exact(base):
        return
    assert isinstance(base.value, Decimal)
    if up and old.name not in known:
        yield base
    by = step.quantity.value
    if step.quantity.unit == "rate":
        value = base.value * (1 + by) if up else base.value / (1 + by)
    else:
        value = base.value + by if up else base.value - by
    shown, start, end = told.words(step.quantity.start, step.quantity.end)
    yield Filling(
        (new if up else old).name, value, shown, start, end,
        approximate=base.approximate or step.quantity.approximate, parts=(base.words, shown),
    )  # fmt: skip


def _now_before(
    words: RuleWords, new: InputWords, step: Context, told: Told, around: Sequence[Context]
) -> dict[str, Filling]:
    """批发企业3.3亿，比上年多三千万: the figure right before a step from last year is that of now."""
    said = told.text[step.before : step.quantity.start]
    place = [c.quantity.start for c in around].index(step.quantity.start)
    last = around[place - 1] if place else None
    if last is None or cues().patterns["than_last"].search(said) is None:
        return {}
    plain = last.usable and not (last.award or last.quantity.vague or last.quantity.bound)
    if (
        not plain
        or last.old
        or last.quantity.unit != "yuan"
        or _of_another_thing(words, told, last)
    ):
        return {}
    shown, start, end = told.words(last.quantity.start, last.quantity.end)
    approximate = last.quantity.approximate
    return {
        new.name: Filling(new.name, last.quantity.value, shown, start, end, approximate=approximate)
    }


def _of_last_year(
    words: RuleWords, old: InputWords, told: Told, around: Sequence[Context]
) -> Filling | None:
    """去年营收1.6亿, 以前从没上过两个亿: the one figure of last year that is called by the name of the input."""
    mentions = [m for m in told.mentions.get(words.rule.id, ()) if m.meaning.input in words.numeric]
    found = [
        c
        for c in around
        if c.usable
        and not (c.award or c.quantity.vague or c.quantity.bound)
        and c.quantity.unit in old.units
        and c.year == told.today.year - 1
        and any(c.before <= m.start and m.end <= c.quantity.start for m in mentions)
    ]
    if len(found) != 1:
        return None
    quantity = found[0].quantity
    shown, start, end = told.words(quantity.start, quantity.end)
    return Filling(old.name, quantity.value, shown, start, end, approximate=quantity.approximate)


def _levels(words: RuleWords) -> tuple[InputWords | None, InputWords | None]:
    """The inputs that hold the figure of the earlier year and of this one."""
    money = [i for i in words.inputs.values() if i.spec.type == "money" and not i.increment]
    old = _only(i for i in money if i.old)
    grown = [i for i in words.inputs.values() if i.growth or i.increment]
    derived = {word for i in grown for word in _WORD.findall(i.spec.derive or "")}
    now = [i for i in money if not i.old]
    return old, _only(now if len(now) == 1 else [i for i in now if i.name in derived])


def _step(
    words: RuleWords, known: Mapping[str, Filling], told: Told, around: Sequence[Context]
) -> Context | None:
    """The one figure by which something grew or fell that no input holds; a fall is negative."""
    taken = {f.start for f in known.values()}
    grows = _growth(words) is not None
    found: list[Context] = []
    for context in around:
        quantity, said = context.quantity, told.text[context.before : context.quantity.start]
        fits = quantity.unit == "yuan" or (quantity.unit == "rate" and not grows)
        own = context.usable and not context.award and context.average == "none"
        plain = not (quantity.vague or quantity.bound)
        free = told.words(quantity.start, quantity.end)[1] not in taken
        if not (own and plain and free) or _of_another_thing(words, told, context):
            continue
        if fits and is_increment(said[-_NEAR:], cues()):
            if quantity.unit != "rate" or not _share_of_growth(words, told, context):
                found.append(context)
        elif not grows and (times := _by_so_many_times(words, told, context)) is not None:
            found.append(replace(context, quantity=replace(quantity, unit="rate", value=times)))
    if len(found) != 1 or not found[0].falling:
        return found[0] if len(found) == 1 else None
    (step,) = found
    return replace(step, quantity=replace(step.quantity, value=-step.quantity.value))


def _by_so_many_times(words: RuleWords, told: Told, context: Context) -> Decimal | None:
    """翻了一番, 增长了一倍, 是去年的两倍: by how many times of itself it grew; None for what is told of another thing."""
    quantity = context.quantity
    if quantity.unit == "times":
        return growth_of_times(context, told.text)
    doubled = any(p.fullmatch(quantity.text) for p, _ in quantity_words().whole)
    return quantity.value if doubled and quantity.value >= 1 else None


def _of_another_thing(words: RuleWords, told: Told, context: Context) -> bool:
    """本地采购多了4000万, 比贷款多了4亿: whether the words before a figure name what is no input of the rule."""
    mine = [(m.start, m.end) for m in told.mentions.get(words.rule.id, ()) if m.meaning.input]
    return any(
        context.before <= noun.start
        and noun.end <= context.quantity.start
        and not any(start <= noun.start and noun.end <= end for start, end in mine)
        and not is_increment(told.text[noun.start : noun.end], cues())
        for noun in told.nouns
    )


def _share_of_growth(words: RuleWords, told: Told, context: Context) -> bool:
    """新增税收那10%: whether what the rate is said of is itself an increase; it is no rate of growth then."""
    said = told.text[context.before : context.quantity.start]
    grown = list(cues().patterns["increment"].finditer(said))
    if not grown:
        return False
    start, end = (context.before + at for at in grown[-1].span())
    return any(
        m.start <= start and end < m.end and words.inputs[m.meaning.input].increment
        for m in told.mentions.get(words.rule.id, ())
        if m.meaning.input in words.numeric
    )


def _exact(filling: Filling) -> bool:
    return isinstance(filling.value, Decimal) and filling.bound is None


def _growth(words: RuleWords) -> InputWords | None:
    return _only(i for i in words.inputs.values() if i.growth and not i.average)


def _only(found: Iterable[InputWords]) -> InputWords | None:
    kept = list(found)
    return kept[0] if len(kept) == 1 else None
