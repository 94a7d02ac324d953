"""Which of several awards that a message names about alike is meant, where its facts tell.

In: the candidates named alike, the main one first. Out: the one, or None: then it is asked which.
Of two that stand on the same words (a share, and what it comes to) the one that takes the figure told.
"""

from collections.abc import Sequence

from assistant.calculator.filling.picking import Candidate
from assistant.conversation.facts.computing import compute
from assistant.conversation.facts.gathering import gather_facts
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import own_figures, rules_named

_SEVERAL = 2


def one_of_alike(turn: Turn, candidates: Sequence[Candidate]) -> Candidate | None:
    """The one whose figures are told, that lacks no fact, whose things are spoken of, or that applies where
    another one does not. None where there is no one such.
    """
    return (
        _told_most(candidates)
        or _complete_one(turn, candidates)
        or _counts_told_of(turn, candidates)
        or _applies_instead(turn, candidates)
    )


def with_the_figure(turn: Turn, main: Candidate) -> Candidate:
    """规模1亿元的子基金，政府投资基金最多出资多少: of two that stand on the same words the one that takes the
    figure told, where this one takes none.
    """
    rule = turn.room.rulebook.get(main.rule)
    if rule is None or own_figures(main):
        return main
    found = [
        c
        for c in rules_named(turn)
        if own_figures(c)
        and (other := turn.room.rulebook.get(c.rule)) is not None
        and other.provision.words == rule.provision.words
    ]
    return found[0] if len(found) == 1 else main


def _told_most(candidates: Sequence[Candidate]) -> Candidate | None:
    """Of awards named about alike the one that the message tells several figures of, and no other any."""
    figures = {c.rule: own_figures(c) for c in candidates}
    with_figures = [c for c in candidates if figures[c.rule]]
    one = with_figures[0] if len(with_figures) == 1 else None
    return one if one is not None and figures[one.rule] >= _SEVERAL else None


def _complete_one(turn: Turn, candidates: Sequence[Candidate]) -> Candidate | None:
    """留多少份额: of awards named about alike that stand on the same words, the one that lacks no fact; any where
    none is due (孵化了一家瞪羚企业).
    """
    rules = {c.rule: rule for c in candidates if (rule := turn.room.rulebook.get(c.rule))}
    if len(rules) < len(candidates) or len({r.provision.words for r in rules.values()}) != 1:
        return None
    whole, due = [], False
    for candidate in candidates:
        rule = rules[candidate.rule]
        facts = gather_facts(turn.room.vocabulary, rule, turn.session, turn.heard)
        calculation = compute(rule, facts, turn.as_of)
        if not (facts.doubts or calculation.missing):
            whole.append(candidate)
            due = due or calculation.eligible is not False
    nothing = bool(whole) and len(whole) == len(candidates) and not due
    if len(whole) == 1 or nothing:
        return whole[0]
    figured = [c for c in whole if own_figures(c)]  # 预算400万，份额是多少钱
    return figured[0] if len(figured) == 1 else None


def _counts_told_of(turn: Turn, candidates: Sequence[Candidate]) -> Candidate | None:
    """孵出好几家国家级高新技术企业: of awards named about alike the one whose things are spoken of."""
    mentions, rulebook = turn.heard.told.mentions, turn.room.rulebook

    def spoken_of(candidate: Candidate) -> bool:
        rule = rulebook.get(candidate.rule)
        return rule is not None and any(
            m.meaning.role == "input" and rule.inputs[m.meaning.input].type == "integer"
            for m in mentions.get(candidate.rule, ())
        )

    found = [c for c in candidates if spoken_of(c)]
    return found[0] if len(found) == 1 and found[0].named else None


def _applies_instead(turn: Turn, candidates: Sequence[Candidate]) -> Candidate | None:
    """老的众创空间，早就认定了: the one that applies where another one does not, by what is told."""
    for one in candidates:
        rule = turn.room.rulebook.get(one.rule)
        if rule is None or not any(condition.instead for condition in rule.conditions):
            continue
        facts = gather_facts(turn.room.vocabulary, rule, turn.session, turn.heard)
        instead = compute(rule, facts, turn.as_of).instead
        if (found := next((c for c in candidates if c.rule == instead), None)) is not None:
            return found
    return None
