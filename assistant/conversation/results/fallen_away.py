"""The step for 公示完又给撤了 and 复议赢了，认定恢复了: what an award was computed for was lost, or came back."""

from dataclasses import replace
from decimal import Decimal

from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.lookup.wanting import asked_besides
from assistant.conversation.reading.cues import cues
from assistant.conversation.results.result_of_rules import calculate_rules
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import rules_named
from assistant.conversation.rules.earlier_results import drafted

_FALLEN = "fallen_away"


def fall_away(turn: Turn) -> Draft | None:
    """No award any more, where all that a message tells is that the title or approval just computed for is gone;
    the award again, right after that, where it is back. None where it tells anything else.
    """
    session = turn.session
    last = session.last_draft
    if last is None or session.pending is not None or turn.heard.told.quantities:
        return None
    named = _awards_named(turn)
    if (rule := _award_spoken_of(turn, named)) is None:
        return None
    if last.outcome == _FALLEN and not named:
        restored = cues().events.restored.search(turn.said.text) is not None
        return calculate_rules(turn, [rule]) if restored else None
    answered = {result.rule: result for result in session.results}
    before = answered.get(rule.id) if named else last.calculation
    if before is None or not before.eligible or before.unit != "yuan" or before.parts:
        return None
    if rule.instalments or not _says_it_is_lost(turn, rule):
        return None
    gone = replace(
        before,
        eligible=False,
        result=Decimal(0),
        steps=(),
        alternatives=(),
        failures=(load_texts().say("fallen_away"),),
    )
    session.withdraw((before.rule,))
    return drafted(turn, gone, _FALLEN)


def _awards_named(turn: Turn) -> set[str]:
    """The awards that the message names, be it to say that they are gone."""
    return {c.rule for c in rules_named(turn) if c.named and c.kind == "main"}


def _award_spoken_of(turn: Turn, named: set[str]) -> LoadedRule | None:
    """The one award named, which was answered before; the one just answered, where none is named."""
    focus, answered = turn.session.focus, {result.rule for result in turn.session.results}
    if focus is None:
        return None
    rules = turn.rules(tuple(named) if named and named <= answered else focus.rules)
    if len(rules) != 1 or rules[0].kind != "award" or not named <= {rules[0].id}:
        return None
    return rules[0]


def _says_it_is_lost(turn: Turn, rule: LoadedRule) -> bool:
    """公示完又给撤了: whether it is told to be gone, neither only supposed nor asked about otherwise, and no other
    choice is told instead.
    """
    events, text = cues().events, turn.said.text
    if not events.lost.search(text) or events.not_lost.search(text):
        return False
    if cues().supposing.supposed.search(text) or asked_besides(turn):
        return False
    return not _tells_otherwise(turn, rule)


def _tells_otherwise(turn: Turn, rule: LoadedRule) -> bool:
    """特级没评上，评的是一级: whether a choice is told that is not the one told before."""
    told = turn.session.told
    return any(
        isinstance(filling.value, str)
        and (filling.input not in told or told[filling.input].value != filling.value)
        for filling in turn.read(rule).fillings
    )
