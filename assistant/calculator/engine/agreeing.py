"""Whether the figures told agree: 去年500万，今年550万，也就是涨了5%.

In: a rule and the inputs told. Out: the input that the others have otherwise, where that matters.
"""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal, localcontext

from assistant.calculator.calculation import InputValue
from assistant.calculator.engine.engine import calculate
from assistant.calculator.engine.known import known_facts
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.calculator.uncertain import ARITHMETIC

_ROUNDED = Decimal("0.0051")
"""A rate may be rounded to a whole per cent; other figures by as much of themselves."""

_NO_RATE = Decimal(3)
"""No rate is told by figures that make it more (1500万, of 12万 last year): one of them is of something else."""


def at_odds(
    rule: LoadedRule,
    inputs: Mapping[str, InputValue],
    as_of: date,
    together: Collection[str],
) -> tuple[str, InputValue] | None:
    """An input told otherwise than the other figures give it, with what they give, where the result is
    another one then; None where all agree, but for rounding. ``together`` are the inputs told in one
    message: what is told later stands for itself.
    """
    program = rule.program
    for name in program.derives:
        told = inputs.get(name)
        if name not in together or not isinstance(told, Decimal):
            continue
        others = {n: value for n, value in inputs.items() if n != name}
        beside = {n: value for n, value in others.items() if n in together}
        with localcontext(ARITHMETIC):
            derived = known_facts(program, beside, as_of).values.get(name)
            if not isinstance(derived, Decimal) or _agree(rule, name, told, derived):
                continue
        if rule.inputs[name].type == "rate" and abs(derived) > _NO_RATE >= abs(told):
            continue
        by_told = calculate(rule, inputs, as_of)
        by_others = calculate(rule, {**others, name: derived}, as_of)
        if (by_told.eligible, by_told.result) != (by_others.eligible, by_others.result):
            return name, derived
    return None


def _agree(rule: LoadedRule, name: str, told: Decimal, derived: Decimal) -> bool:
    apart = abs(told - derived)
    return apart <= (_ROUNDED if rule.inputs[name].type == "rate" else _ROUNDED * abs(told))
