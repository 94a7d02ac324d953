"""Questions to click, by theme: an editor's sample questions, grouped by the document's chapters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.calculator.rules.rulebook import RuleBook
from corpus.catalog import Catalog
from corpus.document import Document
from corpus.normalise import fold, fold_plain
from index.editorial import read_editorial

SHOWN_PER_THEME = 4


@dataclass(frozen=True, slots=True)
class Theme:
    """A chapter's title and a few questions about it."""

    title: str
    questions: tuple[str, ...]


def themes(catalog: Catalog, rulebook: RuleBook) -> list[Theme]:
    """The themes of all documents; articles that can be computed come first in each."""
    found = []
    for document in catalog.documents:
        samples = sample_questions(catalog, document)
        for chapter in document.chapters:
            questions = _first_questions(document, chapter.number, samples, rulebook)
            if questions:
                found.append(Theme(chapter.title, questions))
    return found


def sample_questions(catalog: Catalog, document: Document) -> Mapping[str, Sequence[str]]:
    """A document's sample questions by article key; empty where an editor wrote none.

    Those in traditional characters help to find an article; pages show the simplified ones.
    """
    read = read_editorial(catalog.folder(document.id), document).questions
    return {key: tuple(filter(_is_simplified, texts)) for key, texts in read.items()}


def _is_simplified(text: str) -> bool:
    return fold(text).text == fold_plain(text)


def _first_questions(
    document: Document, chapter: int, samples: Mapping[str, Sequence[str]], rulebook: RuleBook
) -> tuple[str, ...]:
    """The first question of each article of the chapter."""
    asked = [a for a in document.articles if a.chapter == chapter and samples.get(a.key)]
    asked.sort(key=lambda article: not rulebook.of_article(document.id, article.key))
    return tuple(samples[article.key][0] for article in asked[:SHOWN_PER_THEME])
