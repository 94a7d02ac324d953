"""An answer phrased by a model: only sentences that hold against their evidence replace the text."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.draft import Draft
from assistant.answering.generators.generator import Evidence, Generator, GeneratorError
from assistant.answering.grounding import Checked, ground
from assistant.answering.outcomes import load_texts
from assistant.answering.statement import Statement

_PHRASED = {"policy", "calculation"}


@dataclass(frozen=True, slots=True)
class Phrased:
    """The draft with the model's sentences in front, who wrote it, and what was cut or failed."""

    draft: Draft
    generated_by: str
    cut: tuple[tuple[str, str], ...] = ()
    failure: str | None = None
    milliseconds: float = 0.0


def phrase(draft: Draft, question: str, generator: Generator) -> Phrased:
    """Let a model phrase a finished draft; on any trouble the draft stands as it is.

    The calculation's and the extractive sentences stay behind the model's, so nothing is lost.
    """
    if draft.kind not in _PHRASED or not draft.statements:
        return Phrased(draft, "extractive")
    evidence, basis = _evidence(draft)
    began = time.perf_counter()
    try:
        text = "".join(generator.write(question, evidence))
    except GeneratorError as error:
        return Phrased(draft, "extractive", failure=error.code)
    took = (time.perf_counter() - began) * 1000
    checked = ground(text, evidence)
    if not checked.kept:
        return Phrased(draft, "extractive", cut=checked.cut, milliseconds=took)
    lead = tuple(_statement(sentence, basis) for sentence in checked.kept)
    note = Statement(load_texts().say("generated"))
    phrased = replace(draft, statements=(*lead, note, *draft.statements))
    return Phrased(phrased, generator.name, cut=checked.cut, milliseconds=took)


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
