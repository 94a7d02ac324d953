"""Does a line go on with the sentence of the line before it, or begin a paragraph of its own?

A page break inside a sentence looks like the gap between two paragraphs, and hard-wrapped lines
end anywhere. What tells is whether the sentence before is finished, whether a bracket is open,
whether the line is as long as the page is wide, and whether the next line begins with a number
that is due.
"""

import re
from dataclasses import dataclass

from corpus.notes import read_number
from corpus.numbering import LAW_HEADINGS, Mark, mark_at
from corpus.titles import RED_HEAD, is_whole_title

FINISHED = re.compile(r"[。！？!?；;：:…][”’」』》)\]]*$")
_RUNNING = re.compile(r"[，。；、：,;:]")
_SENTENCE = re.compile(r"[，。；：,;:]")
"""What no title holds; things named one after another (见习、稳岗和培训工作的通知) it may."""
_APART = re.compile(
    r"(?:\d{4}|[〇零一二三四五六七八九○]{4})年\d{0,2}[一二三四五六七八九十]{0,3}月[\d一二三四五六七八九十]{1,3}日"
    r"|抄送[:：]|附件?[:：\d]|附[录表件]|主题词|\((?:此件|责任单位|牵头单位)|责任单位[:：]"
)
_OPEN = re.compile(r"(?:[的和与及或对按由在为将把从向以不可应需每指]|给予|按照|最高|达到|一次性)$")
"""No title ends with these."""
_DEPARTMENTS = re.compile(r"单位:[^()\[\]。]*[)\]]$")
_COPIES = re.compile(r"抄[送报][ ]*:")
_PAIRS = {")": "(", "]": "[", "》": "《", "”": "“", "」": "「", "』": "『"}
_HEADING_STYLES = LAW_HEADINGS | {"article"}
LONG_ENOUGH = 20
"""A line shorter than this that breaks off without a comma is a heading, not half a sentence."""
_REACH = 1000
"""A bracket left open farther back than this is a misprint."""
_CENTRED = 6
"""A line indented by this many half-width blanks or more is centred, not a paragraph's first."""
SLACK = 3
"""By how many characters a full line may fall short of the width (punctuation, indents)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line's words: ``content``, its ``pieces`` (start, end) in the source, its ``shadow``.

    ``heading``: Markdown level, 0 for none. ``indent``: blanks before it (full-width ones count double).
    ``blank_before``: an empty line stands above. ``walled``: it goes on with nothing, because a comment
    stands above it or it is a row of a table or right below one. ``new_page``: a page begins with it.
    """

    pieces: tuple[tuple[int, int], ...]
    content: str
    shadow: str
    heading: int
    indent: int
    blank_before: bool
    walled: bool
    new_page: bool


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How the source is hard-wrapped: to which width, and whether paragraphs are indented."""

    width: float
    indented: bool


def detect_wrapping(lines: list[Line]) -> Wrapping | None:
    """Hard-wrapped text has many lines of nearly one length, and none longer."""
    widths = sorted(_width(line) for line in lines)
    if len(widths) < 6:
        return None
    width = widths[-1 - len(widths) // 50]
    full = [line for line in lines if _width(line) >= width - SLACK]
    broken = [line for line in full if not FINISHED.search(line.shadow)]
    if not 12 <= width <= 64 or len(full) < 0.35 * len(lines) or len(broken) < 0.5 * len(full):
        return None
    indents = [line for line in lines if line.indent >= 2]
    return Wrapping(width, 0.05 * len(lines) <= len(indents) <= 0.7 * len(lines))


def goes_on(
    so_far: str, before: Line, line: Line, wrapping: Wrapping | None, seen: dict[str, int]
) -> bool:
    """Whether ``line`` continues the paragraph ``so_far`` whose last line is ``before``.

    ``seen`` keeps the last number of each style; it is brought up to date.
    """
    if before.heading or line.heading or line.walled:
        note_number(line, seen)
        return False
    wrapped = wrapping if not line.blank_before else None
    if _open_bracket(so_far, line.shadow):
        return True
    if not seen and _heads_apart(so_far, line.shadow):
        return False
    if _runs_over(so_far, before, line, wrapped):
        return True
    finished = FINISHED.search(before.shadow) is not None
    mark = mark_at(line.shadow, 0, len(line.shadow))
    if mark is not None and _begins(mark, line, finished, so_far, seen):
        _note(mark, seen)
        return False
    if wrapped is not None:
        addressed = not seen and before.shadow[-1] == ":"
        return not addressed and _goes_on_wrapped(so_far, before, line, wrapped)
    if finished or _APART.match(line.shadow) or _ends_with_note(so_far):
        return False
    return (line.new_page and _breaks_off(so_far)) or _is_half_a_sentence(so_far, before, seen)


def _breaks_off(so_far: str) -> bool:
    """Whether a paragraph that a page's end cuts short is running text, not a title or a date."""
    mark = mark_at(so_far, 0, len(so_far))
    words = _outside_brackets(so_far[mark.end if mark else 0 :])
    return _RUNNING.search(words[:-1]) is not None or _OPEN.search(words) is not None


