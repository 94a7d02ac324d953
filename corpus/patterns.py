"""Patterns made of words and patterns that are kept as data."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from corpus.datafile import load_data

NEVER = re.compile("(?!)")
"""Finds nothing."""


def either(words: Iterable[str]) -> str:
    """An alternation of patterns, longest first."""
    return "|".join(sorted(map(str, words), key=len, reverse=True))


def either_word(words: Iterable[str]) -> str:
    """An alternation of plain words, longest first."""
    return "|".join(re.escape(word) for word in sorted(map(str, words), key=len, reverse=True))


def any_of(patterns: Iterable[str], words: Mapping[str, str]) -> re.Pattern[str]:
    """Any of the patterns, compiled; ``%name%`` in one stands for the words of that name.

    Without patterns one that finds nothing. Raises ``re.error`` for a broken one.
    """
    pattern = "|".join(f"(?:{pattern})" for pattern in patterns)
    if not pattern:
        return NEVER
    for name, forms in words.items():
        pattern = pattern.replace(f"%{name}%", forms)
    return re.compile(pattern)


def load_patterns(path: Path) -> dict[str, re.Pattern[str]]:
    """The patterns of a data file by their names: each one pattern, or any of a list.

    Raises what ``load_data`` does, and ``re.error``.
    """
    return {
        name: re.compile(found) if isinstance(found, str) else any_of(found, {})
        for name, found in load_data(path).items()
    }
