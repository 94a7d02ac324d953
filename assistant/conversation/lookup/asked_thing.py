"""A thing that is asked about by its name and that the article found does not speak of: 加装电梯的设计费多少, 冷库用什么制冷剂.

In: a turn and the evidence that answers. Out: the evidence, where it is so with what is asked lacking. Of an article
whose questions an editor listed the lists tell more (``settled``). Patterns: ``asked_thing.yaml``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from assistant.answering.attributes import named_attribute
from assistant.answering.evidence import Evidence
from assistant.answering.settled import UNNAMED
from assistant.conversation.lookup.own_words import general
from assistant.conversation.room import Turn
from corpus.datafile import load_data
from corpus.normalise import fold_plain, simplify
from corpus.patterns import any_of
from index.segmenter import Segmenter

_DATA = Path(__file__).with_name("asked_thing.yaml")
_WORD = 2


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What stands behind the name of a thing that is asked about, and what before it; what is no thing; and the
    share of its characters that an article has which speaks of it.
    """

    behind: re.Pattern[str]
    before: re.Pattern[str]
    not_things: re.Pattern[str]
    share: float


@cache
def _patterns(path: Path = _DATA) -> _Patterns:
    data = load_data(path)
    named = {name: any_of(data[name], {}) for name in ("behind", "before", "not_things")}
    return _Patterns(**named, share=float(data["share"]))


def with_thing_lacking(turn: Turn, evidence: Evidence) -> Evidence:
    """The evidence, with what is asked lacking where the thing it is asked of is none of the article's."""
    top = turn.top
    if evidence.lacking or top is None or top.asked or turn.leans_on_focus:
        return evidence
    article, document = evidence.article, evidence.document
    words = simplify(fold_plain(document.words(article.start, article.end)))
    asked = things_asked(simplify(turn.said.text), turn.room.retriever.segmenter)
    if any(_share(thing, words) < _patterns().share for thing in asked):
        return replace(evidence, lacking=(named_attribute(UNNAMED),))
    return evidence


def things_asked(text: str, segmenter: Segmenter) -> list[str]:
    """The things that a folded text asks about by their names."""
    words, patterns = list(_placed(segmenter.spoken(text))), _patterns()
    ends = {match.start() for match in patterns.behind.finditer(text)}
    starts = {match.end() for match in patterns.before.finditer(text)}
    return [
        word
        for start, word in words
        if (start in starts or start + len(word) in ends)
        and len(word) >= _WORD
        and segmenter.is_thing(word)
        and not general().fullmatch(word)
        and not patterns.not_things.fullmatch(word)
    ]


def _placed(words: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    start = 0
    for word in words:
        yield start, word
        start += len(word)


def _share(thing: str, words: str) -> float:
    return sum(char in words for char in thing) / len(thing)
