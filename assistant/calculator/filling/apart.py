"""Things of a kind told one by one with a figure each: 两个项目，一个投了3亿，一个8600万，一共奖多少.

In: the message, the contexts of its quantities, what was granted to the inputs. Out: ``Several``
where the message says how many there are, tells as many figures and asks for all of them together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.calculator.calculation import InputValue
from assistant.calculator.filling.claiming import Claim
from assistant.calculator.filling.placement import Placement
from assistant.calculator.message.context import Context
from assistant.calculator.message.input_words import RuleWords
from assistant.calculator.message.several import number_of
from assistant.calculator.message.told import Told
from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.fact import Item, Quantity, Several

_YEARLY = "年"


def find_apart(
    words: RuleWords,
    told: Told,
    around: Sequence[Context],
    placement: Placement,
    same: Several | None,
) -> Several | None:
    """The items, one a figure. ``same`` is what they have in common (两个工业转型项目); without it
    only a rule without a cap is safe, where parts of one thing come to the same sum.
    """
    if not cues().any_in("together", told.text):
        return None
    figures = [i for i in range(len(around)) if _is_one(around[i])]
    names = _inputs_told_apart(words, placement, figures)
    taken = {c.index for n, c in placement.granted.items() if n not in names}
    figures = [i for i in figures if i not in taken]
    counts = _said_counts(told)
    uncapped = words.rule.cap is None and set(figures) <= _enumerated(around)
    if (
        not names
        or not (same or uncapped)
        or len(figures) not in counts
        or _other_things(words, told, counts[len(figures)], around[figures[-1]])
    ):
        return None
    common = dict(same.items[0].values) if same is not None and len(same.items) == 1 else {}
    items = tuple(_item(told, around[i].quantity, names, common) for i in figures)
    return Several(items, (*common, *names), "sum")


def find_years(
    words: RuleWords, told: Told, around: Sequence[Context], placement: Placement
) -> Several | None:
    """去年用了9万，今年14万，两年加起来: of an award of each year the figures of several, to be added up."""
    known = cues()
    both = known.patterns["years_together"].search(told.text)
    if words.rule.per != _YEARLY or not (both or known.any_in("together", told.text)):
        return None
    sums = [i.name for i in words.numeric.values() if i.required]
    places = [i for i, c in enumerate(around) if c.year is not None and _is_plain_sum(c)]
    years = {around[i].year for i in places}
    granted = {placement.granted[name].index for name in sums if name in placement.granted}
    if len(sums) != 1 or len(years) < 2 or len(years) < len(places) or not granted <= {*places}:
        return None
    items = tuple(_item(told, around[i].quantity, sums, {}) for i in places)
    return Several(items, tuple(sums), "sum", of_years=True)


def _item(
    told: Told, quantity: Quantity, names: Sequence[str], common: Mapping[str, InputValue]
) -> Item:
    """One thing with its figure, which stands for these inputs, and what all have in common."""
    shown, start, end = told.words(quantity.start, quantity.end)
    return Item({**common, **dict.fromkeys(names, quantity.value)}, 1, shown, start, end)


def _inputs_told_apart(
    words: RuleWords, placement: Placement, figures: Sequence[int]
) -> tuple[str, ...]:
    """The inputs that one of the figures was granted to; else the one sum that the rule asks for."""
    sums = [
        i
        for i in words.inputs.values()
        if i.spec.type == "money" and not (i.old or i.increment or i.flow) and not i.spec.optional
    ]
    told = {placement.granted[i.name].index for i in sums if i.name in placement.granted}
    if len(told) == 1 and told <= set(figures):
        return tuple(n for n, c in placement.granted.items() if c.index in told)
    required = [i.name for i in sums if i.required]
    return (required[0],) if not told and len(required) == 1 else ()


def _other_things(words: RuleWords, told: Told, start: int, last: Context) -> bool:
    """两笔银行贷款，一笔2000万一笔1000万: whether the things counted are of another kind."""
    mine = [(m.start, m.end) for m in told.mentions.get(words.rule.id, ())]
    return any(
        m.meaning.role == "foreign"
        and start <= m.start
        and m.end <= last.quantity.start
        and not any(s <= m.start and m.end <= e for s, e in mine)
        for m in told.nouns
    )


def figures_apart(
    words: RuleWords, around: Sequence[Context], placement: Placement, same: Several | None
) -> dict[str, list[Claim]]:
    """两个项目，一个投了3亿，一个8600万: things with figures of their own are not one case told twice."""
    told_one_by_one = _enumerated(around)
    for name, claim in placement.granted.items():
        if words.inputs[name].spec.type != "money" or words.inputs[name].old:
            continue
        if same is None and claim.index not in told_one_by_one:
            continue
        others = [
            replace(claim, index=i, value=c.quantity.value)
            for i, c in enumerate(around)
            if i not in placement.used and c.usable and not c.award and c.quantity.unit == "yuan"
        ]
        if others:
            return {name: [claim, *others]}
    return {}


def figure_of_all(
    words: RuleWords, around: Sequence[Context], placement: Placement, same: Several | None
) -> dict[str, list[Claim]]:
    """两个工业转型项目，一共投了1.2亿: a sum over several things is no figure of each of them."""
    if same is None or sum(item.count for item in same.items) < 2:
        return {}
    return {
        name: [claim]
        for name, claim in placement.granted.items()
        if words.inputs[name].spec.type == "money" and around[claim.index].in_all
    }


def _enumerated(around: Sequence[Context]) -> set[int]:
    """一个收入二亿四，另一个三亿六: the places of figures that follow one and another thing of a kind."""
    ones = {
        i: around[i - 1].quantity.counted
        for i, c in enumerate(around)
        if i and c.quantity.unit == "yuan" and _is_one_thing(around[i - 1].quantity)
    }
    kinds = list(ones.values())
    return {i for i, kind in ones.items() if kinds.count(kind) > 1}


def _is_one_thing(quantity: Quantity) -> bool:
    counted = quantity.counted is not None and quantity.value == 1
    return counted and quantity.text.startswith("一")


def _is_one(context: Context) -> bool:
    """Whether a figure may be that of one of the things: a plain sum of no year."""
    return _is_plain_sum(context) and not (context.year or context.part)


def _is_plain_sum(context: Context) -> bool:
    quantity = context.quantity
    plain = not (quantity.vague or quantity.bound or context.award or context.in_all)
    return context.usable and plain and quantity.unit == "yuan"


def _said_counts(told: Told) -> dict[int, int]:
    """The numbers of things that the message names (两个项目, 俩, 三笔), and where."""
    found: dict[int, int] = {}
    for match in cues().patterns["so_many"].finditer(told.text):
        if (count := number_of(match)) > 1:
            found.setdefault(count, match.start())
    return found
