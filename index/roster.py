"""The articles of a catalogue in one order: what a place in the index stands for."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from corpus.catalog import Catalog
from corpus.document import Article, Chapter, Document
from corpus.normalise import fold_plain
from corpus.numbering import ordinal
from index.hit import Filters
from index.names import same_department
from index.references import chapter_references

_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Place:
    """One article and its document."""

    document: Document
    article: Article

    @property
    def chapter(self) -> Chapter | None:
        """The article's chapter, or None."""
        number = self.article.chapter
        return self.document.chapters[number - 1] if number else None


class Roster:
    """Every article, numbered from 0 in the catalogue's order."""

    def __init__(self, catalog: Catalog) -> None:
        """List the catalogue's articles."""
        self.catalog = catalog
        self.places: Sequence[Place] = tuple(
            Place(document, article)
            for document in catalog.documents
            for article in document.articles
        )

    def __len__(self) -> int:
        return len(self.places)

    @cached_property
    def documents(self) -> np.ndarray:
        """The number of each article's document, ``(n,)``, from 0 in the catalogue's order."""
        numbers = {document.id: n for n, document in enumerate(self.catalog.documents)}
        return np.array([numbers[place.document.id] for place in self.places], dtype=np.int64)

    @cached_property
    def departments(self) -> dict[str, tuple[int, ...]]:
        """Folded names of departments → their articles, those that name it first in front."""
        found: dict[str, list[tuple[int, int]]] = {}
        for number, place in enumerate(self.places):
            for rank, name in enumerate(place.article.departments):
                found.setdefault(fold_plain(name), []).append((rank, number))
        return {name: tuple(number for _, number in sorted(of)) for name, of in found.items()}

    @cached_property
    def by_key(self) -> dict[str, tuple[int, ...]]:
        """Articles by key (``22``)."""
        return _grouped(place.article.key for place in self.places)

    @cached_property
    def by_label(self) -> dict[str, tuple[int, ...]]:
        """Articles by label without signs (一二3 for 一（二）3)."""
        return _grouped(without_signs(fold_plain(place.article.label)) for place in self.places)

    @cached_property
    def by_title(self) -> dict[str, tuple[int, ...]]:
        """Articles by folded title without signs; those without a title are left out."""
        return _grouped(without_signs(fold_plain(place.article.title)) for place in self.places)

    @cached_property
    def titles(self) -> tuple[tuple[str, Document], ...]:
        """Folded titles of the documents, and the short ones that people use for laws."""
        return tuple(
            (title.removeprefix("中华人民共和国"), document)
            for document in self.catalog.documents
            if (title := fold_plain(document.title))
        )

    @cached_property
    def chapters_by_title(self) -> dict[str, tuple[int, ...]]:
        """Folded titles of chapters → their articles, longest titles first."""
        titles = {id(c): fold_plain(c.title) for d in self.catalog.documents for c in d.chapters}
        found = _grouped(titles[id(p.chapter)] if p.chapter else "" for p in self.places)
        return dict(sorted(found.items(), key=lambda entry: (-len(entry[0]), entry[0])))

    @cached_property
    def chapters_by_number(self) -> dict[str, tuple[int, ...]]:
        """Numbers of chapters → the articles of those chapters."""
        return _grouped(str(p.chapter.number) if p.chapter else "" for p in self.places)

    def allowed(self, filters: Filters) -> np.ndarray | None:
        """Which articles pass the filters, as ``(n,) bool``; None if all do."""
        narrowed = filters.document or filters.chapter or filters.department
        if not narrowed and filters.among is None:
            return None
        mask = np.ones(len(self.places), dtype=bool)
        if filters.among is not None:
            mask &= np.array([place.document.id in filters.among for place in self.places])
        if filters.document:
            document = self.catalog.get(filters.document)
            mask &= np.array([place.document is document for place in self.places])
        if filters.chapter:
            mask &= np.array([is_chapter(place.chapter, filters.chapter) for place in self.places])
        if filters.department:
            said = fold_plain(filters.department)
            of = {
                n
                for name, own in self.departments.items()
                if same_department(said, name)
                for n in own
            }
            mask &= np.array([number in of for number in range(len(self.places))])
        return mask


def without_signs(text: str) -> str:
    """The text without blanks and punctuation."""
    return _SIGNS.sub("", text)


def _grouped(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        if name:
            found.setdefault(name, []).append(number)
    return {name: tuple(numbers) for name, numbers in found.items()}


def is_chapter(chapter: Chapter | None, wanted: str) -> bool:
    """Whether a chapter is the one wanted: by number (3, 三, 第三章) or part of its title."""
    if chapter is None:
        return False
    folded = fold_plain(wanted).strip()
    number = ordinal(folded)
    if number is None:
        number = next((int(r.key) for r in chapter_references(folded)), None)
    if number is not None:
        return chapter.number == number
    return bool(folded) and folded in fold_plain(chapter.title)
