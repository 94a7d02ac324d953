"""产值也第一次过1亿 还创了一个省优 总共多少: blanks that stand for commas."""

import re

_BLANK = re.compile("(?<=[一-龥0-9%]) +(?=[一-龥])")
_MARKS = re.compile("[ ，,。.；;！!？?、]")
_SHORTEST = 3
"""A stretch of fewer characters is a word of a list (小升规 奖励)."""


def punctuated(text: str) -> str:
    """The text with a comma for each blank between two stretches that tell something; a blank before a figure
    (零售额 1500万) stays.

    >>> punctuated("产值过1亿 还创了一个省优 多少")
    '产值过1亿，还创了一个省优 多少'
    """
    kept, last = "", 0
    for blank in _BLANK.finditer(text):
        before = _MARKS.split(text[: blank.start()])[-1]
        behind = _MARKS.split(text[blank.end() :], maxsplit=1)[0]
        told = min(len(before), len(behind)) >= _SHORTEST
        kept += text[last : blank.start()] + ("，" if told else blank.group())
        last = blank.end()
    return kept + text[last:]
