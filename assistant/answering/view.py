"""A calculation as the interface shows it, and as a table in a chat."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from assistant.answering.answer import Alternative, CalculationView, Missing
from assistant.calculator.calculation import Calculation, InputValue, Step
from assistant.calculator.format import digits, percent, shown
from assistant.calculator.uncertain import ARITHMETIC

_PLACES: Final = Decimal("1e-10")


def view(calculation: Calculation) -> CalculationView:
    """The interface's view: sums as plain digits, inputs in a form that can be sent back."""
    money = calculation.unit == "yuan"
    result = calculation.result
    amount = None if result is None or not money else plain(result)
    if calculation.kind == "figure" and calculation.eligible is False:
        amount = "0"  # what is lacking stands in ``value``
    return CalculationView(
        rule=calculation.rule,
        article=calculation.number,
        title=calculation.title,
        eligible=calculation.eligible,
        amount_yuan=amount,
        ceiling=calculation.ceiling,
        value=None if result is None or money else plain(result),
        unit=None if money or result is None else calculation.unit,
        inputs={
            name: written(value, calculation.units.get(name))
            for name, value in calculation.inputs.items()
        },
        steps=[*(_line(calculation, step) for step in calculation.steps), *calculation.failures],
        assumptions=list(calculation.assumptions),
        alternatives=[
            Alternative(
                reading=other.reading,
                amount_yuan=plain(other.result) if other.unit == "yuan" else None,
                value=None if other.unit == "yuan" else plain(other.result),
                unit=None if other.unit == "yuan" else other.unit,
            )
            for other in calculation.alternatives
        ],
        missing=[
            Missing(input=m.input, question=m.question, choices=list(m.choices))
            for m in calculation.missing
        ],
        failures=list(calculation.failures),
        notices=list(calculation.notices),
        decides=list(calculation.decides),
        decides_stated=calculation.decides_stated,
        says=calculation.says,
        per=calculation.per,
        due=None if calculation.due is None else calculation.due.isoformat(),
        ended=calculation.ended,
        undecided=calculation.undecided,
        kind=calculation.kind,
    )


def plain(value: Decimal) -> str:
    """Plain digits without exponent or trailing zeros; a value without end is cut at ten places."""
    rounded = value.quantize(_PLACES, ROUND_HALF_UP, context=ARITHMETIC)
    return digits(rounded)


def written(value: InputValue, unit: str | None) -> str | bool:
    """An input as one would type it, so that it can be sent back unchanged."""
    if isinstance(value, bool):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return value
    if unit != "rate":
        return plain(value)
    scaled = ARITHMETIC.multiply(value, Decimal(100))
    if scaled == scaled.quantize(_PLACES, context=ARITHMETIC):
        return plain(scaled) + "%"
    return percent(value).removeprefix("约")


def amount(calculation: Calculation) -> str | None:
    """The result as a person reads it (``200万元``, ``25工作日``), or None."""
    if calculation.result is None:
        return None
    return shown(calculation.result, calculation.unit)


def table(calculation: Calculation) -> str:
    """The steps as a Markdown table, each with its article; empty without steps."""
    if not calculation.steps:
        return ""
    rows = [f"| {_cell(step.text)} | {step.label} |" for step in calculation.steps]
    return "\n".join(["| 怎么算的 | 依据 |", "|---|---|", *rows])


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _line(calculation: Calculation, step: Step) -> str:
    """A step; where several rules are added, each with its article."""
    if calculation.parts and step.label:
        return f"{step.text}（{step.label}）"
    return step.text
