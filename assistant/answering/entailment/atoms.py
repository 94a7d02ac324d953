"""A folded text as atoms: figures with their units, numerals, Latin words, signs, marks.

An atom is never cut: 200万元 does not hold 00万元, and 二十 does not hold 十.
"""

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["figure", "numeral", "latin", "sign", "mark"]

_ATOM = re.compile(
    r"(?P<figure>\d+(?:[.:,]\d+)*)\s*"
    r"(?P<unit>个?工作日|个?百分点|个?基点|个月|小时|千瓦|亿元|万元|亿|万|元|%|天|年|月|日|吨|倍|家|户|次|条|周|个)?"
    r"|(?P<numeral>[〇零一二两三四五六七八九十百千万亿半几壹贰叁肆伍陆柒捌玖拾佰仟]+)"
    r"|(?P<latin>[a-z]+)"
    r"|(?P<sign>[^\W\d_])"
    r"|(?P<mark>\S)"
)
_FULL = {"万": "万元", "亿": "亿元"}


@dataclass(frozen=True, slots=True)
class Atom:
    """``unit`` is that of a figure, 万 written as 万元; ``start`` where it stands in the text."""

    kind: Kind
    text: str
    unit: str = ""
    start: int = 0

    def same(self, other: "Atom") -> bool:
        """Whether both say the same."""
        return (self.kind, self.text, self.unit) == (other.kind, other.text, other.unit)


def atoms(text: str) -> list[Atom]:
    """The atoms of a folded text, blanks left out.

    >>> [a.text + a.unit for a in atoms("奖20 万,3个、5个工作日")]
    ['奖', '20万元', ',', '3工作日', '、', '5工作日']
    """
    found = [_atom(match) for match in _ATOM.finditer(text)]
    for i in range(len(found) - 3, -1, -1):
        here, sep, then = found[i : i + 3]
        if here.kind == then.kind == "figure" and here.unit in ("", "个") and sep.text in "、和":
            found[i] = Atom("figure", here.text, then.unit, here.start)
    return found


def _atom(match: re.Match[str]) -> Atom:
    kind = match.lastgroup if match.lastgroup != "unit" else "figure"
    if kind == "figure":
        unit = match["unit"] or ""
        unit = _FULL.get(unit, unit if unit in ("个", "个月") else unit.removeprefix("个"))
        return Atom("figure", match["figure"].replace(",", ""), unit, match.start())
    return Atom(kind, match.group(), "", match.start())  # type: ignore[arg-type]
