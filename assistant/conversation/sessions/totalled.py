"""The last total of a conversation, and what became of its parts since."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from assistant.calculator.calculation import Calculation

_KEPT = 6


@dataclass(frozen=True, slots=True)
class Totalled:
    """The parts of the last total that was answered, and the sums of single awards answered since. A total of
    some of them (除开资质那一项) takes nothing away. ``put_right``: one of the parts was put right since.
    """

    parts: tuple[Calculation, ...] = ()
    since: tuple[Calculation, ...] = ()
    put_right: bool = False

    def with_answer(self, calculation: Calculation) -> "Totalled":
        """The same after one more sum or total was answered."""
        if not calculation.parts:
            return replace(self, since=(*self.since, calculation)[-_KEPT:])
        some = len(calculation.parts) < len(self.parts) and all(
            any(part.rule == one.rule for one in self.parts) for part in calculation.parts
        )
        return self if some else Totalled(_in_order(calculation.parts, self.parts))

    def without(self, rules: Collection[str]) -> "Totalled":
        """The same without the parts of these rules; none where fewer than two are left."""
        parts = tuple(part for part in self.parts if part.rule not in rules)
        since = tuple(one for one in self.since if one.rule not in rules)
        return replace(self, parts=parts, since=since) if len(parts) > 1 else Totalled()

    def part_replaced(self, total: Calculation) -> tuple[Calculation, Calculation] | None:
        """The only part of the last total that no longer is one of ``total``, and the only one that is new in it."""
        gone = [p for p in self.parts if not any(p.is_case_of(one) for one in total.parts)]
        new = [p for p in total.parts if not any(p.is_case_of(one) for one in self.parts)]
        return (gone[0], new[0]) if len(gone) == len(new) == 1 else None

    def with_put_right(self, before: Calculation, calculation: Calculation) -> "Totalled":
        """The same after ``before`` was put right: in its place among the parts, or one more sum since where
        it is none of them.
        """
        place = next((n for n, part in enumerate(self.parts) if part.is_case_of(before)), None)
        if place is None or calculation.parts:
            return self.with_answer(calculation)
        parts = (*self.parts[:place], calculation, *self.parts[place + 1 :])
        since = tuple(one for one in self.since if not one.is_case_of(before))
        return Totalled(parts, since, put_right=True)


def _in_order(
    parts: tuple[Calculation, ...], before: tuple[Calculation, ...]
) -> tuple[Calculation, ...]:
    """The parts of a total in the order of the one before it, where at most one of them is told otherwise."""
    left = list(parts)
    placed: list[Calculation | None] = []
    for one in before:
        same = next((part for part in left if part.is_case_of(one)), None)
        placed.append(same)
        if same is not None:
            left.remove(same)
    if len(before) != len(parts) or len(left) > 1:
        return parts
    return tuple(part if part is not None else left[0] for part in placed)


def without_others(
    parts: Sequence[Calculation], others: Sequence[Calculation]
) -> Sequence[Calculation]:
    """Of the parts of a total those of the present enterprise, without those of ``others``; all where that leaves none."""
    own = list(parts)
    for other in others:
        same = next((n for n, one in enumerate(own) if one.is_case_of(other)), None)
        if same is not None:
            own.pop(same)
    return own or parts


def adds_up_any(total: Calculation | None, results: Sequence[Calculation]) -> bool:
    """Whether a sum is a total (两家合计) with one of these results in it."""
    parts = total.parts if total is not None else ()
    return any(part.is_case_of(one) for part in parts for one in results)
