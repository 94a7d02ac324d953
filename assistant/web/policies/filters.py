"""The filters over the list of policies: what is chosen, how many each choice would leave, and the
address of every choice, so that a list can be sent on and works without scripts.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from assistant.web.policies.listing import Choice, PolicyRow
from corpus.normalise import fold_plain

WORDS = "q"
FILTERS = {
    "theme": "想办的事",
    "enterprise": "企业类型",
    "support": "支持方式",
    "department": "责任单位",
    "chapter": "章",
    "state": "是否到期",
    "document": "文件",
}
_LIMIT = 100


@dataclass(frozen=True, slots=True)
class PolicyFilters:
    """What the reader chose: words, and a value by the filter's name; none of them is empty."""

    words: str
    chosen: Mapping[str, str]

    @property
    def address(self) -> str:
        """The one address of this list."""
        given = {WORDS: self.words, **{n: self.of(n) for n in FILTERS}}
        query = urlencode({name: value for name, value in given.items() if value})
        return f"/policies?{query}" if query else "/policies"

    def of(self, name: str) -> str:
        """What one filter is set to; empty where it is not."""
        return self.chosen.get(name, "")

    def without(self, name: str) -> "PolicyFilters":
        """The same filters but for one, or but for the words."""
        words = "" if name == WORDS else self.words
        return PolicyFilters(words, {n: v for n, v in self.chosen.items() if n != name})

    def having(self, name: str, value: str) -> "PolicyFilters":
        """The same filters with this one set."""
        return replace(self, chosen={**self.chosen, name: value})


@dataclass(frozen=True, slots=True)
class Option:
    """A choice with how many rows it would leave, and the address of that list."""

    value: str
    label: str
    number: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter as a field of the form; ``chosen`` is its value, empty where nothing is chosen."""

    name: str
    label: str
    chosen: str
    options: Sequence[Option]


@dataclass(frozen=True, slots=True)
class Taken:
    """Something that was chosen, in words, and the address of the list without it."""

    label: str
    value: str
    without: str


def read_filters(given: Mapping[str, str]) -> PolicyFilters:
    """The filters that an address names; what is no filter is left out."""
    values = {name: given.get(name, "").strip()[:_LIMIT] for name in (WORDS, *FILTERS)}
    return PolicyFilters(values[WORDS], {n: values[n] for n in FILTERS if values[n]})


def fitting(found: Iterable[PolicyRow], filters: PolicyFilters) -> list[PolicyRow]:
    """The rows that fit every filter."""
    return [row for row in _with_words(found, filters.words) if _fits(row, filters.chosen)]


def fields(found: Sequence[PolicyRow], filters: PolicyFilters) -> list[Filter]:
    """The filters that have something to choose between, each choice with its number of rows."""
    worded = _with_words(found, filters.words)
    offered = []
    for name, label in FILTERS.items():
        choices = {c.value: c for c in sorted(_choices(found, name))}
        if len(choices) < 2:
            continue
        others = filters.without(name)
        left = [row for row in worded if _fits(row, others.chosen)]
        numbers = Counter(choice.value for choice in _choices(left, name))
        chosen = filters.of(name)
        options = [
            Option(
                value, c.label, numbers[value], others.having(name, value).address, value == chosen
            )
            for value, c in choices.items()
        ]
        offered.append(Filter(name, label, chosen, options))
    return offered


def taken(found: Sequence[PolicyRow], filters: PolicyFilters) -> list[Taken]:
    """What was chosen, in the order of the form."""
    labels = {
        name: {choice.value: choice.label for choice in _choices(found, name)} for name in FILTERS
    }
    said = [Taken("词语", filters.words, filters.without(WORDS).address)] if filters.words else []
    return said + [
        Taken(label, labels[name].get(value, value), filters.without(name).address)
        for name, label in FILTERS.items()
        if (value := filters.of(name))
    ]


def _choices(found: Iterable[PolicyRow], name: str) -> list[Choice]:
    """The choices of one filter in all rows, as often as they stand there."""
    return [choice for row in found for choice in row.traits[name]]


def _with_words(found: Iterable[PolicyRow], words: str) -> list[PolicyRow]:
    wanted = fold_plain(words).split()
    return [row for row in found if not wanted or _has_all(row, wanted)]


def _has_all(row: PolicyRow, words: Sequence[str]) -> bool:
    text, number = _text(row), row.document.number or ""
    return all(word in text or _is_number(word, number) for word in words)


def _is_number(word: str, number: str) -> bool:
    """Whether a word is this 文号 or the end of it, whichever brackets it is written with."""
    said, whole = (" ".join(re.findall(r"\w+", fold_plain(text))) for text in (word, number))
    return bool(said) and re.fullmatch(r"(.*\D)?" + re.escape(said), whole) is not None


def _text(row: PolicyRow) -> str:
    article = row.article
    words = row.document.words(article.start, article.end)
    return fold_plain(" ".join((article.label, words, *(row.plain.said if row.plain else ()))))


def _fits(row: PolicyRow, chosen: Mapping[str, str]) -> bool:
    return all(
        any(choice.value == value for choice in row.traits[name]) for name, value in chosen.items()
    )
