"""省级企业技术中心是2017年批的, 省级工法也有俩: what is told of a title that is not the award's.

In: the mentions of all rules and the text. Out: the stretches that tell of titles, each from its level to the end of
its clause; no choice, no yes or no there is a fact of a rule that has no word for the title, and no figure and no day
one of any where none has. Words: ``cues.yaml``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from assistant.calculator.message.told import Mention
from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.punctuation import PAUSE

_FACTS = ("choice", "yes", "no")
_A_WORD = 3
"""So many characters are a word for a title (高企 is one by its name)."""


class _Placed(Protocol):
    """What stands somewhere in the text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_Read = TypeVar("_Read", bound=_Placed)


@dataclass(frozen=True, slots=True)
class Titled:
    """A stretch that tells of a title: from its level on; ``named`` is where its name stands."""

    start: int
    end: int
    named: tuple[int, int]


def told_of_titles(text: str) -> list[Titled]:
    """Where a text tells of a title of some level."""
    found: list[Titled] = []
    for title in cues().patterns["level_of_a_title"].finditer(text):
        pause = PAUSE.search(text, title.end())
        stop = pause.start() if pause is not None else len(text)
        found.append(Titled(title.start(), stop, title.span("title")))
    return found


def known_to(mentions: Sequence[Mention], title: Titled) -> bool:
    """Whether a rule has a word for a title, or is named where it is told of."""
    start, end = title.named
    return any(
        (m.end - m.start >= _A_WORD and m.start < end and start < m.end)
        or (m.meaning.role == "name" and not m.covered and title.start <= m.start < title.end)
        for m in mentions
        if m.meaning.role != "against"
    )


def without_their_facts(
    mentions: Mapping[str, Sequence[Mention]], titles: Sequence[Titled]
) -> dict[str, list[Mention]]:
    """The mentions, by rule, but for the facts told of titles that the rule has no word for."""
    kept: dict[str, list[Mention]] = {}
    for rule, found in mentions.items():
        others = [title for title in titles if not known_to(found, title)]
        kept[rule] = [m for m in found if m.meaning.role not in _FACTS or not _lies_in(m, others)]
    return kept


def of_none(mentions: Mapping[str, Sequence[Mention]], titles: Sequence[Titled]) -> list[Titled]:
    """The titles that no rule has a word for."""
    return [t for t in titles if not any(known_to(found, t) for found in mentions.values())]


def outside(read: Iterable[_Read], titles: Sequence[Titled]) -> tuple[_Read, ...]:
    """Those of the figures or days that are not told of such titles."""
    return tuple(one for one in read if not _lies_in(one, titles))


def _lies_in(one: _Placed, titles: Sequence[Titled]) -> bool:
    return any(title.start <= one.start and one.end <= title.end for title in titles)
