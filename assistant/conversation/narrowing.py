"""只说认定这一项, 营收这块, 认定那一项再说一下: which one of several awards is singled out."""

from collections.abc import Sequence

from assistant.calculator.rulebook import LoadedRule
from assistant.conversation.cues import load_cues
from assistant.conversation.room import Turn

_SHORTEST = 2


def singled_out(turn: Turn, rules: Sequence[LoadedRule]) -> LoadedRule | None:
    """The only one of these rules that the words before 这一项 speak of; None where no one is meant."""
    text = turn.heard.told.text
    for match in load_cues().singled_out.finditer(text):
        start, end = match.span("what")
        named = [rule for rule in rules if _is_spoken_of(turn, rule, start, end)]
        if len(named) == 1 and len(rules) > 1:
            return named[0]
    return None


def _is_spoken_of(turn: Turn, rule: LoadedRule, start: int, end: int) -> bool:
    """Whether a name or an input of the rule, or a word of its title, stands there."""
    told = turn.heard.told
    words = told.text[start:end]
    mentions = told.mentions.get(rule.id, ())
    roles = ("name", "input")
    if any(m.meaning.role in roles and start <= m.start and m.end <= end for m in mentions):
        return True
    return len(words) >= _SHORTEST and words in rule.title
