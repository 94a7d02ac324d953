"""How many figures of everyday messages are read rightly: ``python -m eval.reading``.

In: ``messages.jsonl``, blind messages with every figure in them and the input it fills (null: none; a decoy).
Out: for each half, figures of the rule that are read, missed or taken for another input, and decoys that
are taken for an input. Written on 2026-11-27 by helpers that saw a rule's inputs (label, question, unit)
and no word lists; half of the figures are decoys of the same kind, far more than in ordinary messages.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.console import Console

from assistant.calculator.filling.filling import read_facts
from assistant.calculator.message.surrounding import contexts
from assistant.calculator.message.vocabulary import Vocabulary
from assistant.calculator.rules.rulebook import load_rules
from assistant.commands.running import run
from assistant.settings import Settings
from corpus.catalog import open_catalog
from eval.question import Split, split_of

MESSAGES = Path(__file__).with_name("messages.jsonl")
SAID_ON = date(2026, 11, 27)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A message about one rule, and where its figures stand: ``(start, end)`` → input or None."""

    id: str
    rule: str
    text: str
    figures: Mapping[tuple[int, int], str | None]

    @property
    def split(self) -> Split:
        """The half it belongs to, by a hash of its id."""
        return split_of(self.id)


def messages(path: Path = MESSAGES) -> Iterator[Labelled]:
    """The labelled messages in file order. Raises ``KeyError`` or ``ValueError`` for a broken line."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        row = json.loads(line)
        text, at, figures = row["message"], 0, {}
        for span in row["spans"]:
            start = text.index(span["text"], at)
            at = start + len(span["text"])
            figures[start, at] = span["input"]
        yield Labelled(f"reading-{number:04d}", row["rule"], text, figures)


def outcomes(message: Labelled, vocabulary: Vocabulary) -> Iterator[str]:
    """What became of each figure: ``right``, ``missed``, ``other``; of a decoy ``left`` or ``taken``."""
    words = vocabulary.rules[message.rule]
    told = vocabulary.tell(message.text, SAID_ON)
    fillings = [
        f for f in read_facts(words, told, contexts(told)).fillings if words.inputs[f.input].numeric
    ]
    for (start, end), wanted in message.figures.items():
        filled = {f.input for f in fillings if f.start < end and start < f.end}
        if wanted is None:
            yield "taken" if filled else "left"
        else:
            yield "right" if wanted in filled else "other" if filled else "missed"


def main() -> None:
    """Count and print."""
    settings = Settings()
    catalog = open_catalog(settings.documents, settings.added_documents)
    vocabulary = Vocabulary(load_rules(catalog).rules)
    counts: dict[str, Counter[str]] = {"dev": Counter(), "held": Counter()}
    for message in messages():
        counts[message.split].update(outcomes(message, vocabulary))
    for half, found in counts.items():
        figures = found["right"] + found["missed"] + found["other"]
        decoys = found["left"] + found["taken"]
        Console(highlight=False).print(
            f"{half}: {found['right']} of {figures} figures read, {found['other']} taken for another input;"
            f" {found['taken']} of {decoys} decoys taken"
        )


if __name__ == "__main__":
    run(main)
