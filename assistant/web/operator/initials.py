"""Pinyin initials: ``xsg`` finds 小升规."""

import re
import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from corpus.datafile import load_data
from corpus.document import Document
from index.names import without_level

if TYPE_CHECKING:
    from assistant.conversation.assistant import Assistant

SHORTEST, LONGEST = 2, 12
_LETTERS = re.compile(r"[a-zA-Z]+")
_WORDS = re.compile(r"[\u4e00-\u9fff]{2,12}")
_OF_TITLE = re.compile(
    r"[^\u4e00-\u9fff的和与及年]+|[的和与及年]"
    r"|^(?:关于)?(?:进一步)?(?:做好|加强|强化|印发|开展|促进|支持|推进)?"
)
"""What parts the matters that a document's title names, and what leads them in."""
_QUOTED = re.compile(r"[“\"《]([\u4e00-\u9fff]{2,12})[”\"》]")


class Initials:
    """Words of the documents by their initials: titles, departments, quoted terms, vocabulary.

    Made at the first question, from whatever ``assistant`` gives then.
    """

    def __init__(self, assistant: Callable[[], "Assistant"]) -> None:
        self._assistant = assistant
        self._lock = threading.Lock()
        self._words: dict[str, list[str]] | None = None
        self._offices: frozenset[str] = frozenset()

    def words(self, text: str, limit: int = 3) -> list[str]:
        """Words that the letters stand for, the whole match first; empty for anything else. Letters
        of a whole department stand for nothing else.
        """
        letters = text.strip().lower()
        if not _LETTERS.fullmatch(letters) or not SHORTEST <= len(letters) <= LONGEST:
            return []
        known = self._known()
        offices = [word for word in known.get(letters, ()) if word in self._offices]
        if offices:
            return offices[:limit]
        longer = sorted((k for k in known if k.startswith(letters) and k != letters), key=len)
        found = [word for key in (letters, *longer) for word in known.get(key, ())]
        return found[:limit]

    def spelled(self, text: str, about: str = "") -> str:
        """The text as others can read it: letters after the word they stand for, the one that stands in
        the words ``about`` which it was asked before any other. ``xsg`` becomes 小升规（xsg）.
        """
        words = self.words(text)
        if not words:
            return text
        meant = next((word for word in words if word in about), words[0])
        return f"{meant}（{text.strip()}）"

    def _known(self) -> dict[str, list[str]]:
        with self._lock:
            if self._words is None:
                words: dict[str, list[str]] = {}
                self._offices = frozenset(_offices(self._assistant()))
                for word in dict.fromkeys(_terms(self._assistant())):
                    words.setdefault(initials(word), []).append(word)
                self._words = words
            return self._words


def initials(word: str) -> str:
    """The first letter of each syllable.

    >>> initials("小升规")
    'xsg'
    """
    from pypinyin import Style, lazy_pinyin  # 0.4 s of dictionaries, at the first search

    return "".join(lazy_pinyin(word, style=Style.FIRST_LETTER)).lower()


def _terms(assistant: "Assistant") -> Iterable[str]:
    """The words people may have in mind, the documents' own before everyday ones."""
    yield from _offices(assistant)
    for document in assistant.catalog.documents:
        yield from _QUOTED.findall(document.text)
        yield from _matters(document)
        for article in document.articles:
            yield from _WORDS.findall(article.title)
        for chapter in document.chapters:
            yield from _WORDS.findall(chapter.title)
        file = assistant.catalog.folder(document.id) / "vocabulary.yaml"
        if file.exists():
            for term in load_data(file).get("terms", ()):
                yield from (w for w in term["words"] if _WORDS.fullmatch(w))
    for rule in assistant.rulebook.rules:
        yield from (name for name in rule.names if _WORDS.fullmatch(name))


def _matters(document: Document) -> Iterable[str]:
    """What a title is about: 高龄津贴 and 残疾人两项补贴发放办法, of 阳城县高龄津贴和残疾人两项补贴发放办法."""
    title = document.title.removeprefix(document.place or "")
    pieces = (piece[:LONGEST] for piece in _OF_TITLE.split(title) if piece)
    yield from (piece for piece in pieces if _WORDS.fullmatch(piece))


def _offices(assistant: "Assistant") -> Iterable[str]:
    """Departments as they are written, and as people say them, who leave the level out: 住建局."""
    for document in assistant.catalog.documents:
        for article in document.articles:
            for name in article.departments:
                yield from (d for d in (without_level(name), name) if _WORDS.fullmatch(d))
