"""One message read once for all rules, and what it tells about one of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from assistant.calculator.filling.filling import NOTHING_KNOWN, read_facts
from assistant.calculator.message.context import Context
from assistant.calculator.message.surrounding import contexts
from assistant.calculator.message.told import Told
from assistant.calculator.message.vocabulary import Vocabulary
from assistant.calculator.quantities.fact import Filling, Reading
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.never_before import never_before
from assistant.conversation.facts.parts import (
    apart,
    mixed,
    split_parts,
    told_in_full,
    unsure,
)


@dataclass(frozen=True, slots=True)
class Heard:
    """One message read once for all rules.

    ``placed`` are fillings by rule that a proposal settled (``adopting``): our own readings of
    figures that the words alone left without a place. ``parts`` are several things told one by one.
    """

    told: Told
    around: tuple[Context, ...]
    placed: Mapping[str, tuple[Filling, ...]] = field(default_factory=dict)
    parts: tuple["Heard", ...] = ()

    @classmethod
    def of(cls, vocabulary: Vocabulary, text: str, today: date) -> "Heard":
        """Read a message, and each of the things it tells one after another by itself."""
        told = vocabulary.tell(text, today)
        alone_told = split_parts(told_in_full(told.text, told.quantities) or text)
        parts = (vocabulary.tell(part, today) for part in alone_told)
        alone = tuple(cls(part, tuple(contexts(part))) for part in parts)
        return cls(told, tuple(contexts(told)), parts=alone)

    def of_rules(self, ids: Iterable[str]) -> "Heard":
        """The same message with what it says of these rules only."""
        kept = frozenset(ids)
        mentions = {r: found for r, found in self.told.mentions.items() if r in kept}
        parts = tuple(part.of_rules(kept) for part in self.parts)
        return replace(self, told=replace(self.told, mentions=mentions), parts=parts)


def read(
    vocabulary: Vocabulary,
    rule: LoadedRule,
    heard: Heard,
    asked: str | None = None,
    known: Mapping[str, int | None] = NOTHING_KNOWN,
) -> Reading:
    """What one message tells about one rule."""
    words = vocabulary.rules[rule.id]
    reading = read_facts(words, heard.told, heard.around, asked, known)
    if heard.parts:
        each = [read_facts(words, part.told, part.around) for part in heard.parts]
        several = apart(rule, reading, each)
        reading = replace(reading, several=several) if several else mixed(reading, each)
    else:
        reading = unsure(heard.told.text, reading)
    reading = reading.settled_by(never_before(words, heard.told, reading))
    return reading.settled_by(heard.placed.get(rule.id, ()))
