"""Figures that the words alone leave without a place or a unit, settled by what was told before.

实际只花了5500, after 6000万, is 5500万; 采购额5000万呢 is the one that was told as 相应的采购额; 还按6%
is what had been 6%.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from assistant.calculator.message.told import Told
from assistant.calculator.quantities.cues import cues as fact_cues
from assistant.calculator.quantities.fact import Filling, Reading
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.reading.cues import cues
from assistant.conversation.sessions.remembered import ToldFact
from assistant.conversation.sessions.session import Session
from corpus.datafile import load_data

_TEN_THOUSAND = Decimal(10_000)
_HUNDRED = Decimal(100)
_UNIT_ASKED = "万元）"
_APART = Decimal(10)
"""A figure this many times larger or smaller is not said in the same unit."""
_SHORTEST, _LONGEST = 3, 8
_DIFFERENCE = re.compile(r"(?P<after>\w+) - (?P<before>\w+)")
_DATA = Path(__file__).with_name("matching_told.yaml")


def by_what_was_told(
    rule: LoadedRule, session: Session, told: Told, reading: Reading
) -> tuple[Filling, ...]:
    """Fillings for inputs of this rule of which the session holds, or held, a figure."""
    again = tuple(_as_it_was(rule, session, told, reading))
    before = {
        name: fact
        for name, fact in session.told.items()
        if name in rule.inputs and fact.type == "money" and isinstance(fact.value, Decimal)
    }
    asked = _in_the_unit_asked(rule, session, reading)
    told_so = tuple(_called_as_told(before, told, reading))
    rates = tuple(_in_percent(rule, session, reading))
    return (*again, *asked, *rates, *_with_units(before, reading), *told_so)


def figures_of_another_thing(rule: LoadedRule, session: Session, reading: Reading) -> set[str]:
    """工业转型项目投了3个亿也完工了呢, after a farm's project: the figures told before that belong to the
    other thing. Those that the rule takes for equal to a figure which is told anew, with another choice,
    or the other way round.
    """
    if not tells_another_choice(rule, session, reading):
        return set()
    now = {filling.input: filling.value for filling in reading.fillings}
    figures = {name for name, value in now.items() if isinstance(value, Decimal)}
    others = {n for n, fact in session.told.items() if isinstance(fact.value, bool | str)}
    alike = [(name, assumed.names) for name, assumed in rule.program.assumes.items()]
    equal = {name for name, assumed in alike if assumed & figures}
    told_of = {one for name, assumed in alike if name in figures for one in assumed}
    return (equal | told_of) - now.keys() - others


def tells_another_choice(rule: LoadedRule, session: Session, reading: Reading) -> bool:
    """Whether a message tells a choice of the rule otherwise than it was told before."""
    return any(
        rule.inputs[filling.input].type == "choice"
        and filling.input in session.told
        and session.told[filling.input].value != filling.value
        for filling in reading.fillings
    )


def _as_it_was(
    rule: LoadedRule, session: Session, told: Told, reading: Reading
) -> Iterator[Filling]:
    """还按6%: a figure that one input of an earlier result had, before it was told otherwise."""
    for quantity in reading.unplaced:
        words = told.original[max(0, quantity.start - _LONGEST) : quantity.start]
        if quantity.vague or quantity.negated or not cues().pointing.still.search(words):
            continue
        had = {
            name
            for result in (*session.undone, *session.sums)
            for name, value in result.inputs.items()
            if name in rule.inputs
            and value == quantity.value
            and name in session.told
            and session.told[name].value != value
        }
        if len(had) == 1:
            (name,) = had
            yield Filling(name, quantity.value, quantity.text, quantity.start, quantity.end)


def as_it_was_told(rule: LoadedRule, session: Session, told: Told, reading: Reading) -> Reading:
    """我按450万元算, after 去年纳税450万 and then 380万: the reading with a figure without a name in the place of
    the one input that an earlier sum had it for, where that was told otherwise since.
    """
    named = {mention.meaning.input for mention in told.mentions.get(rule.id, ())}
    results = [one for one in (*session.undone, *session.sums) if one.rule == rule.id]
    for filling in reading.fillings:
        words = told.original[max(0, filling.start - _LONGEST) : filling.start]
        if filling.input in named or not cues().pointing.goes_by_figure.search(words):
            continue
        had = {
            name
            for result in results
            for name, value in result.inputs.items()
            if value == filling.value and rule.inputs[name].type == rule.inputs[filling.input].type
        }
        if len(had) == 1 and not had & {filling.input} and session.told.keys() >= had:
            moved = replace(filling, input=had.pop())
            others = tuple(f for f in reading.fillings if f is not filling)
            return replace(reading, fillings=(*others, moved))
    return reading


def as_by_how_much(rule: LoadedRule, session: Session, told: Told, reading: Reading) -> Reading:
    """那涨到5个点, after 从40%提到43%: the reading with a figure below the one it is said to have grown from in the
    place of the growth itself.
    """
    for name, spec in rule.inputs.items():
        parts = _DIFFERENCE.fullmatch(spec.derive or "")
        after = next((f for f in reading.fillings if parts and f.input == parts["after"]), None)
        if parts is None or after is None or spec.type != "rate":
            continue
        before = reading.values.get(parts["before"])
        if before is None and parts["before"] in session.told:
            before = session.told[parts["before"]].value
        if not (isinstance(before, Decimal) and isinstance(after.value, Decimal)):
            continue
        if fact_cues().any_in("grow", told.original[: after.start]) and after.value < before:
            others = tuple(f for f in reading.fillings if f is not after)
            return replace(reading, fillings=(*others, replace(after, input=name)))
    return reading


def _with_units(before: Mapping[str, ToldFact], reading: Reading) -> Iterator[Filling]:
    """A bare figure for what was told in 万元 before, where it is of the same size in 万元."""
    for doubt in reading.doubts:
        fact = before.get(doubt.input)
        if doubt.reason != "unit" or fact is None or doubt.value is None:
            continue
        value = doubt.value * _TEN_THOUSAND
        if _is_of_the_size_of(value, fact):
            yield Filling(doubt.input, value, doubt.words, doubt.start, doubt.end)


def _in_percent(rule: LoadedRule, session: Session, reading: Reading) -> Iterator[Filling]:
    """那2.5呢, 我表姐那个是二点五，也是八百万, after a fee of 1.8%: a bare number of the size of the one rate that was told,
    of this enterprise or another, and that is no average.
    """
    aside = (fact for one in session.asides.values() for fact in one.facts)
    filled = {filling.input for filling in reading.fillings}
    rates = {
        fact.input: fact
        for fact in (*aside, *session.told.values())
        if fact.type == "rate"
        and fact.input in rule.inputs
        and rule.inputs[fact.input].type == "rate"
    }
    if len(rates) != 1 or rates.keys() & filled:
        return
    ((name, fact),) = rates.items()
    bare = {(d.value, d.words, d.start, d.end) for d in reading.doubts if d.reason == "unit"}
    bare |= {(q.value, q.text, q.start, q.end) for q in reading.unplaced if q.unit == "plain"}
    if len(bare) == 1:
        ((value, words, start, end),) = bare
        if value is not None and _is_of_the_size_of(value / _HUNDRED, fact):
            yield Filling(name, value / _HUNDRED, words, start, end)


def _in_the_unit_asked(rule: LoadedRule, session: Session, reading: Reading) -> Iterator[Filling]:
    """86, where 多少？（万元） was asked: the unit of the question. A figure of yuan has more digits."""
    pending = session.pending
    for doubt in reading.doubts:
        if pending is None or doubt.input != pending.input or doubt.reason != "unit":
            continue
        only = _UNIT_ASKED in rule.inputs[doubt.input].ask
        if only and doubt.value is not None and doubt.value < _TEN_THOUSAND:
            value = doubt.value * _TEN_THOUSAND
            yield Filling(doubt.input, value, doubt.words, doubt.start, doubt.end)


@cache
def _between(path: Path = _DATA) -> str:
    """The characters that may stand between a name and its figure."""
    return str(load_data(path)["between"])


def _called_as_told(
    before: Mapping[str, ToldFact], told: Told, reading: Reading
) -> Iterator[Filling]:
    """A sum that found no place, called by a word of the label of what was told."""
    filled = {filling.input for filling in reading.fillings}
    for quantity in reading.unplaced:
        if quantity.unit != "yuan" or quantity.vague or quantity.negated:
            continue
        words = told.original[max(0, quantity.start - _LONGEST) : quantity.start].rstrip(_between())
        named = [
            name
            for name, fact in before.items()
            if name not in filled
            and any(words[-n:] in fact.label for n in range(_SHORTEST, len(words) + 1))
        ]
        if len(named) == 1:
            yield Filling(named[0], quantity.value, quantity.text, quantity.start, quantity.end)


def _is_of_the_size_of(value: Decimal, fact: ToldFact) -> bool:
    before = fact.value
    return isinstance(before, Decimal) and before / _APART <= value <= before * _APART
