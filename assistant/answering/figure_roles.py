"""What a figure of a folded text is: a cap, a threshold, a step, or a sum given (``premise.yaml``)."""

import re
from functools import cache
from pathlib import Path

from assistant.calculator.quantities.fact import Quantity
from corpus.patterns import load_patterns

_DATA = Path(__file__).with_name("premise.yaml")


def role_of(text: str, quantity: Quantity) -> str:
    """What a figure of a folded text is: ``cap``, ``least``, ``most``, ``step``, or empty."""
    roles = figure_roles()
    before, after = text[: quantity.start], text[quantity.end :]
    if roles["cap_before"].search(before) or roles["cap_after"].search(after):
        return "cap"
    if roles["step_before"].search(before):
        return "step"
    for role in ("least", "most"):
        if roles[f"{role}_before"].search(before) or roles[f"{role}_after"].search(after):
            return role
    return ""


@cache
def figure_roles(path: Path = _DATA) -> dict[str, re.Pattern[str]]:
    """The patterns by name: what stands before or behind a figure."""
    return load_patterns(path)
