"""A logistic score, or a choice of several, over named signals, some of them the wording of a text.

What an article leaves open (``settled.py``), whether another place's policy is asked for
(``elsewhere.py``), what a message is to the conversation before it (``conversation/continuing.py``) and
whether it wants a result (``conversation/wanting.py``) are told by such scores; each is fitted by a
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


@dataclass(frozen=True, slots=True)
class Choice:
    """Which one of several labels holds. ``wording`` tells the chance of each by the characters of a
    text, and those chances are signals, too; ``weights`` are those of the signals by label and name.
    """

    wording: AskingModel
    weights: Mapping[str, Mapping[str, float]]
    bias: Mapping[str, float]

    def chances(self, text: str, signals: Mapping[str, float]) -> dict[str, float]:
        """The probability of each label for a folded text and these signals; they add up to 1.

        Raises ``KeyError`` when a signal is missing.
        """
        complete = with_wordings(text, signals, self.wording)
        scores = {
            label: self.bias[label] + sum(w * complete[name] for name, w in weights.items())
            for label, weights in self.weights.items()
        }
        highest = max(scores.values())
        shares = {label: math.exp(score - highest) for label, score in scores.items()}
        total = sum(shares.values())
        return {label: share / total for label, share in shares.items()}


def with_wordings(
    text: str, signals: Mapping[str, float], wording: AskingModel
) -> dict[str, float]:
    """The signals and, under ``wording_<label>``, how the folded text is worded."""
    worded = {f"wording_{n}": log_odds(c) for n, c in wording.probabilities(text).items()}
    return {**signals, **worded}


def choice_from(kept: Mapping[str, Any]) -> Choice:
    """A choice as it is kept. Raises ``KeyError`` when a part is missing."""
    return Choice(_wording_from(kept), kept["weights"], kept["bias"])


def score_from(kept: Mapping[str, Any]) -> Score:
    """A score as it is kept. Raises ``KeyError`` when a part is missing."""
    return Score(_wording_from(kept), kept["weights"], kept["bias"])


def _wording_from(kept: Mapping[str, Any]) -> AskingModel:
    return from_weights(kept["wording"]["weights"], kept["wording"]["bias"], {})


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
