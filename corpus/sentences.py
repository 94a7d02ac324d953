"""Sentences and clauses of a stretch of text, by Chinese punctuation.

A sentence ends at 。！？, a clause at ；as well. Marks inside brackets end nothing, nor do those
inside a quotation that holds one sentence; a quotation of several sentences is read as running
text. Closing quotes and brackets belong to the sentence they close.
"""

import re
from collections.abc import Iterable

from corpus.document import Clause, Sentence

_ENDS = "。！？!?"
_CLAUSE_ENDS = "；;"
_CLOSERS = "”’」』》)]"
_BRACKETS = {"(": ")", "[": "]", "《": "》"}
_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_SIGNS = re.compile(r"[()\[\]《》“”‘’「」『』]")
_BREAK = re.compile(r"[。！？!?；;\n]")


def sentences_in(shadow: str, stretches: Iterable[tuple[int, int]]) -> tuple[Sentence, ...]:
    """The sentences of the stretches (start, end), none of which runs over a paragraph's end."""
    found: list[Sentence] = []
    for start, end in stretches:
        for first, last in _lines(shadow, start, end):
            found.extend(_sentences(shadow, first, last))
    return tuple(found)


def _lines(shadow: str, start: int, end: int) -> list[tuple[int, int]]:
    lines = []
    while start < end:
        stop = shadow.find("\n", start, end)
        stop = end if stop < 0 else stop
        lines.append((start, stop))
        start = stop + 1
    return lines


def _sentences(shadow: str, start: int, end: int) -> list[Sentence]:
    sheltered = _sheltered(shadow, start, end)
    sentences: list[Sentence] = []
    clauses: list[Clause] = []
    at = start
    for found in _BREAK.finditer(shadow, start, end):
        if any(a < found.start() < b for a, b in sheltered) or found.end() <= at:
            continue
        stop = found.end()
        while stop < end and shadow[stop] in _CLOSERS + _ENDS + _CLAUSE_ENDS:
            stop += 1
        _add(clauses, shadow, at, stop)
        at = stop
        if any(char in _ENDS for char in shadow[found.start() : stop]):
            _close(sentences, clauses)
    _add(clauses, shadow, at, end)
    _close(sentences, clauses)
    return sentences


def _add(clauses: list[Clause], shadow: str, start: int, end: int) -> None:
    while start < end and shadow[start].isspace():
        start += 1
    while end > start and shadow[end - 1].isspace():
        end -= 1
    if any(char.isalnum() for char in shadow[start:end]):
        clauses.append(Clause(start, end))


def _close(sentences: list[Sentence], clauses: list[Clause]) -> None:
    if clauses:
        sentences.append(Sentence(clauses[0].start, clauses[-1].end, tuple(clauses)))
        clauses.clear()


def _sheltered(shadow: str, start: int, end: int) -> list[tuple[int, int]]:
    """Matched brackets and one-sentence quotations, outermost first, as (opening, closing)."""
    pairs: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for sign in _SIGNS.finditer(shadow, start, end):
        i, char = sign.start(), sign.group()
        if char in _BRACKETS or char in _QUOTES:
            stack.append((_BRACKETS.get(char) or _QUOTES[char], i))
        elif stack and any(closer == char for closer, _ in stack):
            while stack[-1][0] != char:
                stack.pop()
            opening = stack.pop()[1]
            if shadow[opening] in _BRACKETS or _holds_one_sentence(shadow, opening + 1, i):
                pairs.append((opening, i))
    return pairs


def _holds_one_sentence(shadow: str, start: int, end: int) -> bool:
    return len(_BREAK.findall(shadow, start, end)) <= 1
