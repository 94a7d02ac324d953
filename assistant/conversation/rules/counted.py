"""Another award of the same article that a figure is told for, where those of the case have no place for
it.
"""

from collections.abc import Sequence

from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.rules.changing import figures_of


def counted_beside(turn: Turn, rules: Sequence[LoadedRule]) -> LoadedRule | None:
    """另外还有四家国家级高新技术企业，这部分多少: the award of the same article whose things are counted; 预算500万，至少留多少, after the
    share: the one on the same words that takes the sum named. Other money is named too loosely (多出来这30万). None
    where there is no one such award.
    """
    ids = {rule.id for rule in rules}
    articles = {(rule.document, rule.provision.article) for rule in rules}
    if any(figures_of(turn.read(rule)) for rule in rules):
        return None
    found = [
        rule
        for rule in turn.room.rulebook.rules
        if (rule.document, rule.provision.article) in articles
        and rule.id not in ids
        and (named := named_counts(turn, rule) | _named_sums(turn, rule, rules))
        and any(f.input in named for f in figures_of(turn.read(rule)))
    ]
    return found[0] if len(found) == 1 else None


def named_counts(turn: Turn, rule: LoadedRule) -> set[str]:
    """The inputs of a rule that count things, as far as the message names them."""
    return {name for name in _named(turn, rule) if rule.inputs[name].type == "integer"}


def _named_sums(turn: Turn, rule: LoadedRule, rules: Sequence[LoadedRule]) -> set[str]:
    """The sums that a rule on the same words as one of these takes, as far as the message names them."""
    if not any(set(rule.provision.words) & set(other.provision.words) for other in rules):
        return set()
    if any(spec.type == "money" for other in rules for spec in other.inputs.values()):
        return set()
    return {name for name in _named(turn, rule) if rule.inputs[name].type == "money"}


def _named(turn: Turn, rule: LoadedRule) -> set[str]:
    mentions = turn.heard.told.mentions.get(rule.id, ())
    return {m.meaning.input for m in mentions if m.meaning.role == "input"}


def points_at_own(turn: Turn) -> bool:
    """另外两个工程是省优，这两个一共: whether a message points at as many things as it has just told of."""
    counts = [q for q in turn.heard.told.quantities if q.unit == "count"]
    pointed = [
        q for q in counts if cues().pointing.points_before.search(turn.heard.told.text[: q.start])
    ]
    for one in pointed:
        before = [q.value for q in counts if q not in pointed and q.end <= one.start]
        if one.value in before or (len(before) > 1 and sum(before) == one.value):
            return True
    return False
