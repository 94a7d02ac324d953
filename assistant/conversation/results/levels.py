"""高的那一档, 另外两档呢, 两种都有呢: a level of the award just spoken of, by its size."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts
from assistant.answering.reckoning import calculation_draft
from assistant.answering.statement import Statement
from assistant.calculator.calculation import InputValue
from assistant.calculator.engine.cases import Case, cases
from assistant.calculator.engine.engine import calculate
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.remembering import told_before
from assistant.conversation.reading.cues import cues
from assistant.conversation.results.explaining import case_statements, draft_of_cases
from assistant.conversation.results.result_of_rules import calculate_rules
from assistant.conversation.room import Turn
from assistant.conversation.sessions.remembered import ToldFact

_MIDDLE_OF = 3


@dataclass(frozen=True, slots=True)
class _Levels:
    """All cases of one input of a rule, and ``given``: those that give something, least first."""

    rule: LoadedRule
    input: str
    told: Mapping[str, InputValue]
    cases: tuple[Case, ...]
    given: tuple[Case, ...]


def of_level(turn: Turn) -> Draft | None:
    """The sum of the level meant, or of each where several are; None where no award has such levels."""
    match = cues().awards.level_meant.fullmatch(turn.said.text)
    session = turn.session
    if match is None or session.focus is None or len(session.at_once) > 1:
        return None
    asked, names = session.pending, session.focus.rules or session.focus.near
    found = [
        levels
        for rule in turn.rules(asked.rules if asked is not None else names)
        if (levels := _levels_of(turn, rule, asked.input if asked is not None else None))
    ]
    if len(found) != 1:
        return None
    (levels,) = found
    meant = levels.given
    if match["others"]:
        now = session.told.get(levels.input)
        meant = tuple(c for c in meant if now is None or not _holds(c, now.value))
    elif match["middle"]:
        meant = meant[1:2] if len(meant) == _MIDDLE_OF else ()
    elif not match["all"]:
        meant = meant[-1:] if match["high"] else meant[:1]
    if not meant or len(meant) > 1:
        return _each(turn, levels, meant) if meant else None
    if meant[0] is levels.cases[0] and isinstance(meant[0].low, Decimal):
        return _from_nothing(turn, levels, meant[0])
    return _one(turn, levels, meant[0])


def _levels_of(turn: Turn, rule: LoadedRule, asked: str | None) -> _Levels | None:
    """By the input asked for, else the first of which the cases give different results: a choice
    before a figure.
    """
    told = {name: fact.value for name, fact in told_before(turn.session, rule).items()}
    names = sorted(rule.inputs, key=lambda name: rule.inputs[name].type != "choice")
    for name in names if asked is None else [name for name in names if name == asked]:
        others = {n: value for n, value in told.items() if n != name}
        found = cases(rule, others, name, turn.as_of)
        given = sorted((c for c in found if _result(c) is not None), key=lambda c: _result(c) or 0)
        if len({_result(case) for case in given}) > 1:
            return _Levels(rule, name, others, found, tuple(given))
    return None


def _result(case: Case) -> Decimal | None:
    calculation = case.calculation
    return calculation.result if calculation is not None and calculation.eligible else None


def _holds(case: Case, value: InputValue) -> bool:
    if isinstance(value, Decimal) and isinstance(case.low, Decimal):
        return isinstance(case.high, Decimal) and case.low <= value <= case.high
    return case.low == value


def _one(turn: Turn, levels: _Levels, case: Case) -> Draft | None:
    """The award computed for this level, which is only supposed where something else was told."""
    session, spec = turn.session, levels.rule.inputs[levels.input]
    if session.told and not session.real:
        session.real = dict(session.told)
    words = turn.said.text
    session.tell(ToldFact(levels.input, spec.label, spec.type, case.low, words, session.turns))
    return calculate_rules(turn, [levels.rule])


def _from_nothing(turn: Turn, levels: _Levels, case: Case) -> Draft | None:
    """The sum of a level that begins at nothing: none of its figures is taken for the asker's."""
    document, found = turn.room.catalog.get(levels.rule.document), case.calculation
    if document is None or found is None:
        return None
    told = {name: value for name, value in found.inputs.items() if name != levels.input}
    other = calculate(levels.rule, {**levels.told, levels.input: case.low}, turn.as_of)
    steps = tuple(step for step in found.steps if step in other.steps)
    draft = calculation_draft(document, [levels.rule], replace(found, inputs=told, steps=steps))
    says = case_statements(levels.rule, levels.input, levels.cases, (case,))
    return replace(draft, statements=(*says, *draft.statements))


def _each(turn: Turn, levels: _Levels, meant: tuple[Case, ...]) -> Draft | None:
    """What follows in each of the cases; which of them holds is left open."""
    rule = levels.rule
    document = turn.room.catalog.get(rule.document)
    if document is None:
        return None
    says = case_statements(rule, levels.input, levels.cases, meant)
    lead = Statement(load_texts().say("each_level", title=rule.title))
    calculation = calculate(rule, levels.told, turn.as_of)
    return draft_of_cases(document, rule, calculation, [lead, *says])
