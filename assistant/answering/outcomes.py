"""Outcomes and phrases: every text a turn can say on its own (``outcomes.yaml``)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from assistant.answering.answer import Kind, Reason
from assistant.answering.draft import Draft
from assistant.answering.statement import Statement
from corpus.datafile import load_data

_DATA = Path(__file__).with_name("outcomes.yaml")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A named way for a turn to end: the kind and reason of the answer, and its text."""

    name: str
    kind: Kind
    reason: Reason | None
    text: str


@dataclass(frozen=True, slots=True)
class Texts:
    """All outcomes by name, and the phrases answers are put together from."""

    outcomes: dict[str, Outcome]
    phrases: dict[str, str]

    def say(self, phrase: str, **words: str) -> str:
        """A phrase with its places filled. Raises ``KeyError`` for an unknown phrase or place."""
        return self.phrases[phrase].format(**words)


@cache
def load_texts(path: Path = _DATA) -> Texts:
    """Read the texts. Raises ``KeyError`` when an outcome lacks kind or text."""
    data = load_data(path)
    outcomes = {
        name: Outcome(name, cast(Kind, entry["kind"]), entry.get("reason"), entry["text"])
        for name, entry in data["outcomes"].items()
    }
    return Texts(outcomes, data["phrases"])


def outcome_draft(name: str, **words: str) -> Draft:
    """The draft of a named outcome, its places filled. Raises ``KeyError`` for an unknown name."""
    outcome = load_texts().outcomes[name]
    text = outcome.text.format(**words)
    return Draft(
        kind=outcome.kind,
        reason=outcome.reason,
        statements=(Statement(text, basis=(text,)),),
        outcome=name,
    )
