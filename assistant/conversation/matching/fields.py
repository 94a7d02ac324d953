"""A profile in fields, as the words it stands for: ``{"new_tax": 2000000}`` is 年新增税收2000000元.

A field goes by the name of a rule's input, which is read as the calculator reads it, or by Chinese
words, which are words already. Of several rules that have an input of a name, those are meant that
have most of the fields.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from assistant.calculator.calculation import InputValue
from assistant.calculator.engine.inputs import read_inputs
from assistant.calculator.errors import InputError
from assistant.calculator.rules.rule import Input
from assistant.calculator.rules.rulebook import LoadedRule, RuleBook

Read = tuple[LoadedRule, InputValue]


def in_words(rulebook: RuleBook, fields: Mapping[str, object]) -> str:
    """The fields told, one after another.

    Raises ``InputError`` with the path of a field that no rule with this input can read.
    """
    told = {name: value for name, value in fields.items() if value not in (None, "")}
    read = {name: _read(rulebook.rules, name, value) for name, value in told.items()}
    return "，".join(
        _words(name, value, _of_most_fields(read[name], told))
        if read[name]
        else _plain(name, value)
        for name, value in told.items()
    )


def _read(rules: Iterable[LoadedRule], name: str, value: object) -> list[Read]:
    """What the field is for every rule that has it; nothing for a field in words."""
    found: list[Read] = []
    refused: list[InputError] = []
    for rule in rules:
        if name not in rule.inputs:
            continue
        try:
            found += [(rule, given) for given in read_inputs(rule, {name: value}).values()]
        except InputError as error:
            refused.append(error)
    if refused and not found:
        raise InputError(f"profile.{name}", refused[0].message, refused[0].code)
    return found


def _of_most_fields(read: Sequence[Read], told: Mapping[str, object]) -> list[Read]:
    """Those of the rules that have most of the fields."""
    shares = [len(told.keys() & rule.inputs.keys()) for rule, _ in read]
    return [one for one, share in zip(read, shares, strict=True) if share == max(shares)]


def _words(name: str, typed: object, read: Sequence[Read]) -> str:
    """One field: what it is called, and its value; a choice is told as it was typed."""
    inputs, value = [rule.inputs[name] for rule, _ in read], read[0][1]
    if len({known.type for known in inputs}) > 1:
        return str(typed)
    if isinstance(value, bool):
        return _yes(inputs[0]) if value else _no(inputs[0])
    told = str(typed) if isinstance(value, str) else _shown(inputs[0], value)
    return f"{_called(inputs)}{told}"


def _called(inputs: Sequence[Input]) -> str:
    """What an input is called; where rules call it differently, what their labels end in, if that is a
    word for each (增速, of 零售额增速 and 销售额增速), else nothing. Nor has a label that says the choices
    (迁入还是晋升) to stand before one of them.
    """
    labels = {known.label for known in inputs}
    first = min(labels, key=len)
    endings = (first[place:] for place in range(len(first)))
    ending = next((e for e in endings if all(label.endswith(e) for label in labels)), "")
    choices = [word for known in inputs for c in known.choices for word in (c.value, *c.names)]
    if any(word in ending for word in choices):
        return ""
    return ending if len(labels) == 1 or all(ending in known.names for known in inputs) else ""


def _shown(known: Input, value: Decimal | date) -> str:
    """The value as one would write it, exactly."""
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if known.type == "rate":
        return f"{(value * 100).normalize():f}%"
    return f"{value:f}" + ("元" if known.type == "money" else known.unit or "")


def _yes(known: Input) -> str:
    names = _as_they_stand(known.names)
    return known.label if not names or any(name in known.label for name in names) else names[0]


def _no(known: Input) -> str:
    return next(iter(_as_they_stand(known.no_names)), f"不是{known.label}")


def _as_they_stand(names: Sequence[str]) -> list[str]:
    """Without those that are patterns of several wordings."""
    return [name for name in names if "(" not in name]


def _plain(name: str, value: object) -> str:
    """A field in words: 民营企业 with a yes or no, else its name and value."""
    if isinstance(value, bool):
        return name if value else f"不是{name}"
    return f"{name}{value}"
