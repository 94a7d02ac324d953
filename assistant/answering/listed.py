"""Lists as an answer: 提交下列材料：（一）申请表；（二）… is quoted with all of its items.

In: a clause of an article. Out: the same clause, or the list that it introduces or stands in.
"""

import re
from collections.abc import Iterator

from corpus.document import Article, Clause, Document, Item, Sentence
from corpus.normalise import fold_plain
from index.hit import ScoredClause

_LONGEST = 900
"""A list of more characters is not quoted whole."""
_NUMBER = re.compile(
    r"(?:^|[:：])\s*(?:\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十\d]{1,2}[、.)](?!\d)|[①-⑳])"
)
_COLON = ("：", ":")


def with_list(
    document: Document, article: Article, clause: ScoredClause, *, whole: bool
) -> ScoredClause:
    """A clause that introduces a list, with the list; with ``whole`` an item with all of its list, too."""
    for start, intro_end, end in _lists(document, article):
        introduces = start <= clause.start < intro_end
        if (introduces or (whole and start <= clause.start < end)) and end - start <= _LONGEST:
            first = min(clause.start, start) if not introduces else clause.start
            return ScoredClause(first, max(end, clause.end), clause.score)
    return clause


def introductions(document: Document, article: Article) -> list[tuple[int, int]]:
    """The spans of the words that introduce the lists of an article."""
    return [(start, end) for start, end, _ in _lists(document, article)]


def _lists(document: Document, article: Article) -> Iterator[tuple[int, int, int]]:
    """Where each list begins, where its introduction ends, and where the list ends."""
    for run in _runs(document, article):
        intro = _before(document, article, run[0].start)
        start = intro.start if intro is not None else run[0].start
        yield start, intro.end if intro is not None else start, run[-1].end
    for sentence in article.sentences:
        numbered = [c for c in sentence.clauses if _NUMBER.search(_words(document, c))]
        if len(numbered) > 1:
            yield sentence.start, _end_of_introduction(document, sentence), sentence.end


def _runs(document: Document, article: Article) -> Iterator[list[Item]]:
    """The outer items that follow one another, with nothing between them."""
    run: list[Item] = []
    for item in article.items:
        if run and item.start < run[-1].end:
            continue
        if run and document.text[run[-1].end : item.start].strip():
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _before(document: Document, article: Article, start: int) -> Clause | None:
    """The clause right before a list, where it ends with a colon."""
    before = next((c for c in reversed(article.clauses) if c.end <= start), None)
    if before is None or document.text[before.end : start].strip():
        return None
    return before if document.words(before.start, before.end).rstrip().endswith(_COLON) else None


def _end_of_introduction(document: Document, sentence: Sentence) -> int:
    """The end of the first clause, which has the introduction and the first item on one line."""
    first = sentence.clauses[0]
    return first.end if not _NUMBER.match(_words(document, first)) else sentence.start


def _words(document: Document, clause: Clause) -> str:
    return fold_plain(document.words(clause.start, clause.end))
