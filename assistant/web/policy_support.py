"""The kinds of support an article gives, read from its own words (``policy_support.yaml``)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from assistant.calculator.rule import Rule
from corpus.document import Article, Document

TITLE_WEIGHT = 3


@dataclass(frozen=True, slots=True)
class Support:
    """A kind of support: its name in addresses, its label, and the words that speak of it."""

    name: str
    label: str
    least: int
    pattern: re.Pattern[str]
    rules: frozenset[str]


@cache
def supports() -> Mapping[str, Support]:
    """Every kind of support by name, in the order of the file."""
    file = Path(__file__).with_name("policy_support.yaml")
    rows = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {
        name: Support(
            name, row["label"], row["least"], _any_of(row["words"]), frozenset(row.get("rules", ()))
        )
        for name, row in rows.items()
    }


def supports_of(document: Document, article: Article, rules: Iterable[Rule]) -> tuple[Support, ...]:
    """The kinds of support whose words stand in the article often enough, or that its rules give."""
    kinds = {rule.kind for rule in rules}
    body = document.words(article.body_start, article.body_end)
    found = []
    for support in supports().values():
        in_title = len(support.pattern.findall(article.title))
        times = TITLE_WEIGHT * in_title + len(support.pattern.findall(body))
        if times >= support.least or kinds & support.rules:
            found.append(support)
    return tuple(found)


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))
