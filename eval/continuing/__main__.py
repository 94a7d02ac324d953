"""Fit what a message is to the conversation before it: ``python -m eval.continuing [--write]``.

In: ``conversations.jsonl``, each with messages that could come next and what each would be, and the
dialogues of the development half. What a message shows is taken from a turn of the assistant itself.
Out: how many are told right, crossed by conversation; with ``--write``
``assistant/conversation/thread/continuing.json``.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.model_selection import GroupKFold

from assistant.answering.asking import AskingModel
from assistant.answering.scoring import with_wordings
from assistant.assembly import build_assistant
from assistant.conversation.assistant import Assistant
from assistant.conversation.thread.continuing import KEPT, LABELS, NOTED
from assistant.settings import Settings
from corpus.normalise import fold_plain
from eval.asking.fitting import fit
from eval.asking.questions import Asking
from eval.fitting import crossed_choices, crossed_wordings, fit_choice, keep_choice
from eval.question import Expectation, select

FILE = Path(__file__).with_name("conversations.jsonl")
STRENGTH = 0.3
"""Inverse of the L2 penalty of the wording."""
WEIGHT = 3.0
"""What a message of the dialogues counts for beside one written for this, of which there are more."""
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Next:
    """A message that could come next, the conversation before it, and what it is to it.

    ``written`` tells those of ``conversations.jsonl`` from the dialogues'.
    """

    text: str
    before: tuple[str, ...]
    label: str
    written: bool = True


@dataclass(frozen=True, slots=True)
class Sample:
    """A message with the signals of its turn, the wording left out."""

    next: Next
    signals: dict[str, float]


def nexts(path: Path = FILE) -> list[Next]:
    """All messages of the file."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        conversation = json.loads(line)
        before = tuple(conversation["before"])
        found += [Next(text, before, label) for text, label in conversation["then"]]
    return found


def of_dialogues() -> Iterator[Next]:
    """The later messages of the dialogues of the development half, as far as it is clear what they are."""
    for question in select(("dialogue", "calculate"), "dev"):
        spoken_of: list[frozenset[str]] = []
        for place, expected in enumerate(question.expect):
            label = _label(expected, spoken_of) if spoken_of else None
            if label is not None:
                yield Next(question.turns[place], question.turns[:place], label, written=False)
            if expected.articles:
                spoken_of.append(frozenset(expected.articles))


def _label(expected: Expectation, spoken_of: Sequence[frozenset[str]]) -> str | None:
    """What a message is that is expected to be answered so, after articles spoken of one by one."""
    kinds, articles = set(expected.kind), frozenset(expected.articles)
    if kinds == {"chat"}:
        return "talk"
    if kinds == {"refusal"}:
        return "outside" if expected.reason == ("out_of_scope",) else None
    if not articles:
        return None
    if articles & spoken_of[-1]:
        if kinds and kinds <= {"calculation", "clarification"}:
            return "case"
        return "words" if kinds == {"policy"} or expected.reason == ("not_stated",) else None
    return "back" if any(articles & earlier for earlier in spoken_of) else "other"


def samples(assistant: Assistant) -> Iterator[Sample]:
    """The messages that come as far as being connected with what was said before."""
    for following in (*nexts(), *of_dialogues()):
        session = None
        for message in following.before:
            session = assistant.ask(message, session).session_id
        _, turns = assistant.ask_traced(following.text, session)
        noted = turns[0].notes.get(NOTED) if len(turns) == 1 else None
        if isinstance(noted, dict):
            yield Sample(following, noted)


def fit_wording(known: Sequence[Next]) -> AskingModel:
    """A linear model over characters: how people go on, turn away, or only remark."""
    asked = [Asking(fold_plain(n.text), frozenset((n.label,))) for n in known]
    return fit(asked, (), LABELS, STRENGTH)


def main() -> None:
    """Cross, print, and write if asked to."""
    reader = argparse.ArgumentParser(prog="eval.continuing", description="Fit continuing.json.")
    reader.add_argument("--write", action="store_true", help="write continuing.json")
    write = reader.parse_args().write
    known = list(samples(build_assistant(Settings())))
    groups = [sample.next.before[0] for sample in known]
    parts = list(GroupKFold(FOLDS).split(known, None, groups))
    wordings = crossed_wordings(
        len(known), parts, lambda rows: fit_wording([known[i].next for i in rows])
    )
    rows = [
        with_wordings(fold_plain(s.next.text), s.signals, w)
        for s, w in zip(known, wordings, strict=True)
    ]
    x, names = np.array([list(row.values()) for row in rows]), list(rows[0])
    y = np.array([LABELS.index(sample.next.label) for sample in known])
    weight = np.where([sample.next.written for sample in known], 1.0, WEIGHT)
    told = crossed_choices(x, y, parts, weight).argmax(axis=1)
    sys.stdout.write(f"{len(known)} messages, {(told == y).mean():.1%} told\n")
    for place, label in enumerate(LABELS):
        of_label = told[y == place]
        shares = ", ".join(f"{n} {(of_label == i).mean():.1%}" for i, n in enumerate(LABELS))
        sys.stdout.write(f"{label} ({len(of_label)}): {shares}\n")
    if write:
        keep_choice(
            KEPT, fit_choice(x, y, names, LABELS, weight), fit_wording([s.next for s in known])
        )


if __name__ == "__main__":
    main()
