"""Verified statements → the text a person reads, its citations and notices."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.answer import Citation
from assistant.answering.cite import mark, merge
from assistant.answering.statement import Statement
from assistant.answering.verify import Verified, all_citations, verify
from corpus.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Rendered:
    """Markdown text, citations in order of first use, notices, and what verification cut."""

    text: str
    citations: tuple[Citation, ...]
    notices: tuple[str, ...]
    dropped: tuple[tuple[Statement, str], ...]


def render(
    statements: Sequence[Statement], notices: Sequence[Statement], catalog: Catalog
) -> Rendered:
    """Verify, then write the statements as paragraphs, each followed by its citation marks."""
    body: Verified = verify(statements, catalog)
    beside: Verified = verify(notices, catalog)
    citations = merge(sorted_by_use(all_citations(body.kept)))
    several = len({c.document_id for c in citations}) > 1
    paragraphs = [paragraph(statement, name_document=several) for statement in body.kept]
    return Rendered(
        text="\n\n".join(dict.fromkeys(paragraphs)),
        citations=tuple(citations),
        notices=tuple(dict.fromkeys(statement.text for statement in beside.kept)),
        dropped=(*body.dropped, *beside.dropped),
    )


def paragraph(statement: Statement, *, name_document: bool) -> str:
    """A statement's text with the marks of its citations behind it."""
    marks = "".join(
        dict.fromkeys(mark(c, name_document=name_document) for c in statement.citations)
    )
    return f"{statement.text} {marks}".strip()


def sorted_by_use(citations: Sequence[Citation]) -> list[Citation]:
    """The citations, those of the first article first, otherwise in order of appearance."""
    if not citations:
        return []
    first = (citations[0].document_id, citations[0].key)
    return sorted(citations, key=lambda c: (c.document_id, c.key) != first)
