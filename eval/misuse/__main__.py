"""Fit the score of what nobody may be helped with: ``python -m eval.misuse [--write]``.

In: ``index/misuse.yaml``, honest requests near to those in words (``honest.jsonl``), messages of ordinary
conversations (``eval/continuing``, ``eval/wanting``), and for the wording the documents' sample questions and
those of no matter of theirs (``index/background.yaml``).
Out: what each threshold tells and costs, crossed in ten parts of which near duplicates share one, and on
the questions of one turn of the development half; with ``--write`` ``assistant/answering/misuse.json``.
Takes ten minutes.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from assistant.answering.asking import AskingModel
from assistant.answering.misuse import KEPT, WORDING, signals_of
from assistant.answering.scoring import log_odds
from assistant.assembly import build_assistant
from assistant.settings import Settings
from corpus.normalise import fold_plain
from eval.asking.fitting import fit
from eval.asking.questions import Asking, parts, samples
from eval.continuing.__main__ import nexts
from eval.fitting import FittedScore, crossed, fit_score, keep_score
from eval.question import select
from eval.wanting.__main__ import pairs
from index.apart import asked_apart
from index.retriever import Retriever
from index.signals import nearness

HONEST = Path(__file__).with_name("honest.jsonl")
ORDINARY = frozenset({"case", "words", "other", "back"})
"""The labels of ``eval/continuing`` of messages that are about the documents."""
WORDED_FROM = 0.7
"""As before 2026-11-27, when it was chosen on the development half: an honest builder is told at 0.65."""
REFUSE_FROM = 0.8
"""Chosen on the development half, see what ``main`` prints."""
PARTS = 10
SHOWN = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)


def honest(path: Path = HONEST) -> tuple[str, ...]:
    """Requests that share their words with those of ``index/misuse.yaml`` and are none."""
    return tuple(
        json.loads(line)["question"] for line in path.read_text(encoding="utf-8").splitlines()
    )


def ordinary() -> tuple[str, ...]:
    """Messages about the documents, each once."""
    said = [following.text for following in nexts() if following.label in ORDINARY]
    return tuple(dict.fromkeys([*said, *(message.text for message in pairs())]))


class Requests:
    """Requests of both kinds with their searches; those of misuse come first."""

    def __init__(self, retriever: Retriever, *lists: Sequence[str]) -> None:
        """``lists`` are those of misuse, the honest ones and the ordinary ones, in this order. What is
        looked up by name (第22条) is left out.
        """
        texts = [(place, fold_plain(text)) for place, of in enumerate(lists) for text in of]
        found = [retriever.search(text, k=1) for _, text in texts]
        kept = [i for i, result in enumerate(found) if result.vector is not None]
        self.texts = [texts[i][1] for i in kept]
        self.list = np.array([texts[i][0] for i in kept])
        self.wanted = self.list == 0
        self._signals = [found[i].signals for i in kept]
        self._vectors = np.array([found[i].vector for i in kept])
        near = [Asking(t, frozenset()) for t, n in zip(self.texts, self.list, strict=True) if n < 2]
        rest = np.arange(len(self.texts) - len(near)) % PARTS
        self.part = np.concatenate([parts(near, PARTS), rest])

    def crossings(self) -> list[tuple[np.ndarray, np.ndarray]]:
        """The rows seen and unseen by each part."""
        numbers = range(PARTS)
        return [(np.flatnonzero(self.part != n), np.flatnonzero(self.part == n)) for n in numbers]

    def worded(self, known: Sequence[Asking]) -> np.ndarray:
        """The chance ``(n,)`` of each by the wording, by a model that did not see its part; ``known``
        are honest questions beside them.
        """
        asked = [Asking(t, frozenset({WORDING})) for t in self.texts]
        chances = np.zeros(len(self.texts))
        for seen, unseen in self.crossings():
            of_misuse = [asked[i] for i in seen if self.wanted[i]]
            safe = [Asking(self.texts[i], frozenset()) for i in seen if not self.wanted[i]]
            model = fit(of_misuse, [*safe, *known], [WORDING])
            for i in unseen:
                chances[i] = model.probabilities(self.texts[i])[WORDING]
        return chances

    def signals(self, worded: np.ndarray) -> Iterator[dict[str, float]]:
        """The signals of each, as if the listed requests of its own part were not there."""
        listed = self._vectors[self.wanted]
        for place, found in enumerate(self._signals):
            others = listed[self.part[self.wanted] != self.part[place]]
            near = nearness("misuse", others @ self._vectors[place])
            yield signals_of(float(worded[place]), {**found, **near})


def main() -> None:
    """Cross, fit, print, and write if asked to."""
    reader = argparse.ArgumentParser(prog="eval.misuse", description="Fit the misuse score.")
    reader.add_argument("--write", action="store_true", help="write misuse.json")
    write = reader.parse_args().write
    settings = Settings()
    retriever = build_assistant(settings).retriever
    misuse, near, far = asked_apart("misuse"), honest(), ordinary()
    requests = Requests(retriever, misuse, near, far)
    apart = [Asking(fold_plain(text), frozenset()) for text in asked_apart("background")]
    known = [*samples(settings.documents), *apart]
    asked = [Asking(text, frozenset({WORDING})) for text in misuse]
    safe = [Asking(text, frozenset()) for text in (*near, *far)]
    wording = fit(asked, [*safe, *known], [WORDING])
    rows = list(requests.signals(requests.worded(known)))
    names = list(rows[0])
    x = np.array([[row[name] for name in names] for row in rows])
    score = fit_score(x, requests.wanted, names)
    chances = crossed(x, requests.wanted, requests.crossings())
    out = sys.stdout
    out.write(f"{len(misuse)} of misuse, {len(near)} honest, {len(far)} ordinary\n")
    for threshold in SHOWN:
        told = [float((chances[requests.list == n] >= threshold).mean()) for n in range(3)]
        out.write(
            f"from {threshold}: told {told[0]:.1%}, honest lost {told[1]:.1%}, "
            f"ordinary {told[2]:.2%}\n"
        )
    if write:
        keep_score(KEPT, score, wording, {"worded_from": WORDED_FROM, "refuse_from": REFUSE_FROM})
    out.writelines(_on_development(retriever, wording, score))


def _on_development(
    retriever: Retriever, wording: AskingModel, score: FittedScore
) -> Iterator[str]:
    """What each threshold tells of the questions of one turn of the development half, a line each."""
    asked = [(q, fold_plain(q.question)) for q in select(split="dev") if q.question]
    found = [(q, text, retriever.search(text, k=1).signals) for q, text in asked]
    found = [entry for entry in found if entry[2]]
    questions = [question for question, _, _ in found]
    wanted = np.array(["unsafe" in question.reason for question in questions])
    rows = [
        list(signals_of(wording.probabilities(text)[WORDING], signals).values())
        for _, text, signals in found
    ]
    x = np.array(rows)
    chances, by_wording = score.probabilities(x), x[:, 0] >= log_odds(WORDED_FROM)
    for threshold in SHOWN:
        told = (chances >= threshold) | by_wording
        lost = [q.id for q, t in zip(questions, told & ~wanted, strict=True) if t]
        yield (
            f"development, from {threshold}: {told[wanted].sum()} of {wanted.sum()}, "
            f"{len(lost)} of {(~wanted).sum()} others: {' '.join(lost)}\n"
        )


if __name__ == "__main__":
    main()
