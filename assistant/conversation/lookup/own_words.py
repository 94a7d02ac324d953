"""Whether a message has words that tell of a matter in common with what was found for it.

In: a turn with its hits; what is said here holds where an article leads for which no editor listed questions: of the
others their questions tell more. Words that tell nothing of a matter (补贴, 申请) are in ``own_words.yaml``.
"""

import re
from functools import cache
from pathlib import Path

from assistant.conversation.room import Turn
from corpus.datafile import load_data
from corpus.normalise import fold_plain, simplify
from corpus.patterns import any_of
from index.hit import Hit

_DATA = Path(__file__).with_name("own_words.yaml")
_WORD = 2


@cache
def general(path: Path = _DATA) -> re.Pattern[str]:
    """Words that tell nothing of the matter of a question."""
    return any_of(load_data(path)["general"], {})


def own_words(hit: Hit) -> frozenset[str]:
    """The words of the message that a hit has and that tell of its matter."""
    words = (word for word in hit.matched if len(word) >= _WORD)
    return frozenset(word for word in words if not general().fullmatch(word))


def has_own_word(turn: Turn) -> bool:
    """多大的冷库才能拿补助: whether the nearest article has a word of the message that tells of its matter."""
    top = turn.top
    return top is not None and not top.asked and bool(own_words(top))


def is_only_alike(turn: Turn) -> bool:
    """买防雹网有没有补贴: whether the document of the nearest article has no word of the message but such as tell
    nothing of its matter.
    """
    top = turn.top
    document = turn.room.catalog.get(top.document) if top is not None and not top.asked else None
    if document is None:
        return False
    text = simplify(fold_plain(document.text))
    words = turn.room.retriever.segmenter.content_words(simplify(turn.said.text))
    own = (word for word in words if not general().fullmatch(word))
    return not any(len(word) >= _WORD and word in text for word in own)
