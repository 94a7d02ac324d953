"""The little closed language of the rules: parsed once, checked for sense, evaluated often.

In: an expression (``min(cost * rate, cap) if level == '省级' else 0``) and the types of its names.
Out: an ``Expression`` whose ``evaluate`` works on exact and on uncertain values (``uncertain.py``).

Grammar: Python expressions, read by ``ast`` and held to a white list: ``+ - * /``, comparisons (also
chained), ``and or not``, ``a if test else b``, ``in ('x', 'y')``, tables ``{'x': a, 'y': b}[name]``,
the functions of ``functions.py``, texts in quotes, ``true false``, and the numbers 0, 1, 2, 100. Every
other number is a parameter, so that it stands in the text. No attributes, no powers, no calls of
anything else, at most ``LONGEST`` characters. Raises ``ExpressionError``.
"""

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from assistant.calculator import uncertain
from assistant.calculator.errors import ExpressionError
from assistant.calculator.rules.functions import FUNCTIONS
from assistant.calculator.uncertain import ANYTHING, MAYBE, Nothing, OneOf, Truth, Uncertain

LONGEST: Final = 1000
DEEPEST: Final = 40
STRUCTURAL: Final = frozenset({0, 1, 2, 100})
"""Numbers that may stand in an expression: they give it structure (none, one, both, per cent)."""

Kind = Literal["number", "text", "flag", "date"]
KIND_WORDS: Final = {"number": "数", "text": "选项", "flag": "是或否", "date": "日期"}
Evaluate = Callable[[Mapping[str, Uncertain]], Uncertain]


@dataclass(frozen=True, slots=True)
class Type:
    """What a name or expression gives; a choice knows its ``choices``."""

    kind: Kind
    choices: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Expression:
    """A parsed expression: its source, its type, the names it reads, and how to evaluate it."""

    source: str
    type: Type
    names: frozenset[str]
    evaluate: Evaluate


NUMBER: Final = Type("number")
FLAG: Final = Type("flag")
_Node = tuple[Evaluate, Type]

_ARITHMETIC: Final[dict[type[ast.operator], Callable[[Uncertain, Uncertain], Uncertain]]] = {
    ast.Add: uncertain.add,
    ast.Sub: uncertain.subtract,
    ast.Mult: uncertain.multiply,
    ast.Div: uncertain.divide,
}
_COMPARISON: Final[dict[type[ast.cmpop], Callable[[Uncertain, Uncertain], Truth]]] = {
    ast.Lt: uncertain.less,
    ast.LtE: uncertain.at_most,
    ast.Gt: lambda a, b: uncertain.less(b, a),
    ast.GtE: lambda a, b: uncertain.at_most(b, a),
    ast.Eq: uncertain.equal,
    ast.NotEq: lambda a, b: uncertain.negation(uncertain.equal(a, b)),
}


