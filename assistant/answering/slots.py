"""False premises without a figure: 按季申报, 先从药店开始, 归住建局管, held against the article's words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.answering.clause_figures import longest_shared
from assistant.answering.premise import Premise
from assistant.calculator.quantities.quantity import read_quantities
from corpus.datafile import load_data
from index.names import same_department, without_level

_DATA = Path(__file__).with_name("slots.yaml")
_THING = 3
"""So many characters on end name the thing that a level is of (研发机构)."""
_GIVEN = frozenset({"yuan", "rate", "points"})
_AWARDS = re.compile("[;；。]|[,，](?=对)")
"""Where a sentence turns to another award (…，对当年建成投产的…)."""
_OFFICE = re.compile("(?:局|委|办|中心)$")


@dataclass(frozen=True, slots=True)
class Slots:
    """Pairs of patterns, how it is said and how it is written, and how somebody is said to be in charge.

    ``excluding``: what is said, what is written instead, and what must not be written as well;
    ``level`` (said) and ``levels`` (written, with the thing they are of).
    """

    pairs: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    managed: re.Pattern[str]
    excluding: tuple[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]
    level: re.Pattern[str]
    levels: re.Pattern[str]


@cache
def load_slots(path: Path = _DATA) -> Slots:
    """Read the patterns. Raises ``KeyError`` when one of a pair is missing."""
    data = load_data(path)
    pairs = ((re.compile(s["said"]), re.compile(s["stated"])) for s in data["slots"])
    names = ("said", "stated", "unless")
    excluding = (tuple(re.compile(one[name]) for name in names) for one in data["excluding"])
    return Slots(
        tuple(pairs),
        re.compile(data["managed"]),
        tuple((said, stated, unless) for said, stated, unless in excluding),
        re.compile(data["level"]),
        re.compile(data["levels"]),
    )


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


def weigh_otherwise(question: str, clause: str, *, levels: bool = True) -> Premise | None:
    """What a folded question says of how, for the first time or of which level, where the clause has only
    something else (每年300万, written 一次性; 市级研发机构, written 省级): that it is not so; else None.
    """
    slots = load_slots()
    with_figure = _around_figures(question, clause)
    for said, stated, unless in slots.excluding:
        claimed, found = said.search(question), stated.search(with_figure)
        if claimed and found and not unless.search(with_figure):
            return Premise(claimed.group("v"), found.group("v"), holds=False)
    level = slots.level.search(question) if levels else None
    of_it = [
        m for m in slots.levels.finditer(clause) if longest_shared(question, m["thing"]) >= _THING
    ]
    if level is None or not of_it or any(level["v"] in m["v"] for m in of_it):
        return None
    stated_levels = "、".join(dict.fromkeys(m["v"] for m in of_it))
    return Premise(f"{level['v']}级", stated_levels, holds=False)


def _around_figures(question: str, clause: str) -> str:
    """The parts of a clause with a figure of the question, else the whole clause."""
    said = {(q.value, q.unit) for q in read_quantities(question) if q.unit in _GIVEN}
    parts = [
        part
        for part in _AWARDS.split(clause)
        if said & {(q.value, q.unit) for q in read_quantities(part)}
    ]
    return "；".join(parts) or clause


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
