"""References in a query: article numbers, 文号, and names, read from folded text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = r"(?:\d{1,4}|[零〇一二两三四五六七八九十百千]{1,8})"
_ARTICLE = re.compile(
    rf"(?P<marked>第\s*)?(?<![\d.〇零一二三四五六七八九十百千])(?P<number>{_NUMERAL})\s*条"
    rf"(?:\s*之\s*(?P<branch>[一二三四五六七八九十]{{1,3}}|\d{{1,2}}))?"
)
_FEW = {"一", "两"}
_MARKS = " ,.?!;:、。"
_CHAPTER = re.compile(rf"第\s*(?P<number>{_NUMERAL})\s*(?:章|部分|大类|大项)")
_BARE = re.compile(rf"[^\w$¥€]*(?P<number>{_NUMERAL})[^\w%‰]*")
"""A share or a price is no number of an article."""
_ISSUE = re.compile(
    r"(?P<prefix>[\u4e00-\u9fff]{2,12}?)?\s*"
    r"(?:[\[(〔【]?\s*(?P<year>(?:19|20)\d{2})\s*[\])〕】年]?\s*)?第?\s*"
    r"(?<!\d)(?P<number>\d{1,4})\s*号(?P<tail>文件|文|通知)?"
)
_SIGNS = ("发", "函", "字", "规", "令", "公告", "通告")
"""How the sign of an organ ends: 阳政办发, 国办函."""


@dataclass(frozen=True, slots=True)
class NumberReference:
    """An article or chapter named by its number, and where in the query that stands."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class IssueReference:
    """A 文号 or part of one: 〔2020〕62号, 阳政办发2022 31号, 62号文."""

    prefix: str
    year: str
    number: str
    certain: bool
    start: int
    end: int

    @property
    def whole(self) -> bool:
        """Whether it is written out, with the organ's sign and the year, and can mean no other one."""
        return bool(self.year) and self.prefix.endswith(_SIGNS)


def numeral(text: str) -> int | None:
    """A plain Chinese or Arabic numeral, or None.

    >>> numeral("二十二"), numeral("一百零五"), numeral("七五"), numeral("22")
    (22, 105, 75, 22)
    """
    if text.isdecimal():
        return int(text)
    if not text:
        return None
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total, digit = 0, 0
    for char in text:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        elif char in _DIGITS:
            digit = _DIGITS[char]
        else:
            return None
    return total + digit


def article_references(folded: str, counted: tuple[str, ...]) -> Iterator[NumberReference]:
    """Articles named by number: 第22条, 二十二条, 第一百二十条之一, or a bare number alone.

    ``counted`` are words before which ``30条`` counts things; 这一条 and 有两条 count, too.
    """
    bare = _BARE.fullmatch(folded)
    if bare is not None:
        yield NumberReference(str(numeral(bare["number"])), *bare.span())
        return
    for match in _ARTICLE.finditer(folded):
        if not match["marked"] and (
            folded[match.end() :].lstrip().startswith(counted) or _is_one_of_some(folded, match)
        ):
            continue
        key = str(numeral(match["number"]))
        if match["branch"]:
            key += f"-{numeral(match['branch'])}"
        yield NumberReference(key, *match.span())


def _is_one_of_some(folded: str, match: re.Match[str]) -> bool:
    """Whether 一条 or 两条 stands behind other words: 这一条, 是哪一条, 有两条."""
    return match["number"] in _FEW and bool(folded[: match.start()].rstrip(_MARKS))


def chapter_references(folded: str) -> Iterator[NumberReference]:
    """Chapters named by number: 第三章."""
    for match in _CHAPTER.finditer(folded):
        yield NumberReference(str(numeral(match["number"])), *match.span())


def issue_references(folded: str) -> Iterator[IssueReference]:
    """文号 and parts of them. ``certain`` ones cannot be a date or a house number (11月15号)."""
    for match in _ISSUE.finditer(folded):
        before = folded[: match.start("number")].rstrip()
        if before.endswith("月"):
            continue
        alone = not folded[: match.start()].strip() and not folded[match.end() :].strip()
        certain = bool(match["year"] or match["tail"] or alone)
        yield IssueReference(
            match["prefix"] or "", match["year"] or "", match["number"], certain, *match.span()
        )
