"""What of a model's proposal may be used: only what the person's own words say.

A proposed fact decides one thing: which input a figure belongs to that our own reading left
without a place, or which of several it is. The value is always our reading of the person's words.
A proposed question is searched with and never computed from.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from assistant.answering.generators.proposal import ProposedFact
from assistant.answering.grounding import added
from assistant.calculator.calculation import InputValue
from assistant.calculator.errors import InputError
from assistant.calculator.fact import Filling, Reading, Unit
from assistant.calculator.filling import read_facts
from assistant.calculator.inputs import read_inputs
from assistant.calculator.quantity import read_quantities
from assistant.calculator.rulebook import LoadedRule
from assistant.calculator.vocabulary import Meaning, Told, Vocabulary
from assistant.conversation.facts import Heard
from assistant.conversation.room import Room
from corpus.normalise import fold_plain
from index.names import without_level

Dropped = Literal[
    "unknown_input", "not_said", "already_told", "not_one_figure", "placed_elsewhere",
    "does_not_read", "another_value", "adds_figures", "adds_place", "adds_department",
    "finds_nothing",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Open:
    """One rule as our own reading of a message left it."""

    rule: LoadedRule
    reading: Reading
    known: tuple[str, ...]


def adopt(
    vocabulary: Vocabulary, heard: Heard, left: Open, fact: ProposedFact
) -> Filling | Dropped:
    """The filling that a proposed fact stands for in our own reading, or why there is none."""
    name = _input(left.rule, fact.input)
    if name is None:
        return "unknown_input"
    spans = list(_occurrences(heard.told.original, fact.words))
    if not spans:
        return "not_said"
    if name in left.reading.values:
        return "already_told"
    numeric = vocabulary.rules[left.rule.id].inputs[name].numeric
    found = (
        _figure(vocabulary, heard, left, name, spans)
        if numeric
        else _word(vocabulary, heard, left, name, fact.words)
    )
    if isinstance(found, Filling) and found.value != _value(left.rule, name, fact.value):
        return "another_value"
    return found


def _input(rule: LoadedRule, said: str) -> str | None:
    """An input by its name or label."""
    if said in rule.inputs:
        return said
    return next((name for name, spec in rule.inputs.items() if spec.label == said), None)


def _occurrences(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where words stand in a text, letter for letter."""
    start = text.find(words)
    while words and start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + 1)


def _figure(
    vocabulary: Vocabulary, heard: Heard, left: Open, name: str, spans: list[tuple[int, int]]
) -> Filling | Dropped:
    """Our reading of the one figure in the words that can be this input, had we asked for it."""
    told, words = heard.told, vocabulary.rules[left.rule.id]
    inside = [
        context
        for context in heard.around
        if context.quantity.unit in {*words.inputs[name].units, "plain"}
        and any(
            _covers(span, _place(told, context.quantity.start, context.quantity.end))
            for span in spans
        )
    ]
    if len(inside) != 1:
        return "not_one_figure"
    quantity = inside[0].quantity
    place = _place(told, quantity.start, quantity.end)
    unplaced = any((q.start, q.end) == place for q in left.reading.unplaced)
    doubted = any(
        d.input == name and d.reason == "ambiguous" and d.start <= place[0] and place[1] <= d.end
        for d in left.reading.doubts
    )
    if not unplaced and not doubted:
        return "placed_elsewhere"
    nouns = tuple(n for n in told.nouns if _can_hold(vocabulary, n.meaning, quantity.unit))
    alone = read_facts(words, replace(told, nouns=nouns), inside, name, left.known)
    return next(
        (f for f in alone.fillings if f.input == name and (f.start, f.end) == place),
        "does_not_read",
    )


def _can_hold(vocabulary: Vocabulary, meaning: Meaning, unit: Unit) -> bool:
    """Whether a noun can be what a figure counts: 前年, a sum, says nothing of a figure in per cent."""
    if meaning.role == "foreign":
        return True
    return unit in vocabulary.rules[meaning.rule].inputs[meaning.input].units


def _word(
    vocabulary: Vocabulary, heard: Heard, left: Open, name: str, words: str
) -> Filling | Dropped:
    """One of the choices that the message told side by side, read from these words alone."""
    doubt = next(
        (d for d in left.reading.doubts if d.input == name and d.reason == "ambiguous"), None
    )
    if doubt is None:
        return "does_not_read"
    told = vocabulary.tell(words, heard.told.today)
    alone = read_facts(vocabulary.rules[left.rule.id], told, ()).values.get(name)
    if alone not in doubt.values:
        return "does_not_read"
    return Filling(name, alone, words, doubt.start, doubt.end)


def _place(told: Told, start: int, end: int) -> tuple[int, int]:
    """Offsets of the folded text as offsets of the message."""
    _, first, last = told.words(start, end)
    return first, last


def _covers(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _value(rule: LoadedRule, name: str, said: str) -> InputValue | None:
    """A proposed value in the rule's terms, None where it cannot be read."""
    try:
        return read_inputs(rule, {name: said}).get(name)
    except InputError:
        return None


def rewrite_fault(room: Room, question: str, said: Iterable[str]) -> Dropped | None:
    """Why a proposed question may not be searched with: it names what the person did not, or None."""
    asked, ground = fold_plain(question), fold_plain(" ".join(said))
    if set(room.places(asked)) - set(room.places(ground)):
        return "adds_place"
    if _departments(room, asked) - _departments(room, ground):
        return "adds_department"
    known = {(q.value, q.unit) for q in read_quantities(ground)}
    if any((q.value, q.unit) not in known for q in read_quantities(asked)) or added(asked, ground):
        return "adds_figures"
    return None


def _departments(room: Room, text: str) -> set[str]:
    """The departments of the documents that a text names, with or without their level."""
    names = {
        fold_plain(name)
        for document in room.catalog.documents
        for article in document.articles
        for department in article.departments
        for name in document.department_names(department)
    }
    return {name for name in names if without_level(name) in text}
