"""Telephone, ID and card numbers whose digits are typed apart, or with other signs than 0 to 9.

"1 3 8 1 2 3 4 5 6 7 8", "138-1234-5678", "幺三八，一二三四，五六七八", "138.1234.5678", "①③⑧…": the digits are
read in a row, with what stands between them, and only what is grouped as such numbers are is one. A sum
(13 800 000 000), a date (1998-12-31), an issue number and a list of articles are grouped otherwise.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_HAN = {sign: str(value) for value, sign in enumerate("零一二三四五六七八九")} | {
    sign: str(value) for value, sign in enumerate("〇壹贰叁肆伍陆柒捌玖")
} | {"○": "0", "幺": "1", "貳": "2", "參": "3", "陸": "6"}  # fmt: skip
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f\u20e3\u00ad")
_WIDEST = 3
"""So many signs may stand between two digits of one number."""
_BETWEEN_GROUPS = frozenset(" \t\u3000\u00a0-‐‑‒–—―－_()（）")
_DOTS = frozenset(".．·•・")
_COMMAS = frozenset(",，、")
_BETWEEN_DIGITS = _BETWEEN_GROUPS | _DOTS | frozenset("\r\n,，、。;；:：/／|｜*＊#＃~～+＋")

_MOBILE = frozenset(
    {(11,), (3, 8), (7, 4), (4, 7), (5, 6), (6, 5), (3, 4, 4), (4, 3, 4), (4, 4, 3)}
    | {(3, 3, 5), (3, 5, 3)}
)
_IN_PAIRS = frozenset({(3, 2, 2, 2, 2), (3, 2, 2, 4), (3, 4, 2, 2)})
"""With blanks between them (150 20 30 40 50) these may be figures, with dashes hardly."""
_DASHES = frozenset("-‐‑‒–—―－_")
_WITH_DOTS = frozenset({(3, 4, 4), (4, 3, 4), (3, 3, 5)})
_LANDLINE = frozenset(
    {(3, 4, 4), (3, 8), (4, 7), (4, 8), (4, 3, 4), (4, 4, 3), (4, 4, 4), (11,), (12,)}
)
_SHORT = frozenset({(3, 4), (4, 3), (4, 4), (3, 5), (7,), (8,)})
_OLD_ID = frozenset({(6, 6, 3), (6, 9), (6, 2, 2, 2, 3)})
_SINGLES_AMONG = 3
"""A number partly typed digit by digit (1 3 8 1234 5678) has at least so many of them alone."""

# A sum, a share, a year, an article follows: no number of anybody's.
_COUNTED = re.compile(
    r"\s*(?:余|多)?\s*(?:万|亿|元|块|条|款|项|年|月|%|％|‰|倍|吨|亩|度|平|千瓦|公里|股|人|户|家|个)"
)
_MONEY_BEFORE = re.compile(r"[¥￥$＄]\s*$")
_AT_A_TELEPHONE = re.compile(r"(?:电话|座机|固话|手机|号码|回电|致电|拨打|联系我)(?:号码?)?(?:就?是|为)?[:：]?\s*$")  # fmt: skip


_REGION_AND_DAY = re.compile(
    r"[1-9]\d{5}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]"
)
_DAYS = re.compile(r"(?:(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])){2}")
"""Two days: 20220101-20231231."""
_ID_LENGTH = 18
_X = frozenset("XxＸｘ×")


@dataclass(frozen=True, slots=True)
class _Digit:
    """One digit: where its sign stands, its value, whether it is a character, what stands between it
    and the digit before.
    """

    place: int
    value: str
    han: bool
    gap: str


@dataclass(frozen=True, slots=True)
class _Window:
    """Some digits in a row, by themselves: their values, how they are grouped, what parts the groups,
    whether they are the whole row, and whether all are characters.
    """

    values: str
    groups: tuple[int, ...]
    gaps: tuple[str, ...]
    whole: bool
    han: bool

    @property
    def apart(self) -> bool:
        """Whether every digit stands alone, and none is a decimal of the one before it."""
        alone = len(self.groups) == len(self.values)
        pointed = sum("." in gap or "．" in gap for gap in self.gaps)
        return alone and pointed in {0, len(self.gaps)}

    def laid_out(self, layouts: frozenset[tuple[int, ...]]) -> bool:
        """Whether the groups are one of these, with what parts groups between them."""
        dots = _DOTS if self.groups in _WITH_DOTS else frozenset()
        return self.groups in layouts and self.parted_by(
            _BETWEEN_GROUPS | dots | (_COMMAS if self.han else frozenset())
        )

    def parted_by(self, signs: frozenset[str]) -> bool:
        """Whether nothing but these stands between the groups."""
        return all(signs.issuperset(gap) for gap in self.gaps)


def spelled_out(text: str) -> list[tuple[int, int, str]]:
    """Where such numbers stand, and what is put in their place.

    >>> spelled_out("打1 3 8 1 2 3 4 5 6 7 8")
    [(1, 22, '〔电话〕')]
    """
    return [span for row in _rows(text) for span in _numbers_in(text, row)]


def _digit_of(sign: str) -> tuple[str, bool] | None:
    if sign in _HAN:
        return _HAN[sign], True
    value = unicodedata.digit(sign, None)
    return (str(value), False) if value is not None else None


def _rows(text: str) -> Iterator[list[_Digit]]:
    """Every row of digits with nothing but what may part them in between; an X may end an ID number."""
    row: list[_Digit] = []
    gap = ""
    for place, sign in enumerate(text):
        if sign in _INVISIBLE:
            continue
        found = _digit_of(sign)
        if found is None and sign in _X and len(row) >= _ID_LENGTH - 1:
            found = "X", False
        if found:
            row.append(_Digit(place, *found, gap))
            gap = ""
        elif row and sign in _BETWEEN_DIGITS and len(gap) < _WIDEST:
            gap += sign
        elif row:
            yield row
            row, gap = [], ""
    if row:
        yield row


def _numbers_in(text: str, row: list[_Digit]) -> Iterator[tuple[int, int, str]]:
    first = 0
    while first < len(row):
        kinds = (kind for kind in _KINDS if _stands_there(text, row, first, kind))
        found = next(kinds, None)
        if found is None:
            first += 1
            continue
        last = first + found.length
        end = row[last - 1].place + 1
        while text[end : end + 1] in _INVISIBLE:
            end += 1
        yield row[first].place, end, found.name
        first = last


def _stands_there(text: str, row: list[_Digit], first: int, kind: "_Kind") -> bool:
    last = first + kind.length
    if last > len(row) or not (_parts(row, first) and _parts(row, last)):
        return False
    begin, end = row[first].place, row[last - 1].place + 1
    if _MONEY_BEFORE.search(text, max(0, begin - 3), begin) or _COUNTED.match(text, end):
        return False
    if kind.at_a_telephone and not _AT_A_TELEPHONE.search(text, 0, begin):
        return False
    return kind.fits(_window(row[first:last], whole=kind.length == len(row)))


def _parts(row: list[_Digit], place: int) -> bool:
    """Whether a number may begin there, or end before it: not at the point of a decimal."""
    if place in {0, len(row)} or row[place].gap:
        return place in {0, len(row)} or row[place].gap not in {".", "．"}
    return row[place].han != row[place - 1].han


def _window(taken: list[_Digit], *, whole: bool) -> _Window:
    groups: list[int] = []
    for place, digit in enumerate(taken):
        if place == 0 or digit.gap:
            groups.append(0)
        groups[-1] += 1
    values = "".join(digit.value for digit in taken)
    gaps = tuple(digit.gap for digit in taken[1:] if digit.gap)
    return _Window(values, tuple(groups), gaps, whole, all(digit.han for digit in taken))


def _is_id(window: _Window) -> bool:
    return _REGION_AND_DAY.fullmatch(window.values) is not None


def _is_old_id(window: _Window) -> bool:
    return (window.apart and window.whole) or window.laid_out(_OLD_ID)


def _is_card(window: _Window) -> bool:
    fours = len(window.groups) >= 4 and set(window.groups[:-1]) == {4}
    six_first = len(window.groups) == 2 and window.groups[0] == 6
    if (fours or six_first) and _DAYS.match(window.values) is None:
        return window.parted_by(_BETWEEN_GROUPS | (_DOTS if fours else frozenset()))
    return window.apart and window.whole


def _is_mobile(window: _Window) -> bool:
    if not re.match(r"1[3-9]", window.values) or _is_years(window):
        return False
    alone = window.groups.count(1) >= _SINGLES_AMONG and max(window.groups) <= 4
    dashed = window.groups in _IN_PAIRS and window.parted_by(_DASHES)
    whole = window.apart or dashed or window.laid_out(_MOBILE)
    return whole or (alone and window.parted_by(_BETWEEN_GROUPS))


def _is_years(window: _Window) -> bool:
    """1998 2022 123: years and a figure."""
    return window.groups == (4, 4, 3) and re.match(r"19\d\d(?:19|20)", window.values) is not None


def _is_abroad(window: _Window) -> bool:
    """A mobile number behind 86."""
    if not re.match(r"861[3-9]", window.values):
        return False
    behind = window.groups[1:]
    return window.apart or (window.groups[0] == 2 and (behind in _MOBILE or set(behind) == {1}))


def _is_landline(window: _Window) -> bool:
    """With its area: 010, 021, 0356. 2022 0101 2023 1231 are days."""
    if not re.match(r"010|02|0[3-9][1-9]", window.values):
        return False
    if window.groups == (4, 4, 4) and not window.whole:
        return False
    return window.apart or window.laid_out(_LANDLINE)


def _is_short(window: _Window) -> bool:
    return (window.apart and window.whole) or window.laid_out(_SHORT)


@dataclass(frozen=True, slots=True)
class _Kind:
    """So many digits that are one where they fit; ``at_a_telephone``: only behind such a word."""

    length: int
    name: str
    fits: Callable[[_Window], bool]
    at_a_telephone: bool = False


# The longest first.
_KINDS = (
    _Kind(_ID_LENGTH, "〔证件号〕", _is_id),
    *(_Kind(length, "〔账号〕", _is_card) for length in (19, 18, 17, 16)),
    _Kind(15, "〔证件号〕", _is_old_id),
    _Kind(13, "〔电话〕", _is_abroad),
    _Kind(12, "〔电话〕", _is_landline),
    _Kind(11, "〔电话〕", _is_mobile),
    _Kind(11, "〔电话〕", _is_landline),
    _Kind(10, "〔电话〕", _is_landline),
    *(_Kind(length, "〔电话〕", _is_short, at_a_telephone=True) for length in (8, 7)),
)
