"""产值也第一次过1亿 还创了一个省优 总共多少: blanks that stand for commas."""

import re

_BLANK = re.compile("(?<=[一-龥0-9%]) +(?=[一-龥])")
_MARKS = re.compile("[ ，,。.；;！!？?、]")
_SHORTEST = 3
"""A stretch of fewer characters is a word of a list (小升规 奖励)."""
_SEVERAL = 2
"""One blank alone may stand for anything."""


def punctuated(text: str) -> str:
    """The text with a comma for each blank between two stretches that tell something, where there are several; a
    blank before a figure (零售额 1500万) stays.

    >>> punctuated("今年升了一级 产值也过1亿 还创了一个省优 多少")
    '今年升了一级，产值也过1亿，还创了一个省优 多少'
    """
    pauses = [blank for blank in _BLANK.finditer(text) if _parts_two(text, blank)]
    if len(pauses) < _SEVERAL:
        return text
    kept, last = "", 0
    for blank in pauses:
        kept += text[last : blank.start()] + "，"
        last = blank.end()
    return kept + text[last:]


def _parts_two(text: str, blank: re.Match[str]) -> bool:
    before = _MARKS.split(text[: blank.start()])[-1]
    behind = _MARKS.split(text[blank.end() :], maxsplit=1)[0]
    return min(len(before), len(behind)) >= _SHORTEST
