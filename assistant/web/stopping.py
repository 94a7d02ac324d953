"""Parts that come one after the other, until somebody says that no more are wanted."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Any, Literal, TypeVar

T = TypeVar("T")


async def until(stop: asyncio.Event, parts: AsyncGenerator[T]) -> AsyncIterator[T]:
    """The parts as they come. Once ``stop`` is set no more do, and who makes them is told to end,
    also in the middle of one.
    """
    stopped = asyncio.ensure_future(stop.wait())
    try:
        async with aclosing(parts):
            while not stop.is_set() and (part := await _next(parts, stopped)) is not None:
                yield part
    finally:
        stopped.cancel()


async def _next(parts: AsyncGenerator[T], stopped: asyncio.Task[Literal[True]]) -> T | None:
    """The next part; none at the end or when stopped."""
    coming = asyncio.ensure_future(anext(parts, None))
    try:
        waited: set[asyncio.Future[Any]] = {coming, stopped}
        await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
        return coming.result() if coming.done() else None
    finally:
        coming.cancel()
        await asyncio.gather(coming, return_exceptions=True)
