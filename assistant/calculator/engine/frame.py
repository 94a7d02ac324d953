"""The names of one calculation, each found when it is first read.

A ``Frame`` is what expressions read names from. It begins empty; a name read for the first time is
looked up (told, parameter, derived, assumed, value, or what an unknown input can be) and kept, so
that its keys are exactly the names that the calculation used.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from assistant.calculator import uncertain
from assistant.calculator.rules.program import AS_OF, NamedValue, ParsedReading, Program
from assistant.calculator.uncertain import Exact, Nothing, Uncertain

_NO_VALUES: Final[Mapping[str, NamedValue]] = {}


class Frame(dict[str, Uncertain]):
    """The names of one calculation; ``told`` are the inputs that are known, exact or in part."""

    __slots__ = ("as_of", "local", "outer", "program", "told")

    def __init__(
        self,
        program: Program,
        told: Mapping[str, Uncertain],
        as_of: date,
        outer: "Frame | None" = None,
        local: Mapping[str, NamedValue] = _NO_VALUES,
    ) -> None:
        super().__init__()
        self.program = program
        self.told = told
        self.as_of = as_of
        self.outer = outer
        self.local = local

    def __missing__(self, name: str) -> Uncertain:
        if self.outer is None:
            value = self._find(name)
        elif name in self.local:
            value = self.local[name].expression.evaluate(self)
        else:
            value = self.outer[name]
        self[name] = value
        return value

    def _find(self, name: str) -> Uncertain:
        program = self.program
        if name in self.told:
            return self.told[name]
        if (figure := program.figures.get(name)) is not None:
            return figure.value if figure.holds(self.as_of) else Nothing("not_in_force", name)
        if (named := program.values.get(name)) is not None:
            return named.expression.evaluate(self)
        if (assumed := program.assumes.get(name)) is not None:
            return assumed.evaluate(self)
        return self.as_of if name == AS_OF else program.domains[name]

    def inside(self, reading: ParsedReading) -> "Frame":
        """The names as one reading sees them: with its own values."""
        return Frame(self.program, self.told, self.as_of, self, reading.values)


Verdict = Literal["open", "no", "undecided", "yes", "nothing"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a frame decides: ``open`` while an unknown input can still change it.

    ``reading`` is the number of the one taken (-1: none), ``result`` its result under the cap, in
    ``yes``. ``undecided`` are the conditions that the text does not decide. ``nothing`` says why
    there is no value.
    """

    verdict: Verdict
    reading: int = -1
    result: Exact | None = None
    ceiling: bool = False
    undecided: tuple[int, ...] = ()
    nothing: Nothing | None = None


OPEN: Final = Outcome("open")
NO: Final = Outcome("no")


def decide(program: Program, frame: Frame) -> Outcome:
    """Eligibility, primary reading and result, as far as the frame's inputs settle them."""
    unsettled = False
    undecided: list[int] = []
    for i, condition in enumerate(program.conditions):
        doubt = False if condition.undecided is None else condition.undecided.evaluate(frame)
        if doubt is True:
            undecided.append(i)
            continue
        met = condition.test.evaluate(frame)
        found = next((v for v in (doubt, met) if isinstance(v, Nothing)), None)
        if found is not None:
            return OPEN if unsettled else Outcome("nothing", nothing=found)
        if doubt is False and met is False:
            return NO
        unsettled = unsettled or doubt is not False or met is not True
    if unsettled:
        return OPEN
    if undecided:
        return Outcome("undecided", undecided=tuple(undecided))
    return _amount(program, frame)


def _amount(program: Program, frame: Frame) -> Outcome:
    """The result of the primary reading."""
    number = primary(program, frame)
    if number is None:
        return OPEN
    ceiling = program.ceiling.evaluate(frame)
    if number < 0:
        return Outcome("yes", ceiling=ceiling is True) if isinstance(ceiling, bool) else OPEN
    result = result_of(program, program.readings[number], frame.inside(program.readings[number]))
    if isinstance(result, Nothing):
        return Outcome("nothing", nothing=result)
    if not isinstance(result, Decimal) or not isinstance(ceiling, bool):
        return OPEN
    return Outcome("yes", number, result, ceiling)


def primary(program: Program, frame: Frame) -> int | None:
    """The number of the first reading that applies; -1 without any, None while it is open."""
    for number, reading in enumerate(program.readings):
        applies: Uncertain = True if reading.when is None else reading.when.evaluate(frame)
        if applies is True:
            return number
        if applies is not False:
            return None
    return -1


def result_of(program: Program, reading: ParsedReading, inner: Frame) -> Uncertain:
    """A reading's result, cut to the cap where it is capped."""
    result = reading.result.evaluate(inner)
    if program.cap is None or not reading.capped:
        return result
    return uncertain.smallest([result, program.cap.evaluate(inner)])
