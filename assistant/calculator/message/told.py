"""One message as it was read: its quantities, periods, every word of a rule that stands in it; its clauses.

Made by ``Vocabulary.tell``; frozen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from assistant.calculator.quantities.fact import Period, Quantity

Role = Literal["name", "against", "input", "choice", "yes", "no", "foreign"]
_BREAKS = frozenset("，。；！？,;!?\n、：:…")
_SOFT = frozenset("：:")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word stands for: a rule's name, a word against it, an input, a choice's value."""

    rule: str
    role: Role
    input: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A word of a rule found in the text.

    ``covered``: it stands inside a longer word that means something else (of another rule);
    ``shared`` is the number of rules that have this word as a name.
    """

    start: int
    end: int
    meaning: Meaning
    covered: bool
    shared: int


@dataclass(frozen=True, slots=True)
class Noun:
    """A word that says what kind of figure stands beside it; ``counts``: it only ever counts things."""

    start: int
    end: int
    meaning: Meaning
    counts: bool


@dataclass(frozen=True)
class Told:
    """One message, read once: ``text`` is folded, ``origins[i]`` the offset in the message.

    What the speaker takes back (三个亿，不对，一点三亿) is not in ``text``; ``withdrawn`` is the one figure
    that is (是34万不是24万), None where there is none or are several. ``mended`` is the message
    as it was written but for misheard words put right (产直 → 产值): what to search with.
    """

    original: str
    mended: str
    text: str
    origins: Sequence[int]
    quantities: tuple[Quantity, ...]
    periods: tuple[Period, ...]
    mentions: Mapping[str, tuple[Mention, ...]]
    nouns: tuple[Noun, ...]
    today: date
    withdrawn: Decimal | None = None

    @cached_property
    def breaks(self) -> tuple[int, ...]:
        """Offsets at which a clause ends (the offset of the mark), a last one at the text's end."""
        inside = {i for q in self.quantities for i in range(q.start, q.end)}
        marks = [i for i, c in enumerate(self.text) if i not in inside and self._breaks_at(i, c)]
        return (*marks, len(self.text))

    def _breaks_at(self, offset: int, character: str) -> bool:
        if character == " ":
            beside = self.text[max(0, offset - 1) : offset + 2]
            return not any(c.isascii() and c.isalnum() for c in beside)
        return character in _BREAKS and character not in _SOFT

    @cached_property
    def in_message(self) -> Mapping[int, Quantity]:
        """The quantities with the offsets and words they have in the message, by their start."""
        found = {}
        for quantity in self.quantities:
            shown, start, end = self.words(quantity.start, quantity.end)
            found[quantity.start] = replace(quantity, text=shown, start=start, end=end)
        return found

    def words(self, start: int, end: int) -> tuple[str, int, int]:
        """The message's own words between two offsets of ``text``, with their offsets in it."""
        first = self.origins[start]
        last = self.origins[end - 1] + 1
        return self.original[first:last], first, last


def clause_start(told: Told, offset: int) -> int:
    """Where the clause begins in which an offset lies."""
    return max((mark + 1 for mark in told.breaks if mark < offset), default=0)


def clause_end(told: Told, offset: int) -> int:
    """Where the clause ends in which an offset lies."""
    return next((mark for mark in told.breaks if mark >= offset), len(told.text))


def first_clause(told: Told) -> tuple[str, int]:
    """The words of the first clause, and where it ends."""
    end = told.breaks[0] if told.breaks else len(told.text)
    return told.text[:end].strip(), end
