"""那能奖多少, 我们厂的呢: whether the result of the award just computed is asked for once more."""

from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.rules.asked_of_it import asks_for_an_input, asks_for_the_most
from assistant.conversation.rules.candidates import MONEY, NO_RESULT, TIME, candidates_of
from assistant.conversation.rules.changing import TYPE_OF_UNIT
from assistant.conversation.rules.clauses import holds_a_part, own_words, quotes_other_words

_SHARE = "%"
_WORD = 2


def asks_again(turn: Turn, rules: list[LoadedRule]) -> bool:
    """那能奖多少, 那就是一年得交多少, 我们厂的呢: the result is asked for and no figure told that found no place."""
    known = {f.value for f in turn.session.told.values()} if turn.real_again else set()
    told = [q for q in turn.heard.told.quantities if q.value not in known]
    figures = any(q.unit in TYPE_OF_UNIT for q in told)
    if not (turn.said.sum_asked or turn.came_back or turn.real_again) or figures:
        return False
    return not _speaks_of_another(turn, rules) and _asks_for_what_they_give(turn, rules)


def _speaks_of_another(turn: Turn, rules: list[LoadedRule]) -> bool:
    """Whether the award named first is none of these; where none is named, whether another thing is told of."""
    named = [c for c in candidates_of(turn) if c.named and c.kind == "main"]
    if named:
        return named[0].rule not in {rule.id for rule in rules}
    return _tells_of_another_thing(turn, rules)


def _asks_for_what_they_give(turn: Turn, rules: list[LoadedRule]) -> bool:
    """Whether what is asked for is of the kind that these rules come to: a sum, a share, a time."""
    asked = {a.name for a in turn.said.attributes}
    if asked & MONEY and not any(rule.unit == "yuan" for rule in rules):
        return False
    if asked & MONEY == {"rate"} and not any(_SHARE in w for r in rules for w in r.provision.words):
        return False  # 几个点, of a loan whose article has none
    if not asked & MONEY and (asked & NO_RESULT or "start" in asked):
        return False  # 从哪天算起
    if asks_for_the_most(turn) or any(
        asks_for_an_input(turn, rule, turn.read(rule)) for rule in rules
    ):
        return False
    of_time = bool(asked & TIME) and not asked & MONEY
    return not of_time or any(rule.kind == "period" for rule in rules)


def _tells_of_another_thing(turn: Turn, rules: list[LoadedRule]) -> bool:
    """还主导制定了一项国家标准，这个补多少: whether something is told on top that none of these rules knows, or
    in words of the article that are none of theirs.
    """
    if quotes_other_words(turn, rules):
        return True
    text, mentions = turn.heard.told.text, turn.heard.told.mentions
    if any(mentions.get(rule.id) for rule in rules):
        return False
    return cues().events.done_besides.search(text) is not None or _does_another_thing(turn, rules)


def _does_another_thing(turn: Turn, rules: list[LoadedRule]) -> bool:
    """企业自己上市了县里奖多少, after 小升规: whether something is done of which these rules have no word."""
    if cues().events.does.search(turn.said.text) is None:
        return False
    matter = cues().events.aside_of_matter.sub(" ", turn.said.content)
    return bool(matter.strip()) and not holds_a_part(own_words(rules), matter, _WORD)
