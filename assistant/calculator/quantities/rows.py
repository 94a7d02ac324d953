"""Figures said one after another without a pause, each with its unit: 分别5万8万7万.

In: a folded text and where a numeral begins. Out: the offsets of the figures, none where it is no such row.
"""

import re

_FIGURE = r"(?:\d{1,9}(?:\.\d{1,4})?|[一二两三四五六七八九十百]{1,4})"
_NUMERALS = "一二两三四五六七八九十百千万亿"
_ROW = re.compile(
    rf"(?<![\d.{_NUMERALS}]){_FIGURE}(?P<unit>[万亿])(?:{_FIGURE}(?P=unit)){{2,11}}(?![\d{_NUMERALS}])"
)
"""Three figures or more; of two (五万八万) the second may be a slip of the tongue."""
_OF_ROW = re.compile(rf"{_FIGURE}[万亿]")


def row_at(text: str, start: int) -> list[tuple[int, int]]:
    """Where each figure of the row stands that begins here; empty where none begins."""
    row = _ROW.match(text, start)
    return [] if row is None else [m.span() for m in _OF_ROW.finditer(text, start, row.end())]
