"""The rule that applies where another one does not, by what was told (``Condition.instead``)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from assistant.answering.outcomes import load_texts
from assistant.calculator.calculation import Calculation
from assistant.calculator.rules.rulebook import LoadedRule, article_of
from assistant.conversation.facts.computing import compute
from assistant.conversation.facts.facts import Facts
from assistant.conversation.facts.gathering import gather_facts
from assistant.conversation.facts.heard import Heard
from assistant.conversation.facts.remembering import remember_facts
from assistant.conversation.room import Turn
from assistant.conversation.sessions.session import nobody
from index.hit import SearchResult


class Known(NamedTuple):
    """A rule with what is known for it and what follows."""

    rule: LoadedRule
    facts: Facts
    calculation: Calculation


def or_instead(turn: Turn, known: Known, earlier: Sequence[Heard]) -> Known:
    """去年就建成投产了，今年才头一次小升规: the other rule's result, saying why it is not the first one's."""
    rule, _, calculation = known
    other = turn.room.rulebook.get(calculation.instead) if calculation.instead else None
    if other is None:
        return known
    facts = gather_facts(turn.room.vocabulary, other, turn.session, turn.heard, earlier=earlier)
    result = compute(other, facts, turn.as_of)
    if result.eligible is False:
        return known
    remember_facts(turn.session, other, facts)
    why = "；".join(failure.rstrip("。") for failure in calculation.failures)
    text = load_texts().say("instead", title=rule.title, failures=why)
    return Known(other, facts, replace(result, notices=(text, *result.notices)))


def led_by_another_article(turn: Turn) -> SearchResult | None:
    """县里办的创业大赛二等奖奖多少: the hits led by another article, where what is told is not the award's named but
    what that article speaks of; else None.
    """
    found = turn.search
    if found is None or found.direct is not None:
        return None
    for rule in turn.room.rulebook.rules:
        others = {article_of(c.instead) for c in rule.conditions if c.instead} - {None}
        if not others or not _is_named(turn, rule):
            continue
        facts = gather_facts(turn.room.vocabulary, rule, nobody(), turn.heard)
        key = article_of(compute(rule, facts, turn.as_of).instead)
        first = [h for h in found.hits if (h.document, h.article) == (rule.document, key)]
        if first:
            rest = [hit for hit in found.hits if hit not in first]
            return replace(found, hits=(*first, *rest))
    return None


def _is_named(turn: Turn, rule: LoadedRule) -> bool:
    """Whether the award is named: 创业担保贷款 names no contest."""
    mentions = turn.heard.told.mentions.get(rule.id, ())
    return any(m.meaning.role == "name" and not m.covered for m in mentions)
