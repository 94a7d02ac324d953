"""A rule as a form: its inputs as fields, and what comes out as a table to read and to print."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from assistant.answering.answer import CalculationView
from assistant.calculator.errors import CalculatorError, InputError
from assistant.calculator.format import shown
from assistant.calculator.rules.rule import Input
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.web.amounts import result_words
from assistant.web.policies.curve import Curve, draw
from assistant.web.policies.listing import address_of
from assistant.web.policies.units import check_units, question
from assistant.web.steps import StepRow, step_rows

if TYPE_CHECKING:
    from assistant.conversation.assistant import Assistant

RULE = "rule"
"""In an article's address: the rule whose inputs the rest of the query holds."""
VALUE_LIMIT = 100
_YES_NO = (("true", "是"), ("false", "否"))


@dataclass(frozen=True, slots=True)
class Field:
    """One input as a field. ``options`` is empty for a text field; ``empty`` says what none means."""

    name: str
    label: str
    ask: str
    kind: str
    value: str
    options: tuple[tuple[str, str], ...]
    empty: str


@dataclass(frozen=True, slots=True)
class RuleForm:
    """One rule on an article's page: its fields, those one may leave out, and its result.

    ``chosen``: the page's address asks for this rule.
    """

    rule: LoadedRule
    fields: tuple[Field, ...]
    optional: tuple[Field, ...]
    chosen: bool
    result: "Result"


@dataclass(frozen=True, slots=True)
class Result:
    """What the values give. ``trouble`` is a sentence about a value that cannot be read, in the
    field ``invalid``; ``heading`` is (label, figure); ``told`` are the values used, in words;
    ``asked`` are the questions still open, ``steps`` what was reckoned with the articles it stands on.
    """

    calculation: CalculationView | None
    heading: tuple[str, str] | None = None
    told: tuple[tuple[str, str], ...] = ()
    asked: tuple[str, ...] = ()
    trouble: str = ""
    invalid: str = ""
    steps: tuple[StepRow, ...] = ()
    curve: Curve | None = None


def rule_form(
    assistant: "Assistant", rule: LoadedRule, given: Mapping[str, str], today: date
) -> RuleForm:
    """The form of a rule, filled with what was given if it was given for this rule."""
    chosen = given.get(RULE) == rule.id
    values = read_values(rule, given) if chosen else {}
    made = [_field(name, known, values.get(name, "")) for name, known in rule.inputs.items()]
    asked = tuple(f for f in made if not rule.inputs[f.name].optional)
    optional = tuple(f for f in made if rule.inputs[f.name].optional)
    return RuleForm(rule, asked, optional, chosen, result(assistant, rule, values, today))


def read_values(rule: LoadedRule, given: Mapping[str, str]) -> dict[str, str]:
    """Those of the given values that the rule knows and that are not empty."""
    found = {name: given.get(name, "").strip()[:VALUE_LIMIT] for name in rule.inputs}
    return {name: value for name, value in found.items() if value}


def result(
    assistant: "Assistant", rule: LoadedRule, values: Mapping[str, str], today: date
) -> Result:
    """Calculate with the values, as the interface would; a sum without a unit is asked about."""
    try:
        check_units(rule, values)
        calculation = assistant.calculate(rule.id, values, today)
        curve = draw(rule, values, today)
    except CalculatorError as error:
        invalid = error.path.rpartition(".")[2] if isinstance(error, InputError) else ""
        return Result(None, trouble=error.message, invalid=invalid)
    decided = not calculation.missing
    return Result(
        calculation,
        heading=result_words(calculation) if decided else None,
        told=_told(rule, calculation, values),
        steps=tuple(_steps(assistant, rule, calculation)) if decided else (),
        asked=tuple(question(rule.inputs[gap.input]) for gap in calculation.missing),
        curve=curve,
    )


def _steps(assistant: "Assistant", rule: LoadedRule, calculation: CalculationView) -> list[StepRow]:
    document = assistant.catalog.require(rule.document)
    own = document.article(rule.provision.article)
    addresses = {article.label: address_of(document, article) for article in document.articles}
    return step_rows(calculation.steps, own.label if own else "", addresses)


def _field(name: str, known: Input, value: str) -> Field:
    options: tuple[tuple[str, str], ...] = ()
    if known.type == "flag":
        options = _YES_NO
    elif known.type == "choice":
        options = tuple((choice.value, choice.value) for choice in known.choices)
    return Field(
        name=name,
        label=known.label,
        ask=question(known),
        kind="date" if known.type == "date" else "text",
        value=value,
        options=options,
        empty=known.assume.words if known.assume else "请选择",
    )


def _told(
    rule: LoadedRule, calculation: CalculationView, values: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """The reader's own values as they were understood."""
    return tuple(
        (rule.inputs[name].label, _in_words(rule.inputs[name], value))
        for name, value in calculation.inputs.items()
        if name in values
    )


def _in_words(known: Input, value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if known.type in ("money", "number", "integer"):
        try:
            unit = "yuan" if known.type == "money" else known.unit
            return shown(Decimal(str(value)), unit)
        except InvalidOperation:
            return str(value)
    return str(value)
