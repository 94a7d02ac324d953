"""要是按12%交得多少呢, after a sum by 4%: the same case by another rate that the rule knows."""

from assistant.answering.draft import Draft
from assistant.calculator.engine.other_rate import at_rate
from assistant.conversation.facts.remembering import told_before
from assistant.conversation.lookup.wanting import asked_besides
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.rules.earlier_results import drafted

_RATE = "rate"


def by_another_rate(turn: Turn) -> Draft | None:
    """The sum of the one award just computed by the only rate told; None where the rate is a fact of the
    case, a difference is asked for, or more is told.
    """
    told, comparing = turn.heard.told, cues().comparing
    rules = turn.rules_in_focus if turn.leans_on_focus else []
    if len(rules) != 1 or len(told.quantities) != 1 or told.quantities[0].unit != _RATE:
        return None
    asks = turn.said.sum_asked or cues().asking.of_another.search(turn.said.text)
    if not asks or asked_besides(turn):
        return None
    if any(cue.search(turn.said.text) for cue in (comparing.compared, comparing.than_usual)):
        return None
    if any(spec.type == _RATE for spec in rules[0].inputs.values()):
        return None
    known = {name: fact.value for name, fact in told_before(turn.session, rules[0]).items()}
    found = at_rate(rules[0], known, told.quantities[0].value, turn.as_of)
    return drafted(turn, found, "reached")
