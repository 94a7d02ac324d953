"""The way out: several drafts → one verified answer."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.answer import Answer, CalculationView, Kind, Reason
from assistant.answering.draft import Draft
from assistant.answering.outcomes import outcome_draft
from assistant.answering.render import Rendered, render
from assistant.answering.view import view
from assistant.conversation.room import Room

_WEIGHT: dict[Kind, int] = {
    "calculation": 5,
    "clarification": 4,
    "match": 3,
    "policy": 2,
    "refusal": 1,
    "chat": 0,
}


@dataclass(frozen=True, slots=True)
class Finished:
    """An answer ready to leave, and what verification cut on the way."""

    answer: Answer
    dropped: tuple[str, ...]


def finish(
    room: Room,
    drafts: Sequence[Draft],
    *,
    session_id: str,
    elapsed_ms: float,
    generated_by: str = "extractive",
) -> Finished:
    """Verify and render; an answer of which nothing is left becomes the outcome ``unverified``.

    Several questions of one message are answered in order, what would be said twice once; the weightiest
    gives the kind.
    """
    lead = max(drafts, key=lambda draft: _WEIGHT[draft.kind])
    rendered = [render(d.statements, d.notices, room.catalog) for d in drafts]
    texts = list(dict.fromkeys(part.text for part in rendered if part.text))
    if not texts:
        fallback = outcome_draft("unverified")
        lead, rendered = fallback, [render(fallback.statements, (), room.catalog)]
        texts = [rendered[0].text]
    answer = Answer(
        answer_id=uuid.uuid4().hex,
        session_id=session_id,
        kind=lead.kind,
        reason=_reason(lead, drafts),
        answer=texts[0] if len(texts) == 1 else _in_order(texts),
        citations=[citation for part in rendered for citation in part.citations],
        calculation=_calculation(lead, drafts),
        notices=list(dict.fromkeys(n for part in rendered for n in part.notices)),
        suggestions=list(dict.fromkeys(s for draft in drafts for s in draft.suggestions))[:4],
        generated_by=generated_by,
        elapsed_ms=round(elapsed_ms, 2),
    )
    return Finished(answer, _cut(rendered))


def _reason(lead: Draft, drafts: Sequence[Draft]) -> Reason | None:
    return lead.reason or next((d.reason for d in drafts if d.reason and d.kind != "refusal"), None)


def _calculation(lead: Draft, drafts: Sequence[Draft]) -> CalculationView | None:
    calculation = lead.calculation or next((d.calculation for d in drafts if d.calculation), None)
    return view(calculation) if calculation is not None else None


def numbered(place: int, text: str) -> str:
    """One of several answers of a message, with its number in front."""
    return f"**{place}.** {text}"


def _in_order(texts: Sequence[str]) -> str:
    return "\n\n".join(numbered(place, text) for place, text in enumerate(texts, start=1))


def _cut(rendered: Sequence[Rendered]) -> tuple[str, ...]:
    return tuple(f"{s.text[:80]}: {why}" for part in rendered for s, why in part.dropped)
