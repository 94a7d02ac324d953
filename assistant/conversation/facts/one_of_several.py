"""国优两项 … 其中一项其实是省优: of several things counted together some are of another kind.

In: a rule that counts them, what was told of them before, and a message that tells another choice of so many. Out:
the things of both kinds, to be added up; None where nothing was counted before, or the message speaks of all.
"""

from decimal import Decimal

from assistant.calculator.quantities.fact import Item, Several
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.heard import Heard
from assistant.conversation.reading.cues import cues
from assistant.conversation.sessions.session import Session

_NUMBERS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4}
_FEWEST = 2


def one_of_several(rule: LoadedRule, session: Session, heard: Heard) -> Several | None:
    """The things of both kinds, where some of those told before are of another choice."""
    among = cues().pointing.among_them.search(heard.told.text)
    if among is None:
        return None
    counter, many = _counted(rule, session)
    some = next((_number(c) for c in among.group() if c.isdecimal() or c in _NUMBERS), 1)
    if counter is None or not 0 < some < many:
        return None
    for name, spec in rule.inputs.items():
        before = session.told.get(name)
        if spec.type != "choice" or before is None:
            continue
        said = [
            m
            for m in heard.told.mentions.get(rule.id, ())
            if m.meaning.role == "choice" and m.meaning.input == name and not m.covered
        ]
        others = {m.meaning.value for m in said} - {str(before.value)}
        if len(others) == 1:
            kinds = ((str(before.value), many - some), (others.pop(), some))
            words, start, end = among.group(), among.start(), among.end()
            items = tuple(
                Item({name: kind, counter: Decimal(1)}, number, words, start, end)
                for kind, number in kinds
            )
            return Several(items, (name, counter), "sum")
    return None


def _counted(rule: LoadedRule, session: Session) -> tuple[str | None, int]:
    """The input that counts the things, and how many were told; no input where none were."""
    for name, spec in rule.inputs.items():
        told = session.told.get(name)
        value = told.value if told is not None else None
        if spec.type == "integer" and isinstance(value, Decimal) and value >= _FEWEST:
            return name, int(value)
    return None, 0


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else _NUMBERS[said]
