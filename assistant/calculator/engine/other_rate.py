"""要是按12%交得多少, after 4%: the result by another rate that the rule holds, that of before or the usual one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, localcontext

from assistant.calculator.calculation import Calculation, InputValue, Step
from assistant.calculator.engine.engine import calculate
from assistant.calculator.engine.frame import Frame, primary
from assistant.calculator.engine.known import known_facts
from assistant.calculator.engine.tracing import fen
from assistant.calculator.format import percent, yuan
from assistant.calculator.rules.program import figures_under
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.calculator.sentences import sentence
from assistant.calculator.uncertain import ARITHMETIC


def at_rate(
    rule: LoadedRule, told: Mapping[str, InputValue], rate: Decimal, as_of: date
) -> Calculation | None:
    """The sum that the rule's primary reading comes to by ``rate`` in place of its own one.

    None where ``rate`` is none of the rule's figures, or it is not clear which it stands in place of.
    """
    program, found = rule.program, calculate(rule, told, as_of)
    if found.missing or found.ended or found.unit != "yuan" or found.result is None:
        return None
    other = next(
        (f for f in program.figures.values() if f.unit == "rate" and f.value == rate), None
    )
    with localcontext(ARITHMETIC):
        values = known_facts(program, told, as_of).values
        number = primary(program, Frame(program, values, as_of))
        if other is None or number is None or number < 0:
            return None
        reading = program.readings[number]
        under = figures_under(program, reading.result, reading)
        own = [n for n in sorted(under) if program.figures[n].unit == "rate"]
        if len(own) != 1 or program.figures[own[0]].value == rate:
            return None
        swapped = replace(program, figures={**program.figures, own[0]: other})
        result = reading.result.evaluate(Frame(swapped, values, as_of).inside(reading))
    if not isinstance(result, Decimal):
        return None
    text = sentence("at_rate", rate=percent(rate), result=yuan(fen(result)))
    words = tuple(w for w in rule.provision.words if other.words in w)
    return replace(
        found,
        title=sentence("at_rate_title", title=rule.title, rate=percent(rate)),
        kind="figure",
        result=fen(result),
        steps=(Step(text, fen(result), "yuan", rule.provision.article, words, rule.article.label),),
        alternatives=(),
        says="",
    )
