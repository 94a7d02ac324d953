"""An answer in the making: what the steps of a turn hand to each other and to the way out."""

from dataclasses import dataclass

from assistant.answering.answer import Kind, Reason
from assistant.answering.statement import Statement
from assistant.calculator.calculation import Calculation


@dataclass(frozen=True, slots=True)
class Draft:
    """What one question gets. ``statements`` in reading order; ``notices`` are said beside them.

    ``subject`` is (document id, article key) of what it is about, ``rules`` the rules computed,
    ``near`` those that stand on the clause quoted, ``asks`` the input asked for, ``options`` rule
    ids offered for choice. ``named_sums``: of a list of what fits, the sums that are certain, in its order.
    """

    kind: Kind
    reason: Reason | None = None
    statements: tuple[Statement, ...] = ()
    notices: tuple[Statement, ...] = ()
    suggestions: tuple[str, ...] = ()
    calculation: Calculation | None = None
    subject: tuple[str, str] | None = None
    rules: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    asks: str | None = None
    options: tuple[str, ...] = ()
    named_sums: tuple[Calculation, ...] = ()
    outcome: str = ""
