"""Documents without numbers: their headed sections, or the whole text, stand in for articles."""

import re

from corpus.layout import Layout, Paragraph
from corpus.numbering import ARTICLE_RANK, Mark, Style
from corpus.outline import Outline, Unit
from corpus.patterns import NEVER

UNNUMBERED = Style("unnumbered", NEVER, ARTICLE_RANK)
_RUNNING = re.compile(r"[。；]|[:：]$")


def sections(layout: Layout) -> Outline:
    """One article a Markdown section below the title, else one article for all running text."""
    headed = [p for p in layout.paragraphs if p.heading > 1]
    units: list[Unit] = []
    if len(headed) > 1:
        ends = [*(p.start for p in headed[1:]), len(layout.text)]
        for number, (paragraph, end) in enumerate(zip(headed, ends, strict=True), start=1):
            unit = _unit(paragraph.start, end, number)
            unit.title, unit.alone = (paragraph.start, paragraph.end), True
            units.append(unit)
    else:
        first = _first_running(layout)
        if first is not None:
            units.append(_unit(first.start, len(layout.text), 1))
    return Outline((), tuple(units), law=False)


def _unit(start: int, end: int, number: int) -> Unit:
    return Unit(Mark(UNNUMBERED, start, start, "", "", number, 0), start, end, end)


def _first_running(layout: Layout) -> Paragraph | None:
    """The first paragraph that is running text, not title, date or addressee."""
    for paragraph in layout.paragraphs:
        words = layout.shadow[paragraph.start : paragraph.end]
        if "。" in words and not words.startswith("(") and paragraph.heading == 0:
            return paragraph
    running = (p for p in layout.paragraphs if _RUNNING.search(layout.shadow[p.start : p.end]))
    return next(running, layout.paragraphs[0] if layout.paragraphs else None)
