"""References in a query: article numbers, 文号, and names, read from folded text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.numbering import ordinal

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


def article_references(folded: str, counted: tuple[str, ...]) -> Iterator[NumberReference]:
    """Articles named by number: 第22条, 二十二条, 第一百二十条之一, or a bare number alone.

    ``counted`` are words before which ``30条`` counts things; 这一条 and 有两条 count, too.
    """
    bare = _BARE.fullmatch(folded)
    if bare is not None:
        if (number := ordinal(bare["number"])) is not None:
            yield NumberReference(str(number), *bare.span())
        return
    for match in _ARTICLE.finditer(folded):
        if not match["marked"] and (
            folded[match.end() :].lstrip().startswith(counted) or _is_one_of_some(folded, match)
        ):
            continue
        number = ordinal(match["number"])
        branch = ordinal(match["branch"]) if match["branch"] else None
        if number is not None:
            key = str(number) if branch is None else f"{number}-{branch}"
            yield NumberReference(key, *match.span())


def _is_one_of_some(folded: str, match: re.Match[str]) -> bool:
    """Whether 一条 or 两条 stands behind other words: 这一条, 是哪一条, 有两条."""
    return match["number"] in _FEW and bool(folded[: match.start()].rstrip(_MARKS))


def chapter_references(folded: str) -> Iterator[NumberReference]:
    """Chapters named by number: 第三章."""
    for match in _CHAPTER.finditer(folded):
        if (number := ordinal(match["number"])) is not None:
            yield NumberReference(str(number), *match.span())


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
