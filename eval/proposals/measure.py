"""Asking all questions one way, and what came of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from assistant.conversation.assistant import Assistant
from eval.check import compare, misstated
from eval.proposals.asked import Asked, Sort


@dataclass(frozen=True, slots=True)
class Came:
    """What came of one question: every expectation met, a wrong sum said, or refused."""

    asked: Asked
    right: bool
    wrong_sum: str | None
    refused: bool
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Way:
    """All questions asked one way. ``offered`` counts what the model proposed, by outcome."""

    name: str
    came: tuple[Came, ...]
    offered: Mapping[tuple[str, str], int]

    def right(self, sort: Sort) -> int:
        """How many questions of a sort were answered as expected."""
        return sum(c.right for c in self.came if c.asked.sort == sort)

    @property
    def led_astray(self) -> int:
        """How many vague questions got an answer that is not the expected one."""
        vague = [c for c in self.came if c.asked.sort == "vague"]
        return sum(not c.right and not c.refused for c in vague)

    @property
    def wrong_sums(self) -> list[Came]:
        """The questions for which a wrong sum was said."""
        return [c for c in self.came if c.wrong_sum is not None]

    @property
    def median_ms(self) -> float:
        """The median of the turns' times."""
        return median(c.milliseconds for c in self.came)


def ask_all(name: str, assistant: Assistant, asked: Sequence[Asked]) -> Way:
    """Ask every question in a session of its own; the first one once more, to warm up."""
    assistant.ask(asked[0].question)
    assistant.tally.take()
    came = tuple(_ask(assistant, one) for one in asked)
    return Way(name, came, Counter(assistant.tally.take()))


def _ask(assistant: Assistant, one: Asked) -> Came:
    began = perf_counter()
    answer = assistant.ask(one.question)
    took = (perf_counter() - began) * 1000
    return Came(
        asked=one,
        right=not compare(one, answer),
        wrong_sum=misstated(answer, one.amounts or (None,)),
        refused=answer.kind == "refusal",
        milliseconds=took,
    )
