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
    """No award any more, where all that a message tells is that the title or approval just computed for
    is gone; the award again, right after that, where it is back.
    """
    events, text, session = cues().events, turn.said.text, turn.session
    last, focus = session.last_draft, session.focus
    if last is None or focus is None or session.pending is not None or turn.heard.told.quantities:
        return None
    named = {c.rule for c in rules_named(turn) if c.named and c.kind == "main"}
    answered = {result.rule: result for result in session.results}
    rules = turn.rules(tuple(named) if named <= answered.keys() and named else focus.rules)
    if len(rules) != 1 or rules[0].kind != "award" or not named <= {rules[0].id}:
        return None
    if last.outcome == _FALLEN and not named:
        return calculate_rules(turn, rules) if events.restored.search(text) else None
    before = answered.get(rules[0].id) if named else last.calculation
    if before is None or not before.eligible or before.unit != "yuan" or before.parts:
        return None
    if (
        asked_besides(turn)
        or rules[0].instalments
        or not events.lost.search(text)
        or cues().supposing.supposed.search(text)
        or events.not_lost.search(text)
    ):
        return None
    if _tells_otherwise(turn, rules[0]):
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
    draft = drafted(turn, gone)
    return None if draft is None else replace(draft, outcome=_FALLEN)


def _tells_otherwise(turn: Turn, rule: LoadedRule) -> bool:
    """特级没评上，评的是一级: whether a choice is told that is not the one told before."""
    told = turn.session.told
    return any(
        isinstance(filling.value, str)
        and (filling.input not in told or told[filling.input].value != filling.value)
        for filling in turn.read(rule).fillings
    )
