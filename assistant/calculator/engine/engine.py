"""The engine: one rule and the facts told → a ``Calculation``.

Three-valued: an input that is not told runs over everything it can be. If the outcome is the same
everywhere, it is given without asking; else ``missing`` names the inputs that can still change it
(``asking.py``). Nothing is guessed; what a rule assumes is said. Pure: no clock, no files.
"""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal, localcontext

from assistant.calculator.calculation import Calculation, InputValue, Missing
from assistant.calculator.engine.asking import Inquiry
from assistant.calculator.engine.frame import Frame, Outcome, decide
from assistant.calculator.engine.known import Known, known_facts
from assistant.calculator.engine.tracing import Trace, fen
from assistant.calculator.errors import InputError
from assistant.calculator.format import day
from assistant.calculator.rules.program import Program
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.calculator.sentences import sentence
from assistant.calculator.uncertain import ARITHMETIC, Nothing, is_exact


def calculate(
    rule: LoadedRule,
    inputs: Mapping[str, InputValue],
    as_of: date,
    unsure: Collection[str] = (),
) -> Calculation:
    """Calculate one rule for the facts told, as it holds on ``as_of``.

    Of the inputs in ``unsure`` something was told that is not clear: nothing is assumed of them.
    Raises ``InputError`` for an input that the rule does not know. A value outside what can be is
    the caller's matter (``inputs.read_inputs`` refuses it).
    """
    program = rule.program.without_assuming(unsure) if unsure else rule.program
    if unknown := next((name for name in inputs if name not in program.domains), None):
        raise InputError(f"inputs.{unknown}", f"这条规则没有“{unknown}”这个输入", "input_unknown")
    with localcontext(ARITHMETIC):
        known = known_facts(program, inputs, as_of)
        program = program.narrowed(known.values)
        if (ended := _term(rule, as_of)) is not None:
            return _report(rule, known, Frame(program, known.values, as_of), ended=ended)
        frame = Frame(program, known.values, as_of)
        outcome = decide(program, frame)
        if outcome.verdict == "open":
            inquiry = Inquiry(program, known.values, _free(program, known), as_of)
            if names := inquiry.missing():
                return _report(rule, known, frame, missing=names)
            outcome = inquiry.settled()
        return _conclude(rule, known, frame, outcome)


def _free(program: Program, known: Known) -> list[str]:
    """The inputs that may be asked for: not known, not assumed, not optional."""
    return [
        name
        for name, given in program.rule.inputs.items()
        if name not in known.values
        and name not in program.assumes
        and not given.optional
        and not is_exact(program.domains[name])
    ]


def _term(rule: LoadedRule, as_of: date) -> str | None:
    """What to say when the rule does not hold on this day; None when it does."""
    if rule.until is not None and as_of > rule.until:
        return rule.ended_says or sentence("ended", until=day(rule.until))
    if rule.since is not None and as_of < rule.since:
        return sentence("not_begun", since=day(rule.since))
    return None


def _conclude(rule: LoadedRule, known: Known, frame: Frame, outcome: Outcome) -> Calculation:
    """The calculation of a settled outcome."""
    if outcome.nothing is not None:
        return _without_value(rule, known, frame, outcome.nothing)
    trace = Trace(rule, frame)
    if outcome.verdict == "no":
        return _report(rule, known, frame, trace=trace, failures=trace.failures())
    if outcome.verdict == "undecided":
        text = "；".join(trace.undecided(i) for i in outcome.undecided)
        return _report(rule, known, frame, undecided=text)
    return _report(rule, known, frame, trace=trace, outcome=outcome)


def _without_value(rule: LoadedRule, known: Known, frame: Frame, nothing: Nothing) -> Calculation:
    """A settled outcome that has no value: a figure not in force, a division by zero."""
    if nothing.reason == "calendar_ends":
        return _report(rule, known, frame, undecided=nothing.detail)
    if nothing.reason == "division_by_zero":
        return _report(rule, known, frame, undecided=sentence("division_by_zero"))
    figure = frame.program.figures[nothing.detail]
    if figure.until is not None and frame.as_of > figure.until:
        ended = rule.ended_says or sentence(
            "figure_ended", words=figure.words, until=day(figure.until)
        )
    else:
        assert figure.since is not None
        ended = sentence("figure_not_begun", words=figure.words, since=day(figure.since))
    return _report(rule, known, frame, ended=ended)


