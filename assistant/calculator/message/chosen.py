"""What the words of a message tell of a choice, a flag or a day of a rule."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Chosen:
    """A value told for an input; several that cannot all be, or none of which is but that the one
    that would be assumed is not so (``value`` None, ``values`` empty).
    """

    input: str
    value: str | bool | date | None
    start: int
    end: int
    values: tuple[str, ...] = ()
