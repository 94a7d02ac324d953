"""What the engine returns: one immutable tree from which steps, tables and API fields are made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

InputValue = Decimal | str | bool | date
"""Money in yuan, rates as fractions, choices by their value, flags, days."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the trace: its sentence, its value, and the provision it stands on.

    ``article`` is the article's key, ``label`` what a reader sees (``第22条``), ``words`` verbatim.
    """

    text: str
    value: InputValue | None
    unit: str | None
    article: str
    words: tuple[str, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another reading's result: yuan when ``unit`` is ``yuan``."""

    reading: str
    result: Decimal
    unit: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """An input that still decides the result."""

    input: str
    question: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Calculation:
    """The outcome of one rule (or of several that add up; then ``rule`` joins ids with ``+``).

    ``eligible``: True, False, or None (not decided: see ``missing`` or ``undecided``). ``result`` is in
    ``unit`` (``yuan`` for money), None where nothing results; not eligible for money gives 0. ``ended``:
    the provision's term had passed on ``as_of``; nothing was computed. ``missing`` holds the inputs that
    still matter, the most decisive first. ``inputs`` are those used; ``assumed`` the subset that nobody
    told. ``per`` e.g. ``年``. ``instead`` is the rule that applies where this one does not, by what was
    told, else empty. ``says`` is what the rule calls this result, else empty. ``decides_stated`` is
    False where ``decides`` only lists the departments responsible for the article. ``due`` is the day a
    period ends when its start is known. ``label`` and ``number`` are the article's (``第22条``, 22).
    ``units`` are the inputs' (``yuan``, ``rate``, a word, None).
    """

    rule: str
    document: str
    article: str
    title: str
    kind: str
    eligible: bool | None
    result: Decimal | None
    unit: str | None
    ceiling: bool
    ended: bool
    undecided: str | None
    inputs: Mapping[str, InputValue]
    assumed: tuple[str, ...]
    steps: tuple[Step, ...]
    failures: tuple[str, ...]
    assumptions: tuple[str, ...]
    alternatives: tuple[Alternative, ...]
    missing: tuple[Missing, ...]
    notices: tuple[str, ...]
    decides: tuple[str, ...]
    per: str | None = None
    due: date | None = None
    instead: str = ""
    says: str = ""
    decides_stated: bool = True
    label: str = ""
    number: int = 0
    units: Mapping[str, str | None] = field(default_factory=dict)

    parts: tuple["Calculation", ...] = field(default=())
    """What was added up, or held against each other."""

    @property
    def singles(self) -> tuple["Calculation", ...]:
        """The results of single awards that this one is made of: its parts, or itself where it has none."""
        return self.parts or (self,)

    @property
    def choices(self) -> tuple[str, ...]:
        """The choices it was computed with (国家级, 优秀奖): of what kind the thing is."""
        return tuple(value for value in self.inputs.values() if isinstance(value, str))

    def is_case_of(self, other: "Calculation") -> bool:
        """Whether both come of the same rule and inputs."""
        return (self.rule, self.inputs) == (other.rule, other.inputs)
