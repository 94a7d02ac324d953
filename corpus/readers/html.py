"""Web pages of government sites: the words of the article, without menus and scripts."""

import re

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, Tag

from corpus.errors import UnreadableFile
from corpus.readers.text import read_text

_HIDDEN = ("script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form",
           "button", "select", "iframe", "svg", "head")  # fmt: skip
_BLOCKS = (
    "p", "div", "section", "article", "main", "table", "tr", "ul", "ol", "li", "dl", "dt", "dd",
    "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figure", "figcaption", "address",
)  # fmt: skip
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
    for comment in page.find_all(string=lambda words: isinstance(words, Comment)):
        comment.extract()
    lines = _lines(_main_part(page.body or page))
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
