"""A session as text that can be kept, and back: masked, exact, and of this version's shape.

JSON, with ``Decimal`` and ``date`` as ``{"decimal": "0.15"}`` and ``{"date": "2026-11-24"}``. The
text names the shape it has, a fingerprint of all dataclasses in it; one of another shape (an older
version's, a damaged one) is none: whoever it belonged to begins anew.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from assistant.answering.draft import Draft
from assistant.answering.statement import Statement
from assistant.conversation.sessions.session import Session
from assistant.storage.masking import find_personal

_MEANING = 1
"""To be raised when what is kept means something else although its shape is the same."""
_SHORTEST_REPEATED = 2
"""One character (王老板) says nothing about a person where it stands elsewhere."""


def encode(session: Session) -> str:
    """The session as text, as it is: to be masked before."""
    body = {"shape": _shape(), "session": _adapter().dump_python(session)}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"), default=_tagged)


def decode(text: str, session_id: str) -> Session | None:
    """The session of this id that the text holds, or None where it holds none that can be used."""
    try:
        body = json.loads(text, object_hook=_untagged)
        if not isinstance(body, dict) or body.get("shape") != _shape():
            return None
        session = _adapter().validate_python(body["session"])
    except (ValueError, TypeError, KeyError, ArithmeticError, RecursionError):
        return None
    return session if session.id == session_id else None


def mask_session(session: Session, masked: frozenset[str]) -> frozenset[str]:
    """Mask the person's words in the session: what was said, and where the answer repeats it.

    Values of facts (sums, choices, days) stay as they are. ``masked`` are texts that went through
    this before, so that each turn pays for its own only; gives back those of the present state.
    """
    gone: dict[str, str] = {}
    done = {text: text for text in masked}

    def clean(text: str) -> str:
        if text not in done:
            found = find_personal(text)
            gone.update((w, name) for w, name in found.gone if len(w) >= _SHORTEST_REPEATED)
            done[text] = found.text
        return done[text]

    session.messages[:] = [clean(message) for message in session.messages]
    session.answers[:] = [replace(one, words=clean(one.words)) for one in session.answers]
    session.refused = clean(session.refused)
    for facts_told in (session.told, session.real):
        facts_told |= {n: replace(fact, words=clean(fact.words)) for n, fact in facts_told.items()}
    rough = {n: replace(told, words=clean(told.words)) for n, told in session.roughly.items()}
    session.roughly |= rough
    aside: list[str] = []
    for holder, kept in session.asides.items():
        facts = tuple(replace(fact, words=clean(fact.words)) for fact in kept.facts)
        messages = tuple(map(clean, kept.messages))
        focus = kept.focus and replace(kept.focus, question=clean(kept.focus.question))
        session.asides[holder] = replace(kept, facts=facts, messages=messages, focus=focus)
        aside += [*messages, *(fact.words for fact in facts)]
        aside += [focus.question] if focus is not None else []
    story = tuple(map(clean, session.story.messages))
    session.story = replace(session.story, messages=story)
    if session.focus is not None:
        session.focus = replace(session.focus, question=clean(session.focus.question))
    for subjects in (session.left, session.at_once):
        subjects[:] = [replace(f, question=clean(f.question)) for f in subjects]
    if session.last_draft is not None and gone:
        session.last_draft = _without(session.last_draft, gone)
    spoken_of = [*session.left, *session.at_once, *filter(None, [session.focus])]
    told = [fact.words for fact in (*session.told.values(), *session.real.values())]
    told += [told_so.words for told_so in rough.values()]
    return frozenset(
        (
            *session.messages,
            *(one.words for one in session.answers),
            *told,
            *aside,
            *story,
            *(s.question for s in spoken_of),
        )
    )


def _without(draft: Draft, gone: Mapping[str, str]) -> Draft:
    """The draft with the personal words replaced where it repeats them; quotes stay verbatim."""

    def clean(text: str) -> str:
        for words, name in gone.items():
            text = text.replace(words, name)
        return text

    def cleaned(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
        return tuple(
            replace(s, text=clean(s.text), basis=tuple(map(clean, s.basis))) for s in statements
        )

    return replace(draft, statements=cleaned(draft.statements), notices=cleaned(draft.notices))


@cache
def _adapter() -> TypeAdapter[Session]:
    return TypeAdapter(Session)


@cache
def _shape() -> str:
    """A fingerprint of every field and type in a session."""
    schema = json.dumps([_MEANING, _adapter().json_schema()], sort_keys=True)
    return hashlib.sha256(schema.encode()).hexdigest()[:16]


def _tagged(value: Any) -> dict[str, str]:
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    raise TypeError(f"a session holds no {type(value).__name__}")


def _untagged(pairs: dict[str, Any]) -> Any:
    if len(pairs) == 1:
        if isinstance(text := pairs.get("decimal"), str):
            return Decimal(text)
        if isinstance(text := pairs.get("date"), str):
            return date.fromisoformat(text)
    return pairs
