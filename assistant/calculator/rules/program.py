"""A rule that can be run: its expressions parsed, its figures read, its templates checked.

``compiling.py`` makes a ``Program`` from a ``Rule``; the engine runs it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from assistant.calculator.calculation import InputValue
from assistant.calculator.rules.expression import Expression
from assistant.calculator.rules.rule import Rule
from assistant.calculator.rules.template import Template
from assistant.calculator.uncertain import Uncertain, above

AS_OF: Final = "as_of"
"""The name under which an expression reads the day for which is calculated."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A parameter, read: its value, its unit, its words, and the days on which it holds."""

    value: Decimal
    unit: str
    words: str
    law: int | None
    since: date | None
    until: date | None

    def holds(self, day: date) -> bool:
        """Whether it is in force on this day."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True)
class NamedValue:
    """A value of the rule or of a reading."""

    name: str
    expression: Expression
    unit: str | None
    step: Template | None
    when: Expression | None


@dataclass(frozen=True, slots=True)
class ParsedCondition:
    """A condition of eligibility, its expressions parsed (``rule.Condition`` says what each is)."""

    test: Expression
    fails: Template
    gap: Expression | None
    gap_unit: str | None
    instead: str | None
    undecided: Expression | None
    undecided_says: Template | None
    primary_only: bool


@dataclass(frozen=True, slots=True)
class ParsedReading:
    """One way to read the words, its expressions parsed (``rule.Reading``)."""

    reading: str
    result: Expression
    values: Mapping[str, NamedValue]
    steps: tuple[Template, ...]
    capped: bool
    when: Expression | None


@dataclass(frozen=True, slots=True)
class ParsedInstalment:
    """A part of the sum and when it is paid, its expression parsed (``rule.Instalment``)."""

    label: str
    result: Expression


@dataclass(frozen=True, slots=True)
class Program:
    """A rule that can be run. ``domains`` are what each input can be while it is not known; by ``floors``
    one input is never less than another.
    """

    rule: Rule
    figures: Mapping[str, Figure]
    domains: Mapping[str, Uncertain]
    floors: Mapping[str, str]
    derives: Mapping[str, Expression]
    assumes: Mapping[str, Expression]
    values: Mapping[str, NamedValue]
    conditions: tuple[ParsedCondition, ...]
    readings: tuple[ParsedReading, ...]
    cap: Expression | None
    ceiling: Expression
    instalments: tuple[ParsedInstalment, ...]
    due: Expression | None
    holds_says: tuple[Template, ...]
    fails_says: Template | None
    units: Mapping[str, str | None]

    def narrowed(self, values: Mapping[str, InputValue]) -> "Program":
        """The same program, in which inputs not known are no less than the figures they are bound by."""
        floors = {
            name: values[floor]
            for name, floor in self.floors.items()
            if floor in values and name not in values
        }
        if not floors:
            return self
        domains = {n: above(d, floors[n]) if n in floors else d for n, d in self.domains.items()}
        return replace(self, domains=domains)

    def without_assuming(self, names: Collection[str]) -> "Program":
        """The same program, in which nothing is assumed of these inputs."""
        kept = {name: given for name, given in self.assumes.items() if name not in names}
        return replace(self, assumes=kept)


def reachable(name: str, table: Mapping[str, Expression]) -> set[str]:
    """Every name that this one's expression reads, directly or through others."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        expression = table.get(waiting.pop())
        if expression is None:
            continue
        new = expression.names - found
        found |= new
        waiting.extend(new)
    return found


def figures_under(
    program: Program, expression: Expression, reading: ParsedReading | None
) -> set[str]:
    """The parameters on which an expression rests, through values and assumptions."""
    table: dict[str, Expression] = {n: v.expression for n, v in program.values.items()}
    if reading is not None:
        table |= {n: v.expression for n, v in reading.values.items()}
    found: set[str] = set()
    for name in expression.names:
        found |= {name} | reachable(name, table)
    return found & program.figures.keys()
