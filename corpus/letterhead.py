"""What stands around the numbered part: issuer, 文号, title, dates, 主送, 抄送, 试行."""

import itertools
import re
from dataclasses import dataclass, replace
from datetime import date

from corpus.layout import Layout, Paragraph
from corpus.normalise import shadow
from corpus.notes import plain_number, read_number
from corpus.numbering import ordinal
from corpus.titles import NUMBER_LABEL, RED_HEAD, TITLE_END

_DIGIT = r"[\d〇零○一二三四五六七八九]"
DATE = re.compile(
    rf"(?P<year>{_DIGIT}{{4}})[ ]*年[ ]*(?P<month>[\d〇一二三四五六七八九十]{{1,2}})[ ]*月"
    r"[ ]*(?P<day>[\d〇一二三四五六七八九十]{1,3})[ ]*日"
)
_ORGAN = re.compile(r"(?:政府|办公室|办公厅|委员会|局|厅|院|部|委|会|办|行|署|公司|中心)$")
_COPIES = re.compile(r"^(?:抄送|抄报)[ ]*[:](?P<names>.+)$")
_STATUS = re.compile(r"[(](试行|暂行|征求意见稿|草案|修订|修订草案|送审稿)[)]")
_STATUS_WORD = re.compile(r"(暂行|试行)(?:条例|办法|规定|规则|细则)")
_PRINTED = re.compile(DATE.pattern + "印发$")
_ENACTED = re.compile(r"(?:公布|发布|通过|修正|修订|批准|颁布)")
_BACK = re.compile(
    r"^(?:抄送|抄报|主题词)[ ]*[:]|^附件?[ ]*[\d〇一二三四五六七八九十]*[ ]*(?:[:]|$|[ ])|^附[录表]"
)
_ANNEX = re.compile(r"(附[件录表][ ]*[\d一二三四五六七八九十]*)[ ]*:?")
_COMMA = re.compile(r"[，。；、：:,;]")
_ORGAN_LENGTH = 40
"""A longer line is no organ's name."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The data around the text; ``cuts`` are offsets behind the first number
    at which an article ends though none begins: a signature, a date, 抄送, 附件; ``annexes`` are
    those of them that begin an annex, with its name (附件1).
    """

    number: str | None
    title: str
    issuer: str | None
    status: str | None
    issued: date | None
    printed: date | None
    addressees: tuple[str, ...]
    copies: tuple[str, ...]
    cuts: tuple[int, ...]
    annexes: tuple[tuple[int, str], ...]


def read_letterhead(layout: Layout, first_mark: int) -> Letterhead:
    """Read what stands before the first number (its offset in the text) and behind the articles."""
    front = [
        replace(p, end=min(p.end, first_mark)) for p in layout.paragraphs if p.start < first_mark
    ]
    back = _back_matter(layout, [p for p in layout.paragraphs if p.start > first_mark])
    shown = front or list(layout.paragraphs[:3])
    title, title_at = _title(layout, shown)
    around = [*front, *back]
    return Letterhead(
        number=_number(layout, around or shown),
        title=title,
        issuer=_issuer(layout, around),
        status=_status(title),
        issued=_issued(layout, around),
        printed=_printed(layout, around),
        addressees=_addressees(layout, front, title_at),
        copies=_copies(layout, around),
        cuts=tuple(p.start for p in back),
        annexes=_annexes(layout, front, back),
    )


def read_date(shadow: str) -> date | None:
    """The first date in a shadow text, in Arabic or Chinese digits, or None."""
    found = DATE.search(shadow)
    if found is None:
        return None
    year, month, day = (
        ordinal(found.group(part).replace("○", "〇")) or 0 for part in ("year", "month", "day")
    )
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _shadow(layout: Layout, paragraph: Paragraph) -> str:
    return layout.shadow[paragraph.start : paragraph.end].strip()


def _words(layout: Layout, paragraph: Paragraph) -> str:
    """A paragraph's words without the blanks that a line break left between characters."""
    return re.sub(
        r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])",
        "",
        layout.text[paragraph.start : paragraph.end],
    )


def _back_matter(layout: Layout, behind: list[Paragraph]) -> list[Paragraph]:
    """Paragraphs that end an article though no number says so: signature, date, 抄送, 附件."""
    found: list[Paragraph] = []
    for i, paragraph in enumerate(behind):
        words = _shadow(layout, paragraph)
        signs = _is_organ(words)
        dated = i + 1 < len(behind) and DATE.match(_shadow(layout, behind[i + 1])) is not None
        printed = len(words) <= 60 and _PRINTED.search(words) is not None
        annex = _BACK.match(words) is not None and _bounded(words)
        if annex or DATE.fullmatch(words) or (signs and dated) or printed:
            found.append(paragraph)
    return found


def _annexes(
    layout: Layout, front: list[Paragraph], back: list[Paragraph]
) -> tuple[tuple[int, str], ...]:
    """Lines that hold nothing but an annex's name; 附件：… in a notice only lists it."""
    found = []
    for paragraph in (*front, *back):
        name = _ANNEX.fullmatch(_shadow(layout, paragraph))
        if name:
            found.append((paragraph.start, "".join(name.group(1).split())))
    return tuple(found)


def _bounded(words: str) -> bool:
    """附件 heads a list or an annex; 附件1所列的项目… is a sentence."""
    return not words.startswith("附") or (len(words) <= 60 and "。" not in words)


