"""An answer as server-sent events: ``token`` with text, then ``done`` with the whole body."""

import json
from collections.abc import AsyncIterator

from assistant.answering.answer import Answer
from assistant.intake.errors import ApiError

EVENT_STREAM = "text/event-stream"


def event(name: str, data: str) -> str:
    """One event; each line of ``data`` gets a ``data:`` of its own, as the standard asks."""
    lines = data.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "".join([f"event: {name}\n", *(f"data: {line}\n" for line in lines), "\n"])


async def events(parts: AsyncIterator[str | Answer]) -> AsyncIterator[str]:
    """The parts of an answer as events; trouble on the way becomes an ``error`` event."""
    try:
        async for part in parts:
            if isinstance(part, Answer):
                yield event("done", part.model_dump_json())
            else:
                yield event("token", part)
    except ApiError as error:
        yield event("error", json.dumps(error.body, ensure_ascii=False))
