"""Fitting the model of what a question asks for, and crossing it."""

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from assistant.answering.asking import AskingModel, from_weights
from eval.asking.questions import ALONE, Asking, parts
from index.wording import features

STRENGTH = 1.0
"""Inverse of the L2 penalty. 0.3, 1 and 3 were crossed, with L1 and word features beside them."""
RARE = 2
"""A feature of fewer questions is left out."""
KEPT = 1500
"""So many weights a label are kept, the largest."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How well one label is told from one threshold on."""

    threshold: float
    precision: float
    recall: float


def fit(
    questions: Sequence[Asking],
    safe: Sequence[Asking],
    labels: Sequence[str],
    strength: float = STRENGTH,
) -> AskingModel:
    """The model without thresholds; ``safe`` are counter-examples for the labels of ``ALONE``."""
    grams = [features(q.question) for q in (*questions, *safe)]
    counted: dict[str, int] = {}
    for of_question in grams[: len(questions)]:
        for gram in of_question:
            counted[gram] = counted.get(gram, 0) + 1
    columns = {gram: i for i, gram in enumerate(sorted(g for g, n in counted.items() if n >= RARE))}
    has = _table(grams, columns)
    weights: dict[str, dict[str, float]] = {}
    bias: dict[str, float] = {}
    names = list(columns)
    for label in labels:
        told = [i for i, q in enumerate(questions) if q.tells(label)]
        if label in ALONE:
            told += range(len(questions), len(grams))
        asked = np.array([label in q.asks for q in (*questions, *safe)])[told]
        model: Any = LogisticRegression(C=strength, solver="liblinear", random_state=0)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
            model.fit(has[told], asked)
        values = model.coef_[0]
        largest = np.argsort(-np.abs(values), kind="stable")[:KEPT]
        kept = sorted(largest.tolist(), key=lambda i: (-values[i], names[i]))
        weights[label] = {names[i]: round(float(values[i]), 3) for i in kept}
        bias[label] = round(float(model.intercept_[0]), 3)
    return from_weights(weights, bias, {})


def crossed(
    questions: Sequence[Asking], safe: Sequence[Asking], labels: Sequence[str], seed: int = 0
) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities by models that have not seen the question or one near to it.

    Out: ``(len(questions), len(labels))`` and ``(len(safe), len(labels))``, both float64.
    """
    everything = (*questions, *safe)
    part = parts(everything, seed=seed)
    chances = np.zeros((len(everything), len(labels)))
    for number in range(part.max() + 1):
        seen = [i for i in range(len(everything)) if part[i] != number]
        model = fit(
            [everything[i] for i in seen if i < len(questions)],
            [everything[i] for i in seen if i >= len(questions)],
            labels,
        )
        for i in np.flatnonzero(part == number):
            chances[i] = list(model.probabilities(everything[i].question).values())
    return chances[: len(questions)], chances[len(questions) :]


def measured(chances: np.ndarray, asked: np.ndarray, precision: float) -> Measured:
    """The lowest threshold from which on the precision is reached; nothing is told if none is.

    Both arrays are ``(n,)``: probabilities and whether the label is asked for.
    """
    order = np.argsort(-chances, kind="stable")
    right = np.cumsum(asked[order])
    reached = np.flatnonzero(right >= precision * np.arange(1, len(order) + 1))
    if not len(reached):
        return Measured(1.0, 1.0, 0.0)
    last = reached[-1]
    return measured_from(float(np.ceil(chances[order[last]] * 1000) / 1000), chances, asked)


def measured_from(threshold: float, chances: np.ndarray, asked: np.ndarray) -> Measured:
    """Precision and recall of all that reaches the threshold."""
    told = chances >= threshold
    hits = float((told & asked).sum())
    return Measured(threshold, hits / max(1.0, told.sum()), hits / max(1.0, asked.sum()))


def as_data(model: AskingModel, thresholds: Mapping[str, float]) -> dict[str, Any]:
    """What is kept of a model: weights by label, the largest first."""
    weights: dict[str, dict[str, float]] = {}
    for column, label in enumerate(model.labels):
        values = {f: round(float(model.weights[row, column]), 3) for f, row in model.rows.items()}
        weights[label] = dict(
            sorted(((f, w) for f, w in values.items() if w), key=lambda item: (-item[1], item[0]))
        )
    bias = {n: round(float(b), 3) for n, b in zip(model.labels, model.bias, strict=True)}
    return {"bias": bias, "thresholds": dict(thresholds), "weights": weights}


def _table(grams: Sequence[frozenset[str]], columns: Mapping[str, int]) -> csr_matrix:
    known = [sorted(columns[gram] for gram in of if gram in columns) for of in grams]
    rows = np.repeat(np.arange(len(grams)), [len(of) for of in known])
    places = np.array([place for of in known for place in of])
    shape = (len(grams), len(columns))
    return csr_matrix((np.ones(len(rows)), (rows, places)), shape=shape)
