"""Conversations made from a question that is answered right: what is said next, and what must come.

Each case is a list of messages with the outcome of the last one (and of those between). What is said
comes from a file of phrasings (operation → ways to say it); what must come of it is the
calculator's result for the changed values, or the sum of the first answer.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from assistant.answering.answer import Answer, CalculationView
from assistant.conversation.assistant import Assistant
from eval.following.changes import Told, choices, others, told_figures, with_figure, written

Phrasings = Mapping[str, Sequence[str]]


class Say(Protocol):
    """Draws a phrasing of an operation and fills it."""

    def __call__(self, operation: str, **words: str) -> str:
        """The message."""


@dataclass(frozen=True, slots=True)
class Before:
    """A question asked first, and its sum."""

    question: str
    amount: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an answer must be: of this ``amount`` (or ``difference`` of two), citing this ``article``
    first, or of this ``kind``.
    """

    amount: str | None = None
    difference: bool = False
    article: int | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One conversation: its operation, the messages, and what must come of the messages after the first."""

    operation: str
    messages: tuple[str, ...]
    wanted: tuple[Wanted, ...]


def cases(
    assistant: Assistant,
    question: str,
    answer: Answer,
    day: date,
    phrasings: Phrasings,
    seed: str,
    before: Before | None = None,
) -> Iterator[Case]:
    """Every conversation that a question gives, one phrasing for each operation, drawn by ``seed``;
    ``before`` is another question that is answered right, of another award.
    """
    view = answer.calculation
    if view is None or view.amount_yuan is None or not answer.citations:
        return
    if view.rule not in assistant.rulebook.by_id:  # a total of several
        return
    draw = random.Random(seed)

    def said(operation: str, **words: str) -> str:
        fitting = [p for p in phrasings[operation] if "{old}" not in p or "old" in words]
        return draw.choice(fitting).format(**words)

    changes = list(_changes(assistant, question, answer, day, draw, said))
    base, article = view.amount_yuan, answer.citations[0].article
    for change in changes:
        yield Case(change.operation, (question, change.message), (Wanted(change.amount),))
    yield from _without_change(question, base, article, said)
    supposed = [c for c in changes if c.amount != base and not c.operation.startswith("correct")]
    if supposed:
        yield from _around(question, base, article, draw.choice(supposed), said)
    if before is not None:
        yield from _after(before, question, base, article, changes, said)
    figures = [c for c in supposed if c.operation in {"change_number", "change_named"}]
    if len(figures) > 1 and len({c.input for c in figures}) == 1:
        first, second = draw.sample(figures, 2)
        messages = (question, first.message, second.message)
        yield Case("change→change", messages, (Wanted(first.amount), Wanted(second.amount)))


@dataclass(frozen=True, slots=True)
class Change:
    """A message that changes one input, and the sum that follows."""

    operation: str
    input: str
    message: str
    amount: str


def _without_change(question: str, base: str, article: int, said: Say) -> Iterator[Case]:
    """What leaves the calculation as it is: said again, of another firm alike, where, why, thanks."""
    same, of_it = Wanted(base), Wanted(article=article)
    yield Case("again", (question, said("again")), (same,))
    yield Case("another_person", (question, said("another_person")), (same,))
    both = (question, said("another_person"), said("both_together"))
    yield Case("both_together", both, (same, Wanted(f"{2 * Decimal(base):f}")))
    for operation in ("department", "why", "materials", "deadline", "ever_paid", "ceiling"):
        yield Case(operation, (question, said(operation)), (of_it,))
    yield Case("thanks", (question, said("thanks")), (Wanted(kind="chat"),))


def _around(question: str, base: str, article: int, change: Change, said: Say) -> Iterator[Case]:
    """What follows a change that is only supposed, and what may come between."""
    name, changed = change.operation, Wanted(change.amount)
    gap = Wanted(f"{abs(Decimal(change.amount) - Decimal(base)):f}", difference=True)
    supposed = (question, change.message)
    yield Case(f"{name}→difference", (*supposed, said("difference")), (changed, gap))
    yield Case(f"{name}→back", (*supposed, said("back")), (changed, Wanted(base)))
    between = {
        "department": Wanted(article=article),
        "why": Wanted(article=article),
        "thanks": Wanted(kind="chat"),
        "detour": Wanted(kind="refusal"),
    }
    for operation, wanted in between.items():
        messages = (question, said(operation), change.message)
        yield Case(f"{operation}→{name}", messages, (wanted, changed))


def _after(
    before: Before, question: str, base: str, article: int, changes: Sequence[Change], said: Say
) -> Iterator[Case]:
    """The question in a conversation that was about another award."""
    both = (before.question, question)
    own = Wanted(base)
    yield Case("another_award", both, (own,))
    yield Case(
        "another_award→department", (*both, said("department")), (own, Wanted(article=article))
    )
    total = Wanted(f"{Decimal(before.amount) + Decimal(base):f}")
    yield Case("another_award→sum_both", (*both, said("sum_both")), (own, total))
    for change in changes[:1]:
        name = f"another_award→{change.operation}"
        yield Case(name, (*both, change.message), (own, Wanted(change.amount)))


def _changes(
    assistant: Assistant, question: str, answer: Answer, day: date, draw: random.Random, said: Say
) -> Iterator[Change]:
    view = answer.calculation
    assert view is not None
    for told in told_figures(assistant, question, view):
        yield from _figure_changes(assistant, told, view, day, draw, said)
    possible = list(choices(assistant, question, view, day))
    if possible:
        name, value, result = draw.choice(possible)
        for operation in ("change_choice", "correct_choice"):
            yield Change(operation, name, said(operation, choice=value), result.amount)


def _figure_changes(
    assistant: Assistant,
    told: Told,
    view: CalculationView,
    day: date,
    draw: random.Random,
    said: Say,
) -> Iterator[Change]:
    def to(operation: str, number: Decimal, **words: str) -> Iterator[Change]:
        result = with_figure(assistant, view, told, number, day)
        if result is not None:
            yield Change(operation, told.name, said(operation, **words), result.amount)

    number = others(told, draw)
    new = written(number, told.unit)
    yield from to("change_named", number, new=new, name=told.label)
    if not told.alone:
        return
    yield from to("change_number", number, new=new)
    yield from to("correct_number", number, new=new, old=told.words)
    step = abs(number - told.number)
    if told.unit not in {"%", "个百分点", "个点", "年"}:
        yield from to("more", told.number + step, step=written(step, told.unit))
        if step < told.number:
            yield from to("less", told.number - step, step=written(step, told.unit))
    if told.only:
        yield from to("double", told.number * 2)
        if told.number % 2 == 0:
            yield from to("half", told.number / 2)
