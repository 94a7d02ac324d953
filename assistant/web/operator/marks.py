"""What a query names, marked where it is shown: 文号 and parts of one, departments and parts of their names."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence

from pydantic import BaseModel

from corpus.normalise import fold, fold_plain
from index.names import same_department, without_level
from index.references import IssueReference, issue_references

_MARKED = re.compile(r"<mark>(.*?)</mark>", re.DOTALL)
_GAP = "　"
_TOLD_ALONE = 3
"""Characters from which on a part out of the middle of a name is no mere word (企业) any more."""


class Piece(BaseModel):
    """A stretch of what is shown; ``marked``: it is a word of the query, or named by it."""

    text: str
    marked: bool


def snippet_pieces(snippet: str, query: str, departments: Sequence[str]) -> list[Piece]:
    """The snippet's HTML as plain stretches, so that the page never has to trust HTML.

    What the query names is marked besides what the search has marked.
    """
    parts = [html.unescape(part) for part in _MARKED.split(snippet)]
    pieces: list[Piece] = []
    for place, part in enumerate(parts):
        if place % 2:
            pieces.append(Piece(text=part, marked=True))
        else:
            pieces += _cut(part, _named(part, query, departments))
    return [piece for piece in pieces if piece.text]


def source_pieces(number: str, departments: Sequence[str], query: str) -> list[Piece]:
    """A document's 文号 and the departments in one line, what the query names of them marked."""
    line = [_cut(number, _issues(number, query))]
    line += [_cut(name, _department(name, query)) for name in departments]
    shown = [piece for pieces in line for piece in (Piece(text=_GAP, marked=False), *pieces)]
    return [piece for piece in shown[1:] if piece.text]


def named_words(text: str, query: str, departments: Sequence[str]) -> list[str]:
    """The words of a text, as they stand there, that the query names."""
    return list(dict.fromkeys(text[start:end] for start, end in _named(text, query, departments)))


def _named(text: str, query: str, departments: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the text holds what the query names."""
    yield from _issues(text, query)
    words = {name[start:end] for name in departments for start, end in _department(name, query)}
    for word in words:
        yield from (match.span() for match in re.finditer(re.escape(word), text))


def _cut(text: str, stretches: Iterable[tuple[int, int]]) -> list[Piece]:
    """The text in pieces; of stretches that overlap the first, and of these the longest, counts."""
    pieces: list[Piece] = []
    place = 0
    for start, end in sorted(stretches, key=lambda stretch: (stretch[0], -stretch[1])):
        if start < place:
            continue
        pieces += [
            Piece(text=text[place:start], marked=False),
            Piece(text=text[start:end], marked=True),
        ]
        place = end
    pieces.append(Piece(text=text[place:], marked=False))
    return pieces


def _issues(text: str, query: str) -> Iterator[tuple[int, int]]:
    """Where a 文号 stands of which the query names as much as is given back."""
    wanted = list(issue_references(fold_plain(query)))
    if not wanted:
        return
    folded = fold(text)
    for shown in issue_references(folded.text):
        start = min(
            (s for one in wanted if (s := _begin(shown, one, folded.text)) >= 0), default=-1
        )
        if start >= 0:
            yield folded.offsets[start], folded.offsets[shown.end - 1] + 1


def _begin(shown: IssueReference, wanted: IssueReference, text: str) -> int:
    """Where in the text the named part of a 文号 begins, -1 where another one is named."""
    sure = wanted.certain or bool(wanted.prefix)
    if not sure or shown.number != wanted.number or wanted.year not in ("", shown.year):
        return -1
    if wanted.prefix:
        short, long = sorted((shown.prefix, wanted.prefix), key=len)
        return shown.start + len(shown.prefix) - len(short) if long.endswith(short) else -1
    if wanted.year:
        return shown.start + len(shown.prefix)
    return text.rindex(shown.number, shown.start, shown.end)


def _department(name: str, query: str) -> Iterator[tuple[int, int]]:
    """Where in a department's name the part stands that the query names."""
    folded = fold(name)
    known = folded.text
    whole = "".join(fold_plain(query).split())
    for form in (known, without_level(known)):
        if len(form) >= _TOLD_ALONE and form in whole:
            yield folded.offsets[known.index(form)], len(name)
            return
    for said in dict.fromkeys((whole, *fold_plain(query).split())):
        if len(said) > 1 and said in known:
            start = known.rindex(said)
            end = start + len(said)
            if start == 0 or end == len(known) or len(said) >= _TOLD_ALONE:
                yield folded.offsets[start], folded.offsets[end - 1] + 1
                return
        elif same_department(said, known):
            yield 0, len(name)
            return