def _report(
    rule: LoadedRule,
    known: Known,
    frame: Frame,
    *,
    trace: Trace | None = None,
    outcome: Outcome | None = None,
    failures: tuple[str, ...] = (),
    undecided: str | None = None,
    ended: str | None = None,
    missing: list[str] | None = None,
) -> Calculation:
    """Put together what was found; what is read here last is what ``inputs`` shows."""
    if outcome is not None and trace is not None:
        trace.conclude(outcome)
    elif failures and trace is not None:
        trace.explain_failure()
    says = trace.says(outcome) if trace is not None and (outcome or failures) else ""
    used = _used(frame, known)
    assumed = tuple(name for name in rule.inputs if name in used and name not in known.values)
    return Calculation(
        rule=rule.id,
        document=rule.document,
        article=rule.provision.article,
        title=rule.title,
        kind=rule.kind,
        eligible=True if outcome else False if failures else None,
        result=_result(rule, outcome, bool(failures)),
        unit=rule.unit if rule.readings else None,
        ceiling=outcome.ceiling if outcome else False,
        ended=ended is not None,
        undecided=undecided,
        inputs=used,
        assumed=assumed,
        steps=tuple(trace.steps) if trace else (),
        failures=failures,
        assumptions=_assumptions(rule, assumed),
        alternatives=tuple(trace.alternatives) if trace else (),
        missing=tuple(_question(rule, name) for name in missing or ()),
        notices=_notices(rule, known, trace, ended),
        decides=rule.departments,
        per=rule.per,
        due=trace.due if trace else None,
        instead=trace.instead() if trace and failures else "",
        says=says,
        decides_stated=rule.decides_stated,
        label=rule.article.label,
        number=rule.article.number,
        units={name: frame.program.units[name] for name in used},
    )


def _notices(
    rule: LoadedRule, known: Known, trace: Trace | None, ended: str | None
) -> tuple[str, ...]:
    """What is said beside the result, each sentence once: that the term is over, figures at odds, other
    readings, the rule's own notes, laws outside the document.
    """
    found = (
        *((ended,) if ended else ()),
        *known.notices,
        *(trace.notices if trace else ()),
        *rule.notes,
        *(sentence("law", reference=law.reference, note=law.note) for law in rule.laws),
    )
    return tuple(dict.fromkeys(found))


def _result(rule: LoadedRule, outcome: Outcome | None, failed: bool) -> Decimal | None:
    if outcome is not None:
        result = outcome.result
        assert result is None or isinstance(result, Decimal)
        return fen(result) if result is not None and rule.unit == "yuan" else result
    return Decimal(0) if failed and rule.unit == "yuan" and rule.readings else None


def _used(frame: Frame, known: Known) -> dict[str, InputValue]:
    """The inputs that were read, in the order of the file, with those they were derived from."""
    program = frame.program
    read = {name for name in frame if name in program.domains}
    for name in list(read):
        read |= known.derived.get(name, frozenset())
    used: dict[str, InputValue] = {}
    for name in program.domains:
        value = known.values.get(name, frame.get(name) if name in program.assumes else None)
        if name in read and isinstance(value, (Decimal, str, bool, date)):
            used[name] = value
    return used


def _assumptions(rule: LoadedRule, assumed: tuple[str, ...]) -> tuple[str, ...]:
    texts = (rule.inputs[name].assume for name in assumed)
    return tuple(dict.fromkeys(text.words for text in texts if text is not None and text.words))


def _question(rule: LoadedRule, name: str) -> Missing:
    given = rule.inputs[name]
    return Missing(name, given.ask, tuple(c.value for c in given.choices if not c.elsewhere))
