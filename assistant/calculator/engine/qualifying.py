"""Whether an enterprise meets a rule's conditions, also where the sum still lacks a fact.

In: a ``LoadedRule``, the inputs told. Out: a ``Qualification``. Three-valued as the engine is:
conditions that an unknown input can still break are not met.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import localcontext

from assistant.calculator.calculation import InputValue
from assistant.calculator.engine.frame import Frame
from assistant.calculator.engine.known import known_facts
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.calculator.uncertain import ARITHMETIC


@dataclass(frozen=True, slots=True)
class Qualification:
    """``met``: every condition holds, whatever the inputs that are not known may be.

    ``told`` and ``assumed`` are the inputs on which the conditions rest: those that were told (or
    follow from what was told), and those that the rule assumes.
    """

    met: bool
    told: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether the conditions are met by what was told alone."""
        return self.met and bool(self.told) and not self.assumed


def qualify(
    rule: LoadedRule,
    inputs: Mapping[str, InputValue],
    as_of: date,
    unsure: Collection[str] = (),
) -> Qualification:
    """Test the conditions alone; of the inputs in ``unsure`` nothing is assumed."""
    program = rule.program.without_assuming(unsure) if unsure else rule.program
    with localcontext(ARITHMETIC):
        known = known_facts(program, inputs, as_of)
        frame = Frame(program, known.values, as_of)
        met = bool(program.conditions) and all(
            condition.test.evaluate(frame) is True
            and (condition.undecided is None or condition.undecided.evaluate(frame) is False)
            for condition in program.conditions
        )
    if not met:
        return Qualification(False)
    told = tuple(name for name in rule.inputs if name in frame and name in known.values)
    assumed = tuple(name for name in rule.inputs if name in frame and name not in told)
    return Qualification(True, told, assumed)
