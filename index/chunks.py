"""An article → the texts that are embedded for it: whole, its items, its clauses, its questions.

The title (or, where articles have none, the document's and chapter's) stands in front of each
part, because a clause alone often does not say what it is about.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from corpus.document import Article, Clause, Document, Item

_LONGEST_HEADING = 16


class Kind(IntEnum):
    """What a chunk is a text of."""

    ARTICLE = 0
    ITEM = 1
    CLAUSE = 2
    QUESTION = 3
    OPEN_QUESTION = 4


ASKED = (Kind.QUESTION, Kind.OPEN_QUESTION)
"""What people ask about an article: what its text answers, and what it leaves open."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A text to embed. ``start``/``end`` are offsets into ``Document.text``; an editor's question
    stands for the clause that answers it, else for its whole article.
    """

    kind: Kind
    text: str
    start: int
    end: int


def chunks_of(
    document: Document,
    article: Article,
    questions: Sequence[str],
    open_questions: Sequence[str] = (),
    answered_by: Mapping[str, Clause] | None = None,
) -> list[Chunk]:
    """The chunks of one article: the article itself first, then items, clauses, questions.

    ``answered_by`` gives the clauses of the questions that a single one answers.

    An article of a single clause has no clause chunk: its own serves for both.
    """
    subject = subject_of(document, article)
    body = document.words(article.body_start, article.body_end).strip()
    chunks = [Chunk(Kind.ARTICLE, f"{subject}。{body}", article.body_start, article.body_end)]
    clauses = quotable_clauses(document, article)
    for item in article.items:
        inside = [c for c in clauses if item.start <= c.start < item.end]
        if len(inside) > 1:
            words = document.words(item.start, item.end).removeprefix(item.label)
            chunks.append(Chunk(Kind.ITEM, f"{subject}：{words.strip()}", item.start, item.end))
    if len(clauses) > 1:
        chunks.extend(_clause_chunks(document, article, subject, clauses))
    for kind, asked in zip(ASKED, (questions, open_questions), strict=True):
        for question in asked:
            clause = (answered_by or {}).get(question)
            span = (clause.start, clause.end) if clause else (article.body_start, article.body_end)
            chunks.append(Chunk(kind, question, *span))
    return chunks


def subject_of(document: Document, article: Article) -> str:
    """What an article is about: its title, or the titles above it; under two and more of them the
    document's own tells nothing new.
    """
    if article.title:
        return article.title
    headings = [title for title in article.headings if title]
    if len(headings) > 1:
        return " ".join(headings)
    chapter = document.chapters[article.chapter - 1].title if article.chapter else ""
    return f"{document.title} {chapter}".strip()


def quotable_clauses(document: Document, article: Article) -> list[Clause]:
    """The clauses that say something: not an item's heading (限额以上批发业。)."""
    headings = {place for item in article.items for place in _heading_span(document, item)}
    return [clause for clause in article.clauses if clause.start not in headings]


def _heading_span(document: Document, item: Item) -> Iterator[int]:
    """The offset of the item's first sentence if that is a mere heading."""
    if len(item.sentences) < 2:
        return
    first = item.sentences[0]
    words = document.words(first.start, first.end)
    short = len(words.strip()) <= _LONGEST_HEADING
    if short and len(first.clauses) == 1 and not any(char.isdigit() for char in words):
        yield first.clauses[0].start


def _clause_chunks(
    document: Document, article: Article, subject: str, clauses: Sequence[Clause]
) -> Iterator[Chunk]:
    for clause in clauses:
        words = document.words(clause.start, clause.end).strip()
        item = next((i for i in article.items if i.start <= clause.start < i.end), None)
        heading = ""
        if item is not None:
            for start in _heading_span(document, item):
                first = item.sentences[0]
                heading = document.words(start, first.end).strip("。；： \n") + "："
        yield Chunk(Kind.CLAUSE, f"{subject}：{heading}{words}", clause.start, clause.end)
