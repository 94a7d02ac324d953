"""What is known of a case: the inputs told, and those that follow from them.

In: a program, the inputs told, a day. Out: ``Known``. Pure; to be called in the engine's arithmetic.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assistant.calculator.calculation import InputValue
from assistant.calculator.engine.frame import Frame
from assistant.calculator.format import shown
from assistant.calculator.rules.program import Program
from assistant.calculator.sentences import sentence
from assistant.calculator.uncertain import Uncertain, is_exact


@dataclass(frozen=True, slots=True)
class Known:
    """The inputs told and those derived from them; ``derived`` maps a name to what it came from.

    ``notices`` are sentences on inputs told otherwise than the others give them.
    """

    values: Mapping[str, InputValue]
    derived: Mapping[str, frozenset[str]]
    notices: tuple[str, ...]


def known_facts(program: Program, inputs: Mapping[str, InputValue], as_of: date) -> Known:
    """The told inputs, and those that can be derived from them (and from what is assumed)."""
    values: dict[str, InputValue] = dict(inputs)
    derived: dict[str, frozenset[str]] = {}
    notices: list[str] = []
    waiting = dict(program.derives)
    progress = bool(waiting)
    while progress:
        progress = False
        for name, expression in list(waiting.items()):
            frame = Frame(program, values, as_of)
            found = expression.evaluate(frame)
            told_sources = frozenset(n for n in frame if n in values)
            if not is_exact(found) or not told_sources:
                continue
            del waiting[name]
            if name not in inputs:
                values[name] = found  # type: ignore[assignment]
                derived[name] = told_sources
                progress = True
            elif found != inputs[name]:
                notices.append(_disagreement(program, name, inputs[name], found))
    return Known(values, derived, tuple(notices))


def _disagreement(program: Program, name: str, told: InputValue, derived: Uncertain) -> str:
    unit = program.units[name]
    return sentence(
        "told_and_derived",
        label=program.rule.inputs[name].label,
        told=shown(told, unit),
        derived=shown(derived, unit),  # type: ignore[arg-type]
    )
