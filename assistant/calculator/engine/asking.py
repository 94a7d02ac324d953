"""Which unknown inputs can still change the outcome, and which of them decides most.

The outcome is eligibility, primary reading and result. Every answer here rests on evaluations:

- *settled*: the frame over everything the unknown inputs can be gives one outcome, or the unknown
  inputs can be cut into boxes that all give the same one (a proof);
- *missing*: for an input there are two completions that differ in this input alone and give
  different outcomes (a witness).

Inputs without a witness are not asked for; if no input has a witness and no proof is found within
``MOST_BOXES``, every input that the open evaluation read is asked for: never a guess.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal
from typing import Final

from assistant.calculator.engine.bounds import LEAST_STEP
from assistant.calculator.engine.frame import Frame, Outcome, decide
from assistant.calculator.rules.program import Program
from assistant.calculator.uncertain import ARITHMETIC, OneOf, Range, Uncertain, is_exact, spanning

MOST_BOXES: Final = 400
"""Evaluations spent on a proof before the inputs are asked for instead."""
RANDOM_COMPLETIONS: Final = 6
MOST_SAMPLES: Final = 60
DECISIVE_SAMPLES: Final = 9

Completion = dict[str, Uncertain]


@dataclass
class Inquiry:
    """One search over the unknown inputs ``free`` of a program, the others being ``told``."""

    program: Program
    told: Mapping[str, Uncertain]
    free: Sequence[str]
    as_of: date
    samples: dict[str, list[Uncertain]] = field(init=False)

    def __post_init__(self) -> None:
        self.samples = {name: list(_samples(self, name)) for name in self.free}

    def outcome(self, fixed: Mapping[str, Uncertain]) -> Outcome:
        """The outcome when some of the unknown inputs are fixed, exactly or to a box."""
        return decide(self.program, Frame(self.program, {**self.told, **fixed}, self.as_of))

    def missing(self) -> list[str]:
        """The inputs that can change the outcome, the most decisive first; empty when settled."""
        if self.outcome({}).verdict != "open":
            return []
        witnessed = self.witnessed(list(self.completions()))
        if not witnessed:
            boxes = self.differing_boxes()
            if boxes is None:
                return self.read_while_open()
            if not boxes:
                return []
            witnessed = self.witnessed([_point(box) for box in boxes])
        return sorted(witnessed, key=lambda n: (-self.decisiveness(n), self.free.index(n)))

    def settled(self) -> Outcome:
        """The outcome, given that it is settled: that of any completion."""
        plain = self.outcome({})
        return plain if plain.verdict != "open" else self.outcome(next(self.completions()))

    def completions(self) -> Iterator[Completion]:
        """Whole sets of values to look around: two that stay eligible if they can, some at random."""
        yield self._eligible(1)
        yield self._eligible(-1)
        chance = random.Random(20220426)  # a fixed sequence: the same every time
        for _ in range(RANDOM_COMPLETIONS):
            yield {name: chance.choice(self.samples[name]) for name in self.free}

    def _eligible(self, direction: int) -> Completion:
        fixed: Completion = {}
        for name in self.free:
            values = self.samples[name][::direction]
            middle = values[len(values) // 2 :] + values[: len(values) // 2]
            order = values if len(values) <= 8 else middle
            fixed[name] = next(
                (
                    v
                    for v in order
                    if self.outcome({**fixed, name: v}).verdict not in ("no", "nothing")
                ),
                order[0],
            )
        return fixed

    def witnessed(self, completions: Sequence[Completion]) -> list[str]:
        """The inputs whose value alone makes a difference at one of these completions."""
        found: list[str] = []
        outcomes = [self.outcome(completion) for completion in completions]
        for first, second in zip(range(len(outcomes)), range(1, len(outcomes)), strict=False):
            if outcomes[first] != outcomes[second]:
                self._walk(completions[first], completions[second], found)
        for completion, outcome in zip(completions, outcomes, strict=True):
            for name in self.free:
                if name not in found and self._varies(completion, outcome, name):
                    found.append(name)
        return found

    def _walk(self, start: Completion, end: Completion, found: list[str]) -> None:
        """From one completion to another, one input at a time: some step changes the outcome."""
        here, outcome = dict(start), self.outcome(start)
        for name in self.free:
            here[name] = end[name]
            new = self.outcome(here)
            if new != outcome and name not in found:
                found.append(name)
            outcome = new

    def _varies(self, completion: Completion, outcome: Outcome, name: str) -> bool:
        return any(
            self.outcome({**completion, name: value}) != outcome for value in self.samples[name]
        )

    def decisiveness(self, name: str) -> float:
        """How often fixing this input settles the outcome, over sample values."""
        values = self.samples[name]
        if len(values) > DECISIVE_SAMPLES:
            step = (len(values) - 1) / (DECISIVE_SAMPLES - 1)
            values = [values[round(i * step)] for i in range(DECISIVE_SAMPLES)]
        settled = sum(self.outcome({name: value}).verdict != "open" for value in values)
        return settled / len(values)

    def differing_boxes(self) -> list[Completion] | None:
        """Two boxes with different outcomes; [] when every box has the same; None: not found out."""
        first: tuple[Completion, Outcome] | None = None
        boxes: list[Completion] = [{name: self.program.domains[name] for name in self.free}]
        for _ in range(MOST_BOXES):
            if not boxes:
                return []
            box = boxes.pop()
            outcome = self.outcome(box)
            if outcome.verdict == "open":
                parts = self._split(box)
                if not parts:
                    return None
                boxes.extend(parts)
            elif first is None:
                first = (box, outcome)
            elif first[1] != outcome:
                return [first[0], box]
        return None

    def _split(self, box: Completion) -> list[Completion]:
        """The box cut in parts along one input: choices singly, numbers at a threshold inside."""
        frame = Frame(self.program, {**self.told, **box}, self.as_of)
        decide(self.program, frame)
        open_names = [name for name in self.free if name in frame and not is_exact(box[name])]
        for name in open_names:
            value = box[name]
            if isinstance(value, OneOf):
                return [{**box, name: option} for option in sorted(value.options, key=str)]
        cuts = {name: self._cuts(name, box[name]) for name in open_names}
        if not cuts:
            return []
        name = max(cuts, key=lambda n: len(cuts[n]))
        inside = cuts[name] or [_middle(box[name])]
        cut, value = inside[len(inside) // 2], box[name]
        assert isinstance(value, Range)
        if self.program.rule.inputs[name].type == "integer" and isinstance(cut, Decimal):
            return _split_integers(box, name, value, cut)
        return [
            {**box, name: spanning(value.low, cut, value.low_open, True)},  # type: ignore[arg-type]
            {**box, name: cut},
            {**box, name: spanning(cut, value.high, True, value.high_open)},  # type: ignore[arg-type]
        ]

    def _cuts(self, name: str, value: Uncertain) -> list[Uncertain]:
        assert isinstance(value, Range)
        return [
            s
            for s in self.samples[name]
            if value.low < s < value.high  # type: ignore[operator]
        ]

    def read_while_open(self) -> list[str]:
        """Every unknown input that the evaluation read, in the order of the file."""
        frame = Frame(self.program, self.told, self.as_of)
        decide(self.program, frame)
        return [name for name in self.free if name in frame]


def _split_integers(box: Completion, name: str, value: Range, cut: Decimal) -> list[Completion]:
    """A stretch of whole numbers cut in two."""
    cut = cut.to_integral_value(ROUND_FLOOR)
    return [
        {**box, name: spanning(value.low, cut, False, False)},
        {**box, name: spanning(cut + 1, value.high, False, False)},
    ]


def _samples(inquiry: Inquiry, name: str) -> Iterator[Uncertain]:
    """Values of an input at, below and above everything it might be compared with."""
    domain = inquiry.program.domains[name]
    given = inquiry.program.rule.inputs[name]
    if given.type == "choice":
        yield from (choice.value for choice in given.choices)
    elif given.type == "flag":
        yield from (True, False)
    elif isinstance(domain, Range) and given.type == "date":
        yield from _days(inquiry, domain)
    elif isinstance(domain, Range):
        yield from _numbers(inquiry, given.type, domain)
    else:
        yield domain


def _days(inquiry: Inquiry, domain: Range) -> Iterator[Uncertain]:
    near = [v for v in inquiry.told.values() if isinstance(v, date)] + [inquiry.as_of]
    days = {domain.low, domain.high}
    for middle in near:
        days |= {middle + timedelta(days=shift) for shift in (-800, -365, -1, 0, 1, 365)}
    yield from sorted(d for d in days if domain.low <= d <= domain.high)  # type: ignore[operator, type-var, misc]


def _numbers(inquiry: Inquiry, kind: str, domain: Range) -> Iterator[Uncertain]:
    low, high = domain.low, domain.high
    assert isinstance(low, Decimal) and isinstance(high, Decimal)
    near = LEAST_STEP[kind]
    values = {low, high}
    for threshold in _thresholds(inquiry, kind):
        values |= {threshold - near, threshold, threshold + near}
    if kind == "integer":
        values = {v.to_integral_value(ROUND_FLOOR) for v in values}
    inside = sorted(v for v in values if low <= v <= high)
    if len(inside) > MOST_SAMPLES:
        step = (len(inside) - 1) / (MOST_SAMPLES - 1)
        inside = [inside[round(i * step)] for i in range(MOST_SAMPLES)]
    yield from inside


def _thresholds(inquiry: Inquiry, kind: str) -> set[Decimal]:
    """Numbers that an input of this type may be compared with: figures, told values, quotients."""
    figures = inquiry.program.figures.values()
    inputs = inquiry.program.rule.inputs
    money = {f.value for f in figures if f.unit == "yuan"}
    shares = {f.value for f in figures if f.unit in ("rate", "points") and f.value}
    others = {f.value for f in figures if f.unit not in ("yuan", "rate", "points")}
    told = {n: v for n, v in inquiry.told.items() if isinstance(v, Decimal) and n in inputs}
    same = {v for n, v in told.items() if inputs[n].type == kind}
    if kind == "money":
        quotients = {ARITHMETIC.divide(m, s) for m in money for s in shares if s < 1}
        scaled = {ARITHMETIC.multiply(m, o) for m in same for o in others}
        return money | same | scaled | {_to_fen(q) for q in quotients}
    if kind == "rate":
        return shares | same | {s + t for s in same for t in shares}
    return others | same


def _to_fen(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), context=ARITHMETIC)


def _middle(value: Uncertain) -> Uncertain:
    assert isinstance(value, Range)
    if isinstance(value.low, date) and isinstance(value.high, date):
        return value.low + (value.high - value.low) // 2
    assert isinstance(value.low, Decimal) and isinstance(value.high, Decimal)
    return (value.low + value.high) / 2


def _point(box: Completion) -> Completion:
    """One completion inside a box."""
    return {
        name: _middle(value)
        if isinstance(value, Range)
        else (min(value.options, key=str) if isinstance(value, OneOf) else value)
        for name, value in box.items()
    }
