"""What is kept for a time only is deleted when that time is over, whether anybody asks or not."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress

from sqlalchemy.exc import SQLAlchemyError

from assistant.web.door import in_own_thread

_log = logging.getLogger("assistant.web")

SECONDS_BETWEEN = 60.0


async def sweep(delete: Callable[[], object], stopping: asyncio.Event) -> None:
    """Delete at once and every minute until ``stopping``; trouble with the database is logged."""
    while not stopping.is_set():
        try:
            await in_own_thread(delete)
        except SQLAlchemyError as error:
            _log.error("expired conversations not deleted", exc_info=error)
        with suppress(TimeoutError):
            await asyncio.wait_for(stopping.wait(), SECONDS_BETWEEN)
