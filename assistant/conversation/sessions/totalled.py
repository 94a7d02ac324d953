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
        return self if some else Totalled(calculation.parts)


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
