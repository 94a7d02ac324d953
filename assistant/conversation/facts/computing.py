"""What follows from the facts gathered for a rule: bounds and ranges count only where they settle it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product
from typing import cast

from assistant.calculator.calculation import Calculation, InputValue, Missing
from assistant.calculator.engine.agreeing import at_odds
from assistant.calculator.engine.bounds import range_of_doubt, range_of_filling
from assistant.calculator.engine.engine import calculate
from assistant.calculator.format import shown
from assistant.calculator.message.told import Told
from assistant.calculator.quantities.fact import Doubt, Filling
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.calculator.sentences import sentence
from assistant.calculator.uncertain import Range
from assistant.conversation.facts.facts import Facts

_ABOUT = Decimal("0.05")
"""By so much a figure that is 大概 or 左右 may be off."""
_LITTLE_MORE = Decimal("0.01")
"""By so much a step that was passed for the first time may have been passed."""
_SMOOTH = Decimal("1.25")
"""Results that differ by less than this go with the figure and do not jump."""


def compute(rule: LoadedRule, facts: Facts, as_of: date) -> Calculation:
    """Calculate with what is known; a bound or a range counts only where it settles the result."""
    values, unsure = counted(rule, facts, as_of)
    calculation = calculate(rule, values, as_of, unsure)
    if ranges := _ranges(rule, facts, values):
        told = cast(Mapping[str, InputValue], {**values, **ranges})
        calculation = _in_words_of_ranges(calculation, calculate(rule, told, as_of, unsure))
    odd = at_odds(rule, values, as_of, facts.now.keys())
    return calculation if odd is None else _asked_again(rule, facts, calculation, *odd)


def _ranges(rule: LoadedRule, facts: Facts, values: Mapping[str, InputValue]) -> dict[str, Range]:
    """What was told only as a bound or a range, of the figures that count."""
    ranges = {
        d.input: range_of_doubt(rule.inputs[d.input], d)
        for d in facts.doubts
        if d.reason == "vague" and d.low is not None and d.high is not None and d.input in values
    }
    for name, filling in facts.now.items():
        if filling.bound == "least" and name in values and isinstance(filling.value, Decimal):
            ranges[name] = range_of_filling(filling, _highest_told(rule, filling))
    return ranges


def _in_words_of_ranges(settled: Calculation, same: Calculation) -> Calculation:
    """The result told with the ranges (现在不到4000万元) instead of one end of them, where it is the same."""
    alike = (settled.eligible, settled.result, settled.undecided, settled.missing) == (
        same.eligible,
        same.result,
        same.undecided,
        same.missing,
    )
    return same if alike else settled


def compute_for_then(rule: LoadedRule, facts: Facts, told: Told, as_of: date) -> Calculation:
    """2024年12月31日还能享受吗: a check whose term has passed, for the one time told at which it held; 2022年5月
    卖了50万: a sum whose term has passed, where all times told lie within it and the figure is of that time.

    That the term has passed today is said beside.
    """
    today = compute(rule, facts, as_of)
    if not today.ended or not told.periods or (rule.kind == "check" and len(told.periods) > 1):
        return today
    first, last = min(p.first for p in told.periods), max(p.last for p in told.periods)
    held = compute(rule, facts, last)
    if held.ended or compute(rule, facts, first).ended:
        return today
    if rule.kind != "check":
        of_then = any(f.year and first.year <= f.year <= last.year for f in facts.now.values())
        return replace(held, notices=_said_first(today, held)) if of_then else today
    says = sentence("held_then", then=told.periods[0].text, says=held.says) if held.says else ""
    return replace(held, says=says, notices=_said_first(today, held))


def _said_first(today: Calculation, held: Calculation) -> tuple[str, ...]:
    """What is to be noticed of a result of then: first that it has ended."""
    return tuple(dict.fromkeys((*today.notices[:1], *held.notices)))


def _asked_again(
    rule: LoadedRule, facts: Facts, calculation: Calculation, name: str, derived: InputValue
) -> Calculation:
    """No result where the figures told contradict each other: what is told otherwise is asked for."""
    spec = rule.inputs[name]
    told = facts.now.get(name)
    place = (told.start, told.end) if told is not None else (0, 0)
    words = shown(derived, spec.shown_in)
    facts.doubts = (*facts.doubts, Doubt(name, "at_odds", words, *place))
    return replace(
        calculation,
        eligible=None,
        result=None,
        steps=(),
        alternatives=(),
        notices=(),
        missing=(Missing(name, spec.ask),),
    )


def counted(rule: LoadedRule, facts: Facts, as_of: date) -> tuple[dict[str, InputValue], set[str]]:
    """The values that count for a calculation, and the inputs of which something unclear was told."""
    values = dict(facts.values)
    for name, filling in facts.now.items():
        if not isinstance(filling.value, Decimal):
            continue
        if filling.bound == "least":
            high = _highest_told(rule, filling)
            if not _settled(rule, values, name, (filling.value, high), as_of):
                values.pop(name)
        elif filling.approximate and _jumps(rule, values, name, filling.value, as_of):
            values.pop(name)
    for doubt in facts.doubts:
        if doubt.reason == "vague" and doubt.low is not None and doubt.high is not None:
            middle = (doubt.low + doubt.high) / 2
            if _settled(rule, values, doubt.input, (doubt.low, middle, doubt.high), as_of):
                values[doubt.input] = doubt.low
    values |= _settled_together(rule, facts, values, as_of)
    unclear = {d.input for d in facts.doubts if not _as_assumed(rule, d)}
    unclear |= facts.unsaid | facts.now.keys() & facts.values.keys()
    return values, unclear - values.keys()


def _settled_together(
    rule: LoadedRule, facts: Facts, values: Mapping[str, InputValue], as_of: date
) -> dict[str, InputValue]:
    """What was told only in words of several figures (没达到行业平均), where all of it settles the result."""
    told = {d.input: d for d in facts.doubts if d.told_in_words and d.input not in values}
    ends = [[end for end in (d.low, d.high) if end is not None] for d in told.values()]
    outcomes = set()
    for point in product(*ends):
        result = calculate(rule, {**values, **dict(zip(told, point, strict=True))}, as_of)
        outcomes.add((result.eligible, result.result, result.undecided, bool(result.missing)))
    settled = len(outcomes) == 1 and not outcomes.pop()[-1]
    return dict(zip(told, next(product(*ends)), strict=True)) if told and settled else {}


def _as_assumed(rule: LoadedRule, doubt: Doubt) -> bool:
    """Whether one of several things said is what the rule assumes anyway, and says that it does."""
    assumed = rule.inputs[doubt.input].assume
    return assumed is not None and any(f"'{value}'" in assumed.value for value in doubt.values)


def _highest_told(rule: LoadedRule, filling: Filling) -> Decimal:
    """The most that a figure told as a least one can be; hardly more where a step was passed just now."""
    assert isinstance(filling.value, Decimal)
    if filling.just_reached:
        return filling.value * (1 + _LITTLE_MORE)
    return _highest(rule, filling.input, filling.value)


def _highest(rule: LoadedRule, name: str, value: Decimal) -> Decimal:
    domain = rule.program.domains[name]
    high = getattr(domain, "high", None)
    return high if isinstance(high, Decimal) else value * 1000


def _jumps(
    rule: LoadedRule, values: Mapping[str, InputValue], name: str, about: Decimal, as_of: date
) -> bool:
    """Whether a figure that is only about right decides between results: 五千万左右 at a threshold."""
    low, high = (
        calculate(rule, {**values, name: about * (1 + share)}, as_of) for share in (-_ABOUT, _ABOUT)
    )
    if low.eligible != high.eligible or low.result is None or high.result is None:
        return low.eligible != high.eligible
    least, most = sorted((low.result, high.result))
    return most > least * _SMOOTH


def _settled(
    rule: LoadedRule,
    values: Mapping[str, InputValue],
    name: str,
    points: Iterable[Decimal],
    as_of: date,
) -> bool:
    outcomes = set()
    for point in points:
        result = calculate(rule, {**values, name: point}, as_of)
        if any(missing.input == name for missing in result.missing):
            return False
        outcomes.add((result.eligible, result.result, result.undecided))
    return len(outcomes) == 1
