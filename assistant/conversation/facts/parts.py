"""Several things of one's own told one after another, each with facts of its own.

甲公司首次，三年投了60万；乙公司是重新认定，投了50万，两家加起来. In: a message. Out: the stretches that tell
of one thing each (``split_parts``), and from readings of each alone the things to be computed one
by one and added up (``apart``). Words: ``reading/cues/totals.yaml``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.calculator.format import yuan
from assistant.calculator.quantities.fact import Doubt, Filling, Item, Quantity, Reading, Several
from assistant.calculator.quantities.quantity import value_of
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.reading.cues import cues

_MOST = 5
_FEWEST = 2
_PAUSE = re.compile("[，,。；;：:、！!？? ]")
_DISTANCE = re.compile(
    "(?:比[^，,。；;]{1,6}?)?(?:还|又|再)?(?:多|少)(?:投|花|用|砸|补|拿)?(?:了|出)*$"
)
_FIGURE = re.compile("[0-9]|[一二两三四五六七八九十百千]+[百千万亿]")


def split_parts(text: str) -> list[str]:
    """The stretches of a message of which each begins with a thing of its own; empty without two.

    What stands before the first stays with each of them, what is asked of all belongs to none. Only
    messages that ask for all together are split.

    >>> split_parts("一笔500万费率2%，另一笔300万费率1%，合计补多少")
    ['一笔500万费率2%', '另一笔300万费率1%']
    """
    totals = cues().totals
    if not totals.parts_together.search(text):
        return []
    for family in totals.part_families:
        begins = [match.start() for match in family.finditer(text)]
        if not 2 <= len(begins) <= _MOST:
            continue
        ends = [*begins[1:], len(text)]
        parts = [text[start:end] for start, end in zip(begins, ends, strict=True)]
        last = totals.part_ends.search(parts[-1])
        if last is not None:
            parts[-1] = parts[-1][: last.start()]
        lead = _lead(text[: begins[0]])
        return [lead + part.rstrip("，,；;。、 ") for part in parts]
    return []


def told_in_full(text: str, quantities: Sequence[Quantity]) -> str:
    """一个投了6000万，另一个多三百万: the text with 6300万 in place of the distance; empty where none is told so."""
    full = text
    for quantity in reversed(quantities):
        distance = _DISTANCE.search(text[: quantity.start])
        if quantity.unit != "yuan" or distance is None or quantity.vague:
            continue
        if value_of(quantity.text).value != quantity.value:
            full = full[: distance.start()] + yuan(quantity.value) + full[quantity.end :]
    return full if full != text else ""


def _lead(before: str) -> str:
    """市里一个补40万一个补26万: the words right before the first thing, which say of what all are told."""
    words = _PAUSE.split(before)[-1]
    return "" if _FIGURE.search(words) else words


def own_stretches(text: str, names: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """批发公司销售额3.4亿，增6%；零售公司1800万，增9%: of several awards the stretch that each begins.

    ``names``: by award, where its names stand. Empty unless each begins once and all in turn.
    """
    first = {name: min(places) for name, places in names.items() if places}
    order = sorted(first, key=lambda name: first[name])
    if len(order) < len(names):
        return {}
    ends = [*(first[name] for name in order[1:]), len(text)]
    for name, end in zip(order, ends, strict=True):
        if any(place >= end for place in names[name]):
            return {}
    return {name: text[first[name] : end] for name, end in zip(order, ends, strict=True)}


def mixed(whole: Reading, each: Sequence[Reading]) -> Reading:
    """The reading of a message without the figures of which its parts tell different ones.

    They are in doubt: the figures of two things are not those of one. Things that the message at
    once tells with a figure each are left.
    """
    several = whole.several
    if several and any(
        isinstance(v, Decimal) for item in several.items for v in item.values.values()
    ):
        return whole
    told: dict[str, list[Filling]] = {}
    for part in each:
        for filling in part.fillings:
            if isinstance(filling.value, Decimal):
                told.setdefault(filling.input, []).append(filling)
    unlike = {n: found for n, found in told.items() if len({f.value for f in found}) > 1}
    if not unlike:
        return whole
    doubts = [
        Doubt(
            n,
            "ambiguous",
            found[0].words,
            found[0].start,
            found[0].end,
            values=tuple(f.words for f in found),
        )
        for n, found in unlike.items()
    ]
    return replace(
        whole,
        fillings=tuple(f for f in whole.fillings if f.input not in unlike),
        doubts=(*(d for d in whole.doubts if d.input not in unlike), *doubts),
        several=None,
    )


def unsure(text: str, whole: Reading) -> Reading:
    """工业转型项目两个，固投和实际分别3亿、9000万: the reading without figures that may be of two things.

    Where several things are told of and figures in turn, they may as well be one of each.
    """
    if whole.several or not cues().totals.several_things.search(text):
        return whole
    figures = [f for f in whole.fillings if isinstance(f.value, Decimal)]
    if len(figures) < _FEWEST:
        return whole
    values = tuple(f.words for f in figures)
    doubts = [Doubt(f.input, "ambiguous", f.words, f.start, f.end, values=values) for f in figures]
    kept = tuple(f for f in whole.fillings if f not in figures)
    return replace(whole, fillings=kept, doubts=(*whole.doubts, *doubts))


def apart(rule: LoadedRule, whole: Reading, each: Sequence[Reading]) -> Several | None:
    """The things to be computed one by one, from what each part alone tells of the rule's inputs.

    None unless every part tells a figure, all tell of the same figures, and nothing in a part is in
    doubt. ``whole`` is the reading of the message at once: what it tells of no part is common to all.
    """
    numeric = {n for n, spec in rule.inputs.items() if spec.type not in ("choice", "flag", "date")}
    told = [dict(part.values) for part in each]
    figures = [numeric & values.keys() for values in told]
    if rule.kind != "award" or not figures or not figures[0] or any(part.doubts for part in each):
        return None
    if any(own != figures[0] for own in figures) or len({str(sorted(t.items())) for t in told}) < 2:
        return None
    inputs = tuple(dict.fromkeys(name for values in told for name in values))
    lacking = [n for n in inputs if any(n not in values for values in told)]
    common = {n: v for n, v in whole.values.items() if n not in figures[0]}
    if any(n not in common and rule.inputs[n].assume is None for n in lacking):
        return None
    items = []
    for part, values in zip(each, told, strict=True):
        first = next(f for f in part.fillings if f.input in figures[0])
        own = {n: v for n, v in {**common, **values}.items() if n in inputs}
        items.append(Item(own, 1, first.words, first.start, first.end))
    return Several(tuple(items), inputs, "sum")
