"""What looks odd in a parsed document, for the person who added it."""

import re
from collections import Counter
from dataclasses import dataclass

from corpus.document import Article, Document
from corpus.normalise import shadow

_PAIRS = {"(": ")", "[": "]", "《": "》", "“": "”", "「": "」"}
_BRACKET = re.compile("[" + re.escape("".join([*_PAIRS, *_PAIRS.values()])) + "]")
_TERM = re.compile(
    r"(?:有效期|执行期|期限|延长|执行|实施|施行|截止|截至)[^。;,\d]{0,8}(?:至|到|为)?"
    r"\d{4}年(?:底|末|\d{1,2}月(?:底|末|\d{1,2}日)?)(?![起以之]|[^。;,]{0,4}(?:起|开始))"
)
_SINCE = re.compile(r"自[^。;,至到]*$")
_EDGE = 8
"""By so many characters the edges of pages are compared."""
_FEWEST_PAGES = 3
LONG_TITLE = 40
LONG_CLAUSE = 600


@dataclass(frozen=True, slots=True)
class Finding:
    """One oddity. ``kind`` is stable, ``message`` is Chinese, ``article`` a key or None."""

    kind: str
    message: str
    article: str | None = None


def check(document: Document) -> tuple[Finding, ...]:
    """Everything odd: first about the whole document, then article by article."""
    return (*_whole(document), *_gaps(document), *_articles(document))


def _whole(document: Document) -> list[Finding]:
    found: list[Finding] = []
    missing = {
        "number_missing": (document.number, "没有找到文号。"),
        "issuer_missing": (document.issuer, "没有找到发文机关。"),
        "date_missing": (document.issued, "没有找到成文日期。"),
        "place_missing": (document.place, "document.yaml 没有写明适用地区（place）。"),
    }
    found.extend(Finding(kind, words) for kind, (value, words) in missing.items() if not value)
    if len(document.articles) < 2:
        found.append(
            Finding("few_articles", f"只认出 {len(document.articles)} 条，请核对编号的写法。")
        )
    found.extend(_page_lines(document))
    return found


def _page_lines(document: Document) -> list[Finding]:
    """Words that begin or end most pages: a header or a footer that was not told from the text."""
    text, pages = document.text, document.pages
    starts = Counter("".join(text[page : page + _EDGE].split()) for page in pages)
    ends = Counter("".join(text[max(0, page - _EDGE) : page].split()) for page in pages)
    found = []
    for place, counted in (("开头", starts), ("末尾", ends)):
        words, count = counted.most_common(1)[0] if counted else ("", 0)
        if count >= _FEWEST_PAGES and count > len(pages) / 2:
            message = f"有 {count} 页的{place}都是“{words}”，像页眉页脚，请核对有没有混进正文。"
            found.append(Finding("page_line", message))
    return found


def _gaps(document: Document) -> list[Finding]:
    found = []
    keys = Counter(
        article.key.rstrip("abcdefghijklmnopqrstuvwxyz") for article in document.articles
    )
    for key, count in keys.items():
        if count > 1:
            found.append(Finding("number_repeated", f"编号 {key} 出现了 {count} 次。", key))
    groups: dict[str, list[tuple[int, Article]]] = {}
    for article in document.articles:
        above: list[str] = []
        for part in article.key.split("."):
            number = int(part.partition("-")[0].rstrip("abcdefghijklmnopqrstuvwxyz"))
            groups.setdefault(".".join(above), []).append((number, article))
            above.append(part)
    for group in groups.values():
        expected = 1
        for number, article in group:
            if number not in {expected, expected - 1}:
                found.append(
                    Finding(
                        "number_gap",
                        f"{article.label}之前的编号不连续（应为 {expected}，实为 {number}）。",
                        article.key,
                    )
                )
            expected = number + 1
    return found


def _articles(document: Document) -> list[Finding]:
    found = []
    terms = {term.article for term in document.terms}
    expects = any(article.departments for article in document.articles)
    for article in document.articles:
        words = document.text[article.start : article.end]
        if expects and not article.departments:
            found.append(Finding("no_department", f"{article.label}没有责任单位。", article.key))
        if not article.sentences:
            found.append(Finding("no_body", f"{article.label}没有正文。", article.key))
        for sign in dict.fromkeys(unclosed(words)):
            found.append(
                Finding("unclosed_bracket", f"{article.label}的“{sign}”没有配对。", article.key)
            )
        if article.key not in terms and (term := _stated_term(shadow(words))):
            found.append(
                Finding(
                    "term_unrecorded",
                    f"{article.label}写有期限（{term}），document.yaml 的 terms 里没有。",
                    article.key,
                )
            )
        if len(article.title) > LONG_TITLE:
            found.append(Finding("long_title", f"{article.label}的标题过长。", article.key))
        if any(clause.end - clause.start > LONG_CLAUSE for clause in article.clauses):
            found.append(
                Finding(
                    "long_clause", f"{article.label}有超过 {LONG_CLAUSE} 字的分句。", article.key
                )
            )
    return found


def _stated_term(words: str) -> str | None:
    """Words that say until when something holds; 自…起施行 is a beginning, not an end."""
    for found in _TERM.finditer(words):
        until = re.search(r"[至到底末为]|截止|延长", found.group()) is not None
        if until and not _SINCE.search(words[: found.start()]):
            return found.group()
    return None


def unclosed(words: str) -> list[str]:
    """Brackets and quotes that have no partner, in order.

    1) needs no opening bracket; a quotation of several paragraphs opens anew in each of them.
    """
    closers = {closer: opener for opener, closer in _PAIRS.items()}
    stack: list[str] = []
    odd: list[str] = []
    plain = shadow(words)
    for found in _BRACKET.finditer(plain):
        i, char = found.start(), found.group()
        if char in _PAIRS:
            if not (char in stack and plain[max(0, i - 1) : i] in {"", "\n"}):
                stack.append(char)
        elif stack and stack[-1] == closers[char]:
            stack.pop()
        elif not plain[max(0, i - 1) : i].isdigit():
            odd.append(char)
    return [*stack, *odd]
