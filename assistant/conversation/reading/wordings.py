"""Short messages that only go on with the talk, read by the families of words they are made of.

In: a folded message. Out: whether it is nothing but thanks (好嘞，辛苦您了，祝您工作顺利), or the wish to hear the
last answer again (刚走神了，金额再说一遍). The words are those of ``wordings.yaml``, in any order.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.datafile import load_data
from corpus.patterns import any_of

_DATA = Path(__file__).with_name("wordings.yaml")
_CLAUSE = re.compile("[,，。;；!！?？ ]+")
_LONGEST = 60
_OF_THANKS = frozenset(
    {"farewell", "thanks", "wish", "praise", "nothing_more", "leaving", "understood"}
    | {"agreed", "polite", "address", "filler", "saying", "recall"}
)


@dataclass(frozen=True, slots=True)
class _Worded:
    kinds: frozenset[str]
    strange: str


def closing(text: str, strange: int = 0) -> str | None:
    """How a folded message closes the talk and says no more: ``thanks``, ``farewell``, ``acknowledged``.

    Beside thanks so many ``strange`` characters may stand.

    >>> closing("好的好的，我清楚了，麻烦您了，祝您工作顺利"), closing("没别的问题了"), closing("搞清楚了")
    ('thanks', 'farewell', 'acknowledged')
    """
    if len(text) > _LONGEST:
        return None
    said = _worded(text)
    if not said.kinds <= _OF_THANKS or len(said.strange) > strange:
        return None
    if said.kinds & {"thanks", "wish"}:
        return "thanks"
    if said.strange:
        return None
    if said.kinds & {"farewell", "nothing_more"}:
        return "farewell"
    return "acknowledged" if "understood" in said.kinds else None


def asks_to_repeat(text: str) -> bool:
    """Whether a folded message says nothing but that the last answer should be said again.

    >>> asks_to_repeat("我拿笔记一下，你再说一遍是多少")
    True
    """
    if len(text) > _LONGEST:
        return False
    said = _worded(text)
    return not said.strange and (_again(said.kinds) or "unheard" in said.kinds)


def asks_to_repeat_in_passing(text: str) -> str | None:
    """What a folded message says beside one clause that asks for the last answer again; None where none does.

    >>> asks_to_repeat_in_passing("刚来了个客人，多少来着")
    '刚来了个客人'
    """
    if len(text) > _LONGEST:
        return None
    clauses = {clause: _worded(clause) for clause in _CLAUSE.split(text) if clause}
    unheard = any("unheard" in said.kinds for said in clauses.values())
    plain = {clause: said for clause, said in clauses.items() if not said.strange}
    asks = any(
        _again(said.kinds) or (unheard and {"asking", "sum_noun"} & said.kinds)
        for said in plain.values()
    )
    return ",".join(clause for clause in clauses if clause not in plain) if asks else None


def _again(kinds: frozenset[str]) -> bool:
    """Whether words of these kinds ask for an answer once more."""
    of_sum = bool(kinds & {"asking", "sum_noun"})
    recalled = bool(kinds & {"recall", "noting"}) and of_sum
    return "repeating" in kinds or recalled or {"saying", "repetition"} <= kinds


def names_the_sum(text: str) -> bool:
    """Whether it is the sum that should be said again (金额再说一遍), not just the last answer."""
    return bool(_worded(text).kinds & {"asking", "sum_noun"})


def _worded(text: str) -> _Worded:
    words, bare = _words(), "".join(filter(str.isalnum, text))
    kinds: set[str] = set()
    strange, at = "", 0
    while at < len(bare):
        kind, end = next(
            ((k, m.end()) for k, p in words.items() if (m := p.match(bare, at)) and m.end() > at),
            ("", at + 1),
        )
        if kind:
            kinds.add(kind)
        else:
            strange += bare[at]
        at = end
    return _Worded(frozenset(kinds), strange)


@cache
def _words() -> Mapping[str, re.Pattern[str]]:
    return {kind: any_of(patterns, {}) for kind, patterns in load_data(_DATA).items()}
