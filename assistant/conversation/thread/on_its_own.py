"""采购文件收钱不, after 投标要写承诺吗: whether a message is a question of another article, whole by itself.

The model of ``continuing.py`` weighs how a message is worded; what is asked in a few words of one's own
matter sounds like a follow-up. Where it is very like what is asked about another article, and not like
the present subject, it is none.
"""

from assistant.answering.scope import load_scope
from assistant.answering.settled import left_open
from assistant.conversation.room import Turn
from assistant.conversation.sessions.session import Focus
from index.hit import Hit, SearchResult

_LIKE = 0.945
"""The cosine to a question that was listed for the article."""
_IN_SCOPE = 0.8
_SCORE = 0.65
_AHEAD = 0.2
"""By so much of the score another article is before the present one.

All chosen on the dialogues of the development half (2026-11-30): of 850 messages that were taken for a
follow-up these tell five that were not, and none that was.
"""
_OTHER = 0.25
"""From this probability of another matter on it need not be so far ahead, where it is surely answered."""
_SURELY_ANSWERED = 0.01
_CASE = 0.5
_ON = ("呢", "呢?", "呢？")


def speaks_for_itself(turn: Turn, found: SearchResult, focus: Focus) -> bool:
    """Whether the search for a message alone finds another article that answers it, by far before the present one.

    ``turn.continues`` holds the chances of what it is. A message that tells of the case just computed never does.
    """
    if not found.hits or not turn.said.content or turn.continues["case"] >= _CASE:
        return False
    top = found.hits[0]
    if _is_of(top, focus) or max(_asked(top, "answered"), _asked(top, "open")) < _LIKE:
        return False
    if load_scope().probability(found.signals, turn.said.text) < _IN_SCOPE:
        return False
    own = max((hit.score for hit in found.hits if _is_of(hit, focus)), default=0.0)
    if top.score >= _SCORE and top.score - own >= _AHEAD:
        return True
    chance = left_open(top.asked, named=bool(turn.said.attributes))
    surely = chance is not None and chance <= _SURELY_ANSWERED
    return surely and turn.continues["other"] >= _OTHER and not turn.said.text.endswith(_ON)


def _is_of(hit: Hit, focus: Focus) -> bool:
    return (hit.document, hit.article) == (focus.document, focus.article)


def _asked(hit: Hit, which: str) -> float:
    return hit.asked.get(f"{which}_top", 0.0)
