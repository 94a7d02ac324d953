"""Names, ID numbers, telephone numbers, addresses of mail: masked before anything is written.

Numbers of money stay: 13800000000元 is a sum. Names are found by the words around them (``names.py``); a
company's name is none.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.storage.names import find_names
from assistant.storage.spelled_out import spelled_out

# Full-width forms count as the ASCII ones; each is one character, so places stay the same.
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_SUM = r"(?!\s*(?:余|多)?\s*(?:万|亿|元|块))"
_DAY = r"(?:19|20)\d{2}[ -]?(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_DIGITS = "零〇一二三四五六七八九幺"
_AT_A_TELEPHONE = "|".join(
    f"(?<={word})"
    for word in (
        "电话",
        "座机",
        "固话",
        "号码",
        "回电",
        "致电",
        "拨打",
        "拨",
        "打",
        "联系我",
        "call",
        "tel",
    )
)
_NUMBERS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", "〔邮箱〕"),
        (
            r"(?<![0-9A-Za-z])\d{6}[ -]?(?:18|19|20)\d{2}[ -]?\d{4}[ -]?\d{3}[\dXx](?![0-9A-Za-z])",
            "〔证件号〕",
        ),
        (rf"(?<!\d)\d{{15}}(?!\d){_SUM}", "〔证件号〕"),
        (
            rf"(?<!\d)(?!{_DAY}[ -]?{_DAY})\d{{4}}(?:[ -]?\d{{4}}){{3}}(?:[ -]?\d{{1,3}})?(?!\d){_SUM}",
            "〔账号〕",
        ),
        (
            rf"(?<!\d)(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{{4}}){{2}}(?!\d){_SUM}",
            "〔电话〕",
        ),
        (rf"(?<!\d)1[3-9]\d{{2}}[ -]\d{{3}}[ -]\d{{4}}(?!\d){_SUM}", "〔电话〕"),
        (rf"(?<!\d)\(?0\d{{2,3}}\)?[ -]?\d{{7,8}}(?!\d){_SUM}", "〔电话〕"),
        (rf"[{_DIGITS}]{{11,12}}(?![{_DIGITS}])", "〔电话〕"),
        (
            rf"(?:{_AT_A_TELEPHONE})(?:号码?)?(?:就?是|为|:)?\s*(?P<number>\d{{7,8}})(?!\d){_SUM}",
            "〔电话〕",
        ),
        (
            rf"(?<![\d.-])\d{{7,8}}(?!\d){_SUM}(?=[,，(]?\s*(?:是|为)?(?:我|我们|我家|厂里|店里|单位)?的?(?:座机|固话|电话|号码))",
            "〔电话〕",
        ),
        (
            r"(?:(?<=护照)|(?<=通行证)|(?<=驾驶证))(?:号码?)?(?:是|为|:)?\s*[A-Za-z]{0,2}\d{7,12}(?![0-9A-Za-z])",
            "〔证件号〕",
        ),
        (r"(?<![0-9A-Za-z])[EeGgDdSsPp]\d{8}(?![0-9A-Za-z])", "〔证件号〕"),
        (
            r"(?:(?<=微信)|(?<=微信号)|(?<=QQ)|(?<=QQ号))(?:是|为|:)?\s*[0-9A-Za-z_-]{5,20}(?<=\w)",
            "〔账号〕",
        ),
    )
)
_NAME = "〔姓名〕"
_OWN_ID = re.compile(r"(?<![0-9A-Za-z])(?=[0-9]*[a-f])[0-9a-f]{32}(?![0-9A-Za-z])")
"""An id of ours (of an answer, a session): digits in it are nobody's number."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A text masked, and what went: the words with what stands in their place."""

    text: str
    gone: tuple[tuple[str, str], ...]


def mask(text: str) -> str:
    """The text without what tells who a person is, and without what no database keeps.

    >>> mask("我叫王小明，电话13812345678，营收13800000000元")
    '我叫〔姓名〕，电话〔电话〕，营收13800000000元'
    """
    return find_personal(text).text


def storable(text: str) -> str:
    """The text without what no database keeps: NUL and half characters."""
    return "".join(c for c in text if c != "\0" and not "\ud800" <= c <= "\udfff")


def find_personal(text: str) -> Masked:
    """The same, and what was masked, for texts that repeat it.

    >>> find_personal("我叫王小明").gone
    (('王小明', '〔姓名〕'),)
    """
    text = storable(text)
    narrow = text.translate(_NARROW)
    found = [
        (*match.span("number" if how.groupindex else 0), name)
        for how, name in _NUMBERS
        for match in how.finditer(narrow)
    ]
    gone: list[tuple[str, str]] = []
    text = _replace([*found, *spelled_out(text)], text, gone)
    text = _replace([(*span, _NAME) for span in find_names(text)], text, gone)
    return Masked(text, tuple(gone))


def of_a_person(text: str) -> tuple[str, ...]:
    """What of a text would be masked and is no telephone of an office (0356-…, seven digits).

    >>> of_a_person("找王主任，办公室0356-4222222，手机13812345678")
    ('13812345678', '王')
    """
    gone = find_personal(text).gone
    return tuple(words for words, name in gone if name != "〔电话〕" or not _is_office(words))


def _is_office(words: str) -> bool:
    digits = "".join(c for c in words.translate(_NARROW) if c.isdecimal())
    return digits.startswith("0") or len(digits) in {7, 8}


def _replace(spans: Iterable[tuple[int, int, str]], text: str, gone: list[tuple[str, str]]) -> str:
    """Replace the spans, the longest where they lie in each other; note what goes in ``gone``."""
    out, place = [], 0
    for start, end, name in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start < place or _stands_in_own_id(text, start, end):
            continue
        out += [text[place:start], name]
        gone.append((text[start:end], name))
        place = end
    return "".join([*out, text[place:]])


def _stands_in_own_id(text: str, start: int, end: int) -> bool:
    return any(own.start() <= start and end <= own.end() for own in _OWN_ID.finditer(text))
