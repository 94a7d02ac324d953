"""Numbering styles of Chinese official documents, as a table.

一、 → （一） → 1. → (1) → 1) → ①, and 第X编/分编/章/节/条 of laws. All patterns are applied to
``normalise.shadow`` text, where brackets and digits are half-width and characters simplified.
"""

import re
from dataclasses import dataclass

LAW_HEADINGS = frozenset({"division", "part", "subpart", "chapter", "section"})
"""Styles of the headings over the articles of a law."""
ARTICLE_RANK = 4
"""The rank of 第X条: styles above it head articles, styles below it number what is inside them."""
CHINESE_DIGITS = "〇零一二三四五六七八九十百千两"
_LAW = rf"第([{CHINESE_DIGITS}]{{1,9}}|\d{{1,4}})"


@dataclass(frozen=True, slots=True)
class Style:
    """One way of numbering. ``rank`` orders styles from outside in; laws' headings come first.

    ``printed`` makes the label within a path (``一（二）3``) from the number's own characters.
    ``minor`` styles number items, never articles, unless nothing stands above them.
    """

    name: str
    pattern: re.Pattern[str]
    rank: int
    printed: str = "{0}"
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A number found: ``start``/``end`` span it and the blanks behind it.

    ``label`` is the number as printed without the blanks, ``written`` its part within a path,
    ``number`` its value, ``branch`` the value of 之X (0: none).
    """

    style: Style
    start: int
    end: int
    label: str
    written: str
    number: int
    branch: int


STYLES: tuple[Style, ...] = (
    Style("division", re.compile(rf"{_LAW}部分(?:[ ]+|[:、]|(?=\n|$))[ ]*"), 0, "第{0}部分"),
    Style("part", re.compile(rf"{_LAW}编(?:[ ]+|(?=\n|$))"), 0, "第{0}编"),
    Style("subpart", re.compile(rf"{_LAW}分编(?:[ ]+|(?=\n|$))"), 1, "第{0}分编"),
    Style("chapter", re.compile(rf"{_LAW}章[ ]*"), 2, "第{0}章"),
    Style("section", re.compile(rf"{_LAW}节[ ]*"), 3, "第{0}节"),
    Style(
        "article",
        re.compile(rf"{_LAW}条(?:之([{CHINESE_DIGITS}]{{1,3}}|\d{{1,3}}))?[ ]*"),
        ARTICLE_RANK,
        "第{0}条",
    ),
    Style(
        "chinese", re.compile(rf"([{CHINESE_DIGITS}]{{1,4}})(?:[、.](?!\d)|(?=[ ]{{2}}))[ ]*"), 5
    ),
    Style(
        "chinese-bracket",
        re.compile(rf"(?:\(([{CHINESE_DIGITS}]{{1,4}})\)|([㈠-㈩]))[、.]?[ ]*"),
        6,
        "（{0}）",
    ),
    Style("arabic", re.compile(r"(?:(\d{1,3})(?:[、]|\.(?!\d))|([⒈-⒛])(?!\d))[ ]*"), 7),
    Style("arabic-bracket", re.compile(r"(?:\((\d{1,3})\)|([⑴-⒇]))[、.]?[ ]*"), 8, "（{0}）", True),
    Style("arabic-half-bracket", re.compile(r"(\d{1,2})\)[、.]?[ ]*"), 9, "{0}）", True),
    Style("circled", re.compile(r"([①-⑳㉑-㉟])[、.]?[ ]*"), 10, "{0}", True),
)
# Most places hold no number: one look instead of twelve.
_ANY = re.compile("|".join(style.pattern.pattern for style in STYLES))

_SYMBOL_RANGES = (("①", "⑳", 1), ("㉑", "㉟", 21), ("⑴", "⒇", 1), ("⒈", "⒛", 1), ("㈠", "㈩", 1))
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_ONES = "零一二三四五六七八九"
_UNITS = {"十": 10, "百": 100, "千": 1000}


def mark_at(shadow: str, position: int, limit: int) -> Mark | None:
    """The number that stands at ``position``, or None. Looks no further than ``limit``."""
    if _ANY.match(shadow, position, limit) is None:
        return None
    for style in STYLES:
        found = style.pattern.match(shadow, position, limit)
        if found is None:
            continue
        token = next((group for group in found.groups()[:2] if group), "")
        if style.name == "article":
            token, branch = found.group(1), found.group(2)
        else:
            branch = None
        number = ordinal(token)
        if number is None:
            continue
        label = found.group().rstrip()
        written = style.printed.format(_written(token, number))
        return Mark(
            style,
            position,
            found.end(),
            label,
            written,
            number,
            ordinal(branch) or 0 if branch else 0,
        )
    return None


def ordinal(token: str) -> int | None:
    """The value of an ordinal in Chinese or Arabic digits or a single symbol, or None.

    >>> ordinal("一百二十"), ordinal("二〇"), ordinal("22"), ordinal("⑤"), ordinal("十十百")
    (120, 20, 22, 5, None)
    """
    if token.isascii() and token.isdigit():
        return int(token)
    for first, last, value in _SYMBOL_RANGES:
        if len(token) == 1 and first <= token <= last:
            return value + ord(token) - ord(first)
    if not any(char in _UNITS for char in token):
        if not token or any(char not in _DIGITS for char in token):
            return None
        return int("".join(str(_DIGITS[char]) for char in token))
    return _with_units(token)


def chinese(number: int) -> str:
    """An ordinal below 1,000 in Chinese digits: 12 → 十二, 105 → 一百零五."""
    if not 0 < number < 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    spelt = f"{_ONES[hundreds]}百" if hundreds else ""
    if tens:
        spelt += "十" if tens == 1 and not hundreds else f"{_ONES[tens]}十"
    elif hundreds and ones:
        spelt += "零"
    return spelt + (_ONES[ones] if ones else "")


def _with_units(token: str) -> int | None:
    total, digit, smallest = 0, None, 10_000
    for char in token:
        if char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
        elif char in _UNITS and _UNITS[char] < smallest:
            smallest = _UNITS[char]
            total += (1 if digit is None else digit) * smallest
            digit = None
        else:
            return None
    return total + (digit or 0)


def _written(token: str, number: int) -> str:
    if "㈠" <= token <= "㈩":
        return "一二三四五六七八九十"[number - 1]
    return str(number) if "⑴" <= token <= "⒛" else token
