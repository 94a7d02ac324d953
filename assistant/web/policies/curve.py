"""A rule over one of its numbers, drawn as a line: where an award begins, rises, jumps and ends."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from assistant.calculator.calculation import InputValue
from assistant.calculator.engine.engine import calculate
from assistant.calculator.engine.inputs import read_inputs
from assistant.calculator.format import shown
from assistant.calculator.rules.rulebook import LoadedRule

WIDTH, HEIGHT = 640, 280
LEFT, RIGHT, TOP, BOTTOM = 92, 24, 24, 44
SAMPLES = 128
_LEAST = Decimal("0.01")
_MARGIN = Decimal("1.15")
_NICE = tuple(Decimal(n) for n in ("1", "1.2", "1.6", "2", "2.4", "3.2", "4", "6", "8"))
_TICKS = 4
_JUMP = Decimal("0.07")
_HALVINGS = 12

Point = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis and its label."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Curve:
    """A drawing, in SVG units. ``own`` is the reader's point, ``own_label`` its words; ``assumed``
    are the values taken from an example because the reader has not told them.
    """

    title: str
    lines: tuple[str, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    label: str
    own: tuple[float, float] | None
    own_label: str
    assumed: tuple[str, ...]


def draw(rule: LoadedRule, given: Mapping[str, str], today: date) -> Curve | None:
    """The award over the rule's ``curve`` input, all else as given; None where nothing can be drawn.

    What the reader has not told is taken from the rule's first example that gets an award.
    Raises ``InputError`` for values that cannot be read.
    """
    if rule.curve is None or rule.unit != "yuan":
        return None
    told = read_inputs(rule, given)
    others, assumed = _others(rule, told)
    own_x = _own(rule, told, today)
    across = _range(rule, own_x)
    points = _with_jumps(rule, others, _sample(rule, others, across, today), today)
    high = max((y for segment in points for _, y in segment), default=Decimal(0))
    if high <= 0:
        return None
    frame = _Frame(across, (Decimal(0), _nice_above(high)))
    own_y = _value(rule, {**others, rule.curve: own_x}, today) if own_x is not None else None
    known = rule.inputs[rule.curve]
    own = (own_x, own_y) if own_x is not None and own_y is not None else None
    unit = _unit(rule)
    return Curve(
        title=f"{known.label}与金额",
        lines=tuple(frame.line(segment) for segment in points),
        across=frame.across_ticks(unit),
        up=frame.up_ticks(),
        label=known.label,
        own=frame.place(own) if own else None,
        own_label=f"{shown(own[0], unit)}：{shown(own[1], 'yuan')}" if own else "",
        assumed=assumed,
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """Values to places in the drawing."""

    across: tuple[Decimal, Decimal]
    up: tuple[Decimal, Decimal]

    def place(self, point: Point) -> tuple[float, float]:
        x = float((point[0] - self.across[0]) / (self.across[1] - self.across[0]))
        y = float((point[1] - self.up[0]) / (self.up[1] - self.up[0]))
        return (
            round(LEFT + x * (WIDTH - LEFT - RIGHT), 1),
            round(HEIGHT - BOTTOM - y * (HEIGHT - TOP - BOTTOM), 1),
        )

    def line(self, points: Sequence[Point]) -> str:
        return " ".join(f"{x},{y}" for x, y in map(self.place, points))

    def across_ticks(self, unit: str | None) -> tuple[Tick, ...]:
        values = _spread(self.across)
        return tuple(Tick(self.place((v, self.up[0]))[0], shown(v, unit)) for v in values)

    def up_ticks(self) -> tuple[Tick, ...]:
        values = _spread(self.up)
        return tuple(Tick(self.place((self.across[0], v))[1], shown(v, "yuan")) for v in values)


def _spread(edges: tuple[Decimal, Decimal]) -> list[Decimal]:
    low, high = edges
    return [low + (high - low) * n / _TICKS for n in range(_TICKS + 1)]


def _unit(rule: LoadedRule) -> str | None:
    known = rule.inputs[rule.curve or ""]
    return known.shown_in


def _others(
    rule: LoadedRule, told: Mapping[str, InputValue]
) -> tuple[dict[str, InputValue], tuple[str, ...]]:
    """Every input but the drawn one: as told, else as in the first example with an award."""
    others = {name: value for name, value in told.items() if name != rule.curve}
    example = next((e for e in rule.examples if e.expect.eligible is True), None)
    assumed = []
    for name, text in (example.inputs if example else {}).items():
        known = rule.inputs[name]
        if name in told or name == rule.curve or known.optional or known.assume:
            continue
        others |= read_inputs(rule, {name: text})
        assumed.append(f"{known.label} {_text(text)}")
    return others, tuple(assumed)


def _text(value: str | bool | int) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)


def _own(rule: LoadedRule, told: Mapping[str, InputValue], today: date) -> Decimal | None:
    """The reader's own value of the drawn input, told or following from what was told."""
    value = calculate(rule, told, today).inputs.get(rule.curve or "")
    return value if isinstance(value, Decimal) and not isinstance(value, bool) else None


