"""How much each sign counts by which an input claims a quantity: ``claiming.yaml``."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from corpus.datafile import load_data

_DATA = Path(__file__).with_name("claiming.yaml")


@dataclass(frozen=True, slots=True)
class ClaimWeights:
    """Scores of a claim by where the words stand that name the input: ``before``, ``inside`` or ``after`` the
    figure, in clauses before (``led``); by what else tells it. From ``sure`` on it is named, below ``least``
    a claim is none. A bare number below ``bare_money`` is not taken for yuan; where the figure is asked for in
    yuan (an ``ask`` without 万元), below ``bare_money_in_yuan``.
    """

    before: float
    inside: float
    after: float
    led: float
    sure: float
    gap: float
    gap_most: int
    gap_after: float
    length: float
    far: int
    by_time: float
    by_question: float
    average: float
    in_turn: float
    least: float
    less_exact: float
    bare_money: Decimal
    bare_money_in_yuan: Decimal


@cache
def claim_weights(path: Path = _DATA) -> ClaimWeights:
    """Read the weights. Raises ``TypeError`` where one is missing or not known."""
    data = load_data(path)
    money = {name: Decimal(value) for name, value in data.items() if name.startswith("bare_money")}
    return ClaimWeights(**{**data, **money})
