"""From a source as read to paragraphs of verbatim words: layout is taken away, nothing else.

Line and page breaks inside a sentence are closed, stray Markdown (``corpus.markdown``), invisible
characters and lines that only number a page (— 3 —) are left out. Every remaining character knows its
place in the source.
"""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.joining import Line, Wrapping, detect_wrapping, goes_on, note_number
from corpus.markdown import is_rule, is_table_row, marks_in
from corpus.normalise import is_invisible, shadow

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_PAGE_NUMBER = re.compile(
    r"\s*(?:([—–－\-])+\s*\d{1,4}\s*([—–－\-])+|第\s*\d{1,4}\s*页(?:\s*共\s*\d{1,4}\s*页)?)\s*"
)
_NEWLINES = re.compile(r"\r\n?|[\x0b\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of ``Layout.text``; ``heading`` is its Markdown level, 0 for none."""

    start: int
    end: int
    heading: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Words without layout. ``shadow`` has the length of ``text`` (see ``normalise.shadow``).

    ``origins[i]`` is the offset of ``text[i]`` in ``source``; paragraphs are parted by one newline.
    ``pages`` are offsets in ``text`` at which a new page begins.
    """

    source: str
    text: str
    shadow: str
    origins: Sequence[int]
    paragraphs: tuple[Paragraph, ...]
    pages: tuple[int, ...]


def plain_newlines(source: str) -> str:
    r"""Every kind of line end as ``\n``; a form feed (new page) always begins its line."""
    return re.sub(r"(?<!\n)\f", "\n\f", _NEWLINES.sub("\n", source))


def lay_out(source: str) -> Layout:
    """Take the layout away from a source whose line ends are ``\\n`` (see ``plain_newlines``)."""
    lines = read_lines(source)
    wrapping = detect_wrapping(lines)
    groups = _paragraphs_of(lines, wrapping)
    origins: array[int] = array("I")
    paragraphs: list[Paragraph] = []
    pages: list[int] = []
    for group in groups:
        if paragraphs:
            origins.append(source.rindex("\n", 0, group[0].pieces[0][0]))
        start = len(origins)
        for line in group:
            if line.new_page:
                pages.append(len(origins))
            for first, last in line.pieces:
                origins.extend(range(first, last))
        paragraphs.append(Paragraph(start, len(origins), group[0].heading))
    text = "".join(map(source.__getitem__, origins))
    return Layout(source, text, shadow(text), origins, tuple(paragraphs), tuple(pages))


def read_lines(source: str) -> list[Line]:
    """The lines that hold words, without Markdown marks, comments and invisible characters."""
    lines: list[Line] = []
    comments = [found.span() for found in _COMMENT.finditer(source)]
    blank = walled = new_page = False
    begin = 0
    while begin <= len(source):
        end = source.find("\n", begin)
        end = len(source) if end < 0 else end
        raw = source[begin:end]
        page_number = _PAGE_NUMBER.fullmatch(raw) is not None
        new_page = new_page or page_number or "\f" in raw
        removed = [(max(a, begin), min(b, end)) for a, b in comments if a < end and b > begin]
        row = is_table_row(raw)
        walled = walled or bool(removed) or row
        pieces, heading = _pieces(source, begin, end, removed)
        if pieces and not page_number and not is_rule(raw):
            content = "".join(source[a:b] for a, b in pieces)
            indent = len(raw) - len(raw.lstrip())
            wide = raw[:indent].count("\u3000") * 2 + raw[:indent].count(" ")
            lines.append(
                Line(pieces, content, shadow(content), heading, wide, blank, walled, new_page)
            )
            blank = new_page = False
            walled = row
        else:
            blank = True
        begin = end + 1
    return lines


def _pieces(
    source: str, begin: int, end: int, removed: list[tuple[int, int]]
) -> tuple[tuple[tuple[int, int], ...], int]:
    """The stretches of a line that are words, and its Markdown heading level."""
    line = source[begin:end]
    marks, level = marks_in(line)
    cuts = [*removed, *((begin + first, begin + last) for first, last in marks)]
    if not line.isprintable():
        cuts.extend((begin + i, begin + i + 1) for i, char in enumerate(line) if is_invisible(char))
    kept: list[tuple[int, int]] = []
    at = begin
    for first, last in sorted(cuts):
        if first > at:
            kept.append((at, first))
        at = max(at, last)
    if at < end:
        kept.append((at, end))
    return _stripped(source, kept), level


def _stripped(source: str, pieces: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    while pieces:
        first, last = pieces[0]
        lead = len(source[first:last]) - len(source[first:last].lstrip())
        if first + lead < last:
            pieces[0] = (first + lead, last)
            break
        pieces.pop(0)
    while pieces:
        first, last = pieces[-1]
        kept = len(source[first:last].rstrip())
        if kept:
            pieces[-1] = (first, first + kept)
            break
        pieces.pop()
    return tuple(pieces)


def _paragraphs_of(lines: list[Line], wrapping: Wrapping | None) -> list[list[Line]]:
    if not lines:
        return []
    groups = [[lines[0]]]
    seen: dict[str, int] = {}
    note_number(lines[0], seen)
    so_far = lines[0].shadow
    for before, line in pairwise(lines):
        if goes_on(so_far, before, line, wrapping, seen):
            groups[-1].append(line)
            so_far += line.shadow
        else:
            groups.append([line])
            so_far = line.shadow
    return groups
