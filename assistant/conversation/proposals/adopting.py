"""What of a model's proposal may be used: only what the person's own words say.

A proposed fact decides one thing: that a figure which our own reading left without a place is the
one input it can be, or which of several figures told for one input is meant. The value is always
our reading of the person's words. A figure that could be either of two open inputs is left: a model
that mixes them up cannot be told from one that is right. A proposed question is searched with and
never computed from.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from assistant.answering.generators.proposal import ProposedFact
from assistant.answering.grounding import added
from assistant.calculator.calculation import InputValue
from assistant.calculator.engine.inputs import read_inputs
from assistant.calculator.errors import InputError
from assistant.calculator.filling.filling import read_facts
from assistant.calculator.message.context import Context
from assistant.calculator.message.told import Meaning, Told
from assistant.calculator.message.vocabulary import Vocabulary
from assistant.calculator.quantities.fact import Doubt, Filling, Reading, Unit
from assistant.calculator.quantities.quantity import read_quantities
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.heard import Heard
from assistant.conversation.room import Room
from corpus.normalise import fold_plain
from index.names import without_level

Dropped = Literal[
    "unknown_input", "not_said", "already_told", "not_one_figure", "placed_elsewhere",
    "does_not_read", "another_value", "could_be_another", "decides_the_sum", "adds_figures", "adds_place", "adds_department",
    "finds_nothing",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Open:
    """One rule as our own reading of a message left it."""

    rule: LoadedRule
    reading: Reading
    known: Mapping[str, int | None]

    def doubts(self, name: str) -> tuple[Doubt, ...]:
        """What was told of an input side by side, without saying which holds."""
        doubts = self.reading.doubts
        return tuple(d for d in doubts if d.input == name and d.reason == "ambiguous")


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
        and any(_covers(span, _place(told, context)) for span in spans)
    ]
    if len(inside) != 1:
        return "not_one_figure"
    place = _place(told, inside[0])
    unplaced = any((q.start, q.end) == place for q in left.reading.unplaced)
    if not unplaced and not any(_covers((d.start, d.end), place) for d in left.doubts(name)):
        return "placed_elsewhere"
    found = _alone(vocabulary, told, left, name, inside[0])
    if found is None:
        return "does_not_read"
    others = (n for n, i in words.inputs.items() if n != name and i.numeric and not i.spec.assume)
    for other in others:
        if other not in left.reading.values and _alone(vocabulary, told, left, other, inside[0]):
            return "could_be_another"
    return found


def _alone(
    vocabulary: Vocabulary, told: Told, left: Open, name: str, context: Context
) -> Filling | None:
    """Our reading of one figure, had we asked for this input and heard no other figure.

    None where it cannot be it; a figure of this year (今年1500万) is none of an earlier one.
    """
    words = vocabulary.rules[left.rule.id]
    if words.inputs[name].old and context.year == told.today.year:
        return None
    unit = context.quantity.unit
    nouns = tuple(n for n in told.nouns if _can_hold(vocabulary, n.meaning, unit))
    alone = read_facts(words, replace(told, nouns=nouns), [context], name, left.known)
    return next((f for f in alone.fillings if f.input == name), None)


def _can_hold(vocabulary: Vocabulary, meaning: Meaning, unit: Unit) -> bool:
    """Whether a noun can be what a figure counts: 前年, a sum, says nothing of a figure in per cent."""
    if meaning.role == "foreign":
        return True
    return unit in vocabulary.rules[meaning.rule].inputs[meaning.input].units


def _word(
    vocabulary: Vocabulary, heard: Heard, left: Open, name: str, words: str
) -> Filling | Dropped:
    """One of the choices that the message told side by side, read from these words alone."""
    doubt = next(iter(left.doubts(name)), None)
    if doubt is None:
        return "does_not_read"
    told = vocabulary.tell(words, heard.told.today)
    alone = read_facts(vocabulary.rules[left.rule.id], told, ()).values.get(name)
    if alone not in doubt.values:
        return "does_not_read"
    return Filling(name, alone, words, doubt.start, doubt.end)


def _place(told: Told, context: Context) -> tuple[int, int]:
    """Where a figure stands in the message itself."""
    _, first, last = told.words(context.quantity.start, context.quantity.end)
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
