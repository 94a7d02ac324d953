"""Of which document something is asked that is told of it as a whole: 冷链那个文件的文号, 这个文件管到哪年.

In: a turn. Out: the document and the kinds of facts asked (``document_question.yaml``).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.conversation.room import Turn
from assistant.conversation.subjects.document_meant import spoken_of, without_quotes
from corpus.datafile import load_data
from corpus.document import Document
from corpus.patterns import any_of

_DATA = Path(__file__).with_name("document_question.yaml")


@dataclass(frozen=True, slots=True)
class DocumentAsked:
    """A document and what is asked of it: names of ``facts``."""

    document: Document
    facts: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Ways:
    facts: Mapping[str, re.Pattern[str]]
    idle: re.Pattern[str]
    bare: re.Pattern[str]
    of_provisions: str


@cache
def _ways(path: Path = _DATA) -> _Ways:
    data = load_data(path)
    words: dict[str, str] = data["words"]
    return _Ways(
        facts={name: any_of(found, words) for name, found in data["facts"].items()},
        idle=re.compile(data["idle"]),
        bare=re.compile(data["bare"]),
        of_provisions=data["of_provisions"],
    )


def document_asked(turn: Turn) -> DocumentAsked | None:
    """The document named at the head of a message, or spoken of, behind whose name only facts are asked."""
    text = without_quotes(turn.said.text)
    bare = _ways().bare.match(text)
    if bare is not None:
        held = turn.room.catalog.documents
        document, end = spoken_of(turn) or (held[0] if len(held) == 1 else None), bare.end()
    else:
        document, end = _called(turn, text)
    facts = facts_asked(text[end:]) if document is not None else frozenset()
    return DocumentAsked(document, facts) if document is not None and facts else None


def facts_asked(words: str) -> frozenset[str]:
    """The kinds of facts that words ask for; none where they hold anything else.

    >>> sorted(facts_asked("啥时候施行的,有效到哪年"))
    ['begins', 'ends']
    """
    found: set[str] = set()
    at = 0
    while at < len(words):
        longest = max(
            (
                (m.end(), name)
                for name, fact in _ways().facts.items()
                if (m := fact.match(words, at))
            ),
            default=(at, ""),
        )
        if longest[0] > at:
            found.add(longest[1])
            at = longest[0]
        elif (idle := _ways().idle.match(words, at)) is not None:
            at = idle.end()
        else:
            return frozenset()
    return frozenset(found)


def _called(turn: Turn, text: str) -> tuple[Document | None, int]:
    """The document that a text calls by a part of its name at its head, and where the name ends."""
    called = turn.room.retriever.document_called(text)
    document = turn.room.catalog.get(called.document) if called is not None else None
    if called is None or document is None:
        return None, 0
    of_provision = called.kind.startswith(_ways().of_provisions)
    if of_provision and not (called.entitled and document.validity):
        return None, 0
    return document, called.end
