"""From when a document holds, and until when, in its own words: 本措施自…起施行，有效期2年.

Only what the document says of itself counts: a sentence about 本措施, 本办法, 上述政策, or one without
any subject that begins with the day. Terms of single provisions are in ``document.yaml``.
"""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from corpus.document import Validity
from corpus.layout import Layout
from corpus.letterhead import DATE, read_date
from corpus.numbering import ARTICLE_RANK, CHINESE_DIGITS, mark_at, ordinal

_DAY = re.sub(r"\?P<\w+>", "?:", DATE.pattern)
_TEXTS = (
    "措施|办法|意见|政策|规定|通知|方案|细则|条例|法|制度|指引|规则|文件|清单|公告|通告|计划|规划"
)
_OWN = re.compile(
    rf"[ ]*(?:本[\u4e00-\u9fff]{{0,10}}?(?:{_TEXTS})|(?:以上|上述)(?:各项|所有)?(?:{_TEXTS}|条款))(?:\([^()]{{1,8}}\))?"
)
_HOLDS = r"(?:施行|实施|执行|生效|试行|实行)"
_FROM = (
    rf"(?:自|从)(?:(?P<day>{_DAY})|(?P<event>发布|印发|公布|发文|颁布|签发|下发)之?日)"
    r"(?:之日)?(?:起|开始)"
)
_SINCE = re.compile(rf"{_FROM}(?:(?P<later>\d{{1,3}})[日天]后)?[ ,]*(?:正式)?{_HOLDS}")
_BEGINS = re.compile(rf"{_FROM}(?P<later>)")
_WITHOUT_SUBJECT = re.compile(r"[ ]*(?:自|从)[^,。;]{4,24}(?:施行|实施|试行)(?=[,。;]|$)")
_NAMED_FROM = re.sub(r"\?P<\w+>", "?:", _FROM)
_LENGTH = rf"[ ]*(?P<count>\d{{1,2}}|[{CHINESE_DIGITS}]{{1,3}})[ ]*(?P<unit>年|个?月)"
_PERIOD = re.compile(
    rf"(?:(?:有效期|试行期|执行期|实施期|施行期|暂行期)限?|(?<=,)期限)[ ]*(?:暂定)?[ ]*(?:为|是|:)?"
    rf"(?:{_NAMED_FROM})?{_LENGTH}"
)
_LASTING = re.compile(
    rf"(?:(?<=施行)|(?<=实施)|(?<=执行)|(?<=有效)|(?<=起)|(?<=起,)){_LENGTH}(?:以?内)?(?:有效|$|[,。;])"
)
"""自印发之日起三年内有效, 自…起施行三年: the length right behind the beginning."""
_UNTIL = re.compile(
    rf"(?:至|到|截止于?)[ ]*(?:(?P<day>{_DAY})|(?P<year>\d{{4}})年(?:(?P<month>\d{{1,2}})月)?[底末]?)(?!起|之日起)"
)
_TERM = re.compile(rf"有效|止|结束|{_HOLDS}[,]?(?:截?至|到)|期限?")
_ELSEWHERE = re.compile(r"[《第中]")
_EXPLAINED = re.compile(r"(?:负责|由)[^,。]{0,30}解释")
_LAST = re.compile(r"附则|施行|实施|执行|时间|期限|日期|解释|其他|有效")
_SENTENCE = re.compile(r"[^。\n]+")
_HEAD = 30
_DECIMAL = re.compile(r"[ ]*\d{1,2}(?:[.]\d{1,2}){1,3}[ ]+")
"""7.1 in front of a paragraph."""