def parse(source: str, types: Mapping[str, Type], wanted: Kind | None = None) -> Expression:
    """Parse and check an expression over names of these types. Raises ``ExpressionError``."""
    if len(source) > LONGEST:
        raise ExpressionError(f"算式太长（{len(source)} 个字符，最多 {LONGEST}）")
    try:
        tree = ast.parse(source.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ExpressionError(f"读不懂算式“{source}”") from error
    reader = _Reader(types)
    evaluate, found = reader.read(tree, 0)
    if wanted is not None and found.kind != wanted:
        raise ExpressionError(
            f"算式“{source}”得出的是{KIND_WORDS[found.kind]}，这里要{KIND_WORDS[wanted]}"
        )
    return Expression(source, found, frozenset(reader.names), evaluate)


class _Reader:
    """One walk over a syntax tree, making closures and collecting the names read."""

    def __init__(self, types: Mapping[str, Type]) -> None:
        self.types = types
        self.names: set[str] = set()

    def read(self, node: ast.expr, depth: int) -> _Node:
        """The closure and type of one node."""
        if depth > DEEPEST:
            raise ExpressionError(f"算式嵌套太深（最多 {DEEPEST} 层）")
        method = _READERS.get(type(node))
        if method is None:
            raise ExpressionError(f"算式里不能用“{ast.unparse(node)}”这种写法")
        return method(self, node, depth + 1)

    def constant(self, node: ast.Constant, depth: int) -> _Node:
        value = node.value
        if isinstance(value, bool):
            return _always(value), FLAG
        if isinstance(value, str):
            return _always(value), Type("text", frozenset({value}))
        if isinstance(value, int) and value in STRUCTURAL:
            return _always(Decimal(value)), NUMBER
        raise ExpressionError(
            f"算式里的数 {ast.unparse(node)} 要写成参数（只有 0、1、2、100 可以直接写）"
        )

    def name(self, node: ast.Name, depth: int) -> _Node:
        name = node.id
        if name in ("true", "false"):
            return _always(name == "true"), FLAG
        if name not in self.types:
            known = "、".join(sorted(self.types)) or "无"
            raise ExpressionError(f"没有“{name}”这个名字（可用的有：{known}）")
        self.names.add(name)
        return (lambda env: env[name]), self.types[name]

    def arithmetic(self, node: ast.BinOp, depth: int) -> _Node:
        operate = _ARITHMETIC.get(type(node.op))
        if operate is None:
            raise ExpressionError(f"算式里不能用“{ast.unparse(node)}”这种运算")
        a, b = (self.of(side, "number", depth) for side in (node.left, node.right))
        return (lambda env: operate(a(env), b(env))), NUMBER

    def unary(self, node: ast.UnaryOp, depth: int) -> _Node:
        if isinstance(node.op, ast.Not):
            a = self.of(node.operand, "flag", depth)
            return (lambda env: uncertain.negation(a(env))), FLAG  # type: ignore[arg-type]
        if isinstance(node.op, ast.USub):
            a = self.of(node.operand, "number", depth)
            return (lambda env: uncertain.negate(a(env))), NUMBER
        raise ExpressionError(f"算式里不能用“{ast.unparse(node)}”这种运算")

    def logic(self, node: ast.BoolOp, depth: int) -> _Node:
        parts = tuple(self.of(part, "flag", depth) for part in node.values)
        settles = isinstance(node.op, ast.Or)
        return (lambda env: _logic(parts, env, settles)), FLAG

    def conditional(self, node: ast.IfExp, depth: int) -> _Node:
        test = self.of(node.test, "flag", depth)
        (yes, a), (no, b) = self.read(node.body, depth), self.read(node.orelse, depth)
        both = _common([a, b], ast.unparse(node))
        return (
            lambda env: uncertain.choose(test(env), lambda: yes(env), lambda: no(env))  # type: ignore[arg-type]
        ), both

    def compare(self, node: ast.Compare, depth: int) -> _Node:
        if isinstance(node.ops[0], (ast.In, ast.NotIn)):
            return self.membership(node, depth)
        sides = [self.read(side, depth) for side in (node.left, *node.comparators)]
        tests: list[Evaluate] = []
        for (a, left), (b, right), op in zip(sides, sides[1:], node.ops, strict=False):
            operate = _COMPARISON.get(type(op))
            if operate is None:
                raise ExpressionError(f"算式里不能用“{ast.unparse(node)}”这种比较")
            if left.kind != right.kind:
                raise ExpressionError(
                    f"“{ast.unparse(node)}”在拿{KIND_WORDS[left.kind]}和{KIND_WORDS[right.kind]}比较"
                )
            if left.kind in ("text", "flag") and not isinstance(op, (ast.Eq, ast.NotEq)):
                raise ExpressionError(f"“{ast.unparse(node)}”里的{KIND_WORDS[left.kind]}不分大小")
            _known_choices(left, right, ast.unparse(node))
            tests.append(_pair(operate, a, b))
        if len(tests) == 1:
            return tests[0], FLAG
        parts = tuple(tests)
        return (lambda env: _logic(parts, env, False)), FLAG

    def membership(self, node: ast.Compare, depth: int) -> _Node:
        listed = node.comparators[0]
        if len(node.ops) != 1 or not isinstance(listed, (ast.Tuple, ast.List)) or not listed.elts:
            raise ExpressionError(f"“{ast.unparse(node)}”：in 后面要是括号里的几个选项")
        a, left = self.read(node.left, depth)
        tests: list[Evaluate] = []
        for element in listed.elts:
            b, right = self.read(element, depth)
            if left.kind != right.kind:
                raise ExpressionError(f"“{ast.unparse(node)}”里的选项不是同一类")
            _known_choices(left, right, ast.unparse(node))
            tests.append(_pair(uncertain.equal, a, b))
        parts = tuple(tests)
        if isinstance(node.ops[0], ast.NotIn):
            return (lambda env: uncertain.negation(_logic(parts, env, True))), FLAG
        return (lambda env: _logic(parts, env, True)), FLAG

    def table(self, node: ast.Subscript, depth: int) -> _Node:
        shown = ast.unparse(node)
        if not isinstance(node.value, ast.Dict) or not node.value.keys:
            raise ExpressionError(f"“{shown}”：方括号前面要是 {{'选项': 值, …}} 这样的表")
        key, kind = self.read(node.slice, depth)
        if kind.kind != "text":
            raise ExpressionError(f"“{shown}”：方括号里要是一个选项")
        rows: dict[str, Evaluate] = {}
        types: list[Type] = []
        for label, value in zip(node.value.keys, node.value.values, strict=True):
            if not (isinstance(label, ast.Constant) and isinstance(label.value, str)):
                raise ExpressionError(f"“{shown}”：表的左边要是引号里的选项")
            if label.value in rows:
                raise ExpressionError(f"“{shown}”：表里“{label.value}”出现了两次")
            rows[label.value], found = self.read(value, depth)
            types.append(found)
        if kind.choices is not None and (lacking := kind.choices - rows.keys()):
            raise ExpressionError(f"“{shown}”：表里缺“{'、'.join(sorted(lacking))}”")
        if kind.choices is not None and (extra := rows.keys() - kind.choices):
            raise ExpressionError(f"“{shown}”：“{'、'.join(sorted(extra))}”不在选项里")
        return (lambda env: _look_up(rows, key(env), env)), _common(types, shown)

    def call(self, node: ast.Call, depth: int) -> _Node:
        shown = ast.unparse(node)
        function = FUNCTIONS.get(node.func.id) if isinstance(node.func, ast.Name) else None
        if function is None or node.keywords:
            raise ExpressionError(f"“{shown}”：没有这个函数（可用的有：{'、'.join(FUNCTIONS)}）")
        count = len(node.args)
        if count < function.least or (function.most is not None and count > function.most):
            raise ExpressionError(f"“{shown}”：参数的个数不对")
        read = [self.read(argument, depth) for argument in node.args]
        first = read[0][1].kind
        for i, (_, found) in enumerate(read):
            wanted = function.takes[min(i, len(function.takes) - 1)]
            allowed = {first} & {"number", "date"} if wanted == "ordered" else {wanted}
            if found.kind not in allowed:
                raise ExpressionError(f"“{shown}”：第{i + 1}个参数不能是{KIND_WORDS[found.kind]}")
        if node.func.id == "steps" and count % 2 == 0:  # type: ignore[attr-defined]
            raise ExpressionError(f"“{shown}”：steps 要一个数，然后成对的门槛和值")
        parts = tuple(part for part, _ in read)
        compute = function.compute
        gives: Kind = first if function.gives == "ordered" else function.gives  # type: ignore[assignment]
        return (lambda env: compute([part(env) for part in parts])), Type(gives)

    def of(self, node: ast.expr, kind: Kind, depth: int) -> Evaluate:
        """The closure of a node that has to be of this kind."""
        evaluate, found = self.read(node, depth)
        if found.kind != kind:
            raise ExpressionError(
                f"“{ast.unparse(node)}”是{KIND_WORDS[found.kind]}，这里要{KIND_WORDS[kind]}"
            )
        return evaluate


_READERS: Final[dict[type[ast.expr], Callable[..., _Node]]] = {
    ast.Constant: _Reader.constant,
    ast.Name: _Reader.name,
    ast.BinOp: _Reader.arithmetic,
    ast.UnaryOp: _Reader.unary,
    ast.BoolOp: _Reader.logic,
    ast.IfExp: _Reader.conditional,
    ast.Compare: _Reader.compare,
    ast.Subscript: _Reader.table,
    ast.Call: _Reader.call,
}


def _always(value: Uncertain) -> Evaluate:
    return lambda env: value


def _pair(operate: Callable[[Uncertain, Uncertain], Truth], a: Evaluate, b: Evaluate) -> Evaluate:
    return lambda env: operate(a(env), b(env))


def _common(types: list[Type], shown: str) -> Type:
    if len({found.kind for found in types}) != 1:
        raise ExpressionError(f"“{shown}”：几种情形得出的不是同一类东西")
    if types[0].kind != "text":
        return types[0]
    choices = [found.choices for found in types]
    if any(found is None for found in choices):
        return Type("text")
    return Type("text", frozenset().union(*(found for found in choices if found)))


def _known_choices(left: Type, right: Type, shown: str) -> None:
    if left.choices is not None and right.choices is not None and not left.choices & right.choices:
        raise ExpressionError(
            f"“{shown}”：“{'、'.join(sorted(right.choices))}”不在选项里"
            f"（选项有：{'、'.join(sorted(left.choices))}）"
        )


def _logic(parts: tuple[Evaluate, ...], env: Mapping[str, Uncertain], settles: bool) -> Truth:
    """``or`` when ``settles`` is True, ``and`` when False: one such part decides."""
    open_ = False
    for part in parts:
        truth = part(env)
        if truth is settles:
            return settles
        if isinstance(truth, Nothing):
            return ANYTHING if open_ else truth
        open_ = open_ or not isinstance(truth, bool)
    return MAYBE if open_ else not settles


def _look_up(rows: dict[str, Evaluate], key: Uncertain, env: Mapping[str, Uncertain]) -> Uncertain:
    if isinstance(key, str):
        return rows[key](env)
    if isinstance(key, OneOf):
        return uncertain.join([rows[option](env) for option in key.options if option in rows])  # type: ignore[index]
    return key if isinstance(key, Nothing) else ANYTHING
