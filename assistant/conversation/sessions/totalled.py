"""The last total of a conversation, and what became of its parts since."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.calculator.calculation import Calculation

_KEPT = 6


@dataclass(frozen=True, slots=True)
class Totalled:
    """The parts of the last total that was answered, and the sums of single awards answered since. A total of
    some of them (除开资质那一项) takes nothing away.
    """

    parts: tuple[Calculation, ...] = ()
    since: tuple[Calculation, ...] = ()

    def with_answer(self, calculation: Calculation) -> "Totalled":
        """The same after one more sum or total was answered."""
        if not calculation.parts:
            return replace(self, since=(*self.since, calculation)[-_KEPT:])
        some = len(calculation.parts) < len(self.parts) and all(
            any(part.rule == one.rule for one in self.parts) for part in calculation.parts
        )
        return self if some else Totalled(_in_order(calculation.parts, self.parts))


def _in_order(
    parts: tuple[Calculation, ...], before: tuple[Calculation, ...]
) -> tuple[Calculation, ...]:
    """The parts of a total in the order of the one before it, where only one of them is told otherwise."""
    left = list(parts)
    placed: list[Calculation | None] = []
    for one in before:
        same = next((part for part in left if part.is_case_of(one)), None)
        placed.append(same)
        if same is not None:
            left.remove(same)
    if len(before) != len(parts) or len(left) != 1:
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
