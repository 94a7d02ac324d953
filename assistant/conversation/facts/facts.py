"""What is known for one rule; filled while it is gathered."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.calculator.calculation import InputValue
from assistant.calculator.quantities.fact import Doubt, Filling, Several


@dataclass(slots=True)
class Facts:
    """What is known for one rule. ``now`` are inputs told in this message, ``before`` earlier;
    ``recalled`` are those of ``before`` that were read only now, in messages said before.

    ``of_other_trade`` are averages told for another trade, which hold no more.
    ``doubts`` are about inputs that nothing else settles. ``several`` are things of a kind that are
    all the speaker's, to be computed one by one and added up. ``unsaid`` are inputs of which nothing may be
    assumed, since no word was said that it rests on.
    """

    values: dict[str, InputValue] = field(default_factory=dict)
    now: dict[str, Filling] = field(default_factory=dict)
    before: set[str] = field(default_factory=set)
    recalled: dict[str, Filling] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    several: Several | None = None
    of_other_trade: frozenset[str] = frozenset()
    unsaid: frozenset[str] = frozenset()

    def tell(self, filling: Filling) -> None:
        """Take a fact that this message tells."""
        self.values[filling.input] = filling.value
        self.now[filling.input] = filling
        self.before.discard(filling.input)

    def forget(self, names: Iterable[str]) -> None:
        """Take back what is known of these inputs."""
        self.values = {n: value for n, value in self.values.items() if n not in set(names)}
        self.before.difference_update(names)
