"""Fit the score that says whether a message goes on: ``python -m eval.leaning [--write]``.

In: ``follow_ups.yaml``. Out: how many are told right, crossed by article, and how many turns of the
dialogues of the development half; with ``--write`` ``assistant/conversation/leaning.json``.
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
from assistant.assembly import build_assistant
from assistant.conversation.leaning import KEPT, WORDING, apart, signals_of
from assistant.conversation.understanding import understand
from assistant.settings import Settings
from corpus.normalise import fold_plain
from eval.asking.fitting import fit
from eval.asking.questions import Asking
from eval.fitting import crossed, crossed_wordings, fit_score, keep_score
from eval.question import select
from index.retriever import Retriever

FILE = Path(__file__).with_name("follow_ups.yaml")
DOCUMENT = "yangcheng-2022-31"
STRENGTH = 0.3
"""Inverse of the L2 penalty of the wording."""
LEANS_FROM = 0.6
APART_FROM = 0.015
"""Both chosen on the dialogues of the development half."""
FOLDS = 5
_HITS = 8


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A second message, the article spoken of before it, and whether it goes on with it."""

    message: str
    article: str
    leans: bool


def follow_ups(path: Path = FILE) -> list[FollowUp]:
    """All messages of the file that go on with an article or open one."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = []
    data.pop("elsewhere")
    for article, of_article in data.items():
        found += [FollowUp(m, str(article), leans=True) for m in of_article["leans"]]
        found += [FollowUp(m, str(article), leans=False) for _, m in of_article["opens"]]
    return found


def of_dialogues() -> Iterator[FollowUp]:
    """The later turns of the dialogues of the development half, as far as their articles are set."""
    for question in select(("dialogue",), "dev"):
        before: tuple[str, ...] = ()
        for message, expected in zip(question.turns, question.expect, strict=True):
            articles = tuple(expected.articles)
            if before and articles:
                yield FollowUp(message, before[0], leans=bool(set(articles) & set(before)))
            before = articles or before


def fit_wording(known: Sequence[FollowUp]) -> AskingModel:
    """A linear model over characters: how people go on."""
    asked = [Asking(f.message, frozenset((WORDING,) if f.leans else ())) for f in known]
    return fit(asked, (), (WORDING,), STRENGTH)


def table(
    retriever: Retriever, known: Sequence[FollowUp], wordings: Sequence[AskingModel]
) -> tuple[np.ndarray, list[str]]:
    """The signals ``(len(known), signals) float64`` and their names; a wording model for each."""
    rows = []
    for follow_up, wording in zip(known, wordings, strict=True):
        text = fold_plain(follow_up.message)
        found = retriever.search(text, k=_HITS)
        subject = (DOCUMENT, follow_up.article)
        rows.append(signals_of(text, understand(text).content, found, subject, wording))
    return np.array([list(row.values()) for row in rows]), list(rows[0])


def main() -> None:
    """Cross, print, and write if asked to."""
    reader = argparse.ArgumentParser(prog="eval.leaning", description="Fit the leaning model.")
    reader.add_argument("--write", action="store_true", help="write leaning.json")
    write = reader.parse_args().write
    known, retriever = follow_ups(), build_assistant(Settings()).retriever
    leans = np.array([f.leans for f in known])
    articles = [f.article for f in known]
    parts = list(GroupKFold(FOLDS).split(articles, leans, articles))
    wordings = crossed_wordings(
        len(known), parts, lambda rows: fit_wording([known[i] for i in rows])
    )
    x, names = table(retriever, known, wordings)
    chances, score = crossed(x, leans, parts), fit_score(x, leans, names)
    turns = list(of_dialogues())
    wording = fit_wording(known)
    told, _ = table(retriever, turns, [wording] * len(turns))
    of_turns = score.probabilities(told)
    goes = np.array([turn.leans for turn in turns])
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7):
        sys.stdout.write(
            f"from {threshold}: going on {(chances[leans] >= threshold).mean():.1%}, opening "
            f"{(chances[~leans] < threshold).mean():.1%} told; turns of dialogues "
            f"{(of_turns[goes] >= threshold).mean():.1%} of {goes.sum()} and "
            f"{(of_turns[~goes] < threshold).mean():.1%} of {(~goes).sum()}\n"
        )
    elsewhere = yaml.safe_load(FILE.read_text(encoding="utf-8"))["elsewhere"]
    told_apart = _apart(retriever, elsewhere) > APART_FROM
    lost = _apart(retriever, [f.message for f in known if f.leans]) > APART_FROM
    sys.stdout.write(f"apart: {told_apart.mean():.1%} told, {lost.mean():.1%} of going on lost\n")
    if write:
        thresholds = {"leans_from": LEANS_FROM, "apart_from": APART_FROM}
        keep_score(KEPT, score, wording, thresholds)


def _apart(retriever: Retriever, messages: Sequence[str]) -> np.ndarray:
    return np.array([apart(retriever.search(fold_plain(m), k=1)) for m in messages])


if __name__ == "__main__":
    main()
