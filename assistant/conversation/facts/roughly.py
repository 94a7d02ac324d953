"""Figures told only roughly (收入大概七八百万): they hold until the figure itself is told."""

from collections.abc import Collection, Iterable

from assistant.calculator.quantities.fact import Doubt
from assistant.calculator.rules.rule import Rule
from assistant.conversation.sessions.remembered import ToldRange
from assistant.conversation.sessions.session import Session


def told_roughly(session: Session, rule: Rule, known: Collection[str]) -> Iterable[Doubt]:
    """What was told only roughly a turn ago or more, of the rule's inputs that are not ``known``."""
    for name, told in session.roughly.items():
        if name in rule.inputs and name not in known and told.turn < session.turns:
            yield Doubt(name, "vague", told.words, 0, 0, low=told.low, high=told.high)


def remember_roughly(session: Session, doubts: Iterable[Doubt]) -> None:
    """The session keeps the ends of what this message told only roughly."""
    for doubt in doubts:
        here = doubt.reason == "vague" and doubt.end > 0
        if here and doubt.low is not None and doubt.high is not None:
            told = ToldRange(doubt.low, doubt.high, doubt.words, session.turns)
            session.tell_roughly(doubt.input, told)
