"""Stray Markdown in a line: which of its characters are marks, not words.

Official documents come as Markdown by way of converters and chats. The marks go, the words stay.
"""

import re

_QUOTE = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
_BULLET = re.compile(r"[ \t\u3000]*[-*][ \t\u3000]+(?!\d+(?![.、)\\\d]))(?=\S)")
"""Not 2020年 - 2022年, broken before the dash."""
_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})(?!#)[ \t\u3000]*")
_FENCE = re.compile(r"[ \t]*(?:`{3,}|~{3,})[\w-]*[ \t]*$")
_RULE = re.compile(r"[ \t]*([-*_=])(?:[ \t]*\1){2,}[ \t]*")
_TABLE_ROW = re.compile(r"[ \t]*(?:>[ \t]?)*\|.*\|[ \t]*")
_TABLE_RULE = re.compile(r"[ \t]*(?:>[ \t]?)*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?")
_EMPHASIS = re.compile(r"\*\*|__(?=\S)|(?<=\S)__|`+")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_LINK = re.compile(
    r"(?P<opening>!?\[)(?P<words>[^\[\]\n]*)(?P<target>\]\([ ]*<?(?:[a-z]+:|[#/.])[!-'*-~]*(?:[ ]+\"[^\"]*\")?[ ]*\))"
)
_CELL = "\u2003"
"""What a row's pipes become: a blank that official documents hardly use."""
_ANY = frozenset("*_`\\[#>-~")


def marks_in(line: str) -> tuple[list[tuple[int, int]], int]:
    """The stretches of a line that are marks, and its heading level (0: no heading).

    >>> marks_in("- 1. **奖励**")
    ([(0, 2), (5, 7), (9, 11)], 0)
    """
    if _ANY.isdisjoint(line):
        return [], 0
    if _FENCE.fullmatch(line):
        return [(0, len(line))], 0
    found: list[tuple[int, int]] = []
    at = 0
    for lead in (_QUOTE, _BULLET):
        if mark := lead.match(line, at):
            found.append(mark.span())
            at = mark.end()
    heading = _HEADING.match(line, at)
    if heading:
        found.append(heading.span())
    for link in _LINK.finditer(line, at):
        if link["opening"] == "![":
            found.append(link.span())
        else:
            found += [link.span("opening"), link.span("target")]
    found += [mark.span() for mark in _EMPHASIS.finditer(line, at)]
    found += [mark.span() for mark in _ESCAPE.finditer(line, at)]
    return sorted(found), len(heading.group(1)) if heading else 0


def is_rule(line: str) -> bool:
    """Whether a line only parts what stands above from what stands below (---, |---|---|)."""
    return bool(_RULE.fullmatch(line) or ("-" in line and _TABLE_RULE.fullmatch(line)))


def is_table_row(line: str) -> bool:
    """Whether a line is a row of a table whose pipes have become blanks (see ``without_pipes``)."""
    row = line.strip(" \t>")
    return len(row) > 1 and row[0] == row[-1] == _CELL


def without_pipes(source: str) -> str:
    """Rows of tables with blanks for their pipes; every character keeps its place."""
    if "|" not in source:
        return source
    return "\n".join(
        line.replace("|", _CELL) if _TABLE_ROW.fullmatch(line) and not is_rule(line) else line
        for line in source.split("\n")
    )