def _number(layout: Layout, around: list[Paragraph]) -> str | None:
    for paragraph in around:
        words = _shadow(layout, paragraph)
        words = NUMBER_LABEL.sub("", words, count=1)
        whole = read_number(words.strip("()")) if len(words) < 50 else None
        if whole is not None:
            return whole
    for paragraph in around:
        words = _shadow(layout, paragraph)
        found = re.match(r"[\u4e00-\u9fff]{2,16}\[\d{4}\][ ]*\d{1,5}[ ]*号(?=[ ]|$)", words)
        if found:
            return plain_number(found.group())
    return None


def _title(layout: Layout, front: list[Paragraph]) -> tuple[str, int]:
    """The title of the text itself: a Markdown title, or the last line in front that is one.

    A notice that prints another text (印发…的通知) carries two; the inner one names the measures.
    """
    for paragraph in front:
        if paragraph.heading == 1:
            return _words(layout, paragraph), paragraph.start
    named = [
        p
        for p in front
        if TITLE_END.search(_shadow(layout, p))
        and 4 <= p.end - p.start <= 120
        and not re.search(r"[。；]|[:]$", _shadow(layout, p))
    ]
    if named:
        return _whole_title(layout, front, named[-1]), named[0].start
    unnumbered = [p for p in front if read_number(_shadow(layout, p)) is None]
    plain = [p for p in unnumbered if not _is_of_head(_shadow(layout, p))] or unnumbered
    if plain:
        return _words(layout, plain[0])[:80], plain[0].start
    return "", 0


def _whole_title(layout: Layout, front: list[Paragraph], last: Paragraph) -> str:
    """A title that was set in several lines: 关于…的 / 若干措施 / （试行）."""
    words = _words(layout, last)
    place = front.index(last)
    below = front[place + 1 : place + 2]
    if below and _STATUS.fullmatch(_shadow(layout, below[0])):
        words += _words(layout, below[0])
    above = _shadow(layout, front[place - 1]) if place else ""
    if "关于" in above and not _shadow(layout, last).startswith("关于"):
        complete = TITLE_END.search(above) or re.search(r"[。；:，]$", above)
        if not complete and len(above) <= 80:
            return _words(layout, front[place - 1]) + words
    return words


def _status(title: str) -> str | None:
    plain = shadow(title)
    found = _STATUS.search(plain) or _STATUS_WORD.search(plain)
    return found.group(1) if found else None


def _is_of_head(words: str) -> bool:
    """Whether a line is the red head or a part of it: an organ's name and nothing else."""
    return RED_HEAD.match(words) is not None or _is_organ(words)


def _is_organ(words: str) -> bool:
    """Whether a line is one organ's name and nothing else (a comma parts several, or is a sentence's)."""
    return (
        len(words) <= _ORGAN_LENGTH
        and _ORGAN.search(words) is not None
        and not _COMMA.search(words)
    )


def _red_head(layout: Layout, around: list[Paragraph]) -> list[str]:
    """The organs of the red head, in several lines where several issue together; 文件 stands behind one."""
    at = next((n for n, p in enumerate(around) if RED_HEAD.match(_shadow(layout, p))), None)
    if at is None:
        return []
    first = last = at
    while first > 0 and _is_organ(_shadow(layout, around[first - 1])):
        first -= 1
    while last + 1 < len(around) and _is_organ(_shadow(layout, around[last + 1])):
        last += 1
    lines = [_words(layout, p) for p in around[first : last + 1]]
    return [line.removesuffix("文件") for line in lines]


def _issuer(layout: Layout, around: list[Paragraph]) -> str | None:
    if organs := _red_head(layout, around):
        return "、".join(organs)
    for before, paragraph in itertools.pairwise(around):
        if DATE.match(_shadow(layout, paragraph)):
            words = _shadow(layout, before)
            if len(words) <= _ORGAN_LENGTH and _ORGAN.search(words) and not DATE.match(words):
                signed = layout.text[before.start : before.end].strip()
                return "、".join(re.split(r"\s{2,}", signed))
    for paragraph in around:
        words = _shadow(layout, paragraph)
        enacted = re.match(
            rf"\(?{DATE.pattern}[ ]*(?P<who>[\u4e00-\u9fff、]{{2,40}}?)(?:令|第[\d一二三四五六七八九十百]+[次届号]|公告|公布|发布|通过)",
            words,
        )
        if enacted:
            return enacted.group("who")
    return None


def _issued(layout: Layout, around: list[Paragraph]) -> date | None:
    """成文日期: a line that is a date, else the last day on which the text was enacted."""
    for paragraph in around:
        if DATE.fullmatch(_shadow(layout, paragraph).strip("()")):
            return read_date(_shadow(layout, paragraph))
    enacted = [
        day
        for paragraph in around
        if _ENACTED.search(_shadow(layout, paragraph))
        for day in [read_date(_shadow(layout, paragraph))]
        if day
    ]
    return max(enacted, default=None)


def _printed(layout: Layout, around: list[Paragraph]) -> date | None:
    for paragraph in around:
        words = _shadow(layout, paragraph)
        if _PRINTED.search(words):
            return read_date(words)
    return None


def _addressees(layout: Layout, front: list[Paragraph], after: int) -> tuple[str, ...]:
    for paragraph in front:
        words = _shadow(layout, paragraph)
        if paragraph.start > after and words.endswith(":") and len(words) < 300:
            return _split(_words(layout, paragraph)[:-1])
    return ()


def _copies(layout: Layout, around: list[Paragraph]) -> tuple[str, ...]:
    for paragraph in around:
        if _COPIES.match(_shadow(layout, paragraph)):
            return _split(re.split("[:：]", _words(layout, paragraph), maxsplit=1)[1].rstrip("。"))
    return ()


def _split(words: str) -> tuple[str, ...]:
    names = re.split(r"[，,；;、](?![^(（]*[)）])", words)
    return tuple(name.strip() for name in names if name.strip())
