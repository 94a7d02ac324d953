"""Running the worked examples of a rule: what each must give against what the engine gives."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from assistant.calculator.calculation import Calculation
from assistant.calculator.engine.engine import calculate
from assistant.calculator.engine.inputs import read_inputs
from assistant.calculator.errors import InputError
from assistant.calculator.format import digits
from assistant.calculator.rules.rule import Example, Expect
from assistant.calculator.rules.rulebook import LoadedRule


def failed_examples(rule: LoadedRule) -> Iterator[tuple[str, str]]:
    """The examples that do not hold: their field in the file, and what differs."""
    for i, example in enumerate(rule.examples):
        if differences := "；".join(differing(rule, example)):
            yield f"examples.{i}", f"“{example.name}”：{differences}"


def differing(rule: LoadedRule, example: Example) -> list[str]:
    """What an example expects and does not get; empty when it holds."""
    as_of = example.as_of or rule.issued
    if as_of is None:
        return ["文件没有日期，例子要写 as_of"]
    return list(_compare(run(rule, example, as_of), example.expect))


def run(rule: LoadedRule, example: Example, as_of: date) -> Calculation | InputError:
    """The calculation of an example, or the error its inputs give."""
    try:
        return calculate(rule, read_inputs(rule, example.inputs), as_of)
    except InputError as error:
        return error


def _compare(found: Calculation | InputError, expect: Expect) -> Iterator[str]:
    if isinstance(found, InputError):
        yield f"{found.path} 读不进去：{found.message}"
        return
    money = found.unit == "yuan"
    eligible = None if expect.eligible == "undecided" else expect.eligible
    pairs: dict[str, tuple[object, object]] = {
        "eligible": (eligible, found.eligible),
        "amount_yuan": (expect.amount_yuan, _written(found.result) if money else None),
        "value": (expect.value, None if money else _written(found.result)),
        "unit": (expect.unit, found.unit),
        "ceiling": (expect.ceiling, found.ceiling),
        "alternatives": (
            expect.alternatives,
            tuple(digits(other.result) for other in found.alternatives),
        ),
        "missing": (expect.missing, found.missing[0].input if found.missing else None),
        "ended": (expect.ended, found.ended),
    }
    for name in expect.model_fields_set:
        wanted, got = pairs[name]
        if wanted != got:
            yield f"{name} 应为 {_said(wanted)}，算得 {_said(got)}"
    if "missing" not in expect.model_fields_set and found.missing:
        yield f"还要问 {'、'.join(m.input for m in found.missing)}"


def _written(value: Decimal | None) -> str | None:
    return None if value is None else digits(value)


def _said(value: object) -> str:
    if value is None:
        return "无（未定）"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "、".join(value) or "无" if isinstance(value, tuple) else str(value)