def _range(rule: LoadedRule, own: Decimal | None) -> tuple[Decimal, Decimal]:
    """From nought to a little over the largest value in the examples, or the reader's own."""
    name = rule.curve or ""
    values = [
        value
        for example in rule.examples
        if isinstance(value := read_inputs(rule, example.inputs).get(name), Decimal)
    ]
    mine = Decimal(0) if own is None else own
    low = -_nice_above(-mine * _MARGIN) if mine < 0 else Decimal(0)
    return low, _nice_above(max([*values, mine, _LEAST]) * _MARGIN)


def _nice_above(value: Decimal) -> Decimal:
    """The next number above whose quarters are short: 1, 1.2, 1.6 … 8 times a power of ten."""
    scale = Decimal(10) ** math.floor(value.log10())
    return next((n * scale for n in _NICE if n * scale >= value), scale * 10)


def _value(rule: LoadedRule, values: Mapping[str, InputValue], today: date) -> Decimal | None:
    found = calculate(rule, values, today)
    return None if found.missing or found.ended or found.undecided else found.result


def _sample(
    rule: LoadedRule,
    others: Mapping[str, InputValue],
    across: tuple[Decimal, Decimal],
    today: date,
) -> list[list[Point]]:
    """Points along the axis; a new stretch begins after a value that is not decided."""
    low, high = across
    segments: list[list[Point]] = [[]]
    for n in range(SAMPLES + 1):
        x = low + (high - low) * n / SAMPLES
        y = _value(rule, {**others, rule.curve or "": x}, today)
        if y is None:
            if segments[-1]:
                segments.append([])
            continue
        segments[-1].append((x, y))
    return [segment for segment in segments if len(segment) > 1]


def _with_jumps(
    rule: LoadedRule,
    others: Mapping[str, InputValue],
    segments: list[list[Point]],
    today: date,
) -> list[list[Point]]:
    """Between two samples far apart the place of the jump is found by halving."""
    high = max((y for segment in segments for _, y in segment), default=Decimal(0))
    found = []
    for segment in segments:
        line = segment[:1]
        for here, there in pairwise(segment):
            if abs(there[1] - here[1]) > high * _JUMP:
                line += _jump(rule, others, here, there, today)
            line.append(there)
        found.append(line)
    return found


def _jump(
    rule: LoadedRule, others: Mapping[str, InputValue], here: Point, there: Point, today: date
) -> list[Point]:
    """The last point before a jump and the first after it."""
    for _ in range(_HALVINGS):
        x = (here[0] + there[0]) / 2
        y = _value(rule, {**others, rule.curve or "": x}, today)
        if y is None:
            break
        if abs(y - here[1]) < abs(there[1] - y):
            here = (x, y)
        else:
            there = (x, y)
    return [here, there]
