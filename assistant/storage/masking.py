"""Names, ID numbers, telephone numbers, addresses of mail: masked before anything is written.

Numbers of money stay: 13800000000元 is a sum. Names are found by the words around them (我叫…,
联系人：…, …先生) and a list of surnames, both in ``personal.yaml``; a company's name is none.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

# Full-width forms count as the ASCII ones; each is one character, so places stay the same.
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_SUM = r"(?!\s*(?:余|多)?\s*(?:万|亿|元|块))"
_DIGITS = "零〇一二三四五六七八九幺"
_NUMBERS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", "〔邮箱〕"),
        (
            r"(?<![0-9A-Za-z])\d{6}[ -]?(?:18|19|20)\d{2}[ -]?\d{4}[ -]?\d{3}[\dXx](?![0-9A-Za-z])",
            "〔证件号〕",
        ),
        (rf"(?<!\d)\d{{15}}(?!\d){_SUM}", "〔证件号〕"),
        (rf"(?<!\d)\d{{4}}(?:[ -]?\d{{4}}){{3}}(?:[ -]?\d{{1,3}})?(?!\d){_SUM}", "〔账号〕"),
        (
            rf"(?<!\d)(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{{4}}){{2}}(?!\d){_SUM}",
            "〔电话〕",
        ),
        (rf"(?<!\d)1[3-9]\d{{2}}[ -]\d{{3}}[ -]\d{{4}}(?!\d){_SUM}", "〔电话〕"),
        (rf"(?<!\d)\(?0\d{{2,3}}\)?[ -]?\d{{7,8}}(?!\d){_SUM}", "〔电话〕"),
        (rf"[{_DIGITS}]{{11}}(?![{_DIGITS}])", "〔电话〕"),
        (r"(?<=电话)(?:是|为|:)?\s*\d{7,8}(?!\d)", "〔电话〕"),
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


def find_personal(text: str) -> Masked:
    """The same, and what was masked, for texts that repeat it.

    >>> find_personal("我叫王小明").gone
    (('王小明', '〔姓名〕'),)
    """
    text = "".join(c for c in text if c != "\0" and not "\ud800" <= c <= "\udfff")
    gone: list[tuple[str, str]] = []
    for pattern, name in _NUMBERS:
        text = _replace(pattern, name, text, gone)
    for pattern in _names():
        text = _replace(pattern, _NAME, text, gone)
    return Masked(text, tuple(gone))


def _replace(pattern: re.Pattern[str], name: str, text: str, gone: list[tuple[str, str]]) -> str:
    """Replace what the pattern finds in the narrow form of the text; note it in ``gone``."""
    out, place = [], 0
    for match in pattern.finditer(text.translate(_NARROW)):
        if _stands_in_own_id(text, match):
            continue
        out += [text[place : match.start()], name]
        gone.append((text[match.start() : match.end()], name))
        place = match.end()
    return "".join([*out, text[place:]])


def _stands_in_own_id(text: str, match: re.Match[str]) -> bool:
    return any(
        own.start() <= match.start() and match.end() <= own.end() for own in _OWN_ID.finditer(text)
    )


@cache
def _names() -> tuple[re.Pattern[str], ...]:
    """Patterns whose whole match is a name."""
    words = yaml.safe_load(Path(__file__).with_name("personal.yaml").read_text(encoding="utf-8"))
    single = "".join(words["surnames"].split())
    surname = f"(?:{'|'.join(words['compound_surnames'])}|[{single}])"
    han, after, ends = "[\u4e00-\u9fff]", words["after_names"], words["not_name_ends"]
    not_name = f"(?!{'|'.join(words['not_names'])})"
    given = f"(?:[\u4e00-\u9fff](?:(?![{after}]){han})?)"
    strong = "|".join(f"(?<={re.escape(cue.translate(_NARROW))})" for cue in words["cues"])
    weak = "|".join(f"(?<={re.escape(cue)})" for cue in words["weak_cues"])
    title = "|".join(map(re.escape, words["titles"]))
    begins = f"(?:(?<!{han})|(?<=[我是叫找和跟与由向给姓请有]))"
    return (
        re.compile(f"(?:{strong})\\s*{not_name}{surname}{given}"),
        re.compile(f"(?:{weak}){not_name}{surname}{given}(?<![{ends}])(?=[,，。.、;；!！\\s]|$)"),
        re.compile(f"{begins}{not_name}{surname}(?:{han}{{0,2}}?)(?={title})"),
    )
