"""Fit the scope score: ``python -m eval.scope [FILE]`` prints data for ``scope.yaml``.

In: the development half of the question sets, and a JSON Lines file of further questions that are
not the documents' matter (``question`` in each line; STARD's lay questions on national laws serve).
Out: logistic weights, and what each pair of thresholds would cost on the development half.
Only questions that a score can tell are used: those with articles against those out of scope.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from assistant.assembly import build_assistant
from assistant.settings import Settings
from corpus.normalise import fold_plain
from eval.question import Question, select
from index.retriever import Retriever

SIGNALS = (
    "dense_top",
    "maxsim_top",
    "lexical_top",
    "coverage",
    "question_top",
    "question_near",
    "question_words",
    "background_top",
    "background_near",
    "background_words",
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A question's signals ``(len(SIGNALS),) float64`` and whether it is in scope."""

    question: str
    signals: np.ndarray
    inside: bool


def samples(retriever: Retriever, questions: list[Question]) -> list[Sample]:
    """One sample a single-turn question that the score has to tell; direct look-ups are left out."""
    found: list[Sample] = []
    for question in questions:
        text = question.question or ""
        outside = "out_of_scope" in question.reason
        if not text or not (outside or question.articles):
            continue
        result = retriever.search(fold_plain(text), k=1)
        if result.direct is None:
            values = np.array([result.signals.get(name, 0.0) for name in SIGNALS])
            found.append(Sample(text, values, not outside))
    return found


def outsiders(retriever: Retriever, file: Path, limit: int = 300) -> list[Sample]:
    """Samples of questions that are out of scope, evenly drawn from a JSON Lines file."""
    lines = file.read_text(encoding="utf-8").splitlines()
    chosen = lines[:: max(1, len(lines) // limit)]
    found = []
    for line in chosen:
        text = json.loads(line)["question"]
        signals = retriever.search(fold_plain(text), k=1).signals
        found.append(Sample(text, np.array([signals.get(n, 0.0) for n in SIGNALS]), inside=False))
    return found


def main() -> None:
    """Fit on the development half and print the data for ``scope.yaml``."""
    retriever = build_assistant(Settings()).retriever
    known = samples(retriever, list(select(split="dev")))
    for name in sys.argv[1:]:
        known += outsiders(retriever, Path(name))
    x = np.stack([sample.signals for sample in known])
    y = np.array([sample.inside for sample in known])
    model = LogisticRegression(C=30.0, class_weight="balanced", max_iter=5000)
    crossed = cross_val_predict(model, x, y, cv=10, method="predict_proba")[:, 1]
    model.fit(x, y)
    weights = ", ".join(f"{n}: {w:.2f}" for n, w in zip(SIGNALS, model.coef_[0], strict=True))
    out = sys.stdout
    out.write(f"{y.sum()} inside, {(~y).sum()} outside\n")
    out.write(f"weights: {{{weights}}}\nbias: {model.intercept_[0]:.2f}\n")
    for threshold in (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6):
        refused = float((crossed[~y] < threshold).mean())
        lost = float((crossed[y] < threshold).mean())
        out.write(f"below {threshold}: {refused:.1%} outside refused, {lost:.1%} inside lost\n")
    for probability, sample in sorted(zip(crossed, known, strict=True), key=lambda p: p[0]):
        if sample.inside != (probability >= 0.3):
            out.write(f"{probability:.2f} {'in ' if sample.inside else 'out'} {sample.question}\n")


if __name__ == "__main__":
    main()
