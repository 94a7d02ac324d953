"""厂里是做新材料的, after 小升规: the awards that come on top of others, of which something is told."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.calculator.filling.own_words import is_in_its_own_words
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.computing import compute
from assistant.conversation.facts.gathering import gather_facts
from assistant.conversation.room import Turn


def told_on_top(turn: Turn, rules: Sequence[LoadedRule]) -> list[LoadedRule]:
    """The awards that come on top of these, and of which the message tells a fact of their own in words;
    a figure counts things of their own (还有六家高企，这块呢).
    """
    ids = {rule.id for rule in rules}
    return [
        rule
        for rule in turn.room.rulebook.rules
        if ids & set(rule.adds_to) and rule.id not in ids and _tells_its_own(turn, rule)
    ]


def _tells_its_own(turn: Turn, rule: LoadedRule) -> bool:
    """Whether a fact is told that the awards it comes on top of do not ask for as well: neither a denial nor
    what leaves it open whether there is anything on top (铸造厂: perhaps a key industry).
    """
    book, vocabulary = turn.room.rulebook.by_id, turn.room.vocabulary
    known = {name for below in rule.adds_to if below in book for name in book[below].inputs}
    told = [
        filling
        for filling in turn.read(rule).fillings
        if filling.input not in known
        and filling.value is not False
        and not isinstance(filling.value, Decimal)
    ]
    if not told:
        return False
    facts = gather_facts(vocabulary, rule, turn.session, turn.heard)
    calculation = compute(rule, facts, turn.as_of)
    certain = any(map(is_in_its_own_words, told)) or turn.said.sum_asked or not calculation.result
    return calculation.undecided is None and certain
