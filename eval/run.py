"""Asking every question and keeping what came back."""

from collections.abc import Callable, Iterator, Sequence
from time import perf_counter

from assistant.answering.answer import Answer
from eval.client import AskFailed, Client, Reply
from eval.question import Question
from eval.transcript import Transcript

_SEARCHED = ("lookup", "keyword")
Progress = Callable[[int, int], None]


def run(
    client: Client, questions: Sequence[Question], progress: Progress | None = None
) -> tuple[Transcript, ...]:
    """One transcript a question, in order. ``progress`` hears how many of how many are done."""
    transcripts: list[Transcript] = []
    for transcript in _each(client, questions):
        transcripts.append(transcript)
        if progress is not None:
            progress(len(transcripts), len(questions))
    return tuple(transcripts)


def _each(client: Client, questions: Sequence[Question]) -> Iterator[Transcript]:
    for question in questions:
        yield ask(client, question)


def ask(client: Client, question: Question) -> Transcript:
    """The transcript of one question, dialogue or profile; an error is kept in it."""
    if question.profile is not None:
        return _match(client, question)
    answers: list[Answer] = []
    milliseconds: list[float] = []
    session: str | None = None
    last: Reply | None = None
    error: str | None = None
    for message in question.turns or (question.question or "",):
        started = perf_counter()
        try:
            last = client.ask(message, session, question.as_of)
        except AskFailed as failed:
            error = failed.code
            break
        milliseconds.append((perf_counter() - started) * 1000)
        answers.append(last.answer)
        session = last.answer.session_id
    return Transcript(
        question,
        answers=tuple(answers),
        error=error,
        found=_search(client, question) if question.set in _SEARCHED else None,
        milliseconds=tuple(milliseconds),
        stages=last.stages if last else {},
        probability=last.probability if last else None,
    )


def _match(client: Client, question: Question) -> Transcript:
    started = perf_counter()
    try:
        matched = client.match(question.profile or "")
    except AskFailed as failed:
        return Transcript(question, error=failed.code)
    return Transcript(question, matched=matched, milliseconds=((perf_counter() - started) * 1000,))


def _search(client: Client, question: Question) -> tuple[str, ...]:
    try:
        return client.search(question.question or "")
    except AskFailed:
        return ()
