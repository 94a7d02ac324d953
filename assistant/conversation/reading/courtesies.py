"""Takes away what is said around a question and is not part of it: 您好，麻烦问一下，… 谢谢您了."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.conversation.reading.wordings import closing
from corpus.datafile import load_data
from corpus.normalise import fold_plain
from corpus.patterns import any_of

_DATA = Path(__file__).with_name("courtesies.yaml")
_MARKS = "，,。.！!？?；;：:、~～… \n\t"
_BREAK = re.compile(rf"[{_MARKS}]+")
_MATTER = 3
"""So many characters must be left, or the courtesy is what is said."""
_ASIDE = 8
"""So many characters of no kind may stand beside thanks that are all that is said."""
_LONGEST = 40
"""A clause of more characters is none of courtesy."""


@dataclass(frozen=True, slots=True)
class _Courtesies:
    before: re.Pattern[str]
    behind: re.Pattern[str]
    framing: re.Pattern[str]
    markup: re.Pattern[str]


def without_courtesies(message: str) -> str:
    """The message without the clauses of courtesy at its beginning and end; as it is where it has no other.

    >>> without_courtesies("您好，麻烦问一下，高企奖多少？谢谢您了")
    '高企奖多少？'
    """
    if closing(fold_plain(message), _ASIDE) == "thanks":
        return message  # 麻烦你了啊，天冷多穿点
    words, clauses = _courtesies(), clauses_of(message)
    begin, end = 0, len(message)
    for start, stop, behind in clauses:
        if not _is_all(words.before, message[start:stop]):
            break
        begin = behind
    for start, stop, _ in reversed(clauses):
        if start < begin or not _is_all(words.behind, message[start:stop]):
            break
        end = start
    rest = message[begin:end].rstrip("，,、 \n\t")
    return rest if sum(map(str.isalnum, rest)) >= _MATTER else message


def _is_all(courtesy: re.Pattern[str], clause: str) -> bool:
    return len(clause) <= _LONGEST and courtesy.fullmatch(fold_plain(clause)) is not None


def clauses_of(message: str) -> Sequence[tuple[int, int, int]]:
    """Where each clause begins and ends, and where the next one begins."""
    found, at = [], 0
    for mark in [*_BREAK.finditer(message), None]:
        stop = mark.start() if mark is not None else len(message)
        behind = mark.end() if mark is not None else len(message)
        if stop > at:
            found.append((at, stop, behind))
        at = behind
    return found


@cache
def _courtesies() -> _Courtesies:
    data = load_data(_DATA)
    return _Courtesies(
        any_of(data["before"], {}),
        any_of(data["behind"], {}),
        any_of(data["framing"], {}),
        any_of(data["markup"], {}),
    )


def framing() -> re.Pattern[str]:
    """What a clause is that is only put around a question."""
    return _courtesies().framing


def markup() -> re.Pattern[str]:
    """Markup of a web page: a script with all that is in it, a tag alone."""
    return _courtesies().markup
