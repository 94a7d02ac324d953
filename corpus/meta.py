"""``document.yaml``: what the text of a document cannot say of itself, checked when it is read."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from corpus.datafile import read_data
from corpus.document import Article, Term, Validity
from corpus.errors import BadDocumentData


class TermEntry(BaseModel):
    """A stated period. ``words`` are verbatim words of the article that state it or what it is
    about; ``source`` names the other document that states the end, where the article does not.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    article: str
    until: date
    about: str
    words: str = Field(min_length=1)
    source: str | None = None


class DocumentMeta(BaseModel):
    """The contents of ``document.yaml``. Every field is optional; unknown ones do not load.

    ``effective`` and ``until`` are the first and the last day of the whole document. Fields that the
    text gives too (number, title, issuer, status, dates) are only for documents
    whose text lacks them; they win over the text. ``names`` are groups of names for one place
    (``places``) or one department (``departments``).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: str | None = None
    title: str | None = None
    issuer: str | None = None
    status: str | None = None
    issued: date | None = None
    printed: date | None = None
    effective: date | None = None
    until: date | None = None
    place: str | None = None
    within: tuple[str, ...] = ()
    places: dict[str, tuple[str, ...]] = {}
    departments: dict[str, tuple[str, ...]] = {}
    terms: tuple[TermEntry, ...] = ()

    @property
    def place_groups(self) -> tuple[tuple[str, ...], ...]:
        """Groups of names for one place, its full name first."""
        return tuple((name, *others) for name, others in self.places.items())

    @property
    def department_groups(self) -> tuple[tuple[str, ...], ...]:
        """Groups of names for one department."""
        return tuple((name, *others) for name, others in self.departments.items())

    @property
    def validity(self) -> Validity | None:
        """How long the whole document holds, where this says so."""
        stated = self.effective or self.until
        return Validity(self.effective, self.until) if stated else None

    def read_terms(self, articles: Sequence[Article], text: str) -> tuple[Term, ...]:
        """The terms, their words checked against the articles.

        Raises ``BadDocumentData`` for an unknown article and for words it does not hold.
        """
        by_key = {article.key: article for article in articles}
        for place, entry in enumerate(self.terms):
            article = by_key.get(entry.article)
            if article is None:
                raise BadDocumentData(
                    f"document.yaml 的 terms[{place}].article：文件里没有“{entry.article}”这一条。"
                )
            if entry.words not in text[article.start : article.end]:
                raise BadDocumentData(
                    f"document.yaml 的 terms[{place}].words：{article.label}里没有“{entry.words}”这句原文。"
                )
        return tuple(
            Term(entry.article, entry.until, entry.about, entry.words, entry.source)
            for entry in self.terms
        )


def load_meta(path: Path) -> DocumentMeta:
    """Read ``document.yaml``; a missing file is an empty one.

    Raises ``BadDocumentData`` with the file, the field and the reason.
    """
    return read_data(path, DocumentMeta)
