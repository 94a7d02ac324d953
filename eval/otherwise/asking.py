"""Questions that are answered right are asked once more, said otherwise, and held against the same
expectation.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answering.answer import Answer
from eval.check import compare, misstated, says, sums_allowed
from eval.client import Client
from eval.otherwise.sums import SUMS, Known
from eval.otherwise.ways import OF_SUMS, WAYS
from eval.question import Question

AFTER_ANOTHER = "after_another"
"""The way that needs a second question: asked right after one of another article."""


@dataclass(frozen=True, slots=True)
class Said:
    """A question in one way: its messages, whether the last answer is right, a wrong sum if it states one."""

    way: str
    question: Question
    messages: tuple[str, ...]
    right: bool
    wrong: str | None


def said(client: Client, way: str, asked: Sequence[Question], each: int) -> Iterator[Said]:
    """So many of the questions in this way, of those that are right as they stand."""
    order = _shuffled(way, asked)
    yield from (_sums if way in SUMS else _ways)(client, way, order, each)


def _shuffled(way: str, asked: Sequence[Question]) -> list[Question]:
    return sorted(asked, key=lambda q: hashlib.sha256(f"{way}{q.id}".encode()).hexdigest())


def _ways(client: Client, way: str, order: Sequence[Question], each: int) -> Iterator[Said]:
    given = 0
    for question in order:
        messages = _messages(way, question, order)
        if given == each:
            return
        if not messages or not _is_right(client, question):
            continue
        given += 1
        answer = _last_answer(client, question, messages)
        right = not compare(question, answer)
        yield Said(
            way, question, messages, right, misstated(answer, sums_allowed(question, question))
        )


def _messages(way: str, question: Question, others: Sequence[Question]) -> tuple[str, ...]:
    text = question.question or ""
    if way != AFTER_ANOTHER:
        of_sum = bool(question.amounts) and None not in question.amounts
        return WAYS[way](text) if of_sum or way not in OF_SUMS else ()
    other = next((o for o in others if _is_apart(o, question) and _goes_with(o, question)), None)
    return (other.question or "", text) if other is not None else ()


def _is_apart(one: Question, other: Question) -> bool:
    return bool(one.articles) and not set(one.articles) & set(other.articles)


def _goes_with(one: Question, other: Question) -> bool:
    return (one.as_of, one.style) == (other.as_of, other.style)


def _sums(client: Client, way: str, order: Sequence[Question], each: int) -> Iterator[Said]:
    """Pairs of neighbours, each question in one pair."""
    given = 0
    one: tuple[Question, Known] | None = None
    for question in order:
        if given == each:
            return
        known = _known(client, question)
        if known is None:
            continue
        if one is None:
            one = question, known
            continue
        (first, its), one = one, None
        wanted = SUMS[way](its, known) if first.as_of == question.as_of else None
        if wanted is None:
            continue
        given += 1
        answer = _last_answer(client, first, wanted.messages)
        sum_ = f"{wanted.sum.normalize():f}"
        wrong = misstated(answer, (sum_,))
        yield Said(way, first, wanted.messages, wrong is None and says(answer, sum_), wrong)


def _known(client: Client, question: Question) -> Known | None:
    """The question's words, article and sum, where it is answered right and gives a sum that is one only."""
    amounts = set(question.amounts)
    if len(amounts) != 1 or not question.articles or amounts <= {None, "0"} or question.ceiling:
        return None
    (sum_,) = amounts
    if sum_ is None or not _is_right(client, question):
        return None
    return Known(question.question or "", question.articles[0], Decimal(sum_))


def _is_right(client: Client, question: Question) -> bool:
    return not compare(question, _last_answer(client, question, (question.question or "",)))


def _last_answer(client: Client, question: Question, messages: Sequence[str]) -> Answer:
    """Ask these messages in one conversation, on the question's day."""
    answers: list[Answer] = []
    for message in messages:
        session = answers[-1].session_id if answers else None
        answers.append(client.ask(message, session, question.as_of).answer)
    return answers[-1]