def read_validity(layout: Layout, issued: date | None, printed: date | None) -> Validity | None:
    """What the text says last of how long it holds, or None.

    ``issued`` and ``printed`` are what 自发布之日起 and 自印发之日起 count from.
    """
    found: Validity | None = None
    for start, end in _own_sentences(layout.shadow):
        words = layout.shadow[start:end]
        since = _SINCE.search(words)
        lasts = _PERIOD.search(words) or _LASTING.search(words)
        begins = since or (_BEGINS.search(words) if lasts else None)
        effective = _effective(begins, issued, printed) if begins else None
        until = _until(words[since.end() if since else 0 :], lasts, effective)
        if (effective or until) and (until or found is None or found.until is None):
            found = Validity(effective, until, start, end)
    return found


def closing(layout: Layout) -> tuple[int, ...]:
    """Where paragraphs without a number begin that are the document's own, not the last article's.

    They say from when it holds or who explains it, and follow an article on another matter that has
    words of its own. In laws such words belong to the article above them.
    """
    paragraphs = [layout.shadow[p.start : p.end].strip() for p in layout.paragraphs]
    found: list[int] = []
    above: list[str] = []
    for paragraph, words in zip(layout.paragraphs, paragraphs, strict=True):
        mark = mark_at(words, 0, len(words))
        if mark is not None:
            above = [] if mark.style.rank <= ARTICLE_RANK else [words[mark.end :]]
        elif above and _is_closing(words) and not _LAST.search(above[0][:_HEAD]):
            if len(above) > 1 or re.search(r"[，,;]|[。:].", above[0]):
                found.append(paragraph.start)
        elif above:
            above.append(words)
    return tuple(found)


def _is_closing(words: str) -> bool:
    own = _OWN.match(words) or _WITHOUT_SUBJECT.match(words)
    if own is None or _ELSEWHERE.match(words, own.end()):
        return False
    first = words.split("。", maxsplit=1)[0]
    ends = _UNTIL.search(first) and _TERM.search(first, own.end())
    return bool(ends) or any(sign.search(first) for sign in (_SINCE, _PERIOD, _EXPLAINED))


def _own_sentences(shadow: str) -> Iterator[tuple[int, int]]:
    """Sentences whose subject is the document, with the offsets of their words."""
    for found in _SENTENCE.finditer(shadow):
        decimal = _DECIMAL.match(shadow, found.start(), found.end())
        mark = None if decimal else mark_at(shadow, found.start(), found.end())
        start = decimal.end() if decimal else mark.end if mark else found.start()
        words = shadow[start : found.end()]
        own = _OWN.match(words)
        if own is not None:
            since = _SINCE.search(words) or _PERIOD.search(words) or _BEGINS.search(words)
            between = words[own.end() : since.start() if since else len(words)]
            if not _ELSEWHERE.search(between) and ";" not in between:
                yield start, found.end()
        elif _WITHOUT_SUBJECT.match(words):
            yield start, found.end()


def _effective(since: re.Match[str], issued: date | None, printed: date | None) -> date | None:
    if since["day"]:
        day = read_date(since["day"])
    else:
        days = (printed, issued) if since["event"] in {"印发", "下发"} else (issued, printed)
        day = next((one for one in days if one), None)
    return day + timedelta(days=int(since["later"])) if day and since["later"] else day


def _until(words: str, lasts: re.Match[str] | None, effective: date | None) -> date | None:
    """The last day on which it holds: named behind the first one, or counted from it."""
    named = _UNTIL.search(words)
    if named and _TERM.search(words):
        if named["day"]:
            return read_date(named["day"])
        year, month = int(named["year"]), int(named["month"] or 12)
        return _last_of(year, month) if 1 <= month <= 12 and year else None
    count = ordinal(lasts["count"]) if lasts else None
    if lasts is None or not count or effective is None:
        return None
    return _end_of(effective, count * (12 if lasts["unit"] == "年" else 1))


def _end_of(first: date, months: int) -> date:
    """The last of so many months that begin with a day (Civil Code, articles 201 to 203)."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    last = _last_of(year, month + 1)
    return last if first.day > last.day else last.replace(day=first.day) - timedelta(days=1)


def _last_of(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
