"""Fit the score that says whether a result is wanted: ``python -m eval.wanting [--write]``.

In: ``pairs.yaml`` for the wording, the pairs and the development half for the weights; what a message
shows is taken from a turn of the assistant itself. Out: how many are told right, crossed by article
and question; with ``--write`` ``assistant/conversation/lookup/wanting.json``.
"""

import argparse
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import yaml
from sklearn.model_selection import GroupKFold

from assistant.answering.asking import AskingModel
from assistant.assembly import build_assistant
from assistant.conversation.assistant import Assistant
from assistant.conversation.lookup.wanting import KEPT, NOTED, WORDING, with_wording
from assistant.settings import Settings
from corpus.normalise import fold_plain
from eval.asking.fitting import fit
from eval.asking.questions import Asking
from eval.fitting import crossed, crossed_wordings, fit_score, keep_score
from eval.question import select

FILE = Path(__file__).with_name("pairs.yaml")
SETS = ("calculate", "lookup", "not_stated", "ended", "refuse", "dialogue")
RESULTS = {"calculation", "clarification"}
STRENGTH = 0.3
"""Inverse of the L2 penalty of the wording; 0.05 to 1 were crossed and told the same."""
WEIGHT = 3.0
"""What a message of the question sets counts for beside one of the pairs, of which there are more."""
RESULT_FROM = 0.5
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Message:
    """A message, what it belongs to for crossing, and whether a result is wanted of it."""

    text: str
    group: str
    wanted: bool
    paired: bool = True


@dataclass(frozen=True, slots=True)
class Sample:
    """A message that names a rule, with the signals of its turn, the wording left out."""

    message: Message
    signals: dict[str, float]


def pairs(path: Path = FILE) -> list[Message]:
    """Both messages of every pair."""
    listed = yaml.safe_load(path.read_text(encoding="utf-8"))["pairs"]
    return [
        Message(fold_plain(pair[kind]), pair["article"], wanted=kind == "result")
        for pair in listed
        for kind in ("result", "words")
    ]


def of_pairs(assistant: Assistant) -> Iterator[Sample]:
    """The pairs' messages that name a rule."""
    for message in pairs():
        if (signals := _shown(assistant, message.text, None, None)[1]) is not None:
            yield Sample(message, signals)


def of_questions(assistant: Assistant) -> Iterator[Sample]:
    """The messages of the development half that name a rule, as far as their kind is set.

    Where words do as well as a sum, they are wanted if a question would have to be asked first.
    """
    for question in select(SETS, "dev"):
        session = None
        expected = question.expect or [question]
        for text, expectation in zip(question.turns or [question.text], expected, strict=True):
            session, signals = _shown(assistant, text, session, question.as_of)
            if signals is None:
                continue
            possible = {"calculation" if signals["complete"] else "clarification"}
            kinds = set(expectation.kind)
            if kinds and (kinds <= RESULTS or not kinds & possible):
                yield Sample(
                    Message(fold_plain(text), question.id, kinds <= RESULTS, paired=False), signals
                )


def _shown(
    assistant: Assistant, text: str, session: str | None, as_of: date | None
) -> tuple[str | None, dict[str, float] | None]:
    """The session and the signals of one message, None when no rule is named or it is several."""
    answer, turns = assistant.ask_traced(text, session, as_of)
    noted = turns[0].notes.get(NOTED) if len(turns) == 1 else None
    return answer.session_id, noted if isinstance(noted, dict) else None


def fit_wording(known: Sequence[Message]) -> AskingModel:
    """A linear model over characters: how people ask for a result."""
    asked = [Asking(m.text, frozenset((WORDING,) if m.wanted else ())) for m in known]
    return fit(asked, (), (WORDING,), STRENGTH)


def main() -> None:
    """Cross, print, and write if asked to."""
    reader = argparse.ArgumentParser(prog="eval.wanting", description="Fit the wanting model.")
    reader.add_argument("--write", action="store_true", help="write wanting.json")
    write = reader.parse_args().write
    assistant = build_assistant(Settings())
    samples = [*of_pairs(assistant), *of_questions(assistant)]
    known, groups = pairs(), [sample.message.group for sample in samples]
    parts = list(GroupKFold(FOLDS).split(samples, None, groups))
    wordings = crossed_wordings(
        len(samples), parts, lambda rows: fit_wording(_of(known, {groups[i] for i in rows}))
    )
    rows = [
        with_wording(s.message.text, s.signals, w) for s, w in zip(samples, wordings, strict=True)
    ]
    x = np.array([list(row.values()) for row in rows])
    y = np.array([sample.message.wanted for sample in samples])
    paired = np.array([sample.message.paired for sample in samples])
    weight = np.where(paired, 1.0, WEIGHT)
    chances = crossed(x, y, parts, weight)
    for threshold in (0.4, 0.5, 0.6):
        for name, of in (("pairs", paired), ("questions", ~paired)):
            lost = (chances[of & y] < threshold).mean()
            computed = (chances[of & ~y] >= threshold).mean()
            sys.stdout.write(
                f"from {threshold}, {name}: {lost:.1%} of {(of & y).sum()} results lost, "
                f"{computed:.1%} of {(of & ~y).sum()} computed though words were wanted\n"
            )
    if write:
        score = fit_score(x, y, list(rows[0]), weight)
        keep_score(KEPT, score, fit_wording(known), {"result_from": RESULT_FROM})


def _of(known: Sequence[Message], groups: Collection[str]) -> list[Message]:
    return [message for message in known if message.group in groups]


if __name__ == "__main__":
    main()
