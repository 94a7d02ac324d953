"""How much more one case of a rule gives than another: 特级跟一级比，多奖多少."""

from dataclasses import replace
from decimal import Decimal, localcontext

from assistant.calculator.calculation import Calculation, Step
from assistant.calculator.format import yuan
from assistant.calculator.sentences import sentence
from assistant.calculator.uncertain import ARITHMETIC


def difference(
    first: Calculation, second: Calculation, names: tuple[str, str]
) -> Calculation | None:
    """The difference of two sums of money as a calculation; ``names`` are the cases' own.

    None where one of them is open or is no sum.
    """
    cases = list(zip((first, second), names, strict=True))
    if any(c.unit != "yuan" or c.result is None or c.missing or c.ended for c, _ in cases):
        return None
    (more, larger), (less, smaller) = sorted(cases, key=lambda case: -_sum(case[0]))
    with localcontext(ARITHMETIC):
        result = _sum(more) - _sum(less)
    steps = [
        Step(
            sentence("instalment", label=name, result=yuan(_sum(c))),
            _sum(c),
            "yuan",
            c.article,
            c.steps[0].words if c.steps else (),
            c.label,
        )
        for c, name in ((more, larger), (less, smaller))
    ]
    text = sentence("less", more=yuan(_sum(more)), less=yuan(_sum(less)), result=yuan(result))
    steps.append(Step(text, result, "yuan", "", ()))
    title = sentence("compared", title=more.title, larger=larger, smaller=smaller)
    return replace(
        more,
        title=title,
        kind="figure",
        result=result,
        ceiling=more.ceiling or less.ceiling,
        steps=tuple(steps),
        alternatives=(),
        assumptions=tuple(dict.fromkeys((*more.assumptions, *less.assumptions))),
    )


def _sum(calculation: Calculation) -> Decimal:
    return calculation.result or Decimal(0)