def _heads_apart(so_far: str, following: str) -> bool:
    """Before the first number: the red head, the 文号 and a whole title stand on lines of their own."""
    if RED_HEAD.match(so_far) or any(read_number(words) for words in (so_far, following)):
        return True
    return _SENTENCE.search(_outside_brackets(so_far)) is None and is_whole_title(so_far, following)


def _is_half_a_sentence(so_far: str, before: Line, seen: dict[str, int]) -> bool:
    """Whether an unfinished paragraph was broken by a page, or is a title, a date, a table row."""
    if not seen and before.shadow[-1] in ")]":
        return False
    if before.shadow[-1] in "，,":
        return True
    if before.shadow[-1] == "、":
        return not _is_listed_title(so_far)
    return len(so_far) >= LONG_ENOUGH and _RUNNING.search(_outside_brackets(so_far)) is not None


def _is_listed_title(so_far: str) -> bool:
    """A short numbered line that ends in 、 (1、加大支持、) is a title in some documents."""
    mark = mark_at(so_far, 0, len(so_far))
    return mark is not None and mark.style.name not in _HEADING_STYLES and len(so_far) < LONG_ENOUGH


def _begins(mark: Mark, line: Line, finished: bool, so_far: str, seen: dict[str, int]) -> bool:
    """Whether a number at a line's head really numbers it (it may be 第三条规定的 or 3、5个工作日)."""
    follows = mark.number in {1, seen.get(mark.style.name, 0) + 1} or bool(mark.branch)
    if mark.style.name in _HEADING_STYLES:
        spaced = mark.end == len(line.shadow) or line.shadow[mark.end - 1] == " "
        return spaced or (follows and finished) or line.indent > 0
    if finished or follows or line.indent >= 2:
        return True
    return _RUNNING.search(_outside_brackets(so_far)) is None


def note_number(line: Line, seen: dict[str, int]) -> None:
    """Remember the number at a line's head as the last one of its style."""
    _note(mark_at(line.shadow, 0, len(line.shadow)), seen)


def _note(mark: Mark | None, seen: dict[str, int]) -> None:
    if mark is not None:
        seen[mark.style.name] = mark.number


def _runs_over(so_far: str, before: Line, line: Line, wrapping: Wrapping | None) -> bool:
    """A full line without an end goes on whatever follows, be it 二、三年 or 3、5个工作日; where
    paragraphs are indented, so does a full line before an item's number that is not.
    """
    if wrapping is None or line.indent >= 2 or not _is_full(before, wrapping):
        return False
    if FINISHED.search(before.shadow) is None:
        return not _ends_with_note(so_far)
    mark = mark_at(line.shadow, 0, len(line.shadow))
    return wrapping.indented and mark is not None and mark.style.minor


def _goes_on_wrapped(so_far: str, before: Line, line: Line, wrapping: Wrapping) -> bool:
    finished = FINISHED.search(before.shadow) is not None
    complete = finished or _ends_with_note(so_far)
    if complete and (_APART.match(line.shadow) or _COPIES.match(so_far)):
        return False
    if complete and _DEPARTMENTS.search(so_far) and line.shadow[0] not in "([":
        return False
    if wrapping.indented:
        return line.indent < 2 and (
            finished or before.indent < _CENTRED or _is_full(before, wrapping)
        )
    if _is_full(before, wrapping):
        return True
    return before.shadow[-1] in "，,、" and not finished


def _is_full(line: Line, wrapping: Wrapping) -> bool:
    return _width(line) + line.indent / 2 >= wrapping.width - SLACK


def _width(line: Line) -> float:
    halves = len(line.content.encode("ascii", "ignore"))
    return len(line.content) - halves / 2


def _open_bracket(so_far: str, following: str) -> bool:
    """Whether a bracket or quote is still open and the next line closes it."""
    if not any(char in _PAIRS for char in following):
        return False
    stack: list[str] = []
    for char in so_far[-_REACH:]:
        if char in "([《“「『":
            stack.append(char)
        elif char in _PAIRS and stack and stack[-1] == _PAIRS[char]:
            stack.pop()
    if not stack:
        return False
    depth = 0
    mark = mark_at(following, 0, len(following))
    for char in following[mark.end if mark else 0 :]:
        if char in "([《“「『":
            depth += 1
        elif char in _PAIRS:
            depth -= 1
            if depth < 0:
                return _PAIRS[char] == stack[-1]
    return False


def _ends_with_note(so_far: str) -> bool:
    """A paragraph that ends with a bracketed note (责任单位, 摘录) or is one bracket is complete."""
    if so_far[-1] not in ")]":
        return False
    opening = max(so_far.rfind("("), so_far.rfind("["))
    ahead = so_far[:opening].rstrip()
    return not ahead or ahead[-1] in "。)]；" or "单位:" in so_far[opening:]


def _outside_brackets(text: str) -> str:
    text = text[-_REACH:]
    while True:
        shorter = re.sub(r"\([^()]*\)|《[^《》]*》|“[^“”]*”|\[[^\[\]]*\]", "", text)
        if shorter == text:
            return text
        text = shorter
