"""Web pages of government sites: the words of the article, without menus and scripts."""

import re

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, Tag

from corpus.errors import UnreadableFile
from corpus.normalise import shadow
from corpus.notes import read_number
from corpus.numbering import chinese, mark_at
from corpus.readers.text import read_text
from corpus.titles import NUMBER_LABEL, RED_HEAD, TITLE_END

_HIDDEN = ("script", "style", "noscript", "template", "nav", "footer", "aside", "form",
           "button", "select", "iframe", "svg", "head")  # fmt: skip
_UNSEEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z- ]+)", re.IGNORECASE)
_UNNUMBERED = re.compile(r"none|disc|circle|square")
_CHINESE = re.compile(r"cjk|chinese|ideographic")
_BLOCKS = (
    "p", "div", "section", "article", "main", "table", "tr", "ul", "ol", "li", "dl", "dt", "dd",
    "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figure", "figcaption", "address",
)  # fmt: skip
_TITLES = ("h1", "h2", "h3")
_HEADED = (*_BLOCKS, "td", "th", "span", "header")
_MAIN_SHARE = 0.6
"""A part of the page that holds this share of its words (and no smaller part does) is the text."""
_SHORTEST = 100


def read_html(data: bytes, name: str) -> str:
    """The page's main text, one line a paragraph or table row. Raises ``UnreadableFile``."""
    declared = BeautifulSoup(data, "html.parser").original_encoding
    try:
        markup = data.decode(declared) if declared else read_text(data, name)
    except (UnicodeDecodeError, LookupError):
        markup = read_text(data, name)
    page = BeautifulSoup(markup, "html.parser")
    for tag in page.find_all(_HIDDEN):
        tag.decompose()
    for tag in page.find_all(_is_unseen):
        tag.decompose()
    for comment in page.find_all(string=lambda words: isinstance(words, Comment)):
        comment.extract()
    root = page.body or page
    main = _main_part(root)
    for listed in main.find_all("ol"):
        _write_numbers(listed)
    heads = _heads(root, main)
    for tag in main.find_all("header"):
        titles = [shadow(title.get_text().strip()) for title in tag.find_all(_TITLES)]
        tag.unwrap() if any(map(TITLE_END.search, titles)) else tag.decompose()
    lines = _lines(main)
    lines = [*(head for head in heads if head not in lines), *lines]
    text = "\n\n".join(lines)
    if not text:
        raise UnreadableFile(f"“{name}”这个网页里没有文字。")
    return text


def _main_part(root: Tag) -> Tag:
    """Go down as long as one child holds most of the words."""
    whole = len(root.get_text(strip=True))
    part = root
    while True:
        children = [child for child in part.children if isinstance(child, Tag)]
        best = max(children, key=lambda child: len(child.get_text(strip=True)), default=None)
        size = len(best.get_text(strip=True)) if best else 0
        if best is None or best.name not in {"div", "section", "article", "main", "td", "table",
                                             "tbody", "tr", "body"}:  # fmt: skip
            return part
        if size < _MAIN_SHARE * whole or size < _SHORTEST:
            return part
        part = best


def _is_unseen(tag: Tag) -> bool:
    style = tag.get("style")
    return tag.has_attr("hidden") or (isinstance(style, str) and _UNSEEN.search(style) is not None)


def _heads(root: Tag, main: Tag) -> list[str]:
    """Title, 文号 and issuer that the page shows above its main part, in order."""
    if main is root:
        return []
    found: list[str] = []
    for tag in root.find_all(_HEADED):
        if tag is main:
            break
        if tag.find(_BLOCKS) is None:
            words = _collapse(tag.get_text()).strip()
            found += [words] if _is_head(words, titled=tag.name in _TITLES) else []
    return list(dict.fromkeys(found))


def _is_head(words: str, *, titled: bool) -> bool:
    plain = shadow(words)
    if titled and TITLE_END.search(plain):
        return True
    number = read_number(NUMBER_LABEL.sub("", plain))
    return number is not None or RED_HEAD.match(plain) is not None


def _write_numbers(listed: Tag) -> None:
    """The numbers that a browser shows before the items of a list, as words; nested ones in brackets.

    Items that hold their own numbers, and lists that show none, stay as they are.
    """
    style = _LIST_STYLE.search(str(listed.get("style") or ""))
    kind = style.group(1).lower() if style else ""
    if _UNNUMBERED.search(kind):
        return
    depth = len(listed.find_parents("ol"))
    number = _integer(listed.get("start"), 1)
    for item in listed.find_all("li", recursive=False):
        number = _integer(item.get("value"), number)
        words = shadow(item.get_text().strip())
        if mark_at(words, 0, len(words)) is None:
            item.insert(0, NavigableString(_shown(number, kind, depth)))
        number += 1


def _shown(number: int, kind: str, depth: int) -> str:
    if _CHINESE.search(kind):
        return f"{chinese(number)}、" if depth == 0 else f"（{chinese(number)}）"
    return f"{number}. " if depth == 0 else f"({number}) "


def _integer(value: object, default: int) -> int:
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else default


def _lines(part: Tag) -> list[str]:
    """One line a block, ``<br>`` or table row, cells parted by two blanks, blanks collapsed."""
    for words in part.find_all(string=True):
        words.replace_with(NavigableString(_collapse(str(words))))
    for tag in part.find_all("br"):
        tag.replace_with(NavigableString("\n"))
    for tag in part.find_all(("td", "th")):
        tag.insert(0, NavigableString("\x1f"))
    for tag in part.find_all(_BLOCKS):
        tag.insert_before(NavigableString("\n"))
        tag.insert_after(NavigableString("\n"))
    lines = (line.strip(" \x1f") for line in part.get_text().split("\n"))
    return [re.sub(r" *\x1f *", "  ", line) for line in lines if line]


def _collapse(words: str) -> str:
    """Blanks as a browser shows them; a line break between Chinese characters is none."""
    joined = re.sub(r"(?<=[^\x00-\x7f])[ \t]*\n\s*(?=[^\x00-\x7f])", "", words)
    return re.sub(r"[ \t\r\n\xa0]+", " ", joined)
