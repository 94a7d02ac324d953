"""What is kept for a time only is deleted when that time is over, whether anybody asks or not."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

from assistant.storage.retention import keep_days
from assistant.web.context import Context
from assistant.web.door import in_own_thread

_log = logging.getLogger("assistant.web")

BETWEEN_CONVERSATIONS = 60.0
BETWEEN_RECORDS = 86_400.0


async def sweep(context: Context, stopping: asyncio.Event) -> None:
    """Until ``stopping``: conversations at once and every minute, all else at once and every day."""
    await asyncio.gather(
        _repeat(lambda: _forget_conversations(context), BETWEEN_CONVERSATIONS, stopping),
        _repeat(lambda: _forget_records(context), BETWEEN_RECORDS, stopping),
    )


async def _repeat(delete: Callable[[], object], seconds: float, stopping: asyncio.Event) -> None:
    """Delete, wait, delete again; trouble with the database is logged."""
    while not stopping.is_set():
        try:
            await in_own_thread(delete)
        except SQLAlchemyError as error:
            _log.error("what expired is not deleted", exc_info=error)
        with suppress(TimeoutError):
            await asyncio.wait_for(stopping.wait(), seconds)


def _forget_conversations(context: Context) -> None:
    lifetime = timedelta(minutes=context.settings.session_minutes)
    context.archive.sessions.expire(lifetime, context.settings.session_limit)


def _forget_records(context: Context) -> None:
    gone = context.archive.forget_expired(keep_days(context.settings), "程序")
    if gone:
        _log.info("deleted what was kept long enough: %s", gone)
