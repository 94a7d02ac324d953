"""What came back for one question: the raw material of every measure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.answering.answer import Answer
from eval.question import Expectation, Question


@dataclass(frozen=True, slots=True)
class Matched:
    """Article keys that a match called certain and possible."""

    certain: tuple[str, ...]
    possible: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Transcript:
    """One question and what it gave.

    ``answers`` hold one answer a turn (fewer when an error broke a dialogue off), ``error`` is the
    code of that error. ``found`` are article keys by search, best first, None if none was made.
    ``milliseconds`` are wall-clock times of the turns, ``stages`` those of the parts of the last
    turn where the assistant says them. ``probability`` is the assistant's own probability that
    the question is answerable, where it gives one.
    """

    question: Question
    answers: tuple[Answer, ...] = ()
    error: str | None = None
    found: tuple[str, ...] | None = None
    matched: Matched | None = None
    milliseconds: tuple[float, ...] = ()
    stages: Mapping[str, float] = field(default_factory=dict)
    probability: float | None = None

    @property
    def answer(self) -> Answer | None:
        """The last answer."""
        return self.answers[-1] if self.answers else None

    @property
    def cited(self) -> tuple[str, ...]:
        """Keys of the articles the last answer cites, in order, each once."""
        answer = self.answer
        return tuple(dict.fromkeys(c.key for c in answer.citations)) if answer else ()

    @property
    def turns(self) -> tuple[tuple[Expectation, Answer], ...]:
        """Every answered turn with what it had to be."""
        question = self.question
        expected: tuple[Expectation, ...] = question.expect or (question,)
        return tuple(zip(expected, self.answers, strict=False))

    def said_until(self, turn: int) -> str:
        """Everything the person had said up to and with this turn."""
        return "\n".join(self.question.turns[: turn + 1]) or self.question.text
