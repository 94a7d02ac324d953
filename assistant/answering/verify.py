"""The check on the way out: nothing with an ungrounded figure, quote, article or date leaves."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.answer import Citation
from assistant.answering.statement import Statement
from corpus.catalog import Catalog
from corpus.normalise import fold_plain

_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_LINK = re.compile(r"\[[^\]]*第[^\]]*条[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Verified:
    """What may be said, and what was cut with the reason."""

    kept: tuple[Statement, ...]
    dropped: tuple[tuple[Statement, str], ...]


def figures(text: str) -> set[str]:
    """The figures in a text, folded, without thousands separators and citation marks."""
    plain = _LINK.sub("", fold_plain(text))
    return {match.replace(",", "") for match in _FIGURE.findall(plain)}


def quote_stands(citation: Citation, catalog: Catalog) -> bool:
    """Whether the quote is a slice of its article at the offsets it names."""
    document = catalog.get(citation.document_id)
    article = document.article(citation.key) if document else None
    if document is None or article is None:
        return False
    inside = article.start <= citation.start < citation.end <= article.end
    return inside and document.text[citation.start : citation.end] == citation.quote


def ungrounded(statement: Statement) -> set[str]:
    """The figures of a statement that stand neither in its quotes nor in its basis."""
    loose = figures(statement.text)
    for words in _grounds(statement):
        if not loose:
            break
        loose -= figures(words)
    return loose


def _grounds(statement: Statement) -> Iterator[str]:
    """Every text that a statement may take its figures from."""
    for citation in statement.citations:
        yield from (citation.quote, citation.label, citation.document)
        yield " ".join(citation.departments)
    yield from statement.basis


def verify(statements: Sequence[Statement], catalog: Catalog) -> Verified:
    """Keep the statements whose quotes stand and whose figures are grounded; say why others fall."""
    kept: list[Statement] = []
    dropped: list[tuple[Statement, str]] = []
    for statement in statements:
        reason = _fault(statement, catalog)
        if reason is None:
            kept.append(statement)
        else:
            dropped.append((statement, reason))
    return Verified(tuple(kept), tuple(dropped))


def _fault(statement: Statement, catalog: Catalog) -> str | None:
    if bad := [c.label for c in statement.citations if not quote_stands(c, catalog)]:
        return f"quote is not a slice of {', '.join(bad)}"
    if loose := ungrounded(statement):
        return f"figures without ground: {', '.join(sorted(loose))}"
    return None


def all_citations(statements: Iterable[Statement]) -> list[Citation]:
    """The citations of the statements in order of appearance."""
    return [citation for statement in statements for citation in statement.citations]
