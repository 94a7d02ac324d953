"""Values given as fields (interface, command line, forms, examples) → typed values of a rule.

Money comes out as yuan, rates as fractions. A bare number is yuan for money and per cent for a
rate; a bare 0.15 for a rate could be either, so it is asked about. Whatever cannot be read, and
whatever cannot be, raises ``InputError`` with the field's path and a sentence to show.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from assistant.calculator.calculation import InputValue
from assistant.calculator.errors import InputError
from assistant.calculator.quantities.fact import Quantity
from assistant.calculator.quantities.quantity import value_of
from assistant.calculator.rules.rule import Input
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.calculator.uncertain import ARITHMETIC, Range
from corpus.normalise import fold_plain

LONGEST: Final = 100
MOST_DECIMALS: Final = 10
_YES: Final = frozenset({"true", "yes", "y", "1", "是", "有", "对", "是的", "符合", "满足"})
_NO: Final = frozenset(
    {"false", "no", "n", "0", "否", "无", "没有", "不是", "不对", "不符合", "不满足"}
)
_PLAIN: Final = re.compile(r"-?\d+(?:\.\d+)?")
_GROUPED: Final = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_DAY: Final = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_ACCEPTED: Final = {"money": {"yuan", "plain"}, "rate": {"rate", "points"}}
_WANTED: Final = {
    "money": "一个金额，如 300万元",
    "rate": "一个百分数，如 12.6%",
    "number": "一个数",
    "integer": "一个整数",
    "date": "一个日期，如 2026-03-08",
}


def read_inputs(rule: LoadedRule, raw: Mapping[str, object]) -> dict[str, InputValue]:
    """Read every value given for a rule; ``None`` and empty text count as not told.

    Raises ``InputError`` (codes ``input_unknown``, ``input_invalid``, ``input_impossible``).
    """
    values: dict[str, InputValue] = {}
    for name, given in raw.items():
        known = rule.inputs.get(name)
        if known is None:
            listed = "、".join(rule.inputs) or "无"
            message = f"这条规则没有“{str(name)[:LONGEST]}”这个输入（有：{listed}）"
            raise InputError(f"inputs.{str(name)[:LONGEST]}", message, "input_unknown")
        if given is None or (isinstance(given, str) and not given.strip()):
            continue
        values[name] = _read(rule, name, known, given)
    return values


def _read(rule: LoadedRule, name: str, known: Input, given: object) -> InputValue:
    path = f"inputs.{name}"
    if isinstance(given, date):
        given = given.isoformat()
    if not isinstance(given, (str, bool, int, float, Decimal)):
        raise InputError(path, f"“{known.label}”要是一个值，不能是列表或对象")
    text = _as_text(path, known, given)
    if known.type == "choice":
        return _choice(path, known, text)
    if known.type == "flag":
        return _flag(path, known, text)
    value = (
        _day(path, known, text) if known.type == "date" else _number(path, known, text, rule, name)
    )
    return _possible(path, known, value, rule, name)


def _as_text(path: str, known: Input, given: str | bool | int | float | Decimal) -> str:
    """The value as one would have typed it; a binary float by its shortest decimal form."""
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, float):
        given = Decimal(repr(given))
    if isinstance(given, Decimal):
        if not given.is_finite() or abs(given.adjusted()) > LONGEST:
            raise _unreadable(path, known, str(given)[:20])
        given = format(given, "f")
    if isinstance(given, int) and given.bit_length() > 200:
        raise _unreadable(path, known, "…")
    text = fold_plain(str(given)).strip()
    if len(text) > LONGEST:
        raise _unreadable(path, known, text[:20] + "…")
    return text


def _unreadable(path: str, known: Input, text: str) -> InputError:
    wanted = _WANTED.get(known.type, "一个值")
    return InputError(path, f"“{known.label}”要是{wanted}，读不懂“{text}”")


def _choice(path: str, known: Input, text: str) -> str:
    for choice in known.choices:
        if text in {fold_plain(word).strip() for word in (choice.value, *choice.names)}:
            return choice.value
    listed = "、".join(choice.value for choice in known.choices)
    raise InputError(path, f"“{known.label}”要从这几个里选：{listed}")


def _flag(path: str, known: Input, text: str) -> bool:
    if text in _YES or text in {fold_plain(word) for word in known.names}:
        return True
    if text in _NO or text in {fold_plain(word) for word in known.no_names}:
        return False
    raise InputError(path, f"“{known.label}”要答是或否")


def _day(path: str, known: Input, text: str) -> date:
    match = _DAY.fullmatch(text)
    if match is None:
        raise _unreadable(path, known, text)
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError as error:
        raise InputError(path, f"“{known.label}”：没有“{text}”这一天") from error


def _number(path: str, known: Input, text: str, rule: LoadedRule, name: str) -> Decimal:
    bare = text.replace(",", "") if _GROUPED.fullmatch(text) else text
    if _PLAIN.fullmatch(bare):
        value = Decimal(bare)
        if known.type == "rate":
            value = _bare_rate(path, known, value, rule, name)
    elif known.type == "money" and _PLAIN.fullmatch(bare.removesuffix("元")):
        value = Decimal(bare.removesuffix("元"))  # a field is never a telephone number or a year
    else:
        value = _with_unit(path, known, text)
    if value == value.to_integral_value():
        return value
    if known.type == "integer":
        raise InputError(path, f"“{known.label}”要是整数，“{text}”不是")
    if -int(value.as_tuple().exponent) > MOST_DECIMALS + 2:
        raise InputError(path, f"“{known.label}”的小数位太多（最多 {MOST_DECIMALS} 位）")
    return value


def _with_unit(path: str, known: Input, text: str) -> Decimal:
    """A number written with its unit, which has to be one that the input can have."""
    try:
        quantity = value_of(text)
    except (ValueError, InvalidOperation) as error:
        raise _unreadable(path, known, text) from error
    if quantity.vague or quantity.low is not None or quantity.high is not None:
        raise InputError(path, f"“{known.label}”要一个确定的数，“{text}”只是大概")
    if quantity.unit not in _accepted_units(known):
        raise _unreadable(path, known, text)
    return quantity.value


def _accepted_units(known: Input) -> set[str]:
    if known.type in _ACCEPTED:
        return _ACCEPTED[known.type]
    return {"plain", "count"} | ({_measure(known.unit).unit} if known.unit else set())


def _measure(unit: str) -> Quantity:
    """One of the input's own unit, as a quantity; a plain one where the unit is a word of its own."""
    try:
        return value_of("1" + unit)
    except ValueError:
        return value_of("1")


def _bare_rate(path: str, known: Input, value: Decimal, rule: LoadedRule, name: str) -> Decimal:
    """12.6 is 12.6%; 0.15 could be 0.15% or 15%: only one of them, if only one can be."""
    as_percent = value.scaleb(-2, context=ARITHMETIC)
    if value == 0 or abs(value) >= 1:
        return as_percent
    possible = [v for v in (as_percent, value) if _inside(v, rule, name)]
    if len(possible) == 1:
        return possible[0]
    shown = f"{value}% 还是 {format((value * 100).normalize(), 'f')}%"
    raise InputError(path, f"“{known.label}”写的是 {value}，是 {shown}？请带上百分号")


def _inside(value: Decimal | date, rule: LoadedRule, name: str) -> bool:
    domain = rule.program.domains[name]
    if not isinstance(domain, Range):
        return value == domain
    return domain.low <= value <= domain.high  # type: ignore[operator]


def _possible(
    path: str, known: Input, value: Decimal | date, rule: LoadedRule, name: str
) -> InputValue:
    if _inside(value, rule, name):
        return value
    message = known.impossible or f"“{known.label}”不大可能是这个数，请再核对一下。{known.ask}"
    raise InputError(path, message, "input_impossible")
