"""Fit the score that says whether an article leaves open what is asked: ``python -m eval.settled``.

In: the questions laid beside the documents (answered, open) for the wording, the development half
of the question sets for the weights. Out: what each threshold would cost on that half, ten-fold;
with ``--write`` the model, ``assistant/answering/settled.json``.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.model_selection import StratifiedKFold

from assistant.answering.asking import AskingModel
from assistant.answering.evidence import gather
from assistant.answering.settled import KEPT, LIKENESS, WORDING, signals_of
from assistant.assembly import build_assistant
from assistant.conversation.reading.understanding import understand
from assistant.settings import Settings
from corpus.catalog import Catalog, open_catalog
from corpus.normalise import fold_plain
from eval.asking.fitting import fit
from eval.asking.questions import Asking
from eval.fitting import crossed, fit_score, keep_score
from eval.question import Question, select
from index.editorial import read_editorial
from index.retriever import Retriever

SETS = ("lookup", "calculate", "not_stated", "ended")
STRENGTH = 0.05
"""Inverse of the L2 penalty of the wording; 0.02 to 0.3 were crossed by article: AUC 0.85 to 0.87."""
OPEN_FROM = 0.25
"""Chosen on the development half, see what ``main`` prints."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A question with the signals of the score, and whether its article leaves it open."""

    question: str
    signals: dict[str, float]
    left_open: bool


def fit_wording(catalog: Catalog) -> AskingModel:
    """A linear model over characters: how people ask for what an article leaves open."""
    listed: list[Asking] = []
    for entry in catalog.entries:
        editorial = read_editorial(entry.folder, entry.document)
        for of, asks in ((editorial.questions, ()), (editorial.open_questions, (WORDING,))):
            listed += [Asking(q, frozenset(asks)) for own in of.values() for q in own]
    return fit(listed, (), (WORDING,), STRENGTH)


def samples(
    retriever: Retriever, catalog: Catalog, wording: AskingModel, questions: Sequence[Question]
) -> list[Sample]:
    """One sample a question of one turn whose article is found first, has both lists, and lacks no
    attribute that has a name.
    """
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
        if not all(name in hits[0].asked for name in LIKENESS):
            continue
        document = catalog.get(hits[0].document)
        article = document.article(hits[0].article) if document else None
        if document is None or article is None:
            continue
        asked = understand(text).attributes
        if gather(document, article, hits[0], asked).lacking:
            continue
        signals = signals_of(text, hits[0].asked, named=bool(asked), wording=wording)
        found.append(Sample(text, signals, left_open))
    return found


def main() -> None:
    """Fit, print, and write if asked to."""
    reader = argparse.ArgumentParser(prog="eval.settled", description="Fit the settled model.")
    reader.add_argument("--write", action="store_true", help="write settled.json")
    write = reader.parse_args().write
    settings = Settings()
    catalog = open_catalog(settings.documents, settings.added_documents)
    wording = fit_wording(catalog)
    retriever = build_assistant(settings).retriever
    known = samples(retriever, catalog, wording, list(select(SETS, "dev")))
    names = list(known[0].signals)
    x = np.array([[sample.signals[name] for name in names] for sample in known])
    y = np.array([sample.left_open for sample in known])
    parts = list(StratifiedKFold(10).split(x, y))
    chances = crossed(x, y, parts)
    out = sys.stdout
    out.write(f"{y.sum()} left open, {(~y).sum()} answered\n")
    for threshold in (0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6):
        told, lost = (chances[y] >= threshold).mean(), (chances[~y] >= threshold).mean()
        out.write(
            f"from {threshold}: {told:.1%} of the open told, {lost:.1%} of the answered lost\n"
        )
    if write:
        keep_score(KEPT, fit_score(x, y, names), wording, {"open_from": OPEN_FROM})


if __name__ == "__main__":
    main()
