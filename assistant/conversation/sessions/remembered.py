"""What a session remembers, piece by piece: a fact, a sum that was answered, a subject, another enterprise.

Frozen values; ``Session`` holds them and says when one takes the place of another.
"""

from dataclasses import dataclass
from decimal import Decimal

from assistant.calculator.calculation import Calculation, InputValue


@dataclass(frozen=True, slots=True)
class ToldFact:
    """A fact the person told: the input it filled, its value, the words and turn it came from, and the
    year it is of, where that was said.
    """

    input: str
    label: str
    type: str
    value: InputValue
    words: str
    turn: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class AnsweredSum:
    """A result that was answered, and the words it was answered for (empty where they were read anew)."""

    calculation: Calculation
    words: str


@dataclass(frozen=True, slots=True)
class ToldRange:
    """A figure told only roughly (七八百万): the ends of what it can be, its words, and the turn it came from."""

    low: Decimal
    high: Decimal
    words: str
    turn: int


@dataclass(frozen=True, slots=True)
class Pending:
    """A question the assistant asked: the rules being computed and the input it asked for.

    ``options`` are rule ids when the person was asked which award is meant.
    """

    rules: tuple[str, ...] = ()
    input: str | None = None
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Focus:
    """What the conversation is about: an article, and the question that led to it.

    ``rules`` were computed, ``near`` stand on the clause that was quoted.
    """

    document: str
    article: str
    question: str
    rules: tuple[str, ...] = ()
    near: tuple[str, ...] = ()

    def same_as(self, other: "Focus") -> bool:
        """Whether both are about the same article and the same rules."""
        mine = (self.document, self.article, self.rules)
        return mine == (other.document, other.article, other.rules)


@dataclass(frozen=True, slots=True)
class Aside:
    """What was told of an enterprise and answered for it, put aside while another is spoken of."""

    facts: tuple[ToldFact, ...]
    messages: tuple[str, ...]
    results: tuple[Calculation, ...]
    focus: Focus | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Messages that only told, one after another, since the last question; ``turns`` are theirs, ``sums``
    how many sums had been answered before the first of them. ``asked``: the one message is a question.
    """

    messages: tuple[str, ...] = ()
    turns: tuple[int, ...] = ()
    sums: int = 0
    asked: bool = False
