"""公租房 for 公共租赁住房: what people call a thing by some characters of its name, in their order.

Known are the names in the titles of documents that no editor prepared (an editor lists everyday words).
"""

import re
from collections.abc import Iterable

from corpus.document import Document
from corpus.normalise import fold_plain, simplify

_SHORTEST = 3
"""So many characters of a name are no chance hit."""
_SKIPPED = "[一-龥]{0,2}"
_WORD = re.compile(f"[一-龥]{{{_SHORTEST},}}")


class Abbreviations:
    """Finds in the documents' titles the names that words are short for."""

    def __init__(self, documents: Iterable[Document]) -> None:
        """Read the titles of the documents, of their chapters and articles."""
        titles = {
            title
            for document in documents
            for title in (
                document.title,
                *(chapter.title for chapter in document.chapters),
                *(article.title for article in document.articles),
            )
            if title
        }
        self._titles = "\n".join(sorted(simplify(fold_plain(title)) for title in titles))

    def __bool__(self) -> bool:
        return bool(self._titles)

    def name_of(self, word: str) -> str | None:
        """The name that a folded word is short for, the shortest; None for a word of a title, or none."""
        if not _WORD.fullmatch(word) or word in self._titles:
            return None
        found = re.findall(_SKIPPED.join(word), self._titles)
        return min(found, key=len) if found else None

    def spelled_out(self, folded: str, words: Iterable[str]) -> str:
        """A folded text with those of its words that are short for a name written out."""
        for word in words:
            if (name := self.name_of(word)) is not None:
                folded = folded.replace(word, name)
        return folded
