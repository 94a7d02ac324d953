"""What a question asks for, by a linear model over characters (``asking.json``).

Patterns (``attributes.yaml``) know the usual words; the model knows what people who used other
words asked for. It is fitted by ``python -m eval.asking``; scoring needs numpy alone.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from index.wording import features

KEPT = Path(__file__).with_name("asking.json")


@dataclass(frozen=True, slots=True)
class AskingModel:
    """One logistic regression a label; a feature is there or not.

    ``rows``: feature to row of ``weights``, ``(features, labels) float32``; ``bias``,
    ``(labels,) float32``. ``thresholds``: from which probability on a label counts as asked.
    """

    labels: tuple[str, ...]
    rows: Mapping[str, int]
    weights: np.ndarray
    bias: np.ndarray
    thresholds: Mapping[str, float]

    def probabilities(self, text: str) -> Mapping[str, float]:
        """How likely the question asks for each label; the labels do not exclude each other."""
        known = sorted(self.rows[f] for f in features(text) if f in self.rows)
        scores = self.bias + self.weights[known].sum(axis=0)
        chances = 1.0 / (1.0 + np.exp(-scores.astype(np.float64)))
        return dict(zip(self.labels, chances.tolist(), strict=True))

    def asked(self, text: str) -> frozenset[str]:
        """The labels whose probability reaches their threshold."""
        chances = self.probabilities(text)
        return frozenset(n for n, least in self.thresholds.items() if chances[n] >= least)


@cache
def asking_model(path: Path = KEPT) -> AskingModel:
    """Read the kept model. Raises ``KeyError`` when a part is missing."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    return from_weights(kept["weights"], kept["bias"], kept["thresholds"])


def from_weights(
    weights: Mapping[str, Mapping[str, float]],
    bias: Mapping[str, float],
    thresholds: Mapping[str, float],
) -> AskingModel:
    """A model of ``label → feature → weight``, as it is kept."""
    names = sorted({feature for of_label in weights.values() for feature in of_label})
    rows = {feature: row for row, feature in enumerate(names)}
    table = np.zeros((len(names), len(bias)), dtype=np.float32)
    for column, label in enumerate(bias):
        for feature, weight in weights[label].items():
            table[rows[feature], column] = weight
    return AskingModel(
        labels=tuple(bias),
        rows=rows,
        weights=table,
        bias=np.array(list(bias.values()), dtype=np.float32),
        thresholds=dict(thresholds),
    )
