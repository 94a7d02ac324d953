"""Fit the model of what a question asks for: ``python -m eval.asking [--write]``.

In: ``questions.jsonl`` and the sample questions beside the documents. Out: what ten-fold crossing,
three times over, says of each label, of the patterns alone, the model alone and both; with
``--write`` the model, ``assistant/answering/asking.json``. Takes three minutes.
"""

import argparse
import json
import re
import sys

import numpy as np

from assistant.answering.asking import KEPT
from assistant.answering.attributes import load_attributes
from assistant.settings import Settings
from corpus.normalise import fold_plain
from eval.asking.fitting import Measured, as_data, crossed, fit, measured, measured_from
from eval.asking.questions import ALONE, Asking, labelled, samples

TIMES = 3
PRECISION = 0.9
PRECISION_ALONE = 0.95
"""For the labels that end in a refusal."""
SECOND_BEST, TOO_FEW = 0.8, 0.25
"""The precision that must do where at 0.9 less than a quarter is recognised."""
LIKELIER = 0.5
"""No threshold is lower: labels are rarer among real questions than among these."""


def main() -> None:
    """Cross, print, and write if asked to."""
    reader = argparse.ArgumentParser(prog="eval.asking", description="Fit the asking model.")
    reader.add_argument("--write", action="store_true", help="write asking.json")
    write = reader.parse_args().write
    questions = labelled()
    safe = samples(Settings().documents)
    labels = sorted({label for question in questions for label in question.asks})
    rounds = [crossed(questions, safe, labels, seed) for seed in range(TIMES)]
    chances = np.concatenate([of_questions for of_questions, _ in rounds])
    safe_chances = np.concatenate([of_safe for _, of_safe in rounds])
    thresholds: dict[str, float] = {}
    sys.stdout.write(f"{len(questions)} questions, {len(safe)} samples\n")
    for column, label in enumerate(labels):
        told = np.tile([question.tells(label) for question in questions], TIMES)
        asked = np.tile([label in question.asks for question in questions], TIMES)
        judged, is_asked = chances[told, column], asked[told]
        if label in ALONE:
            judged = np.concatenate([judged, safe_chances[:, column]])
            is_asked = np.concatenate([is_asked, np.zeros(len(safe_chances), dtype=bool)])
        found = _threshold(label, judged, is_asked)
        thresholds[label] = found.threshold
        by_model = chances[:, column] >= found.threshold
        sys.stdout.write(_line(label, found))
        if label in _patterns():
            sys.stdout.write(_beside(_patterns()[label], questions, told, asked, by_model))
        if label in ALONE:
            fired = (safe_chances[:, column] >= found.threshold).reshape(TIMES, -1).any(axis=0)
            names = [safe[i].question for i in np.flatnonzero(fired)]
            sys.stdout.write(f"    samples: {len(names)} {'; '.join(names)}\n")
    if write:
        data = as_data(fit(questions, safe, labels), thresholds)
        KEPT.write_text(_readable(data), encoding="utf-8")


def _threshold(label: str, chances: np.ndarray, asked: np.ndarray) -> Measured:
    if label in ALONE:
        return measured(chances, asked, PRECISION_ALONE)
    found = measured(chances, asked, PRECISION)
    if found.recall < TOO_FEW:
        found = measured(chances, asked, SECOND_BEST)
    return found if found.threshold >= LIKELIER else measured_from(LIKELIER, chances, asked)


def _line(label: str, found: Measured) -> str:
    return (
        f"{label:12} from {found.threshold:.3f}: "
        f"precision {found.precision:.0%} recall {found.recall:.0%}\n"
    )


def _patterns() -> dict[str, re.Pattern[str]]:
    return {attribute.name: attribute.asked for attribute in load_attributes()}


def _beside(
    pattern: re.Pattern[str],
    questions: tuple[Asking, ...],
    told: np.ndarray,
    asked: np.ndarray,
    by_model: np.ndarray,
) -> str:
    """Precision and recall of the patterns alone, and of patterns and model together."""
    found = [pattern.search(fold_plain(q.question)) is not None for q in questions]
    by_pattern = np.tile(found, TIMES)
    line = ""
    for name, hits in (("patterns", by_pattern), ("both", by_pattern | by_model)):
        right = (hits & asked).sum()
        precision, recall = right / max(1, (hits & told).sum()), right / max(1, asked.sum())
        line += f"    {name}: precision {precision:.0%} recall {recall:.0%}"
    return line + "\n"


def _readable(data: dict[str, dict[str, object]]) -> str:
    """One line a label."""
    groups = []
    for group, values in data.items():
        lines = ",\n".join(
            f"  {json.dumps(name, ensure_ascii=False)}: "
            + json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
            for name, value in values.items()
        )
        groups.append(f'"{group}": {{\n{lines}\n}}')
    return "{\n" + ",\n".join(groups) + "\n}\n"


if __name__ == "__main__":
    main()
