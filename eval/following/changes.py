"""What a next message can change of a calculation, and what the changed one gives.

In: a calculation that was answered right, and the message that led to it. Out: the figures and
choices that were told there, each with other values; the sum of each comes from the calculator
(``Assistant.calculate``), which takes typed values and reads no words.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.answering.answer import CalculationView
from assistant.calculator.errors import InputError
from assistant.calculator.rules.rule import Choice, Input
from assistant.conversation.assistant import Assistant

_FIGURE = re.compile(
    r"(\d+(?:\.\d+)?)(个?亿|千万|百万|万|元|%|个百分点|个点|家|个|名|人|件|项|吨|亩|次|台|年)?"
)
_MONEY = {"亿": 10**8, "个亿": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4, "元": 1}
_RATES = {"%", "个百分点", "个点"}
_SHORT = 6
_FACTORS = ("0.5", "0.6", "0.8", "1.2", "1.5", "2", "3")


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as it stands in a message: ``number`` of ``unit``, the value of the input ``name``; ``alone``
    where the message has no other of its kind (no second sum of money), ``only`` where it has no other.
    """

    name: str
    label: str
    number: Decimal
    unit: str
    alone: bool
    only: bool

    @property
    def words(self) -> str:
        """3000万."""
        return written(self.number, self.unit)


@dataclass(frozen=True, slots=True)
class Result:
    """What the calculator gives: the sum in yuan as plain digits, and whether it is due."""

    amount: str
    eligible: bool | None


def written(number: Decimal, unit: str) -> str:
    """A number with its unit, without an exponent or needless zeros."""
    return f"{number.normalize():f}{unit}"


def told_figures(assistant: Assistant, message: str, view: CalculationView) -> list[Told]:
    """The figures of a message that are the value of exactly one input."""
    rule = assistant.rulebook.by_id[view.rule]
    figures = [(Decimal(m[1]), m[2] or "") for m in _FIGURE.finditer(message)]
    kinds = [_kind(unit) for _, unit in figures]
    found: list[Told] = []
    for name, value in view.inputs.items():
        known = rule.inputs[name]
        fitting = [f for f in figures if _is_value(known, value, *f)]
        if len(fitting) == 1:
            number, unit = fitting[0]
            alone = kinds.count(_kind(unit)) == 1
            found.append(Told(name, known.label, number, unit, alone, len(figures) == 1))
    return [told for told in found if [t.number for t in found].count(told.number) == 1]


def _kind(unit: str) -> str:
    return "money" if unit in _MONEY else "rate" if unit in _RATES else unit


def _is_value(known: Input, value: object, number: Decimal, unit: str) -> bool:
    if known.derive is not None and known.type not in {"money", "rate"}:
        return False
    text = str(value).rstrip("%元")
    try:
        stated = Decimal(text)
    except ArithmeticError:
        return False
    if known.type == "money":
        return unit in _MONEY and number * _MONEY[unit] == stated
    if known.type == "rate":
        return unit in _RATES and number == stated
    return (
        known.type in {"number", "integer"}
        and unit not in _MONEY | dict.fromkeys(_RATES)
        and (number == stated)
    )


def others(told: Told, draw: random.Random) -> Decimal:
    """Another number of the same size, as round as the one told."""
    places = Decimal(1) if told.number == told.number.to_integral() else Decimal("0.1")
    factors = list(_FACTORS)
    draw.shuffle(factors)
    for factor in factors:
        number = (told.number * Decimal(factor)).quantize(places)
        if number > 0 and number != told.number:
            return number
    return told.number + 1


def with_figure(
    assistant: Assistant, view: CalculationView, told: Told, number: Decimal, day: date
) -> Result | None:
    """What the calculation gives with another number; None where it does not settle a sum."""
    known = assistant.rulebook.by_id[view.rule].inputs[told.name]
    value = number * _MONEY[told.unit] if known.type == "money" else number
    return _computed(assistant, view, told.name, f"{value.normalize():f}", day)


def choices(
    assistant: Assistant, message: str, view: CalculationView, day: date
) -> Iterator[tuple[str, str, Result]]:
    """Other values of a choice that the message names, each with its input and what it gives."""
    rule = assistant.rulebook.by_id[view.rule]
    for name, value in view.inputs.items():
        known = rule.inputs[name]
        if known.type != "choice" or not any(
            choice.value == value and _named(choice.value, choice.names, message)
            for choice in known.choices
        ):
            continue
        for choice in known.choices:
            if choice.value not in (value, known.none) and _is_said(choice):
                result = _computed(assistant, view, name, choice.value, day)
                if result is not None:
                    yield name, choice.value, result


def _follows(known: Input, inputs: Mapping[str, object]) -> bool:
    """Whether an input is worked out from others that were told."""
    return known.derive is not None and all(
        name in inputs for name in re.findall(r"[a-z_]{3,}", known.derive)
    )


def _is_said(choice: Choice) -> bool:
    """Whether people say it: the long ones are the rule's own, for what a text does not name."""
    return not choice.elsewhere and len(choice.value) <= _SHORT


def _named(value: str, names: Sequence[str], message: str) -> bool:
    return any(word in message for word in (value, *names))


def _computed(
    assistant: Assistant, view: CalculationView, name: str, value: str, day: date
) -> Result | None:
    rule = assistant.rulebook.by_id[view.rule]
    kept = {k: v for k, v in view.inputs.items() if not _follows(rule.inputs[k], view.inputs)}
    try:
        found = assistant.calculate(view.rule, {**kept, name: value}, day)
        again = assistant.calculate(view.rule, kept, day)
    except InputError:
        return None
    if again.amount_yuan != view.amount_yuan or found.missing or found.amount_yuan is None:
        return None
    return Result(found.amount_yuan, found.eligible)
