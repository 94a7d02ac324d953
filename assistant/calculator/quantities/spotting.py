"""Which of many thousand words stand in a text, all of them found in one pass.

In: words with what they stand for. Out: ``Match`` objects with offsets, longer words hiding none.
A plain trie: a text of n characters takes n steps times the length of the words that begin there.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Meaning = TypeVar("Meaning")
_END = ""


@dataclass(frozen=True, slots=True)
class Match(Generic[Meaning]):
    """A word at ``[start, end)`` and everything that it stands for."""

    start: int
    end: int
    meanings: tuple[Meaning, ...]


class WordIndex(Generic[Meaning]):
    """Words and their meanings, built once."""

    def __init__(self, entries: Iterable[tuple[str, Meaning]]) -> None:
        grouped: dict[str, dict[Meaning, None]] = {}
        for word, meaning in entries:
            if word:
                grouped.setdefault(word, {})[meaning] = None
        self._root: dict[str, Any] = {}
        for word, meanings in grouped.items():
            node = self._root
            for character in word:
                node = node.setdefault(character, {})
            node[_END] = tuple(meanings)

    def find(self, text: str) -> Iterator[Match[Meaning]]:
        """Every occurrence of every word, by start, then the longest first."""
        for start in range(len(text)):
            node, found = self._root, []
            for end in range(start, len(text)):
                node = node.get(text[end])  # type: ignore[assignment]
                if node is None:
                    break
                if _END in node:
                    found.append(Match(start, end + 1, node[_END]))
            yield from reversed(found)
