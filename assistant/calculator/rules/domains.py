"""What each input of a rule can be, as far as the rule says: its type, choices and bounds.

In: an ``Input`` and the field it stands at. Out: its domain and type. Raises ``RuleError`` (by ``fail``,
which makes one of a field and a reason).
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from assistant.calculator.errors import RuleError
from assistant.calculator.quantities.quantity import value_of
from assistant.calculator.rules.expression import Kind, Type
from assistant.calculator.rules.rule import Input
from assistant.calculator.uncertain import MAYBE, OneOf, Uncertain, spanning

Fail = Callable[[str, str], RuleError]

_KINDS: Final[dict[str, Kind]] = {
    "money": "number", "rate": "number", "number": "number", "integer": "number",
    "choice": "text", "flag": "flag", "date": "date",
}  # fmt: skip
_NUMBERS = ("money", "number", "integer", "rate")
_UNITS_OF: Final = {
    "money": {"yuan", "plain"},
    "rate": {"rate", "points", "times", "plain"},
}
_BOUNDS: Final[dict[str, tuple[str, str]]] = {
    "money": ("0", "1000000亿元"),
    "rate": ("-100%", "500%"),
    "number": ("0", "1000000亿"),
    "integer": ("0", "1亿"),
    "date": ("1900-01-01", "2199-12-31"),
}
"""What can be where the rule itself says nothing: sums are not negative, rates at most 500%."""


def read_domain(field: str, given: Input, fail: Fail) -> tuple[Uncertain, Type]:
    """What an input can be, and its type."""
    choices = _choices(field, given, fail) if given.type == "choice" else None
    _only_where_it_fits(field, given, fail)
    return _domain(field, given, choices, fail), Type(_KINDS[given.type], choices)


def floors_of(inputs: Mapping[str, Input], fail: Fail) -> dict[str, str]:
    """By input the other one that it is never less than: both numbers of one type."""
    floors = {name: i.at_least for name, i in inputs.items() if i.at_least is not None}
    for name, floor in floors.items():
        kind = inputs[name].type
        if floor == name or floor not in inputs or inputs[floor].type != kind:
            raise fail(f"inputs.{name}.at_least", f"“{floor}”不是同一类的另一个输入")
        if kind not in _NUMBERS:
            raise fail(f"inputs.{name}.at_least", "只有数才能比大小")
    return floors


def _domain(field: str, given: Input, choices: frozenset[str] | None, fail: Fail) -> Uncertain:
    if given.type == "flag":
        return MAYBE
    if choices is not None:
        return OneOf(choices) if len(choices) > 1 else next(iter(choices))
    low, high = (
        _bound(f"{field}.{side}", written or default, given.type, fail)
        for side, written, default in zip(
            ("minimum", "maximum"),
            (given.minimum, given.maximum),
            _BOUNDS[given.type],
            strict=True,
        )
    )
    if low > high:  # type: ignore[operator]
        raise fail(f"{field}.minimum", "minimum 大于 maximum")
    return spanning(low, high, False, False)


def _choices(field: str, given: Input, fail: Fail) -> frozenset[str]:
    """The values of a choice, all different."""
    if not given.choices:
        raise fail(f"{field}.choices", "选项类的输入要列出 choices")
    choices = frozenset(choice.value for choice in given.choices)
    if len(choices) != len(given.choices):
        raise fail(f"{field}.choices", "有两个选项相同")
    if (listed := given.membership) and not {listed.inside, listed.outside} <= choices:
        raise fail(f"{field}.membership", "inside、outside 要是选项里的值")
    if given.none is not None and given.none not in choices:
        raise fail(f"{field}.none", "none 要是选项里的值")
    if given.prevails is not None and given.prevails not in choices:
        raise fail(f"{field}.prevails", "prevails 要是选项里的值")
    return choices


def _only_where_it_fits(field: str, given: Input, fail: Fail) -> None:
    """Fields that belong to one type of input stand at no other."""
    of_type: Mapping[str, Mapping[str, object]] = {
        "choice": {
            "choices": given.choices,
            "membership": given.membership,
            "none": given.none,
            "prevails": given.prevails,
        },
        "flag": {"no_names": given.no_names, "same_year": given.same_year},
    }
    for kind, fields in of_type.items():
        for name, value in fields.items():
            if value and given.type != kind:
                raise fail(f"{field}.{name}", f"只有 type: {kind} 的输入才有 {name}")


def _bound(field: str, written: str, kind: str, fail: Fail) -> Decimal | date:
    """One end of what an input can be."""
    try:
        if kind == "date":
            return date.fromisoformat(written)
        read = value_of(written)
    except ValueError as error:
        raise fail(field, f"“{written}”读不成界限") from error
    if kind in _UNITS_OF and read.unit not in _UNITS_OF[kind]:
        raise fail(field, f"“{written}”的单位和这个输入不合")
    return read.value
