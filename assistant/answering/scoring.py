"""A logistic score over named signals, one of them the wording of a text.

What an article leaves open (``settled.py``), whether another place's policy is asked for
(``elsewhere.py``), whether a message goes on with the subject before it (``conversation/leaning.py``)
and whether it wants a result (``conversation/wanting.py``) are told by such scores; each is fitted by a
command of ``eval``.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.answering.asking import AskingModel, from_weights

_SURE = 0.999


@dataclass(frozen=True, slots=True)
class Score:
    """``wording`` tells the chance of a label by the characters of a text; ``weights`` are those of
    the signals, by name.
    """

    wording: AskingModel
    weights: Mapping[str, float]
    bias: float

    def probability(self, signals: Mapping[str, float]) -> float:
        """The probability for these signals. Raises ``KeyError`` when one is missing."""
        score = self.bias + sum(weight * signals[name] for name, weight in self.weights.items())
        return chance_of(score)


def score_from(kept: Mapping[str, Any]) -> Score:
    """A score as it is kept. Raises ``KeyError`` when a part is missing."""
    wording = from_weights(kept["wording"]["weights"], kept["wording"]["bias"], {})
    return Score(wording, kept["weights"], kept["bias"])


def log_odds(chance: float) -> float:
    """A chance on the scale on which signals add up, kept within ±6.9: none is surer than 1 in 1,000."""
    kept = min(max(chance, 1 - _SURE), _SURE)
    return math.log(kept / (1 - kept))


def chance_of(odds: float) -> float:
    """The chance that log-odds stand for.

    >>> chance_of(0.0)
    0.5
    """
    return 1.0 / (1.0 + math.exp(-odds))
