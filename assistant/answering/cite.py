"""Citations: quotes cut from the document by offset, never retyped."""

from assistant.answering.answer import Citation
from assistant.answering.article_names import names_of
from corpus.document import Article, Document


def cite(document: Document, article: Article, start: int, end: int) -> Citation:
    """A citation of ``document.text[start:end]``, which must lie inside the article.

    Raises ``ValueError`` when it does not.
    """
    if not article.start <= start < end <= article.end:
        raise ValueError(f"{start}:{end} lies outside {article.label}")
    return Citation(
        **names_of(document, article),
        quote=document.text[start:end],
        start=start,
        end=end,
        departments=list(article.departments),
    )


def cite_words(document: Document, article: Article, words: str) -> Citation | None:
    """A citation of these words of the article (blanks ignored), or None if they are not there."""
    wanted, inside = "".join(words.split()), document.text[article.start : article.end]
    positions = [i for i, c in enumerate(inside, start=article.start) if not c.isspace()]
    at = "".join(inside.split()).find(wanted)
    if not wanted or at < 0:
        return None
    return cite(document, article, positions[at], positions[at + len(wanted) - 1] + 1)


def mark(citation: Citation, *, name_document: bool = False) -> str:
    """The mark behind a sentence: ``[第22条]``, with the document's name among several."""
    if name_document:
        return f"[{citation.document} {citation.label}]"
    return f"[{citation.label}]"


def merge(citations: list[Citation]) -> list[Citation]:
    """The citations in order without repetition; quotes inside a longer one of it are left out."""
    kept: list[Citation] = []
    for candidate in citations:
        inside = any(
            other.document_id == candidate.document_id
            and other.key == candidate.key
            and other.start <= candidate.start
            and candidate.end <= other.end
            for other in kept
        )
        if not inside:
            kept.append(candidate)
    return kept
