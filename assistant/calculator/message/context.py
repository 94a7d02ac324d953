"""A quantity of a message and what the words around it say about it.

Made by ``surrounding.contexts``; frozen.
"""

from dataclasses import dataclass

from assistant.calculator.message.beside import Average
from assistant.calculator.quantities.fact import Quantity

_HOW_MUCH = "几"


@dataclass(frozen=True, slots=True)
class Context:
    """A quantity and the words that belong to it.

    Words before it begin at ``before``, words after it end at ``after``; ``lead`` is where the
    clauses before begin, which count when its own clause says nothing. ``old``: a figure of an
    earlier time than others in the message (None: not said). ``usable``: a fact of the speaker
    (not negated, not another's, not a part of another figure, not asked for: 该领几万, 是几万).
    ``general``: of no case (每涨一个点), or a result that is claimed (那就是14万吧).
    ``months_each``: it comes again after so many months. ``added``, ``in_all``: the words between it and
    the figure before say that it comes on top (又添了), that it is the total (一共).
    """

    quantity: Quantity
    before: int
    after: int
    lead: int
    year: int | None
    old: bool | None
    award: bool
    part_of: bool
    part: str | None
    average: Average
    falling: bool
    distributed: int | None
    so_far: bool
    months_each: int | None
    general: bool
    of_others: bool
    how_many: bool
    added: bool
    in_all: bool

    @property
    def usable(self) -> bool:
        """Whether it can be a fact at all."""
        how_much = self.how_many or (self.award and _HOW_MUCH in self.quantity.text)
        asked_for = self.quantity.vague and how_much
        own = not (self.quantity.negated or self.part_of or self.of_others or self.general)
        return own and not asked_for
