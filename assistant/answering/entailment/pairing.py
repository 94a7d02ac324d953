"""Lists told in turn: which figure of 分别给予X和Y belongs to which term of A、B before it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.answering.entailment.atoms import Atom
from assistant.answering.entailment.wording import load_wording

_REACH = 12
"""Atoms within which the first figure stands behind 分别, and an item ends behind its separator."""


Item = tuple[int, ...]
"""Places of one term of a list that are surely its own."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """``figures`` in order, and each list of as many terms (``windows``; none: not made out)."""

    figures: tuple[int, ...]
    windows: tuple[tuple[Item, ...], ...]


def find_pairs(found: Sequence[Atom], parts: Sequence[int]) -> Pairs | None:
    """The list told in turn in a clause, or None where there is none."""
    said = "".join(atom.text[0] for atom in found)
    at = said.find(load_wording().in_turn)
    figures = _figures(found, at + 2) if at >= 0 else ()
    if len(figures) < 2:
        return None
    for segments in _lists(found, parts, at):
        starts = range(len(segments) - len(figures) + 1)
        windows = [_alike(found, segments[start : start + len(figures)]) for start in starts]
        if alike := tuple(items for items in windows if items):
            return Pairs(figures, alike)
        if len(segments) == len(figures):
            return Pairs(figures, (_ends(segments),))
    return Pairs(figures, ())


def _figures(found: Sequence[Atom], start: int) -> tuple[int, ...]:
    separating = load_wording().separating
    first = next(
        (i for i in range(start, min(start + _REACH, len(found))) if found[i].kind == "figure"),
        None,
    )
    if first is None:
        return ()
    places = [first]
    while (
        places[-1] + 2 < len(found)
        and found[places[-1] + 1].text in separating
        and found[places[-1] + 2].kind == "figure"
    ):
        places.append(places[-1] + 2)
    return tuple(places)


def _lists(found: Sequence[Atom], parts: Sequence[int], end: int) -> Iterator[list[range]]:
    """The stretches between separators of each part before ``end``, the nearest first."""
    words = load_wording()
    separating = set(words.separating) - set(words.alternative)
    for part in dict.fromkeys(reversed(parts[:end])):
        places = [i for i in range(end) if parts[i] == part]
        cuts = [i for i in places if found[i].text in separating]
        edges = [places[0] - 1, *cuts, places[-1] + 1]
        yield [range(a + 1, b) for a, b in pairwise(edges)]


def _alike(found: Sequence[Atom], segments: Sequence[range]) -> tuple[Item, ...] | None:
    """Terms that end alike (国家级、省级、市级…): what stands before their common ending differs."""
    if any(not segment for segment in segments):
        return None
    *closed, last = segments
    keys = [[_key(found[i]) for i in segment] for segment in closed]
    open_end = [_key(found[i]) for i in last]
    for length in range(min(len(key) for key in keys), 0, -1):
        ending = keys[0][-length:]
        if any(key[-length:] != ending for key in keys):
            continue
        figured = any(key.startswith("#") for key in ending)
        for at in range(0 if figured else 1, min(_REACH, len(open_end) - length + 1)):
            if open_end[at : at + length] == ending:
                ends = [*(segment.stop for segment in closed), last.start + at + length]
                return tuple(
                    _item(found, segment, end, length, first=k == 0)
                    for k, (segment, end) in enumerate(zip(segments, ends, strict=True))
                )
    return None


def _item(found: Sequence[Atom], segment: range, end: int, length: int, *, first: bool) -> Item:
    """One term with its common ending of ``length`` atoms before ``end``.

    Where the first begins is not known: what is common to all stands before it.
    """
    ending = range(end - length, end)
    figures = tuple(i for i in ending if found[i].kind == "figure")
    before = max(end - length - 1, segment.start)
    start = (figures[0] if figures else before) if first else segment.start
    return tuple(range(start, end))


def _ends(segments: Sequence[range]) -> tuple[Item, ...]:
    """As many terms as figures, without a common ending: the ends next to the separators."""
    first, *middle, last = (tuple(segment) for segment in segments)
    return (first[-2:], *middle, last[:1])


def _key(atom: Atom) -> str:
    return f"#{atom.unit}" if atom.kind == "figure" else atom.text
