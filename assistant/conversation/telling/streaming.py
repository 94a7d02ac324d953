"""Drafts told while a model phrases them: each sentence once it is checked, and never taken back."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.draft import Draft
from assistant.answering.generators.generator import Generator
from assistant.answering.phrasing import Phrased, phrase
from assistant.answering.render import paragraph, render
from assistant.answering.verify import verify
from assistant.conversation.room import Room
from assistant.conversation.telling.finishing import numbered

_log = logging.getLogger("assistant")


@dataclass(frozen=True, slots=True)
class Wording:
    """The drafts as they were phrased, and who phrased them."""

    drafts: tuple[Draft, ...]
    generated_by: str


def tell(
    room: Room, generator: Generator, drafts: Sequence[Draft], questions: Sequence[str]
) -> Iterator[str | Wording]:
    """Pieces of the answer's text as they are certain, in order, then the wording.

    Together the pieces are the beginning of what ``finish`` makes of the drafts.
    """
    plain = [render(d.statements, (), room.catalog) for d in drafts]
    several = sum(bool(part.text) for part in plain) > 1
    told: list[Phrased] = []
    place = 0
    for draft, question, part in zip(drafts, questions, plain, strict=True):
        if not part.text:
            told.append(Phrased(draft, "extractive"))
            continue
        place += 1
        opening = "\n\n" * (place > 1) + (numbered(place, "") if several else "")
        documents = {citation.document_id for citation in part.citations}
        telling = _Telling(room, opening, name_document=len(documents) > 1)
        yield from telling.tell(draft, question, generator)
        told.append(telling.whole)
    for phrased in told:
        _count(room, generator, phrased)
    yield Wording(tuple(phrased.draft for phrased in told), _writer(told))


class _Telling:
    """One draft on its way; ``whole`` is what became of it."""

    whole: Phrased

    def __init__(self, room: Room, opening: str, *, name_document: bool) -> None:
        self._room = room
        self._opening = opening
        self._name_document = name_document

    def tell(self, draft: Draft, question: str, generator: Generator) -> Iterator[str]:
        """The model's sentences as they come, then the rest of the draft's text."""
        said: list[str] = []
        for part in phrase(draft, question, generator):
            if isinstance(part, Phrased):
                self.whole = part
            elif verify((part,), self._room.catalog).kept:
                text = paragraph(part, name_document=self._name_document)
                yield f"\n\n{text}" if said else self._opening + text
                said.append(text)
        text = render(self.whole.draft.statements, (), self._room.catalog).text
        yield text.removeprefix("\n\n".join(said)) if said else self._opening + text


def _count(room: Room, generator: Generator, phrased: Phrased) -> None:
    """Count what the model said; where something was wrong, the log says how much, not what."""
    if phrased.milliseconds:
        room.tally.count("phrasing", phrased.failure or "answered")
        room.tally.count("sentence", "kept", phrased.kept)
        room.tally.count("sentence", "dropped", len(phrased.cut))
    if phrased.failure or phrased.cut:
        _log.warning(
            "generator %s: failed %s, cut %d", generator.name, phrased.failure, len(phrased.cut)
        )


def _writer(told: Sequence[Phrased]) -> str:
    """Who worded the answer: the model if any of it holds, else nobody, and why."""
    writers = [part.generated_by for part in told if part.generated_by != "extractive"]
    failures = [part.failure for part in told if part.failure]
    fallback = f"extractive ({failures[0]})" if failures else "extractive"
    return writers[0] if writers else fallback
