"""The one place where characters are folded; offsets into the original are kept.

Three foldings:

- ``fold``: NFKC (full-width to half-width, ① to 1), lower case, every run of blanks one space,
  control and zero-width characters dropped. For questions, search and comparison.
- ``fold_simplified``: the same, then traditional to simplified characters (OpenCC ``t2s``).
- ``shadow``: a copy of equal length with half-width punctuation and simplified characters, in
  which the parser looks for numbers and notes while it cuts the words from the original.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from opencc import OpenCC

from corpus.datafile import load_data

_SET = r"[\u4e00-\u9fff0-9%,，。？?！!]"
_APART = re.compile(rf"(?<!{_SET}){_SET}++(?:[ \u3000\xa0]+{_SET}++)+")
_RADICALS = Path(__file__).with_name("radicals.yaml")
_PIECES = 3
_PIECE_LENGTH = 2
"""A stretch of so many pieces, shorter than this on the average, is one that is set apart."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; ``offsets[i]`` is the place in the original that ``text[i]`` came from."""

    text: str
    offsets: Sequence[int]


def fold(text: str) -> Folded:
    """Fold width, case and blanks.

    >>> fold("ＡＢ　３００万").text
    'ab 300万'
    >>> fold("ＡＢ　３００万").offsets[3]
    3
    """
    if not _has_marks(text):
        # Most texts: every character folds by itself, and most often to one character.
        table = _fold_table()
        pieces = [table[ord(char)] for char in text]
        folded = "".join(pieces)
        if folded == " ".join(folded.split()) and all(len(piece) == 1 for piece in pieces):
            return Folded(folded, range(len(text)))
    out: list[str] = []
    offsets: list[int] = []
    for start, end in _clusters(text):
        for char in _fold_cluster(text[start:end]):
            if char == " " and (not out or out[-1] == " "):
                continue
            out.append(char)
            offsets.append(start)
    if out and out[-1] == " ":
        out.pop()
        offsets.pop()
    return Folded("".join(out), tuple(offsets))


def fold_simplified(text: str) -> Folded:
    """``fold``, then traditional characters to simplified ones; lengths may differ.

    >>> fold_simplified("責任單位").text
    '责任单位'
    """
    folded = fold(text)
    simple = simplify(folded.text)
    if len(simple) == len(folded.text):
        return Folded(simple, folded.offsets)
    offsets: list[int] = []
    for _, a1, a2, b1, b2 in SequenceMatcher(
        None, folded.text, simple, autojunk=False
    ).get_opcodes():
        offsets.extend(folded.offsets[min(a1 + i, max(a1, a2 - 1))] for i in range(b2 - b1))
    return Folded(simple, tuple(offsets))


def fold_plain(text: str) -> str:
    """The text of ``fold_simplified``, for comparing when offsets do not matter."""
    if all(map(_stays, text)) and "  " not in text and text == text.strip():
        return text  # folded before: one question comes here some fifty times
    if _has_marks(text):
        return fold_simplified(text).text
    return simplify(" ".join(text.translate(_fold_table()).split()))


def simplify(text: str) -> str:
    """Traditional characters to simplified ones, by words (著作 stays, 顯著 becomes 显著)."""
    if text.translate(_simple_table()) == text:
        return text
    return str(_converter().convert(text))


def shadow(text: str) -> str:
    """A copy of the same length: half-width forms, square brackets for 〔〕, simplified characters.

    >>> shadow("第一條（３）〔2022〕")
    '第一条(3)[2022]'
    """
    return text.translate(_shadow_table())


def plain_radicals(text: str) -> str:
    """Radical signs (⼈ U+2F08, ⺠ U+2EA0) as the characters they stand for; of equal length.

    Text taken out of PDF files is full of them; they look the same and match nothing.
    """
    return text.translate(_radicals())


def closed_up(text: str) -> str:
    """A message without marks that show nothing, and without the blanks of one whose characters are set
    apart one by one. Blanks that part words are left.

    >>> closed_up("升 规 奖 多少")
    '升规奖多少'
    >>> closed_up("国家级 省级 市级 多少")
    '国家级 省级 市级 多少'
    """
    text = "".join(char for char in text if char in "\n\t" or not is_invisible(char))
    return _APART.sub(lambda found: _closed(found.group()), text)


def _closed(stretch: str) -> str:
    pieces = stretch.split()
    apart = len(pieces) >= _PIECES and sum(map(len, pieces)) < _PIECE_LENGTH * len(pieces)
    return "".join(pieces) if apart else stretch


def is_invisible(char: str) -> bool:
    """Whether the character is a control, format or unassigned mark that shows nothing."""
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn"} and not char.isspace()


def _has_marks(text: str) -> bool:
    """Whether any character may melt into the one before it."""
    return not text.isascii() and any(map(_combines, set(text)))


def _clusters(text: str) -> list[tuple[int, int]]:
    """Stretches that NFKC may melt together: a character and the marks that combine with it."""
    starts = [i for i, char in enumerate(text) if i == 0 or not _combines(char)]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


@cache
def _combines(char: str) -> bool:
    if char < "\u0300":
        return False
    first = unicodedata.normalize("NFKD", char)[0]
    return unicodedata.combining(first) != 0 or "\u1160" <= first <= "\u11ff"


@cache
def _stays(char: str) -> bool:
    """Whether a character is left as it is by every folding, whatever stands beside it."""
    folded, simple = _fold_table()[ord(char)], _simple_table()[ord(char)]
    return not _combines(char) and folded == simple == char


def _fold_cluster(cluster: str) -> str:
    return _fold_table()[ord(cluster)] if len(cluster) == 1 else _fold_uncached(cluster)


def _fold_uncached(cluster: str) -> str:
    folded = unicodedata.normalize("NFKC", plain_radicals(cluster)).lower()
    folded = unicodedata.normalize("NFKC", folded)
    return "".join(
        " " if char.isspace() else char
        for char in folded
        if char.isspace() or not is_invisible(char)
    )


class _Table(dict[int, str]):
    """A table for ``str.translate`` that grows with the characters that are asked for."""

    def __init__(self, of: Callable[[str], str]) -> None:
        self._of = of

    def __missing__(self, code: int) -> str:
        self[code] = self._of(chr(code))
        return self[code]


@cache
def _fold_table() -> _Table:
    return _Table(_fold_uncached)


@cache
def _shadow_table() -> _Table:
    return _Table(_shadow_char)


@cache
def _simple_table() -> _Table:
    return _Table(_simple_char)


@cache
def _radicals() -> dict[int, str]:
    table = {ord(radical): char for radical, char in load_data(_RADICALS).items()}
    kangxi = range(0x2F00, 0x2FD6)
    table |= {code: unicodedata.normalize("NFKC", chr(code)) for code in kangxi}
    # NFKC gives 戶; the sign stands for 户 wherever simplified characters are set.
    return table | {ord("⼾"): "户"}


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def _simple_char(char: str) -> str:
    return char if char < "\u3400" else str(_converter().convert(char))


_SHADOWS = {
    "〔": "[",
    "〕": "]",
    "【": "[",
    "】": "]",
    "｡": "。",
    "､": "、",
    "　": " ",
    "\xa0": " ",
    "\u2003": " ",
}


def _shadow_char(char: str) -> str:
    if char in _SHADOWS:
        return _SHADOWS[char]
    if "\uff01" <= char <= "\uff5e":
        return chr(ord(char) - 0xFEE0)
    simple = _simple_table()[ord(plain_radicals(char))]
    return simple if len(simple) == 1 else char
