"""超出5万的部分也全补是吧: whether a bound that a message tells is one of the rule's own words, and of no case."""

from decimal import Decimal
from functools import lru_cache

from assistant.answering.figure_roles import role_of
from assistant.calculator.filling.picking import Candidate
from assistant.calculator.quantities.quantity import read_quantities
from assistant.calculator.quantities.wording import plain
from assistant.conversation.room import Turn
from assistant.conversation.rules.clauses import own_words

_BOUND = 2
"""So many characters say that a figure is a bound: 低于, 超过."""


def says_a_threshold(turn: Turn, candidate: Candidate) -> bool:
    """担保费率低于3%的政府性担保给啥补贴: whether a bound is the rule's own in its words, and of no case.

    Of what is stated as the rule's (超出5万的部分也全补是吧) its figure is enough.
    """
    rule = turn.room.rulebook.get(candidate.rule)
    if rule is None or turn.said.own:
        return False
    words = [plain(own) for own in own_words([rule])]
    text = turn.heard.told.text
    written = _figures(tuple(words)) if turn.said.claims else frozenset()
    of_rule = [
        c.quantity
        for c in turn.heard.around
        if role_of(text, c.quantity) in ("least", "most")
        and (
            any(text[c.quantity.start - _BOUND : c.quantity.end] in own for own in words)
            or (turn.said.claims and (c.quantity.value, c.quantity.unit) in written)
        )
    ]
    if turn.said.claims and len(of_rule) == len(turn.heard.around):
        return bool(of_rule)
    return any(
        doubt.reason == "vague" and q.start < doubt.end and doubt.start < q.end
        for doubt in candidate.reading.doubts
        for q in of_rule
    )


@lru_cache(maxsize=256)
def _figures(words: tuple[str, ...]) -> frozenset[tuple[Decimal, str]]:
    """The figures that stand in words, with their units; those of a rule never change."""
    return frozenset((q.value, q.unit) for own in words for q in read_quantities(own))
