"""Whether words follow a reading of the evidence: in its order, nothing added, nothing left out that
counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.answering.entailment.atoms import Atom
from assistant.answering.entailment.readings import Reading, Slot
from assistant.answering.entailment.wording import load_wording

_DESCRIBING = "的"
_LONGEST = 160
"""Atoms of a sentence after which it is not held against anything."""


@dataclass(frozen=True, slots=True)
class Told:
    """That a sentence follows a reading, and the part it begins in."""

    part: int


@dataclass(frozen=True)
class Path:
    """A reading as a way that words can take, left and right of each place."""

    reading: Reading

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The places."""
        return self.reading.slots

    @cached_property
    def texts(self) -> set[str]:
        """All that can be told."""
        return {slot.atom.text for slot in self.slots if not slot.barred}

    @cached_property
    def spans(self) -> dict[int, tuple[int, int]]:
        """Begin and end of each part."""
        spans: dict[int, tuple[int, int]] = {}
        for i, slot in enumerate(self.slots):
            spans[slot.part] = (spans.get(slot.part, (i, i))[0], i + 1)
        return spans

    @cached_property
    def figured(self) -> set[int]:
        """The parts that tell a figure, which must be told whole up to it."""
        return {s.part for s in self.slots if s.atom.kind == "figure" and not s.barred}

    def begins(self, at: int) -> bool:
        """Whether words may begin at a place."""
        start, _ = self.spans[self.slots[at].part]
        if any(slot.need for slot in self.slots[:at]) or not self._head(start, at):
            return False
        before = (
            [s for s in self.slots[:start] if s.part == self.slots[start - 1].part] if start else []
        )
        return not any(slot.excepting for slot in before)

    def ends(self, at: int) -> bool:
        """Whether words may end before a place."""
        part = self.slots[at - 1].part
        _, end = self.spans[part]
        behind = (
            [s for s in self.slots[end:] if s.part == self.slots[end].part]
            if end < len(self.slots)
            else []
        )
        return not (
            any(slot.kept and not slot.drop for slot in self.slots[at:end])
            or any(slot.need for slot in self.slots[at:])
            or (any(slot.excluding for slot in behind))
        )

    def skips(self, a: int, b: int) -> str | None:
        """How words may go from before place ``a`` on to ``b``: ``joined``, ``listed``, ``apart``."""
        gap = self.slots[a:b]
        if any(slot.need for slot in gap):
            return None
        first, last = self.slots[a - 1].part, self.slots[b].part
        if all(slot.drop for slot in gap):
            return "joined" if first == last else "apart"
        if first == last:
            return (
                "listed"
                if self._items(gap, leading=True) or self._items(gap, leading=False)
                else None
            )
        end, start = self.spans[first][1], self.spans[last][0]
        tail = self.slots[a:end]
        if not (all(slot.drop for slot in tail) or self._items(tail, leading=True)):
            return None
        units = {
            s.atom.unit for s in self.slots[slice(*self.spans[last])] if s.atom.kind == "figure"
        }
        between = [part for part in range(first + 1, last) if part in self.spans]
        middle = all(self._beside(part, units) for part in between)
        return "apart" if middle and self._head(start, b) else None

    def _head(self, start: int, at: int) -> bool:
        """Whether the beginning of a part may be left out."""
        gap = self.slots[start:at]
        if all(slot.drop for slot in gap) or self.slots[at].named:
            return True
        if self.slots[at].part in self.figured:
            return self._items(gap, leading=False)
        conditional = load_wording().conditional
        if (
            not self.reading.figured
            and self.slots[self.spans[gap[0].part][1] - 1].atom.text in conditional
        ):
            return False
        # What describes somebody is not left out: then more would be meant than the text means.
        if any(s.kept or s.atom.kind == "figure" or s.atom.text in _DESCRIBING for s in gap):
            return False
        return gap[-1].atom.kind not in ("numeral", "latin")

    def _beside(self, part: int, units: set[str]) -> bool:
        """Whether a part may be left out between two others, of which the second has such units."""
        slots = [slot for slot in self.slots[slice(*self.spans[part])] if not slot.barred]
        closed = slots and slots[-1].atom.text in load_wording().conditional
        figures = [slot.atom.unit for slot in slots if slot.atom.kind == "figure"]
        return not closed and not units.intersection(figures) and not any(s.kept for s in slots)

    def _items(self, gap: Sequence[Slot], *, leading: bool) -> bool:
        """Whether a gap is whole items of a list: a separator on the side of what is told."""
        if not gap or gap[0].part in self.reading.solid:
            return False
        if any((s.kept or s.atom.kind == "figure") and not s.barred for s in gap):
            return False
        words = load_wording()
        content = [s for s in gap if not s.barred and (not s.drop or s.atom.text == _DESCRIBING)]
        if any(slot.atom.text == _DESCRIBING for slot in content[:-1]):
            return False
        between = {slot.atom.text for slot in gap if slot.separates}
        other = set(words.alternative)
        if between & other and between - other:
            return False
        part = self.slots[slice(*self.spans[gap[0].part])]
        examples = any(s.atom.text == words.exemplary for s in part)
        if self.reading.figured and not (self.reading.paired or examples or between & other):
            return False
        for slot in gap if leading else reversed(gap):
            if slot.separates:
                return True
            if not slot.drop:
                return False
        return False


