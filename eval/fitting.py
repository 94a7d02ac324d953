"""Fitting a score or a choice over named signals, and keeping it as ``scoring`` reads it."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from assistant.answering.asking import AskingModel
from eval.asking.fitting import as_data

Part = tuple[np.ndarray, np.ndarray]
"""The places of the rows that a model sees and of those that it is measured on."""


@dataclass(frozen=True, slots=True)
class FittedScore:
    """The weight ``(signals,) float64`` of each signal as it comes, and the bias."""

    names: tuple[str, ...]
    weights: np.ndarray
    bias: float

    def probabilities(self, x: np.ndarray) -> np.ndarray:
        """The probabilities ``(n,)`` for signals ``(n, signals)``."""
        return np.asarray(1 / (1 + np.exp(-(x @ self.weights + self.bias))))


def fit_score(
    x: np.ndarray, y: np.ndarray, names: Sequence[str], weight: np.ndarray | None = None
) -> FittedScore:
    """Fit on signals ``(n, signals)`` and labels ``(n,) bool``; the signals are standardised for it.

    ``weight`` ``(n,)`` is what each row counts for.
    """
    weights, bias = _fitted(_model(), x, y, weight)
    return FittedScore(tuple(names), weights[0], float(bias[0]))


def crossed(
    x: np.ndarray, y: np.ndarray, parts: Sequence[Part], weight: np.ndarray | None = None
) -> np.ndarray:
    """The probability ``(n,)`` of each row by a model that did not see it."""
    return _crossed(_model(), x, y, parts, weight)[:, 1]


def crossed_wordings(
    count: int, parts: Sequence[Part], fit_on: Callable[[Sequence[int]], AskingModel]
) -> list[AskingModel]:
    """For each of ``count`` rows the wording model that did not see it; ``fit_on`` fits one on rows.

    Raises ``KeyError`` when a row is measured in no part.
    """
    wordings: dict[int, AskingModel] = {}
    for seen, unseen in parts:
        of_seen = fit_on(seen.tolist())
        wordings |= dict.fromkeys(unseen.tolist(), of_seen)
    return [wordings[row] for row in range(count)]


def keep_score(
    path: Path, score: FittedScore, wording: AskingModel, thresholds: dict[str, float]
) -> None:
    """Write the score with the model of the wording and the thresholds chosen for it."""
    kept = {
        **thresholds,
        "bias": round(score.bias, 3),
        "weights": {n: round(float(w), 3) for n, w in zip(score.names, score.weights, strict=True)},
    }
    _keep(path, kept, wording)


@dataclass(frozen=True, slots=True)
class FittedChoice:
    """For each label the weight of each signal as it comes, ``(labels, signals) float64``, and the
    bias ``(labels,) float64``.
    """

    labels: tuple[str, ...]
    names: tuple[str, ...]
    weights: np.ndarray
    bias: np.ndarray


def fit_choice(
    x: np.ndarray,
    y: np.ndarray,
    names: Sequence[str],
    labels: Sequence[str],
    weight: np.ndarray | None = None,
) -> FittedChoice:
    """Fit on signals ``(n, signals)`` and the places of their labels ``(n,) int``; every label occurs.

    ``weight`` ``(n,)`` is what each row counts for.
    """
    weights, bias = _fitted(_choosing(), x, y, weight)
    return FittedChoice(tuple(labels), tuple(names), weights, bias)


def crossed_choices(
    x: np.ndarray, y: np.ndarray, parts: Sequence[Part], weight: np.ndarray | None = None
) -> np.ndarray:
    """The probabilities ``(n, labels)`` of each row by a model that did not see it."""
    return _crossed(_choosing(), x, y, parts, weight)


def keep_choice(path: Path, choice: FittedChoice, wording: AskingModel) -> None:
    """Write the choice with the model of the wording, as ``scoring.choice_from`` reads it."""
    kept = {
        "bias": {n: round(float(b), 3) for n, b in zip(choice.labels, choice.bias, strict=True)},
        "weights": {
            label: {n: round(float(w), 4) for n, w in zip(choice.names, of_label, strict=True)}
            for label, of_label in zip(choice.labels, choice.weights, strict=True)
        },
    }
    _keep(path, kept, wording)


def _keep(path: Path, kept: dict[str, Any], wording: AskingModel) -> None:
    kept = {**kept, "wording": as_data(wording, {})}
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _fitted(
    model: LogisticRegression, x: np.ndarray, y: np.ndarray, weight: np.ndarray | None
) -> tuple[np.ndarray, np.ndarray]:
    """Weights and bias for the signals as they come, fitted on standardised ones."""
    mean, spread = x.mean(axis=0), _spread(x)
    model.fit((x - mean) / spread, y, sample_weight=weight)
    weights = model.coef_ / spread
    return weights, model.intercept_ - (weights * mean).sum(axis=1)


def _crossed(
    model: LogisticRegression,
    x: np.ndarray,
    y: np.ndarray,
    parts: Sequence[Part],
    weight: np.ndarray | None,
) -> np.ndarray:
    """The probabilities ``(n, labels)`` of each row after a fit that did not see it; else 0."""
    scaled, chances = (x - x.mean(axis=0)) / _spread(x), np.zeros((len(y), len(np.unique(y))))
    for seen, unseen in parts:
        counted = None if weight is None else weight[seen]
        model.fit(scaled[seen], y[seen], sample_weight=counted)
        chances[unseen] = model.predict_proba(scaled[unseen])
    return chances


def _spread(x: np.ndarray) -> np.ndarray:
    """The spread of each signal; 1 for one that never changes."""
    spread = x.std(axis=0)
    return np.where(spread > 0, spread, 1.0)


def _model() -> LogisticRegression:
    return LogisticRegression(max_iter=5000)


def _choosing() -> LogisticRegression:
    """Stronger held back than a score of two labels: several sets of weights share the rows."""
    return LogisticRegression(C=0.2, max_iter=5000)
