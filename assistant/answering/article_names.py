"""How an article is named wherever it is sent: in citations, rows of lists and whole."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from corpus.document import Article, Document


class ArticleNames(BaseModel):
    """``document`` is the 文号 (or title), ``document_id`` the catalogue's id, ``article`` the article's
    number, ``key`` its key in addresses.
    """

    model_config = ConfigDict(frozen=True)

    document: str
    document_id: str
    article: int
    key: str
    label: str
    title: str


def names_of(document: Document, article: Article) -> dict[str, Any]:
    """The fields of ``ArticleNames`` for an article of a document."""
    return {
        "document": document.name,
        "document_id": document.id,
        "article": article.number,
        "key": article.key,
        "label": article.label,
        "title": article.title,
    }


def matter_of(article: Article) -> str:
    """What an article is about: its title, else that of the heading above it; empty for none."""
    return article.title or next((title for title in reversed(article.headings) if title), "")


def called(document: Document, article: Article) -> str:
    """How a sentence names an article: by its title, else by the document and its label."""
    return f"《{article.title}》" if article.title else f"《{document.title}》{article.label}"
