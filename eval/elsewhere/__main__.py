"""Fit the score that says whether another's policy is asked for: ``python -m eval.elsewhere [--write]``.

In: ``pairs.yaml`` and, as questions that ask for none, the questions laid beside the documents, both
for the wording and the weights; the development half for the weights. Out: how many are told right,
crossed; with ``--write`` ``assistant/answering/elsewhere.json``.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from sklearn.model_selection import GroupKFold

from assistant.answering.asking import AskingModel
from assistant.answering.elsewhere import KEPT, WORDING, Placed, placed, signals_of
from assistant.assembly import build_assistant
from assistant.settings import Settings
from corpus.catalog import Catalog, open_catalog
from corpus.document import Article
from corpus.normalise import fold_plain
from eval.asking.fitting import fit
from eval.asking.questions import Asking
from eval.fitting import crossed, crossed_wordings, fit_score, keep_score
from eval.question import select
from index.editorial import read_editorial
from index.retriever import Retriever

FILE = Path(__file__).with_name("pairs.yaml")
SETS = ("lookup", "calculate", "not_stated", "ended", "refuse")
STRENGTH = 3.0
"""Inverse of the L2 penalty of the wording; 0.3 and 1 told fewer of the pairs."""
WEIGHTS = {"pairs": 1.0, "beside": 1.0, "questions": 3.0}
"""What a question of each kind counts for."""
ELSEWHERE_FROM, LEVEL_FROM = 0.5, 0.6
"""With another place named and without; chosen on the development half, see what ``main`` prints."""
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Sample:
    """A question with its places sorted out, where it is from, what it belongs to for crossing, and
    whether another's policy is asked for.
    """

    question: Placed
    kind: str
    group: str
    elsewhere: bool


class Placing:
    """Sorts the places of questions by the documents and the index at hand."""

    def __init__(self, retriever: Retriever, catalog: Catalog) -> None:
        self._retriever, self._catalog = retriever, catalog

    def of(self, question: str, nearest: Article | None = None) -> Placed:
        """A question with its places sorted out; the nearest article is searched unless given."""
        text = fold_plain(question)
        if nearest is None and (hits := self._retriever.search(text, k=1).hits):
            document = self._catalog.get(hits[0].document)
            nearest = document.article(hits[0].article) if document else None
        places = self._retriever.segmenter.places(text)
        return placed(text, places, self._catalog.documents, nearest)


def of_pairs(placing: Placing) -> Iterator[Sample]:
    """Both questions of every pair."""
    for number, pair in enumerate(yaml.safe_load(FILE.read_text(encoding="utf-8"))["pairs"]):
        for kind in ("other", "ours"):
            yield Sample(placing.of(pair[kind]), "pairs", f"pair {number}", kind == "other")


def beside(placing: Placing, catalog: Catalog) -> Iterator[Sample]:
    """The questions laid beside the documents."""
    for entry in catalog.entries:
        editorial = read_editorial(entry.folder, entry.document)
        for listed in (editorial.questions, editorial.open_questions):
            for key, questions in listed.items():
                nearest = entry.document.article(key)
                for number, question in enumerate(questions):
                    group = f"beside {number % FOLDS}"
                    yield Sample(placing.of(question, nearest), "beside", group, elsewhere=False)


def of_questions(placing: Placing) -> Iterator[Sample]:
    """The questions of one turn of the development half whose answer is clear in this."""
    for question in select(SETS, "dev"):
        reasons = {str(reason) for reason in question.reason}
        elsewhere = reasons == {"other_place"}
        ours = bool(question.articles) and not reasons & {"other_place", "out_of_scope", "unsafe"}
        if question.question and (elsewhere or ours):
            yield Sample(placing.of(question.question), "questions", question.id, elsewhere)


def fit_wording(known: Sequence[Sample]) -> AskingModel:
    """A linear model over characters: how people ask for another's policy."""
    asked = [
        Asking(s.question.wording, frozenset((WORDING,) if s.elsewhere else ()))
        for s in known
        if s.kind != "questions"
    ]
    return fit(asked, (), (WORDING,), STRENGTH)


def main() -> None:
    """Cross, print, and write if asked to."""
    reader = argparse.ArgumentParser(prog="eval.elsewhere", description="Fit the elsewhere model.")
    reader.add_argument("--write", action="store_true", help="write elsewhere.json")
    write = reader.parse_args().write
    settings = Settings()
    catalog = open_catalog(settings.documents, settings.added_documents)
    placing = Placing(build_assistant(settings).retriever, catalog)
    samples = [*of_pairs(placing), *beside(placing, catalog), *of_questions(placing)]
    groups = [sample.group for sample in samples]
    parts = list(GroupKFold(FOLDS).split(samples, None, groups))
    wordings = crossed_wordings(
        len(samples), parts, lambda rows: fit_wording([samples[i] for i in rows])
    )
    rows = [signals_of(s.question, w) for s, w in zip(samples, wordings, strict=True)]
    x = np.array([list(row.values()) for row in rows])
    y = np.array([sample.elsewhere for sample in samples])
    kinds = np.array([sample.kind for sample in samples])
    weight = np.array([WEIGHTS[sample.kind] for sample in samples])
    chances = crossed(x, y, parts, weight)
    for threshold in (0.3, 0.4, 0.5, 0.6):
        for kind in WEIGHTS:
            of = kinds == kind
            told, lost = (chances[of & y] >= threshold).sum(), (chances[of & ~y] >= threshold).sum()
            sys.stdout.write(
                f"from {threshold}, {kind}: {told} of {(of & y).sum()} told, "
                f"{lost} of {(of & ~y).sum()} taken for another's\n"
            )
    if write:
        score = fit_score(x, y, list(rows[0]), weight)
        keep_score(
            KEPT,
            score,
            fit_wording(samples),
            {"elsewhere_from": ELSEWHERE_FROM, "level_from": LEVEL_FROM},
        )


if __name__ == "__main__":
    main()
