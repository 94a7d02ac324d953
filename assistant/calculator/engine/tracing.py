"""The trace of a settled calculation: its steps, failures, other readings and due day.

Every sentence comes from the rule's templates or from ``sentences.yaml``; every step carries the
quoted words that hold the figures it stands on.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from assistant.calculator.calculation import Alternative, Step
from assistant.calculator.engine.bounds import words_of_range
from assistant.calculator.engine.frame import Frame, Outcome, result_of
from assistant.calculator.format import day, shown
from assistant.calculator.rules.program import NamedValue, ParsedCondition, ParsedReading
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.calculator.rules.template import Template
from assistant.calculator.sentences import sentence
from assistant.calculator.uncertain import ARITHMETIC, Exact, Nothing, Range, Uncertain, is_exact

_HOURS = "小时"
_FEN = Decimal("0.01")


def fen(value: Decimal) -> Decimal:
    """A sum of money with nothing below a fen: rounded half up, and only if it has to be."""
    rounded = value.quantize(_FEN, ROUND_HALF_UP, context=ARITHMETIC)
    return value if rounded == value else rounded


class Trace:
    """What is said of one settled calculation; ``frame`` holds its names."""

    def __init__(self, rule: LoadedRule, frame: Frame) -> None:
        self.rule = rule
        self.program = rule.program
        self.frame = frame
        self.steps: list[Step] = []
        self.alternatives: list[Alternative] = []
        self.notices: list[str] = []
        self.due: date | None = None

    def failures(self) -> tuple[str, ...]:
        """Every condition that is certainly not met, with how much is missing."""
        return tuple(self._failure(condition) for condition in self._failed())

    def instead(self) -> str:
        """The rule that applies where the conditions not met are all of one other rule; else empty."""
        named = {condition.instead for condition in self._failed()}
        return (named.pop() or "") if len(named) == 1 else ""

    def _failed(self) -> list[ParsedCondition]:
        conditions = self.program.conditions
        failed = [t for t in conditions if t.test.evaluate(self.frame) is False]
        failed = failed or [t for t in conditions if t.test.evaluate(self.frame) is not True]
        return [
            condition
            for condition in failed
            if condition.undecided is None or condition.undecided.evaluate(self.frame) is not True
        ]

    def _failure(self, condition: ParsedCondition) -> str:
        gap = None if condition.gap is None else condition.gap.evaluate(self.frame)
        written = shown(gap, condition.gap_unit) if isinstance(gap, Decimal) and gap > 0 else ""
        text = condition.fails.fill(
            lambda name: written if name == "gap" else self._show(self.frame, name)
        )
        if written and "gap" not in condition.fails.names:
            return f"{text.rstrip('。')}，{sentence('gap', gap=written)}。"
        return text

    def undecided(self, number: int) -> str:
        """What is said where the text does not decide a condition."""
        says = self.program.conditions[number].undecided_says
        assert says is not None
        return says.fill(lambda name: self._show(self.frame, name))

    def explain_failure(self) -> None:
        """The steps that led to the conditions, and the readings to which what fails does not apply."""
        read = set(self.frame)
        for value in self.program.values.values():
            if value.name in read:
                self._value_step(value, self.frame, None, self.steps)
        conditions = self.program.conditions
        rest = [
            condition.test.evaluate(self.frame)
            for condition in conditions
            if not condition.primary_only
        ]
        if len(rest) < len(conditions) and all(met is not False for met in rest):
            self._other_readings(Decimal(0), settled=all(met is True for met in rest))

    def says(self, outcome: Outcome | None) -> str:
        """What the rule calls the result (``outcome``) or its refusal; empty where it does not say."""
        frame, unit, fails = self.frame, self.rule.unit, self.program.fails_says
        if outcome is None:
            return "" if fails is None else fails.fill(lambda name: self._show(frame, name))
        for template in self.program.holds_says:
            if all(is_exact(frame[name]) for name in template.names if name != "result"):
                return template.fill(
                    lambda name: (
                        shown(outcome.result, unit)
                        if name == "result" and outcome.result is not None
                        else self._show(frame, name)
                    )
                )
        return ""

    def conclude(self, outcome: Outcome) -> None:
        """Steps of the primary reading, the other readings, the instalments and the due day."""
        program = self.program
        for value in program.values.values():
            self._value_step(value, self.frame, None, self.steps)
        if outcome.reading >= 0:
            reading = program.readings[outcome.reading]
            self.steps.extend(self._reading_steps(reading, self.frame.inside(reading)))
            self._settled_without_figures(outcome, reading)
            self._other_readings(outcome.result, taken=outcome.reading)
            self._instalments(outcome, reading)
        if program.due is not None:
            self._due(program.due.evaluate(self.frame), outcome.result)

    def _reading_steps(self, reading: ParsedReading, inner: Frame) -> list[Step]:
        """The steps of one reading: its values, its templates, the cap, the rounding."""
        rule = self.rule
        steps: list[Step] = []
        for value in reading.values.values():
            self._value_step(value, inner, reading, steps)
        plain = reading.result.evaluate(inner)
        under_cap = result_of(self.program, reading, inner)
        if not isinstance(plain, Decimal) or not isinstance(under_cap, Decimal):
            return steps
        basis = self.rule.words_under(reading.result, reading)
        for template in reading.steps:
            steps.append(self._step(self._fill(template, inner, plain), None, None, basis))
        if not reading.steps:
            text = sentence("plain_step", title=rule.title, result=shown(plain, rule.unit))
            steps.append(self._step(text, plain, rule.unit, basis))
        if under_cap != plain and self.program.cap is not None:
            text = sentence("capped", cap=shown(under_cap, rule.unit))
            words = rule.words_under(self.program.cap, reading)
            steps.append(self._step(text, under_cap, rule.unit, words))
        if rule.unit == "yuan" and fen(under_cap) != under_cap:
            text = sentence("rounded", result=shown(fen(under_cap), "yuan"))
            steps.append(self._step(text, fen(under_cap), "yuan", basis))
        return steps

    def _settled_without_figures(self, outcome: Outcome, reading: ParsedReading) -> None:
        """The result's own step where an input is open that could not change it."""
        rule = self.rule
        open_ = not is_exact(reading.result.evaluate(self.frame.inside(reading)))
        if open_ and isinstance(outcome.result, Decimal):
            result, ranges = shown(outcome.result, rule.unit), "，".join(self._ranges())
            text = sentence("plain_step", title=rule.title, result=result)
            if ranges:
                text = sentence("settled_in_range", told=ranges, title=rule.title, result=result)
            words = rule.words_under(reading.result, reading)
            self.steps.append(self._step(text, outcome.result, rule.unit, words))

    def _ranges(self) -> list[str]:
        """三年科技研发投入 300万元到310万元: what was told of inputs whose figure is left open."""
        program, found = self.program, []
        for name, spec in program.rule.inputs.items():
            value = self.frame.get(name)
            if isinstance(value, Range):
                said = words_of_range(
                    value, program.domains.get(name, value), program.units.get(name)
                )
                if said is not None:
                    found.append(sentence("told_range", label=spec.label, range=said))
        return found

    def _other_readings(self, given: Exact | None, taken: int = 0, settled: bool = True) -> None:
        """Readings that apply and give another result than the one given; an open one is only mentioned.

        ``settled``: all conditions are known to be met.
        """
        rule = self.rule
        for number, reading in enumerate(self.program.readings):
            if number == taken:
                continue
            applies: Uncertain = True if reading.when is None else reading.when.evaluate(self.frame)
            if applies is False or isinstance(applies, Nothing):
                continue
            inner = self.frame.inside(reading)
            result = result_of(self.program, reading, inner)
            if isinstance(result, Nothing):
                continue
            if applies is not True or not isinstance(result, Decimal) or not settled:
                self.notices.append(sentence("reading_open", reading=reading.reading))
            elif result != given:
                steps = tuple(self._reading_steps(reading, inner))
                final = fen(result) if rule.unit == "yuan" else result
                self.alternatives.append(
                    Alternative(reading.reading, final, rule.unit or "", steps)
                )

    def _instalments(self, outcome: Outcome, reading: ParsedReading) -> None:
        if outcome.result is None:
            return
        inner = self.frame.inside(reading)
        inner["result"] = outcome.result
        for part in self.program.instalments:
            value = part.result.evaluate(inner)
            if isinstance(value, Decimal):
                text = sentence("instalment", label=part.label, result=shown(value, self.rule.unit))
                words = self.rule.words_under(part.result, reading)
                self.steps.append(self._step(text, value, self.rule.unit, words))

    def _due(self, due: Uncertain, result: Exact | None) -> None:
        """The day a period ends; one of hours runs from the moment, not from the next day (民法典第201条)."""
        if isinstance(due, Nothing) and due.reason == "calendar_ends":
            self.notices.append(due.detail)
        if not isinstance(due, date):
            return
        self.due = due
        starts = [n for n in self.program.due.names if isinstance(self.frame.get(n), date)]  # type: ignore[union-attr]
        start = self.frame[starts[0]] if starts else due
        assert isinstance(start, date)
        by_hours = self.rule.unit == _HOURS and isinstance(result, Decimal)
        text = (
            sentence("due_in_hours", start=day(start), due=day(due), result=shown(result, _HOURS))
            if by_hours and result is not None
            else sentence("due", start=day(start), due=day(due))
        )
        self.steps.append(self._step(text, due, None, self.rule.provision.words))

    def _value_step(
        self, value: NamedValue, frame: Frame, reading: ParsedReading | None, steps: list[Step]
    ) -> None:
        if value.step is None:
            return
        if value.when is not None and value.when.evaluate(frame) is not True:
            return
        found = frame[value.name]
        if is_exact(found) and all(is_exact(frame[name]) for name in value.step.names):
            text = value.step.fill(lambda name: self._show(frame, name))
            words = self.rule.words_under(value.expression, reading)
            steps.append(self._step(text, found, value.unit, words))  # type: ignore[arg-type]

    def _step(
        self,
        text: str,
        value: Decimal | str | bool | date | None,
        unit: str | None,
        words: tuple[str, ...],
    ) -> Step:
        article = self.rule.article
        return Step(text, value, unit, article.key, words, article.label)

    def _fill(self, template: Template, frame: Frame, result: Decimal) -> str:
        unit = self.rule.unit
        return template.fill(
            lambda name: shown(result, unit) if name == "result" else self._show(frame, name)
        )

    def _show(self, frame: Frame, name: str) -> str:
        """A name as the reader sees it: a figure in its own words, else its value with its unit."""
        program = self.program
        if (figure := program.figures.get(name)) is not None:
            return figure.words
        value = frame[name]
        floor = program.floors.get(name)
        if not is_exact(value) and floor is not None and is_exact(frame[floor]):
            return sentence("at_least", figure=self._show(frame, floor))
        if isinstance(value, Range):
            told = words_of_range(value, program.domains.get(name, value), program.units.get(name))
            if told is not None:
                return told
        if not is_exact(value):
            return program.rule.inputs[name].label if name in program.rule.inputs else "…"
        local = frame.local.get(name)
        unit = local.unit if local is not None else program.units.get(name)
        return shown(value, unit)  # type: ignore[arg-type]
