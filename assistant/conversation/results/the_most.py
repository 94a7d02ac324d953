"""最高能奖多少, after a sum: the most that the award just computed gives in the case told."""

from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.calculator.engine.capping import cap_of
from assistant.conversation.facts.remembering import told_before
from assistant.conversation.room import Turn
from assistant.conversation.rules.asked_of_it import asks_for_the_most
from assistant.conversation.rules.earlier_results import drafted


def give_the_most(turn: Turn) -> Draft | None:
    """The cap of the one award just computed; None where another is named, or the text has no cap."""
    rules = turn.rules_in_focus if turn.leans_on_focus else []
    figures = [q for q in turn.heard.told.quantities if q.unit != "year"]  # 一年最多给多少
    if len(rules) != 1 or figures or not asks_for_the_most(turn):
        return None
    told = {name: fact.value for name, fact in told_before(turn.session, rules[0]).items()}
    most = cap_of(rules[0], told, turn.as_of)
    draft = drafted(turn, most) if most is not None else None
    return None if draft is None else replace(draft, outcome="reached")
