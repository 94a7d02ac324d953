"""升了，到底多少, after 如果没升规呢: what was told, or supposed, not to have come is said to have come."""

from collections.abc import Sequence

from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn


def came_after_all(turn: Turn, rules: Sequence[LoadedRule]) -> str | None:
    """升了，到底多少, after 如果没升规呢: the fact that was told not to be so in the same word, where nothing of these rules is
    told by name. None where there is none.
    """
    match = cues().supposing.it_came.match(turn.said.text)
    if match is None or any(turn.heard.told.mentions.get(rule.id) for rule in rules):
        return None
    names = {n for rule in rules for n, spec in rule.inputs.items() if spec.type == "flag"}
    for name, fact in reversed(turn.session.told.items()):
        if name in names and fact.value is False and match["verb"] in fact.words:
            return name
    return None