@dataclass(frozen=True)
class Walk:
    """One sentence along one path. ``blank`` is a figure for which any other of its unit is taken."""

    said: tuple[Atom, ...]
    fillers: tuple[tuple[int, ...], ...]
    path: Path
    blank: int | None = None

    def told(self) -> Told | None:
        """Where the sentence follows the path, or None."""
        if not self.said or len(self.said) > _LONGEST or not self._could():
            return None
        seen: set[tuple[int, int, int, bool]] = set()
        # Place in the sentence, place in the reading, signs told in one run, whether anything
        # was told that is more than a figure, and the part where it began.
        waiting: list[tuple[int, int, int, bool, int]] = [(0, -1, 0, False, -1)]
        while waiting:
            i, j, run, content, part = waiting.pop()
            if (i, j, run, content) in seen:
                continue
            seen.add((i, j, run, content))
            if i == len(self.said):
                if content and run != 1 and self.path.ends(j):
                    return Told(part)
                continue
            waiting += [(i + length, j, run, content, part) for length in self.fillers[i]]
            waiting += self._onward(i, j, run, content, part)
        return None

    def _could(self) -> bool:
        """Whether every atom stands in the reading or belongs to a connecting word, in any order."""
        linked = {
            i + k for i, lengths in enumerate(self.fillers) for n in lengths for k in range(n)
        }
        return all(
            i in linked or i == self.blank or atom.text in self.path.texts
            for i, atom in enumerate(self.said)
        )

    def _onward(
        self, i: int, j: int, run: int, content: bool, part: int
    ) -> list[tuple[int, int, int, bool, int]]:
        steps = []
        slots = self.path.slots
        for at in range(max(j, 0), len(slots)):
            slot = slots[at]
            if slot.barred or not self._says(i, slot):
                continue
            if j < 0:
                way = "apart" if self.path.begins(at) else None
            else:
                way = "joined" if at == j else self.path.skips(j, at)
            if way is None or (way == "apart" and run == 1):
                continue
            length, more = self._run(slot, run, way)
            steps.append((i + 1, at + 1, length, content or more, slot.part if j < 0 else part))
        return steps

    def _run(self, slot: Slot, run: int, way: str) -> tuple[int, bool]:
        """Signs of the run with this slot (two are enough), and whether it tells a term."""
        if slot.atom.kind not in ("sign", "latin"):
            return 2, False
        if slot.drop:
            return (0 if way == "apart" else run), False
        length = 2 if way == "listed" or slot.atom.kind == "latin" else 1
        if way == "joined":
            length = min(run + 1, 2)
        return length, length == 2 and not slot.kept

    def _says(self, i: int, slot: Slot) -> bool:
        atom, other = self.said[i], slot.atom
        if i == self.blank:
            return other.kind == "figure" and other.unit == atom.unit and other.text != atom.text
        if not atom.same(other):
            return False
        return slot.becomes is None or any(
            slot.becomes.same(behind) for behind in self.said[i + 1 :]
        )
