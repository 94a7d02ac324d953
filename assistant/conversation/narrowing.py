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
        named = [rule for rule in rules if _is_named(turn, rule, start, end)]
        if len(named) != 1:
            shared = {rule.id: _pieces_in_title(rule, text[start:end]) for rule in named or rules}
            most = max(shared.values(), default=0)
            named = [r for r in rules if most and shared.get(r.id) == most]
        if len(named) == 1 and len(rules) > 1:
            return named[0]
    return None


def _is_named(turn: Turn, rule: LoadedRule, start: int, end: int) -> bool:
    """Whether a name or an input of the rule stands there."""
    mentions, roles = turn.heard.told.mentions.get(rule.id, ()), ("name", "input")
    return any(m.meaning.role in roles and start <= m.start and m.end <= end for m in mentions)


def _pieces_in_title(rule: LoadedRule, words: str) -> int:
    """How many pairs of characters of the words the rule's title holds."""
    return sum(words[i : i + _SHORTEST] in rule.title for i in range(len(words) - 1))
