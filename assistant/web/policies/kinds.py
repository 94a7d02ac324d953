"""Kinds read from an article's own words: the support it gives (``support.yaml``), and the
enterprises it names (``enterprise.yaml``).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.calculator.rules.rule import Rule
from corpus.datafile import load_data
from corpus.document import Article, Document
from corpus.patterns import either_word

TITLE_WEIGHT = 3


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind: its name in addresses, its label, and the words that speak of it.

    ``least`` is how often they have to stand in the article, ``rules`` the kinds of calculation
    rules that are enough without them. What only looks like them (服务业 is no 服务) the pattern finds
    too, but as nothing.
    """

    name: str
    label: str
    least: int
    pattern: re.Pattern[str]
    rules: frozenset[str]

    def times(self, text: str) -> int:
        """How often its words stand in a text."""
        return sum(match[1] is not None for match in self.pattern.finditer(text))


def supports() -> Mapping[str, Kind]:
    """Every kind of support by name, in the order of the file."""
    return _read("support.yaml")


def enterprises() -> Mapping[str, Kind]:
    """Every kind of enterprise by name, in the order of the file."""
    return _read("enterprise.yaml")


def kinds_of(
    kinds: Mapping[str, Kind], document: Document, article: Article, rules: Iterable[Rule] = ()
) -> tuple[Kind, ...]:
    """The kinds whose words stand in the article often enough, or that its rules give."""
    given = {rule.kind for rule in rules}
    body = document.words(article.body_start, article.body_end)
    found = []
    for kind in kinds.values():
        times = TITLE_WEIGHT * kind.times(article.title) + kind.times(body)
        if times >= kind.least or given & kind.rules:
            found.append(kind)
    return tuple(found)


@cache
def _read(name: str) -> Mapping[str, Kind]:
    rows = load_data(Path(__file__).with_name(name))
    return {
        name: Kind(
            name,
            row["label"],
            row.get("least", 1),
            _any_of(row["words"], row.get("not_words", ())),
            frozenset(row.get("rules", ())),
        )
        for name, row in rows.items()
    }


def _any_of(words: Iterable[str], not_words: Iterable[str]) -> re.Pattern[str]:
    """One of the words as group 1, unless it is a part of one of the others."""
    own, others = either_word(words), either_word(not_words)
    return re.compile(f"{others}|({own})" if others else f"({own})")
