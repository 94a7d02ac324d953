"""最高能奖多少, after a sum: the most that a rule gives in the case told, by the cap that the text states."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, localcontext

from assistant.calculator.calculation import Calculation, InputValue, Step
from assistant.calculator.engine.engine import calculate
from assistant.calculator.engine.frame import Frame, primary
from assistant.calculator.engine.known import known_facts
from assistant.calculator.format import shown
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.calculator.sentences import sentence
from assistant.calculator.uncertain import ARITHMETIC


def cap_of(rule: LoadedRule, told: Mapping[str, InputValue], as_of: date) -> Calculation | None:
    """The cap as a ceiling; None where the rule has none, is over, or what was told does not settle it."""
    program = rule.program
    found = calculate(rule, told, as_of)
    if program.cap is None or found.ended:
        return None
    with localcontext(ARITHMETIC):
        frame = Frame(program, known_facts(program, told, as_of).values, as_of)
        number = primary(program, frame)
        if number is None or number < 0 or not program.readings[number].capped:
            return None
        reading = program.readings[number]
        most = program.cap.evaluate(frame.inside(reading))
    if not isinstance(most, Decimal):
        return None
    words = rule.words_under(program.cap, reading)
    text = sentence("cap", cap=shown(most, rule.unit))
    step = Step(text, most, rule.unit, rule.provision.article, words, rule.article.label)
    return replace(
        found,
        title=sentence("cap_title", title=rule.title),
        kind="figure",
        eligible=None,
        result=most,
        unit=rule.unit,
        ceiling=True,
        undecided=None,
        steps=(step,),
        failures=(),
        alternatives=(),
        missing=(),
        instead="",
        says="",
    )


def most_of_choices(
    rule: LoadedRule, told: Mapping[str, InputValue], as_of: date
) -> Calculation | None:
    """质量奖里最高的: the choice of the rule that gives the most in the case told; None where it has no one choice,
    or more is to be known.
    """
    names = [name for name, spec in rule.inputs.items() if spec.type == "choice"]
    if len(names) != 1:
        return None
    values = [choice.value for choice in rule.inputs[names[0]].choices]
    found = [calculate(rule, {**told, names[0]: value}, as_of) for value in values]
    given = [one for one in found if one.result is not None and not (one.missing or one.ended)]
    return max(given, key=lambda one: one.result or 0) if len(given) == len(found) else None
