"""The county's document set in other ways gives the same articles."""

import random
import re
from collections.abc import Callable

import pytest
from opencc import OpenCC

from corpus.document import Document
from corpus.normalise import fold_plain
from corpus.parser import parse

Relayout = Callable[[list[str]], str]
NO_LINE_BEGINS_WITH = "，。；、：）”》)],;:"


def wrapped(paragraph: str, width: int, indented: bool) -> list[str]:
    """A paragraph in lines of so many full-width characters, as a typesetter breaks them."""
    lines: list[str] = []
    line, used = ("　　", 2.0) if indented else ("", 0.0)
    for char in paragraph:
        wide = 0.5 if char.isascii() else 1.0
        if used + wide > width and char not in NO_LINE_BEGINS_WITH:
            lines.append(line)
            line, used = "", 0.0
        line += char
        used += wide
    return [*lines, line]


def hard_wrapped(width: int, indented: bool, page: str | None = None) -> Relayout:
    def relayout(paragraphs: list[str]) -> str:
        lines = [line for p in paragraphs for line in wrapped(p, width, indented)]
        if page is not None:
            lines = [
                line + (page.format(n // 24 + 1) if n % 24 == 23 else "")
                for n, line in enumerate(lines)
            ]
        return "\n".join(lines)

    return relayout


def broken_at_random(seed: int) -> Relayout:
    """Page breaks in the middle of most long paragraphs, looking like paragraph ends."""

    def relayout(paragraphs: list[str]) -> str:
        chance = random.Random(seed)
        pieces: list[str] = []
        for paragraph in paragraphs:
            if len(paragraph) > 80 and chance.random() < 0.7:
                cut = chance.randrange(25, len(paragraph) - 5)
                pieces += [paragraph[:cut].rstrip(), paragraph[cut:].lstrip()]
            else:
                pieces.append(paragraph)
        return "\n\n".join(pieces)

    return relayout


def renumbered(pattern: str, by: str, between: str = "\n") -> Relayout:
    return lambda paragraphs: between.join(re.sub(pattern, by, p) for p in paragraphs)


WAYS: dict[str, Relayout] = {
    "paragraphs without empty lines": "\n".join,
    "Windows line ends": "\r\n".join,
    "22 characters a line": hard_wrapped(22, indented=False),
    "14 characters a line": hard_wrapped(14, indented=False),
    "24 characters a line": hard_wrapped(24, indented=False),
    "40 characters a line": hard_wrapped(40, indented=False),
    "28 characters a line": hard_wrapped(28, indented=False),
    "35 characters a line, indented": hard_wrapped(35, indented=True),
    "28 a line, pages apart": hard_wrapped(28, indented=True, page="\n\n— {} —\n\n"),
    "28 a line, form feeds": hard_wrapped(28, indented=False, page="\n\f"),
    "page breaks anywhere": broken_at_random(1),
    "page breaks anywhere else": broken_at_random(2),
    "Markdown chapters": renumbered(r"^([一二三四五六]、)", r"## \1", "\n\n"),
    "titles on lines of their own": renumbered(r"^(\d+\. [^。]+)。", r"\1\n"),
    "Markdown titles": renumbered(r"^(\d+\. [^。]+)。", r"### \1\n\n", "\n\n"),
    "Markdown lists": renumbered(r"^(\d+\. )", r"- \1"),
    "Markdown quotes": renumbered(r"^", "> "),
    "numbers with 、": renumbered(r"^(\d+)\. ", r"\1、"),
    "第X条 with titles": renumbered(r"^(\d+)\. ", r"第\1条　"),
    "articles in one line a chapter": lambda paragraphs: re.sub(
        r"\n(?=\d+\. )", " ", "\n".join(paragraphs)
    ),
    "traditional characters": lambda p: str(OpenCC("s2t").convert("\n".join(p))),
    "full-width signs": lambda p: "".join(
        chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in "\n".join(p)
    ),
}


def described(document: Document) -> list[tuple[object, ...]]:
    """Every article, as it is whatever the layout."""

    def plain(words: str) -> str:
        return fold_plain(words).replace(" ", "")

    return [
        (
            article.key,
            article.chapter,
            plain(article.title),
            [plain(document.text[c.start : c.end]) for c in article.clauses],
            [plain(item.label) for item in article.items],
            [plain(name) for name in article.departments],
            [(plain(c.title), plain(c.number or ""), c.excerpt) for c in article.cited],
        )
        for article in document.articles
    ]


@pytest.mark.parametrize("way", WAYS)
def test_the_same_articles_in_every_layout(county: Document, way: str) -> None:
    source = WAYS[way](county.text.split("\n"))
    document = parse(source, id="relaid")
    assert described(document) == described(county)
    assert fold_plain(document.title) == fold_plain(county.title)
    assert fold_plain(document.issuer or "") == county.issuer
    assert document.issued == county.issued
    assert document.printed == county.printed
    assert fold_plain(document.number or "") == fold_plain(county.number or "")
    assert len(document.addressees) == 3
    assert len(document.copies) == 7
