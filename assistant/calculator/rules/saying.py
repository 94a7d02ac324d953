"""Expressions of the rules in plain Chinese, for people who read a rule but no code.

``growth >= step_rate`` becomes ``销售额增速 ≥ 1%``; ``floor(x / y)`` becomes ``（x ÷ y）取整``.
"""

import ast
from collections.abc import Callable, Mapping
from typing import Final

_OPERATORS: Final[dict[type[ast.AST], str]] = {
    ast.Add: "＋", ast.Sub: "－", ast.Mult: "×", ast.Div: "÷",
    ast.Lt: "＜", ast.LtE: "≤", ast.Gt: "＞", ast.GtE: "≥", ast.Eq: "是", ast.NotEq: "不是",
    ast.In: "是", ast.NotIn: "不是", ast.And: " 且 ", ast.Or: " 或 ",
}  # fmt: skip
_CALLS: Final[dict[str, str]] = {
    "min": "{0} 中最小的", "max": "{0} 中最大的", "floor": "{0} 取整（零头不算）",
    "ceil": "{0} 进整", "abs": "{0} 的大小", "count": "{0} 中成立的个数", "year": "{0} 的年份",
    "add_days": "{0} 天后的日子", "add_workdays": "{0} 个工作日后的日子",
    "add_months": "{0} 个月后的日子", "add_years": "{0} 年后的日子",
}  # fmt: skip


def say(source: str, names: Mapping[str, str]) -> str:
    """An expression (already checked) in Chinese; ``names`` says what to call each name."""
    return _say(ast.parse(source.strip(), mode="eval").body, {**names, "true": "是", "false": "否"})


def _say(node: ast.expr, names: Mapping[str, str]) -> str:
    return _SAYING[type(node)](node, names)


def _inner(node: ast.expr, names: Mapping[str, str]) -> str:
    """A part of a larger expression, in brackets where it is one itself."""
    said = _say(node, names)
    return f"（{said}）" if isinstance(node, (ast.BinOp, ast.IfExp, ast.BoolOp)) else said


def _constant(node: ast.Constant, names: Mapping[str, str]) -> str:
    if isinstance(node.value, bool):
        return "是" if node.value else "否"
    return f"“{node.value}”" if isinstance(node.value, str) else str(node.value)


def _binary(node: ast.BinOp, names: Mapping[str, str]) -> str:
    sign = _OPERATORS[type(node.op)]
    return f"{_inner(node.left, names)} {sign} {_inner(node.right, names)}"


def _unary(node: ast.UnaryOp, names: Mapping[str, str]) -> str:
    if isinstance(node.op, ast.Not):
        return f"不（{_say(node.operand, names)}）"
    return f"负 {_inner(node.operand, names)}"


def _logic(node: ast.BoolOp, names: Mapping[str, str]) -> str:
    return _OPERATORS[type(node.op)].join(_inner(part, names) for part in node.values)


def _compare(node: ast.Compare, names: Mapping[str, str]) -> str:
    parts = [_inner(node.left, names)]
    for op, side in zip(node.ops, node.comparators, strict=True):
        parts += [_OPERATORS[type(op)], _inner(side, names)]
    return " ".join(parts)


def _choice(node: ast.IfExp, names: Mapping[str, str]) -> str:
    test, yes, no = (_say(part, names) for part in (node.test, node.body, node.orelse))
    return f"{test} 的，{yes}；否则 {no}"


def _table(node: ast.Subscript, names: Mapping[str, str]) -> str:
    assert isinstance(node.value, ast.Dict)
    rows = zip(node.value.keys, node.value.values, strict=True)
    said = "，".join(f"{_say(key, names)} {_say(value, names)}" for key, value in rows if key)
    return f"按{_say(node.slice, names)}：{said}"


def _call(node: ast.Call, names: Mapping[str, str]) -> str:
    assert isinstance(node.func, ast.Name)
    arguments = [_inner(argument, names) for argument in node.args]
    if node.func.id == "steps":
        pairs = zip(arguments[1::2], arguments[2::2], strict=True)
        steps = "，".join(f"达到 {threshold} 的 {value}" for threshold, value in pairs)
        return f"按 {arguments[0]} 达到的档：{steps}，都没有达到的 0"
    joined = " 起 " if node.func.id.startswith("add_") else "、"
    return _CALLS[node.func.id].format(joined.join(arguments))


def _listed(node: ast.Tuple | ast.List, names: Mapping[str, str]) -> str:
    return "、".join(_say(element, names) for element in node.elts) + " 之一"


_SAYING: Final[dict[type[ast.expr], Callable[..., str]]] = {
    ast.Constant: _constant,
    ast.Name: lambda node, names: names.get(node.id, node.id),
    ast.BinOp: _binary,
    ast.UnaryOp: _unary,
    ast.BoolOp: _logic,
    ast.Compare: _compare,
    ast.IfExp: _choice,
    ast.Subscript: _table,
    ast.Call: _call,
    ast.Tuple: _listed,
    ast.List: _listed,
}
