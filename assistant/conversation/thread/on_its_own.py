"""采购文件收钱不, after 投标要写承诺吗: whether a message is a question of another article, whole by itself.

The model of ``continuing.py`` weighs how a message is worded; what is asked in a few words of one's own
matter sounds like a follow-up. Where it is very like what is asked about another article, and not like
the present subject, it is none.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.answering.scope import load_scope
from assistant.answering.settled import left_open
from assistant.conversation.room import Turn
from assistant.conversation.sessions.remembered import Focus
from corpus.datafile import load_data
from index.hit import Hit, SearchResult

_DATA = Path(__file__).with_name("on_its_own.yaml")
_ON = ("呢", "呢?", "呢？")


@dataclass(frozen=True, slots=True)
class Needed:
    """What a message has to reach to be a question by itself; see ``on_its_own.yaml``."""

    like: float
    in_scope: float
    score: float
    ahead: float
    other: float
    surely_answered: float
    case: float


@cache
def needed(path: Path = _DATA) -> Needed:
    """Read ``on_its_own.yaml``. Raises ``TypeError`` where a figure is missing or not known."""
    return Needed(**load_data(path))


def speaks_for_itself(turn: Turn, found: SearchResult, focus: Focus) -> bool:
    """Whether the search for a message alone finds another article that answers it, by far before the
    present one.

    ``turn.continues`` holds the chances of what it is. A message that tells of the case just computed
    never does.
    """
    if not found.hits or not turn.said.content or turn.continues["case"] >= needed().case:
        return False
    top = found.hits[0]
    if _is_of(top, focus) or max(_asked(top, "answered"), _asked(top, "open")) < needed().like:
        return False
    if load_scope().probability(found.signals, turn.said.text) < needed().in_scope:
        return False
    own = max((hit.score for hit in found.hits if _is_of(hit, focus)), default=0.0)
    if top.score >= needed().score and top.score - own >= needed().ahead:
        return True
    chance = left_open(top.asked, named=bool(turn.said.attributes))
    surely = chance is not None and chance <= needed().surely_answered
    return surely and turn.continues["other"] >= needed().other and not turn.said.text.endswith(_ON)


def _is_of(hit: Hit, focus: Focus) -> bool:
    return (hit.document, hit.article) == (focus.document, focus.article)


def _asked(hit: Hit, which: str) -> float:
    return hit.asked.get(f"{which}_top", 0.0)
