"""How likely a sum computed for a follow-up is not the one asked for, by a logistic score.

``sureness.json`` holds the weights of signals and of pairs of them, and the chance from which on nothing is said
but what is asked back; it is fitted and measured by ``python -m eval.sureness``.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

from assistant.answering.scoring import chance_of
from assistant.calculator.calculation import Calculation
from assistant.conversation.room import Turn
from assistant.conversation.totals.sureness_signals import signals_of

KEPT = Path(__file__).with_name("sureness.json")
NOTED = "sum_weighed"


@dataclass(frozen=True, slots=True)
class Sureness:
    """The score as it is kept: ``weights`` by signal or pair of signals; from the chance ``unsure_from`` on a
    sum is not said.
    """

    unsure_from: float
    bias: float
    weights: Mapping[str, float]

    def chance_of_error(self, signals: Mapping[str, float]) -> float:
        """The chance, 0 to 1, that the sum with these signals is not the one asked for."""
        shown = with_pairs(signals)
        score = sum(self.weights.get(name, 0.0) * value for name, value in shown.items())
        return chance_of(self.bias + score)


@cache
def sureness(path: Path = KEPT) -> Sureness:
    """Read the kept score. Raises ``TypeError`` when a part is missing."""
    return Sureness(**json.loads(path.read_text(encoding="utf-8")))


def is_unsure(turn: Turn, calculation: Calculation, step: str) -> bool:
    """Whether a sum in yuan that follows another one is too likely not the one asked for.

    The signals, the chance and the sum are noted in the turn.
    """
    last, kept = turn.session.last_calculation, sureness()
    if last is None or last.result is None:
        return False
    if calculation.result is None or calculation.unit != "yuan":
        return False
    if calculation.kind == "figure":  # 还差多少: of the last sum, whatever it is
        return False
    signals = signals_of(turn, calculation, last, step)
    chance = kept.chance_of_error(signals)
    turn.notes[NOTED] = {"signals": signals, "chance": chance, "sum": calculation.result}
    return chance >= kept.unsure_from


def with_pairs(signals: Mapping[str, float]) -> dict[str, float]:
    """The signals that are there, and 1 for every two that answer yes (``a*b``, by name).

    >>> with_pairs({"b": 1.0, "a": 1.0, "c": 0.0})
    {'b': 1.0, 'a': 1.0, 'a*b': 1.0}
    """
    there = {name: value for name, value in signals.items() if value}
    yes = sorted(name for name, value in there.items() if value == 1.0)
    return there | {f"{one}*{other}": 1.0 for one, other in combinations(yes, 2)}
