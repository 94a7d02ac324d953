"""再多200万, 里头有80万剔出去, 盘子缩水三成, 翻一番: by how much a message says that a figure told before changes.

Patterns are in ``more_or_less.yaml``; which figure is meant is decided by ``results.changed_by``.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, reduce
from pathlib import Path

from assistant.calculator.calculation import InputValue
from assistant.calculator.message.context import Context
from assistant.calculator.message.told import clause_end, clause_start
from assistant.calculator.quantities.fact import Quantity
from assistant.conversation.facts.heard import Heard
from corpus.datafile import load_data

_DATA = Path(__file__).with_name("more_or_less.yaml")
_TO_THE_END = ("_before", "becomes")
_SCALINGS = ("multiplied", "halved")
_FRACTION = re.compile(r"[^百]+分之")
_KNOWN_UNITS = frozenset({"yuan", "tonne", "kilowatt", "count", "rate", "points"})


@dataclass(frozen=True, slots=True)
class Change:
    """By how much a figure changes: by ``amount`` in its unit, or to ``factor`` times what it was.

    ``context`` is the figure said, None where it is said without one (减半); ``becomes`` the new figure,
    where that is said, too, and ``becomes_end`` where its words end. ``grown``: it is a share by which
    something rose or fell. ``on_told``: it is said to be from what was told on (再多, 比现在少).
    """

    context: Context | None
    amount: Decimal = Decimal(0)
    factor: Decimal = Decimal(1)
    becomes: Decimal | None = None
    becomes_end: int | None = None
    grown: bool = False
    on_told: bool = False

    @property
    def unit(self) -> str:
        """The unit of the figure said; a share, where there is none."""
        return self.context.quantity.unit if self.context is not None else "rate"

    def of(self, told: Decimal) -> Decimal:
        """What a figure told becomes."""
        return told * self.factor + self.amount


def read_change(heard: Heard, known: Collection[InputValue] = ()) -> Change | None:
    """The change that a message tells; None where it tells none, or more than one, or another new figure
    beside it (``known`` are no new ones).
    """
    text, patterns = heard.told.text, change_patterns()
    found: list[Change] = []
    others: list[Context] = []
    for context in heard.around:
        quantity = context.quantity
        if quantity.unit not in _KNOWN_UNITS or quantity.vague or quantity.bound:
            continue
        end = clause_end(heard.told, quantity.end)
        before = text[clause_start(heard.told, quantity.start) : quantity.start]
        behind = text[quantity.end : end]
        further = text[end : clause_end(heard.told, end + 1)]
        if quantity.value in known and patterns["whole_behind"].search(behind):
            continue
        on_told = _on_told(context, before)
        is_new = patterns["not_told"].search(behind) or patterns["reached_before"].search(before)
        if on_told is not None:
            found.append(on_told)
        elif is_new:
            others.append(context)
        elif (change := _change(context, before, behind, further)) is not None:
            found.append(change)
        elif quantity.value not in known:
            others.append(context)
    measured = [c for c in found if c.unit != "count"]
    sums = [c for c in measured if c.unit == "yuan"]
    found = sums or measured or found  # 其中1000万那笔费率正好3%，要剔掉
    if len(found) != 1:
        return None
    return _with_what_it_comes_to(text, found[0], others, known)


def _with_what_it_comes_to(
    text: str, change: Change, others: Sequence[Context], known: Collection[InputValue]
) -> Change | None:
    """The change with the new figure that is said beside it (为5800万元), or that a figure told comes to by
    it; None where another figure of the kind is told.
    """
    becomes = change_patterns()["becomes"]
    come_to = {change.of(value) for value in known if isinstance(value, Decimal)}
    alike = [c.quantity for c in others if c.quantity.unit == change.unit]
    new = [q for q in alike if q.value in come_to or becomes.search(text[: q.start])]
    if len(alike) > len(new) or len(new) > 1:
        return None
    if not new:
        return change
    return replace(change, becomes=new[0].value, becomes_end=new[0].end)


def read_scaling(
    heard: Heard, named: Collection[tuple[int, int]] = (), told: Collection[int] = ()
) -> Change | None:
    """翻一番呢, 要是只有一半, 三倍的话: how many times a figure told is to be, in a clause that says nothing else.

    ``named`` are stretches of the text that name figures (零售额翻一番呢), ``told`` where other facts are told: none
    may stand in another clause. A half that is not supposed is one of a sum (先给一半是多少).
    """
    patterns, text = change_patterns(), heard.told.text
    figures = [q for q in heard.told.quantities if q.unit != "plain" and not q.vague]
    scaled = next((m for name in _SCALINGS if (m := patterns[name].search(text))), None)
    if len(figures) == 1 and _FRACTION.match(figures[0].text):
        scaled = patterns["fraction_before"].search(text[: figures[0].start])
    if scaled is None or len(figures) > 1:
        return None
    start, end = scaled.span()
    if figures:
        start, end = min(start, figures[0].start), max(end, figures[0].end)
    blanks = {i for begin, stop in (*named, (start, end)) for i in range(begin, stop)}
    rest = "".join(" " if i in blanks else character for i, character in enumerate(text))
    begin, stop = clause_start(heard.told, start), clause_end(heard.told, end)
    if named and not any(place < begin or place >= stop for place in told):
        rest = rest[begin:stop]
    if patterns["beside_scaling"].fullmatch(rest) is None:
        return None
    if scaled.re is patterns["halved"] and patterns["half_supposed"].search(text) is None:
        return None
    factor = _factor(scaled, figures[0] if figures else None)
    return None if factor is None else Change(None, factor=factor, on_told=True)


def _factor(scaled: re.Match[str], figure: Quantity | None) -> Decimal | None:
    """翻两番: 4; 三倍: 3; 涨了一倍: 2; 一半: 0.5."""
    if scaled.re is change_patterns()["halved"]:
        return Decimal("0.5")
    if figure is None or figure.unit == "count":
        return Decimal(2)
    if scaled.re is change_patterns()["fraction_before"]:
        return figure.value
    if figure.unit == "times" and scaled.groupdict().get("grown"):
        return 1 + figure.value
    return {"rate": 1 + figure.value, "times": figure.value}.get(figure.unit)


def _on_told(context: Context, before: str) -> Change | None:
    """再多200万, 比现在少50万, 多2家呢: so much more or less than what was told; a share is read by ``_change``, and
    so are points that are not said to be on top (涨8个点呢 is what it grew by).
    """
    patterns, figure = change_patterns(), context.quantity
    ways = ("on_told",) if figure.unit == "points" else ("on_told", "at_once")
    if figure.unit == "rate":
        return None
    for way in ways:
        for name, sign in ((f"more_{way}_before", 1), (f"less_{way}_before", -1)):
            if patterns[name].search(before):
                return Change(context, amount=sign * figure.value, on_told=way == "on_told")
    return None


def _change(context: Context, before: str, behind: str, further: str) -> Change | None:
    """What the words around a figure say of it; ``further`` is the clause after its own."""
    patterns, value = change_patterns(), context.quantity.value
    if context.quantity.unit == "points":
        step = patterns["points_before"].search(before)
        return (
            Change(context, amount=-value if step["down"] or step["down2"] else value)
            if step
            else None
        )
    share = context.quantity.unit == "rate"
    is_part = patterns["part_before"].search(before) is not None
    more = patterns["more_behind"].search(behind) or patterns["more_behind"].search(further)
    less = patterns["less_behind"].search(behind) or patterns["less_behind"].search(further)
    left_out = is_part and (
        patterns["not_counted"].search(behind) or patterns["not_counted"].search(further)
    )
    if share and patterns["scaled_before"].search(before):
        return Change(context, factor=value)
    grown = not (more or less or left_out)
    if more:
        up: bool | None = True
    elif less or left_out:
        up = False
    elif patterns["more_before"].search(before):
        up = True
    else:
        up = False if patterns["less_before"].search(before) else None
    if not share:
        return None if up is None else Change(context, amount=value if up else -value)
    if up is None and patterns["grown_before"].search(before):
        up = True
    factor = 1 + value if up else 1 - value
    return None if up is None else Change(context, factor=factor, grown=grown)


@cache
def change_patterns() -> Mapping[str, re.Pattern[str]]:
    """The patterns of ``more_or_less.yaml``, compiled; those for the words before a figure end there."""
    data = load_data(_DATA)
    words: dict[str, str] = data.pop("words")
    found: dict[str, re.Pattern[str]] = {}
    for name, pattern in data.items():
        whole = reduce(lambda text, word: text.replace(f"%{word}%", words[word]), words, pattern)
        found[name] = re.compile(f"(?:{whole})$" if name.endswith(_TO_THE_END) else whole)
    return found
