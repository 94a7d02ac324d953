"""The step for an award that is only told of after a sum: 今年还进了山西100强."""

from assistant.answering.draft import Draft
from assistant.conversation.reading.cues import cues
from assistant.conversation.results.result_of_rules import calculate_rules
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import awards_named


def compute_one_more(turn: Turn) -> Draft | None:
    """The sum of the award that the message says was got, too, and asks nothing of. None where something is asked,
    or no one award is told of.
    """
    text = turn.said.text
    if not turn.session.results or not cues().events.done_besides.search(text):
        return None
    if turn.said.yes_no or turn.said.sum_asked or cues().asking.asking_word.search(text):
        return None
    named = awards_named(turn)
    rules = turn.rules(c.rule for c in named if c.reading.fillings)
    award = len(rules) == 1 and rules[0].kind == "award"
    return calculate_rules(turn, rules) if award else None
