"""Running headers, footers and page numbers of a paged file, told from words of the text.

A running line says the same (but for numbers that grow with the pages) at the same height of most
pages, and a gap sets it apart from the text. What is a sentence, a numbered line or a note of
departments is text wherever it stands; where in doubt a line stays, and ``corpus.check`` reports it.
"""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median

from corpus.normalise import shadow
from corpus.numbering import mark_at

_MARKED_NUMBER = re.compile(
    r"[ ]*(?:[—–－\-·•]+[ ]*\d{1,4}[ ]*[—–－\-·•]+|第[ ]*\d{1,4}[ ]*页(?:[ ]*[/,]?[ ]*共[ ]*\d{1,4}[ ]*页)?)[ ]*"
)
_BARE_NUMBER = re.compile(r"[ ]*(\d{1,4})(?:[ ]*/[ ]*\d{1,4})?[ ]*")
_TEXT = re.compile(r"[：，、:,！？]$|单位|[。；;]")
_EDGE = 3
"""Running headers and footers stand among the first or last lines of a page."""
_FEWEST = 3
_MOST = 0.6
"""On how many pages, and on what share of them, a line must recur."""
_SAME_HEIGHT = 3.0
"""By how many points heights may differ and still be the same."""
_APART = 1.5
"""How much wider than between lines of the text the gap to a running line must be."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a page; ``top`` and ``bottom`` are its distances from the page's top, in points."""

    text: str
    top: float
    bottom: float


def without_running_lines(pages: Sequence[Sequence[Row]]) -> list[list[str]]:
    """The lines of every page without its number and without running headers and footers."""
    gaps = [b.top - a.bottom for rows in pages for a, b in itertools.pairwise(rows)]
    # The lower quartile: short pages have more gaps around running lines than between lines.
    wide = _APART * max(1.0, sorted(gaps)[len(gaps) // 4]) if gaps else 0.0
    left = [list(rows) for rows in pages]
    # A page number may stand outside of a running line, or inside.
    for step in (_without_numbers, partial(_without_recurring, wide=wide), _without_numbers):
        for backwards in (False, True):
            left = step(left, backwards)
    return [[row.text.rstrip() for row in rows] for rows in left]


def _without_numbers(pages: list[list[Row]], backwards: bool) -> list[list[Row]]:
    """Pages without the lone number at their edge: — 3 —, 第3页, or 3 where it grows with the pages."""
    outer = [rows[-1 if backwards else 0] if rows else None for rows in pages]
    shown = [shadow(row.text) if row else "" for row in outer]
    bare = {
        page: int(found.group(1)) - page
        for page, words in enumerate(shown)
        if (found := _BARE_NUMBER.fullmatch(words))
    }
    (first, agreeing), *_ = Counter(bare.values()).most_common(1) or [(0, 0)]
    counted = agreeing > _MOST * len(bare) and (agreeing > 1 or (len(pages) == 1 and first == 1))
    kept = []
    for page, rows in enumerate(pages):
        numbered = _MARKED_NUMBER.fullmatch(shown[page]) or (counted and bare.get(page) == first)
        inner = rows[:-1] if backwards else rows[1:]
        kept.append(inner if numbered else rows)
    return kept


def _without_recurring(pages: list[list[Row]], backwards: bool, wide: float) -> list[list[Row]]:
    running = _recurring([_edge(rows, backwards) for rows in pages])
    kept = []
    for page, rows in enumerate(pages):
        edge, left = _edge(rows, backwards), rows
        # A page that holds nothing else keeps its lines.
        for count in range(1, min(len(edge), len(rows) - 1) + 1):
            outer, inner = edge[count - 1], rows[-count - 1] if backwards else rows[count]
            gap = outer.top - inner.bottom if backwards else inner.top - outer.bottom
            if gap > wide and all((page, row) in running for row in edge[:count]):
                left = rows[:-count] if backwards else rows[count:]
                break
        kept.append(left)
    return kept


def _edge(rows: list[Row], backwards: bool) -> list[Row]:
    """The lines at a page's edge, the outermost first."""
    return (rows[::-1] if backwards else rows)[:_EDGE]


def _recurring(edges: list[list[Row]]) -> set[tuple[int, Row]]:
    """The lines, each with its page, that recur at one height of most pages."""
    groups: dict[str, list[tuple[int, Row]]] = {}
    for page, rows in enumerate(edges):
        for row in rows:
            if not _is_text(row):
                pattern = re.sub(r"\d+", "0", "".join(row.text.split()))
                groups.setdefault(pattern, []).append((page, row))
    found: set[tuple[int, Row]] = set()
    for group in groups.values():
        height = median(row.top for _, row in group)
        level = [(page, row) for page, row in group if abs(row.top - height) <= _SAME_HEIGHT]
        count = len({page for page, _ in level})
        if count >= _FEWEST and count > _MOST * len(edges) and _grow_with_pages(level):
            found.update(level)
    return found


def _is_text(row: Row) -> bool:
    words = shadow(row.text).strip()
    return _TEXT.search(words) is not None or mark_at(words, 0, len(words)) is not None


def _grow_with_pages(rows: list[tuple[int, Row]]) -> bool:
    """Whether each number in a line is the same on all pages, or the page's own."""
    numbers = [[int(n) - page for n in re.findall(r"\d+", row.text)] for page, row in rows]
    plain = [re.findall(r"\d+", row.text) for _, row in rows]
    columns = zip(zip(*numbers, strict=True), zip(*plain, strict=True), strict=True)
    return all(len(set(grown)) == 1 or len(set(same)) == 1 for grown, same in columns)
