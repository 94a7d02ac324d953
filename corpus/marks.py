"""Which numbers in a laid-out text number its parts: those at the head of a paragraph, and those
inside run-on lines that follow a finished sentence and are due.
"""

import re

from corpus.layout import Layout, Paragraph
from corpus.numbering import LAW_HEADINGS, STYLES, Mark, mark_at

_REFERS = re.compile(r"[、和或至与及]|规定|第|的|款|项|所|之|中|，|,|到|—|-")
_INLINE = re.compile(
    r"(?<=[。！？；;:)\]”])[ ]*(?=[(第\d一二三四五六七八九十①-⑳⑴-⒛㈠-㈩])|[ ]+(?=[(第\d一二三四五六七八九十①-⑳⑴-⒛㈠-㈩])"
)
_JOINED = re.compile(
    r"(?!.{0,24}?(?:按照|依照|根据|依据|符合|本条|第|上述|前述|所列))[\u4e00-\u9fff“”、和]{2,24}?(?=[(㈠]|\d{1,3}[.、](?!\d)|[⒈-⒛])"
)
_TITLED = re.compile(r"(?!项|款|条|目|所|中|、|至|和)[^，,；;：:。\n]{2,45}。(?=.)")
_RANKS = {style.name: style.rank for style in STYLES}
_LONGEST_HEADING = 60
"""A longer line that begins with 第X章 speaks of the chapter and heads none."""


def find_marks(layout: Layout) -> list[Mark]:
    """Every number that numbers a part, in order of the text."""
    marks: list[Mark] = []
    heads = {p.start: _head(layout.shadow, p) for p in layout.paragraphs}
    last: dict[str, int] = {}
    for i, paragraph in enumerate(layout.paragraphs):
        mark = heads[paragraph.start]
        if mark is not None and _is_due_at_head(layout.shadow, mark, paragraph, last):
            _count(mark, last)
            marks.append(mark)
        following = layout.paragraphs[i + 1 :][:1]
        after = heads[following[0].start] if following else None
        for inline in _inline(layout.shadow, paragraph, mark, after, last):
            marks.append(inline)
    return marks


def _head(shadow: str, paragraph: Paragraph) -> Mark | None:
    return mark_at(shadow, paragraph.start, paragraph.end)


def _is_due_at_head(shadow: str, mark: Mark, paragraph: Paragraph, last: dict[str, int]) -> bool:
    words = shadow[mark.end : paragraph.end]
    spaced = mark.end == paragraph.end or shadow[mark.end - 1] == " "
    if mark.style.name in LAW_HEADINGS:
        return (
            len(words) <= _LONGEST_HEADING
            and (spaced or not _REFERS.match(words))
            and "。" not in words
        )
    if mark.style.name == "article":
        return spaced or not _REFERS.match(words)
    return True


def _count(mark: Mark, last: dict[str, int]) -> None:
    """Remember a number; lower styles may begin anew, or run on (kept under ``+``)."""
    for name, rank in _RANKS.items():
        if rank > mark.style.rank:
            last.pop(name, None)
    last[mark.style.name] = last["+" + mark.style.name] = mark.number


def _inline(
    shadow: str, paragraph: Paragraph, head: Mark | None, after: Mark | None, last: dict[str, int]
) -> list[Mark]:
    """Numbers inside a paragraph that are due, counting from ``last`` (brought up to date)."""
    start = head.end if head else paragraph.start
    candidates = []
    places = [start] if head else []
    places += [found.end() for found in _INLINE.finditer(shadow, start, paragraph.end)]
    for place in places:
        mark = mark_at(shadow, place, paragraph.end)
        if mark is not None and mark.start > (head.start if head else -1):
            candidates.append(mark)
    kept: list[Mark] = []
    below = _under_title(shadow, head, paragraph, last) if head else None
    if below is not None:
        _count(below, last)
        kept.append(below)
    for i, mark in enumerate(candidates):
        if kept and mark.start < kept[-1].end:
            continue
        followers = [*candidates[i + 1 :], *([after] if after else [])]
        if _is_due_inline(shadow, mark, followers, last):
            _count(mark, last)
            kept.append(mark)
    return kept


def _under_title(
    shadow: str, head: Mark, paragraph: Paragraph, last: dict[str, int]
) -> Mark | None:
    """The first number below a heading on the heading's own line: 一、主体培育（一）支持入驻。…"""
    title = _JOINED.match(shadow, head.end, paragraph.end)
    if head.style.name != "chinese" or title is None:
        return None
    mark = mark_at(shadow, title.end(), paragraph.end)
    if mark is None or mark.style.minor or mark.style.rank <= head.style.rank:
        return None
    due = {1, last.get("+" + mark.style.name, 0) + 1}
    titled = _TITLED.match(shadow, mark.end, paragraph.end)
    return mark if titled and mark.number in due else None


def _is_due_inline(shadow: str, mark: Mark, followers: list[Mark], last: dict[str, int]) -> bool:
    name = mark.style.name
    ahead = shadow[: mark.start][-2:].rstrip()[-1:]
    finished = ahead in set("。！？；;:)]”")
    if name in LAW_HEADINGS or (
        name == "article" and (not finished or shadow[mark.end - 1] != " ")
    ):
        return False
    spaced = shadow[mark.start - 1] == " "
    if name == "chinese" and not (finished or spaced):
        return False
    due = {last.get(name, 0) + 1}
    if not mark.style.minor:
        due.add(last.get("+" + name, 0) + 1)
    if mark.number in due and (mark.number > 1 or _continues(mark, followers)):
        return finished or spaced or mark.style.rank >= _RANKS["arabic"]
    return False


def _continues(mark: Mark, followers: list[Mark]) -> bool:
    return any(
        later.style.name == mark.style.name and later.number == mark.number + 1
        for later in followers
    )
