"""What a piece of evidence says, clause by clause: the readings a sentence may be told by.

A list told in turn (A、B分别给予X和Y) becomes one reading for each pair, in which nothing of the other
pairs can be told; where the pairs cannot be made out, none of its figures can.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answering.entailment.atoms import Atom, atoms
from assistant.answering.entailment.pairing import Item, Pairs, find_pairs
from assistant.answering.entailment.wording import Wording, load_wording

_CLAUSE = re.compile(r"[。;\n]")
_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_OF_WHOM = "对"


@dataclass(frozen=True, slots=True)
class Slot:
    """An atom of the evidence and what may be done with it.

    ``part`` numbers the stretches between commas. ``drop``: may be left out; ``kept``: must be told
    with its part; ``need``: must be told; ``barred``: cannot be. ``excepting`` limits what comes
    behind it, ``excluding`` what stood before. ``becomes`` is the figure that must be told behind
    this one. ``separates``: stands between the items of a list. ``named``: begins a name in
    quotation marks behind what describes it.
    """

    atom: Atom
    part: int
    drop: bool = False
    kept: bool = False
    excepting: bool = False
    excluding: bool = False
    named: bool = False
    separates: bool = False
    need: bool = False
    barred: bool = False
    becomes: Atom | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One clause, or one pair of a list in it. ``solid``: parts whose lists cannot be taken apart.

    ``clause`` is alike for the readings of one clause. ``figured``: for sentences with a figure;
    ``paired``: of a list told in turn, one pair or what holds for each.
    """

    slots: tuple[Slot, ...]
    solid: frozenset[int]
    clause: int
    figured: bool = False
    paired: bool = False


@dataclass(frozen=True, slots=True)
class Readings:
    """``plain`` for what is told without a figure, ``figured`` for what is told with one."""

    plain: tuple[Reading, ...]
    figured: tuple[Reading, ...]


def readings(words: str) -> Readings:
    """The readings of a folded piece of evidence."""
    plain: list[Reading] = []
    figured: list[Reading] = []
    for number, clause in enumerate(_clauses(words)):
        reading = _reading(clause, number)
        if not reading.slots:
            continue
        plain.append(reading)
        figured += (replace(each, figured=True) for each in _paired(reading))
    return Readings(tuple(plain), tuple(figured))


def _clauses(words: str) -> Iterator[str]:
    """Each clause without its brackets, and each bracket behind what it is said of.

    A bracket that makes an exception stays where it is, as a part of its own.
    """
    for text in _CLAUSE.split(words):
        for clause in _cases(text):
            yield _BRACKET.sub(lambda m: f",{m[1]}," if _excepts(m[1]) else "", clause)
            for match in _BRACKET.finditer(clause):
                if not _excepts(match[1]):
                    yield clause[: match.start()].rpartition(",")[0] + "," + match[1]


def _cases(text: str) -> Iterator[str]:
    """Cut behind a figure where the next is about somebody else: at 对…, or before another list."""
    in_turn = load_wording().in_turn
    parts = text.split(",")
    clause: list[str] = []
    for i, part in enumerate(parts):
        told = ",".join(clause)
        if re.search(r"\d", told) and (
            part.startswith(_OF_WHOM) or (in_turn in told and in_turn in ",".join(parts[i:]))
        ):
            yield told
            clause = []
        clause.append(part)
    yield ",".join(clause)


def _excepts(text: str) -> bool:
    words = load_wording()
    bare = re.sub("|".join(words.innocent), "", text)
    return not re.search(r"\d", text) and any(word in bare for word in words.kept)


def _reading(clause: str, number: int) -> Reading:
    words = load_wording()
    kept = _marked(clause, words.kept, words.innocent)
    excepting = _marked(clause, words.excepting, words.innocent)
    excluding = _marked(clause, words.excluding)
    named = {match.end() for match in re.finditer('的[“"]', clause)}
    drop = _marked(clause, words.droppable) - kept
    slots: list[Slot] = []
    solid: set[int] = set()
    part = 0
    for atom in atoms(clause):
        if atom.text == "," and atom.kind == "mark":
            part += 1
        elif atom.text == ":" and atom.kind == "mark":
            solid.add(part)
        elif atom.kind != "mark" or atom.text in words.separating:
            at = atom.start
            separates = atom.text in words.separating
            slots.append(
                Slot(
                    atom,
                    part,
                    drop=at in drop or atom.kind == "mark",
                    kept=at in kept,
                    excepting=at in excepting - excluding,
                    excluding=at in excluding,
                    named=at in named,
                    separates=separates,
                )
            )
    return Reading(tuple(_with_origins(slots, words)), frozenset(solid), number)


def _marked(text: str, words: Sequence[str], innocent: Sequence[str] = ()) -> set[int]:
    """The places of a text that belong to one of the words."""
    quiet = {place for span in _spans(text, innocent) for place in range(*span)}
    marked = (span for span in _spans(text, words) if span[0] not in quiet)
    return {place for span in marked for place in range(*span)}


def _spans(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each of the words stands."""
    for word in words:
        for match in re.finditer(re.escape(word), text):
            yield match.span()


def _with_origins(slots: list[Slot], words: Wording) -> list[Slot]:
    """由45天压减为20天: the first may be left out, and is told only with the second behind it."""
    for i in range(1, len(slots)):
        if slots[i].atom.kind != "figure" or slots[i - 1].atom.text not in words.origin:
            continue
        behind = range(i + 2, min(i + 7, len(slots)))
        to = next((j for j in behind if slots[j].atom.kind == "figure"), None)
        if to is not None and slots[to - 1].atom.text in words.becoming:
            slots[i - 1] = replace(slots[i - 1], drop=True)
            slots[i] = replace(slots[i], drop=True, becomes=slots[to].atom)
    return slots


def _paired(reading: Reading) -> Iterator[Reading]:
    """The reading itself and, of a list told in turn, each pair of it."""
    pairs = find_pairs([slot.atom for slot in reading.slots], [s.part for s in reading.slots])
    if pairs is None:
        # 第二、三年分别奖5万元: each of the terms has the one figure.
        said = "".join(slot.atom.text for slot in reading.slots)
        yield replace(reading, paired=load_wording().in_turn in said)
        return
    if not pairs.windows:
        yield _changed(reading, barred=set(pairs.figures))
        return
    for window in pairs.windows:
        terms = {place for item in window for place in item}
        yield _changed(reading, need=terms | set(pairs.figures))
    for i, figure in enumerate(pairs.figures):
        for window in pairs.windows:
            yield _one_pair(reading, pairs, i, figure, window)


def _one_pair(
    reading: Reading, pairs: Pairs, i: int, figure: int, window: Sequence[Item]
) -> Reading:
    others = set(pairs.figures) - {figure}
    for each in pairs.windows:
        for k, item in enumerate(each):
            if k != i:
                others |= set(item)
    own = set(window[i])
    return replace(_changed(reading, need=own, barred=others - own), paired=True)


def _changed(
    reading: Reading,
    need: set[int] | None = None,
    barred: set[int] | None = None,
) -> Reading:
    slots = list(reading.slots)
    for place in need or ():
        slots[place] = replace(slots[place], need=True, drop=False)
    for place in barred or ():
        slots[place] = replace(slots[place], barred=True, drop=True)
    return replace(reading, slots=tuple(slots))
