"""An answer phrased by a model: only sentences that hold against their evidence replace the text."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answering.draft import Draft
from assistant.answering.generators.generator import Evidence, Generator, GeneratorError
from assistant.answering.grounding import Checked, Cut, ground
from assistant.answering.outcomes import load_texts
from assistant.answering.statement import Statement

_PHRASED = {"policy", "calculation"}


@dataclass(frozen=True, slots=True)
class Phrased:
    """The draft with the model's sentences in front, who wrote it, and what was cut or failed.

    ``kept`` is the number of the model's sentences in it.
    """

    draft: Draft
    generated_by: str
    kept: int = 0
    cut: tuple[Cut, ...] = ()
    failure: str | None = None
    milliseconds: float = 0.0


def phrase(draft: Draft, question: str, generator: Generator) -> Iterator[Statement | Phrased]:
    """Let a model phrase a finished draft: each sentence that holds, as it comes, then the whole.

    The calculation's and the extractive sentences stay behind the model's, so nothing is lost.
    Trouble ends the phrasing: what was checked before it stays, what was not is dropped.
    """
    if draft.kind not in _PHRASED or not draft.statements:
        yield Phrased(draft, "extractive")
        return
    evidence, basis = _evidence(draft)
    lead: list[Statement] = []
    cut: list[Cut] = []
    failure: str | None = None
    began = time.perf_counter()
    try:
        for sentence in ground(generator.write(question, evidence), evidence):
            if isinstance(sentence, Cut):
                cut.append(sentence)
            elif any(statement.text == sentence.text for statement in lead):
                cut.append(Cut(sentence.text, "said before"))
            else:
                lead.append(_statement(sentence, basis))
                yield lead[-1]
    except GeneratorError as error:
        failure = error.code
    took = (time.perf_counter() - began) * 1000
    if lead:
        note = Statement(load_texts().say("generated"))
        draft = replace(draft, statements=(*lead, note, *draft.statements))
    writer = generator.name if lead else "extractive"
    yield Phrased(draft, writer, len(lead), tuple(cut), failure, took)


def _evidence(draft: Draft) -> tuple[list[Evidence], dict[int, Statement]]:
    evidence: list[Evidence] = []
    basis: dict[int, Statement] = {}
    for number, statement in enumerate(draft.statements, start=1):
        label = "、".join(dict.fromkeys(c.label for c in statement.citations))
        departments = tuple(d for c in statement.citations for d in c.departments)
        evidence.append(Evidence(number, label, statement.text, departments))
        basis[number] = statement
    return evidence, basis


def _statement(sentence: Checked, basis: dict[int, Statement]) -> Statement:
    rests_on: Sequence[Statement] = [basis[piece.number] for piece in sentence.evidence]
    citations = tuple(c for statement in rests_on for c in statement.citations)
    texts = tuple(b for statement in rests_on for b in (statement.text, *statement.basis))
    return Statement(sentence.text, citations, basis=texts)
