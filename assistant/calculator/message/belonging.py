"""Whether a message says that something is on a list as a whole: 属于那十四个战略新兴产业, 在四基里头.

In: the lists by the names people give them (``Membership``), and a message. Out: the choice that
stands for being on one of them, or for being on none; None where the message does not say.
Words: ``belonging.yaml``.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from assistant.calculator.message.told import Told
from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.wording import words_pattern
from assistant.calculator.rules.rule import Membership
from corpus.patterns import load_patterns

_DATA = Path(__file__).with_name("belonging.yaml")
_CLAUSE = re.compile("[，。；！？,;!?]")

Said = Literal["on", "off", "asked", "named"]


@dataclass(frozen=True, slots=True)
class Belonging:
    """The value of the choice, and where it is told."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Words:
    """Patterns over the words before and behind a list's name."""

    on_before: re.Pattern[str]
    on_behind: re.Pattern[str]
    off_before: re.Pattern[str]
    off_behind: re.Pattern[str]
    asked: re.Pattern[str]
    ordinary: re.Pattern[str]
    all_behind: re.Pattern[str]
    alone_before: re.Pattern[str]
    alone_behind: re.Pattern[str]


@cache
def _words() -> _Words:
    return _Words(**load_patterns(_DATA))


def belongs(membership: Membership, told: Told) -> Belonging | None:
    """Whether the message says that something is on one of the lists, or on none of them."""
    off: set[int] = set()
    spans: list[tuple[int, int]] = []
    for group, names in enumerate(membership.lists):
        for match in words_pattern(names).finditer(told.text):
            said = _said(told.text, match.start(), match.end())
            if said == "on":
                return Belonging(membership.inside, match.start(), match.end())
            if said == "off":
                off.add(group)
                spans.append(match.span())
                if _words().all_behind.match(told.text, match.end()):
                    return Belonging(membership.outside, match.start(), match.end())
    if not off:
        return None
    if len(off) == len(membership.lists) or _words().ordinary.search(told.text):
        return Belonging(membership.outside, min(s for s, _ in spans), max(e for _, e in spans))
    return None


def _said(text: str, start: int, end: int) -> Said:
    """What the clause says of the list that is named there."""
    words = _words()
    before = _CLAUSE.split(text[:start])[-1]
    behind = _CLAUSE.split(text[end:])[0]
    if words.asked.search(before + "〇" + behind) or cues().patterns["questioning"].search(before):
        return "asked"
    if words.off_before.search(before) or words.off_behind.search(behind):
        return "off"
    if words.on_before.search(before) or words.on_behind.search(behind):
        return "on"
    alone = words.alone_before.fullmatch(before) and words.alone_behind.fullmatch(behind)
    among_others = len(before) + (end - start) + len(behind) < len(text)
    return "on" if alone and among_others else "named"  # 今年首次升规，四基领域，总共多少
