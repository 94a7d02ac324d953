"""False premises without a figure: 按季申报, 先从药店开始, 归住建局管, held against the article's words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.answering.premise import Premise
from corpus.datafile import load_data
from index.names import same_department, without_level

_DATA = Path(__file__).with_name("slots.yaml")
_OFFICE = re.compile("(?:局|委|办|中心)$")


@dataclass(frozen=True, slots=True)
class Slots:
    """Pairs of patterns, how it is said and how it is written, and how somebody is said to be in charge."""

    pairs: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    managed: re.Pattern[str]


@cache
def load_slots(path: Path = _DATA) -> Slots:
    """Read the patterns. Raises ``KeyError`` when one of a pair is missing."""
    data = load_data(path)
    pairs = ((re.compile(s["said"]), re.compile(s["stated"])) for s in data["slots"])
    return Slots(tuple(pairs), re.compile(data["managed"]))


def weigh_slots(question: str, clause: str) -> Premise | None:
    """What a folded question says in words against the one place where the clause has it; else None."""
    for said, stated in load_slots().pairs:
        claimed = said.search(question)
        found = [match.group("v") for match in stated.finditer(clause)]
        if claimed is None or len(found) != 1:
            continue
        value = claimed.group("v")
        return Premise(value, found[0], holds=value in found[0] or found[0] in value)
    return None


def office_named(question: str) -> tuple[int, int] | None:
    """Where the department stands that a folded question says is in charge."""
    match = load_slots().managed.search(question)
    return match.span("v") if match is not None else None


def weigh_office(
    said: str, departments: Sequence[str], known: Sequence[str], words: str
) -> Premise | None:
    """Whether a department is one of those in charge of an article.

    ``known`` are the departments of all documents: of another one it is not said that it is none of
    these, nor of one that the article's own ``words`` name.
    """
    stated = "、".join(departments)
    if any(same_department(said, name) for name in departments):
        return Premise(said, stated, holds=True, of="office")
    named = _OFFICE.sub("", without_level(said)) in words
    if named or not departments or not any(same_department(said, name) for name in known):
        return None
    return Premise(said, stated, holds=False, of="office")
