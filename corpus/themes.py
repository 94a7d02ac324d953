"""``themes.yaml``: what each article is about, in the words people think in; checked when read.

``themes`` are the subjects by their names in addresses, ``articles`` the themes of each article, the
nearest first. A document without the file has no themes; with it, every article has one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from corpus.datafile import read_data
from corpus.document import Document
from corpus.errors import BadDocumentData

_NAME = r"^[a-z][a-z-]*$"


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject: its ``name`` in addresses, its label, and questions one may ask about it."""

    name: str
    label: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Themes:
    """The themes of a document in their order, and those of each article by its key."""

    all: tuple[Theme, ...] = ()
    by_article: Mapping[str, tuple[Theme, ...]] = field(default_factory=dict)

    def of(self, key: str) -> tuple[Theme, ...]:
        """The themes of an article, the nearest first."""
        return self.by_article.get(key, ())


class _ThemeEntry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str = Field(min_length=1)
    questions: tuple[str, ...] = ()


class _ThemesFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    themes: dict[Annotated[str, Field(pattern=_NAME)], _ThemeEntry] = {}
    articles: dict[str, tuple[str, ...]] = {}


def read_themes(path: Path, document: Document) -> Themes:
    """Read ``themes.yaml``; a missing file holds no themes.

    Raises ``BadDocumentData`` for an unknown article or theme, for an article without a theme and
    for a theme without an article.
    """
    if not path.exists():
        return Themes()
    given = read_data(path, _ThemesFile)
    _check(path, document, given)
    themes = {
        name: Theme(name, entry.label, entry.questions) for name, entry in given.themes.items()
    }
    return Themes(
        tuple(themes.values()),
        {key: tuple(themes[name] for name in names) for key, names in given.articles.items()},
    )


def _check(path: Path, document: Document, given: _ThemesFile) -> None:
    for key, names in given.articles.items():
        if document.article(key) is None:
            raise BadDocumentData(f"{path} 的 articles：文件里没有“{key}”这一条。")
        for name in names:
            if name not in given.themes:
                raise BadDocumentData(f"{path} 的 articles.{key}：没有“{name}”这个主题。")
    for article in document.articles:
        if not given.articles.get(article.key):
            raise BadDocumentData(f"{path} 的 articles：{article.label}（{article.key}）没有主题。")
    used = {name for names in given.articles.values() for name in names}
    for name in given.themes:
        if name not in used:
            raise BadDocumentData(f"{path} 的 themes.{name}：没有一条属于这个主题。")
