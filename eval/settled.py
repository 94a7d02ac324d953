"""Fit the score that says whether an article leaves open what is asked: ``python -m eval.settled``.

In: the development half of the question sets; the questions laid beside the documents (answered, open)
speak through the index. Out: what each threshold would cost on that half, crossed by article; with
``--write`` the model, ``assistant/answering/settled.json``.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.model_selection import GroupKFold

from assistant.answering.evidence import gather
from assistant.answering.settled import KEPT, LIKENESS, WORDED, signals_of
from assistant.assembly import build_assistant
from assistant.conversation.reading.understanding import understand
from assistant.settings import Settings
from corpus.catalog import Catalog
from corpus.normalise import fold_plain
from eval.fitting import FittedScore, crossed, fit_score
from eval.question import Question, select
from index.retriever import Retriever

SETS = ("lookup", "calculate", "not_stated", "ended")
FOLDS = 10
THRESHOLDS = {"open_from": 0.5, "surely_from": 0.97, "held_below": 0.03}
"""Chosen on the development half, see what ``main`` prints."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A question with the signals of the score, whether its article leaves it open, and whether an
    attribute that has a name is lacking, one that is certain among them.
    """

    question: Question
    signals: dict[str, float]
    left_open: bool
    article: str
    lacking: bool
    certain: bool


def samples(retriever: Retriever, catalog: Catalog, questions: Sequence[Question]) -> list[Sample]:
    """One sample a question of one turn whose article is found first and has both lists."""
    found = []
    for question in questions:
        left_open = "not_stated" in question.reason
        if (
            not question.question
            or not question.articles
            or (left_open and len(question.reason) > 1)
        ):
            continue
        text = fold_plain(question.question)
        hits = retriever.search(text, k=1).hits
        if not hits or hits[0].article not in question.articles:
            continue
        if not all(name in hits[0].asked for name in (*LIKENESS, *WORDED)):
            continue
        document = catalog.get(hits[0].document)
        article = document.article(hits[0].article) if document else None
        if document is None or article is None:
            continue
        asked = understand(text).attributes
        lacking = gather(document, article, hits[0], asked).lacking
        signals = signals_of(hits[0].asked, named=bool(asked))
        certain = any(attribute.certain for attribute in lacking)
        found.append(Sample(question, signals, left_open, article.key, bool(lacking), certain))
    return found


def main() -> None:
    """Fit, print, and write if asked to."""
    reader = argparse.ArgumentParser(prog="eval.settled", description="Fit the settled model.")
    reader.add_argument("--write", action="store_true", help="write settled.json")
    write = reader.parse_args().write
    assistant = build_assistant(Settings())
    known = samples(assistant.retriever, assistant.catalog, list(select(SETS, "dev")))
    names = list(known[0].signals)
    x = np.array([[sample.signals[name] for name in names] for sample in known])
    y = np.array([sample.left_open for sample in known])
    parts = list(GroupKFold(FOLDS).split(x, y, [sample.article for sample in known]))
    show(known, crossed(x, y, parts))
    if write:
        keep(fit_score(x, y, names))


def show(known: Sequence[Sample], chances: np.ndarray) -> None:
    """Print what is told of the open and lost of the others, set by set, at some thresholds."""
    of_set = np.array([sample.question.set for sample in known])
    lacking, certain, y = (
        np.array([getattr(sample, name) for sample in known])
        for name in ("lacking", "certain", "left_open")
    )
    out = sys.stdout
    out.write(f"{y.sum()} left open, {(~y).sum()} answered\n")
    for held_below in (0.0, 0.03, 0.05, 0.08, 0.12):
        for open_from in (0.3, 0.4, 0.5, 0.6):
            told = (lacking & (certain | (chances >= held_below))) | (
                ~lacking & (chances >= open_from)
            )
            shares = ", ".join(
                f"{told[~y & (of_set == name)].mean():.1%} of {name}"
                for name in ("lookup", "calculate", "ended")
            )
            out.write(
                f"held below {held_below}, open from {open_from}: {told[y].mean():.1%} of the open "
                f"told; lost {shares}\n"
            )


def keep(score: FittedScore) -> None:
    """Write the model."""
    weights = {n: round(float(w), 3) for n, w in zip(score.names, score.weights, strict=True)}
    kept = {**THRESHOLDS, "bias": round(score.bias, 3), "weights": weights}
    KEPT.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
