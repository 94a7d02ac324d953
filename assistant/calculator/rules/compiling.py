"""Making a rule ready to run: parse and type every expression, read every figure and bound.

In: a ``Rule`` and the file it came from. Out: a ``Program``. Raises ``RuleError`` naming the field.
"""

import keyword
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from assistant.calculator.errors import ExpressionError, RuleError
from assistant.calculator.quantities.quantity import value_of
from assistant.calculator.rules.domains import floors_of, read_domain
from assistant.calculator.rules.expression import Expression, Kind, Type, parse
from assistant.calculator.rules.functions import FUNCTIONS
from assistant.calculator.rules.program import (
    AS_OF,
    Figure,
    NamedValue,
    ParsedCondition,
    ParsedInstalment,
    ParsedReading,
    Program,
    reachable,
)
from assistant.calculator.rules.rule import Condition, Input, Parameter, Reading, Rule, Value
from assistant.calculator.rules.template import Template, parse_template
from assistant.calculator.uncertain import Uncertain

_NAME = re.compile(r"[a-z][a-z0-9_]*")


def compile_rule(rule: Rule, file: Path) -> Program:
    """Parse and check everything in a rule. Raises ``RuleError``."""
    return _Compiler(rule, file).program()


class _Compiler:
    """One rule on its way to a program; ``types`` grows as names are defined, in order."""

    def __init__(self, rule: Rule, file: Path) -> None:
        self.rule = rule
        self.file = file
        self.types: dict[str, Type] = {AS_OF: Type("date")}
        self.units: dict[str, str | None] = {AS_OF: None}
        self.used: set[str] = set()

    def program(self) -> Program:
        """The whole rule."""
        rule = self.rule
        figures = {name: self.figure(name, p) for name, p in rule.parameters.items()}
        domains = {name: self.domain(name, i) for name, i in rule.inputs.items()}
        derives, assumes = self.sources()
        values = self.values(rule.values, "values", {})
        conditions = tuple(self.condition(n, c) for n, c in enumerate(rule.conditions))
        readings = tuple(self.reading(n, r) for n, r in enumerate(rule.readings))
        instalments = tuple(
            ParsedInstalment(
                p.label, self.expression(f"instalments.{i}.result", p.result, "number", result=True)
            )
            for i, p in enumerate(rule.instalments)
        )
        self.curve()
        program = Program(
            rule=rule,
            figures=figures,
            domains=domains,
            floors=floors_of(rule.inputs, self.fail),
            derives=derives,
            assumes=assumes,
            values=values,
            conditions=conditions,
            readings=readings,
            cap=self.maybe("cap", rule.cap, "number"),
            ceiling=self.expression("ceiling", rule.ceiling, "flag"),
            instalments=instalments,
            due=self.maybe("due", rule.due, "date"),
            holds_says=tuple(
                self.template(f"says.holds.{i}", says, "result")
                for i, says in enumerate(rule.says.holds)
            ),
            fails_says=self.template("says.fails", fails) if (fails := rule.says.fails) else None,
            units=self.units,
        )
        self.nothing_optional_decides(program)
        self.everything_is_used()
        return program

    def fail(self, field: str, reason: str) -> RuleError:
        """The error for a field of this rule."""
        return RuleError(self.file, field, reason, self.rule.id)

    def define(self, field: str, name: str, found: Type, unit: str | None) -> None:
        """Give a name its type; a name is defined once and is not a word of the language."""
        if not _NAME.fullmatch(name) or keyword.iskeyword(name) or name in FUNCTIONS:
            raise self.fail(field, f"“{name}”不能作名字（用小写字母、数字和下划线，且不是函数名）")
        if name in self.types or name in ("result", "gap", "true", "false"):
            raise self.fail(field, f"“{name}”这个名字已经用过了")
        self.types[name] = found
        self.units[name] = unit

    def expression(
        self, field: str, source: str, wanted: Kind | None = None, result: bool = False
    ) -> Expression:
        """Parse an expression of this field; ``result`` may be read where there is one."""
        types = {**self.types, "result": Type("number")} if result else self.types
        try:
            expression = parse(source, types, wanted)
        except ExpressionError as error:
            raise self.fail(field, error.message) from error
        self.used |= expression.names
        return expression

    def maybe(
        self, field: str, source: str | None, wanted: Kind | None = None
    ) -> Expression | None:
        """Parse an expression that may be absent."""
        return None if source is None else self.expression(field, source, wanted)

    def template(self, field: str, source: str, *more: str) -> Template:
        """Read a template of this field."""
        try:
            template = parse_template(source, [*self.types, *more])
        except ExpressionError as error:
            raise self.fail(field, error.message) from error
        self.used |= set(template.names)
        return template

    def figure(self, name: str, parameter: Parameter) -> Figure:
        """Read a parameter from its words."""
        field = f"parameters.{name}"
        try:
            read = value_of(parameter.words)
        except ValueError as error:
            raise self.fail(f"{field}.words", f"“{parameter.words}”读不成一个数") from error
        if parameter.law is not None and not 0 <= parameter.law < len(self.rule.laws):
            raise self.fail(f"{field}.law", f"没有第 {parameter.law} 个 laws（从 0 数起）")
        if parameter.since and parameter.until and parameter.since > parameter.until:
            raise self.fail(f"{field}.until", "until 早于 since")
        self.define(field, name, Type("number"), read.unit)
        return Figure(
            read.value, read.unit, parameter.words, parameter.law, parameter.since, parameter.until
        )

    def domain(self, name: str, given: Input) -> Uncertain:
        """What an input can be, and its type."""
        field = f"inputs.{name}"
        found, kind = read_domain(field, given, self.fail)
        self.define(field, name, kind, given.shown_in)
        return found

    def sources(self) -> tuple[dict[str, Expression], dict[str, Expression]]:
        """The expressions that derive inputs from others, and those that assume them."""
        derives: dict[str, Expression] = {}
        assumes: dict[str, Expression] = {}
        for name, given in self.rule.inputs.items():
            kind = self.types[name].kind
            if given.derive is not None:
                derives[name] = self.expression(f"inputs.{name}.derive", given.derive, kind)
            if given.assume is not None:
                assumes[name] = self.expression(
                    f"inputs.{name}.assume.value", given.assume.value, kind
                )
                self.choice_fits(name, assumes[name])
        for table, word in ((derives, "derive"), (assumes, "assume")):
            for name in table:
                if name in reachable(name, table):
                    raise self.fail(f"inputs.{name}.{word}", "绕了一圈又用到它自己")
                if (
                    extra := reachable(name, table)
                    - self.rule.inputs.keys()
                    - self.rule.parameters.keys()
                    - {AS_OF}
                ):
                    raise self.fail(f"inputs.{name}.{word}", f"只能用别的输入，不能用 {extra}")
        return derives, assumes

    def choice_fits(self, name: str, assumed: Expression) -> None:
        """An assumed choice has to be one of the choices."""
        choices, given = self.types[name].choices, assumed.type.choices
        if choices is not None and given is not None and not given <= choices:
            raise self.fail(f"inputs.{name}.assume.value", "不在选项里")

    def values(
        self, listed: Iterable[Value], field: str, outer: Mapping[str, NamedValue]
    ) -> dict[str, NamedValue]:
        """Named values in order, each over the names before it."""
        found: dict[str, NamedValue] = {}
        for i, value in enumerate(listed):
            here = f"{field}.{i}({value.name})"
            expression = self.expression(f"{here}.expression", value.expression)
            when = self.maybe(f"{here}.when", value.when, "flag")
            self.define(f"{here}.name", value.name, expression.type, value.unit)
            step = self.template(f"{here}.step", value.step) if value.step else None
            found[value.name] = NamedValue(value.name, expression, value.unit, step, when)
        return found

    def condition(self, number: int, given: Condition) -> ParsedCondition:
        """One condition."""
        field = f"conditions.{number}"
        if (given.undecided is None) != (given.undecided_says is None):
            raise self.fail(f"{field}.undecided", "undecided 和 undecided_says 要一起写")
        gap = self.maybe(f"{field}.gap", given.gap, "number")
        says = given.undecided_says
        return ParsedCondition(
            test=self.expression(f"{field}.test", given.test, "flag"),
            instead=given.instead,
            fails=self.template(f"{field}.fails", given.fails, "gap"),
            gap=gap,
            gap_unit=given.gap_unit or "yuan",
            undecided=self.maybe(f"{field}.undecided", given.undecided, "flag"),
            undecided_says=None if says is None else self.template(f"{field}.undecided_says", says),
            primary_only=given.primary_only,
        )

    def reading(self, number: int, given: Reading) -> ParsedReading:
        """One reading; its own values are known only inside it."""
        field = f"readings.{number}"
        types, units = dict(self.types), dict(self.units)
        values = self.values(given.values, f"{field}.values", {})
        parsed = ParsedReading(
            reading=given.reading,
            result=self.expression(f"{field}.result", given.result, "number"),
            values=values,
            steps=tuple(
                self.template(f"{field}.steps.{n}", step, "result")
                for n, step in enumerate(given.steps)
            ),
            capped=given.capped,
            when=self.maybe(f"{field}.when", given.when, "flag"),
        )
        self.types, self.units = types, units
        return parsed

    def curve(self) -> None:
        """The curve's input has to be a number."""
        name = self.rule.curve
        if name is not None and (name not in self.rule.inputs or self.types[name].kind != "number"):
            raise self.fail("curve", f"“{name}”不是一个数的输入")

    def nothing_optional_decides(self, program: Program) -> None:
        """An input that is never asked for must not leave the result open."""
        deciding: set[str] = set()
        named: dict[str, Expression] = {n: v.expression for n, v in program.values.items()}
        for source in _deciding(program):
            deciding |= source.names
        reach = {**named, **program.assumes}
        for name in list(deciding):
            deciding |= reachable(name, reach)
        for name, given in self.rule.inputs.items():
            if given.optional and name in deciding and given.assume is None:
                raise self.fail(
                    f"inputs.{name}.optional", "选填的输入决定结果，却没有 assume（不问，也不假定）"
                )

    def everything_is_used(self) -> None:
        """An input or figure that nothing reads is a mistake: something was forgotten."""
        for field, names in (("inputs", self.rule.inputs), ("parameters", self.rule.parameters)):
            if forgotten := [name for name in names if name not in self.used]:
                raise self.fail(f"{field}.{forgotten[0]}", "没有任何算式或句子用到它")


def _deciding(program: Program) -> Iterable[Expression]:
    """Every expression on which eligibility or the primary result rests."""
    for condition in program.conditions:
        yield condition.test
        if condition.undecided is not None:
            yield condition.undecided
    for reading in program.readings[:1]:
        yield reading.result
        for value in reading.values.values():
            yield value.expression
    if program.cap is not None:
        yield program.cap
    yield program.ceiling
