"""最高能奖多少, after a sum: the most that the award just computed gives in the case told."""

from assistant.answering.draft import Draft
from assistant.calculator.engine.capping import cap_of, most_of_choices
from assistant.conversation.facts.remembering import told_before
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.rules.asked_of_it import asks_for_the_most
from assistant.conversation.rules.earlier_results import drafted


def give_the_most(turn: Turn) -> Draft | None:
    """The cap of the one award just computed; None where another is named, or the text has no cap."""
    rules = turn.rules_in_focus if turn.leans_on_focus else []
    quantities = turn.heard.told.quantities
    asked = cues().awards.figure_asked
    figures = [q for q in quantities if q.unit != "year" and not asked.match(q.text)]
    if len(rules) != 1 or figures or not asks_for_the_most(turn):
        return None
    rule = rules[0]
    told = {name: fact.value for name, fact in told_before(turn.session, rule).items()}
    told |= {n: v for n, v in turn.read(rule).values.items() if rule.inputs[n].type == "choice"}
    of_all = cues().reaching.most_of_all.search(turn.said.text) is not None
    most = most_of_choices(rule, told, turn.as_of) if of_all else cap_of(rule, told, turn.as_of)
    return drafted(turn, most, "reached")
