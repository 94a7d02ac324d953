"""How much more one case of a rule gives than another: 特级跟一级比，多奖多少."""

from dataclasses import replace
from decimal import Decimal, localcontext

from assistant.calculator.calculation import Calculation, Step
from assistant.calculator.format import percent, yuan
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
    apart = "compared_awards" if larger == more.title else "compared"
    title = sentence(apart, title=more.title, larger=larger, smaller=smaller)
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


def part_of(whole: Calculation, share: Decimal) -> Calculation | None:
    """A share (a fraction) of a sum of money as a calculation; None where it is open or no sum."""
    if whole.unit != "yuan" or whole.result is None or whole.missing or whole.ended:
        return None
    with localcontext(ARITHMETIC):
        result = whole.result * share
    text = sentence(
        "share_taken", whole=yuan(whole.result), share=percent(share), result=yuan(result)
    )
    step = Step(text, result, "yuan", "", ())
    title = sentence("share_title", title=whole.title, share=percent(share))
    return replace(
        whole,
        title=title,
        kind="figure",
        result=result,
        steps=(*whole.steps, step),
        alternatives=(),
    )


def rest_of(whole: Calculation, had: Decimal, names: tuple[str, str]) -> Calculation | None:
    """What is left of a sum of money when so many yuan of it were had; None where it is open or no sum.

    ``names`` are those of the whole and of what was had.
    """
    left = difference(whole, replace(whole, result=had), names)
    return None if left is None else replace(left, title=sentence("rest_of", title=whole.title))
