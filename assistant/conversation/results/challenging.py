"""不是该22.5万吗, 为什么是8万, 那市级不是50万吗: the sum just given is held against a figure, which is no fact."""

from dataclasses import replace
from decimal import Decimal

from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts
from assistant.answering.premise import Premise, check_premise
from assistant.answering.statement import Statement
from assistant.answering.view import amount
from assistant.calculator.calculation import Calculation
from assistant.calculator.filling.picking import pick
from assistant.calculator.format import shown
from assistant.calculator.quantities.quantity import read_quantities
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.heard import Heard, read
from assistant.conversation.reading.cues import cues
from assistant.conversation.results.result_of_rules import calculate_rules
from assistant.conversation.room import Turn


def challenges(turn: Turn) -> bool:
    """Whether a message calls a sum in question."""
    return cues().doubting.challenge.search(turn.said.text) is not None


def is_challenged(turn: Turn) -> bool:
    """Whether the sum just computed is called in question."""
    last = turn.session.last_draft
    return last is not None and last.kind == "calculation" and challenges(turn)


def of_another_case(turn: Turn) -> Draft | None:
    """那市级不是50万吗, after 省级: the case that the message speaks of, and whether the figure is its sum. None where no
    figure is named, or no other case.
    """
    told = turn.heard.told
    if not told.quantities:
        return None
    claimed = told.quantities[-1]
    rest = turn.hear(told.text[: claimed.start] + told.text[claimed.end :])
    if (rule := _spoken_of(turn, rest)) is None:
        return None
    turn.read_as(rest)
    draft = calculate_rules(turn, [rule])
    premise = _premise(turn.said.text, draft.calculation) if draft is not None else None
    if draft is None or premise is None:
        return draft
    lead = _said("it_is_so" if premise.holds else "not_so", premise)
    return replace(draft, statements=(lead, *draft.statements))


def lead_to_grounds(turn: Turn, calculation: Calculation | None) -> Statement:
    """The sentence before the grounds of a sum: whether it is the figure that it is held against."""
    changed = cues().doubting.why_changed.search(turn.said.text)
    premise = None if changed else _premise(turn.said.text, calculation)
    if premise is None or (premise.holds and not challenges(turn)):
        return Statement(load_texts().say("because"))
    return _said("because_so" if premise.holds else "because_not", premise)


def _spoken_of(turn: Turn, heard: Heard) -> LoadedRule | None:
    """The award that is named, or that of the last sum with a choice told otherwise; else None."""
    last, vocabulary = turn.session.last_draft, turn.room.vocabulary
    if last is None or last.calculation is None:
        return None
    named = [c for c in pick(vocabulary, heard.told, around=heard.around) if c.named]
    if named and not {c.rule for c in named} & set(last.rules):
        return turn.room.rulebook.get(named[0].rule) if not named[0].close else None
    rules = turn.rules(last.rules)
    known = last.calculation.inputs
    return next(
        (
            rule
            for rule in rules
            for filling in read(vocabulary, rule, heard).fillings
            if len(rules) == 1
            and not isinstance(filling.value, Decimal)
            and known.get(filling.input) != filling.value
        ),
        None,
    )


def held_against(text: str, calculation: Calculation) -> Statement | None:
    """Whether the figure that a text names is the sum; None where that is what another reading gives."""
    premise = _premise(text, calculation)
    return None if premise is None else _said("it_is_so" if premise.holds else "not_so", premise)


def _premise(text: str, calculation: Calculation | None) -> Premise | None:
    """The figure named against what was computed; None where that is what another reading gives."""
    given = amount(calculation) if calculation is not None else None
    if calculation is None or given is None or not calculation.eligible:
        return None
    named = [
        text[q.start : q.end] for q in read_quantities(text)
    ]  # alone, 不是800万 denies nothing
    premise = next((p for words in named if (p := check_premise(words, given))), None)
    readings = [shown(other.result, other.unit) for other in calculation.alternatives]
    of_reading = any(
        (p := check_premise(words, reading)) and p.holds for reading in readings for words in named
    )
    return None if premise is None or (of_reading and not premise.holds) else premise


def _said(phrase: str, premise: Premise) -> Statement:
    text = load_texts().say(phrase, claimed=premise.claimed, stated=premise.stated)
    return Statement(text, basis=(text,))
