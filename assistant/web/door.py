"""A sub-application that takes seconds to build: until it is there, a page asks to wait."""

import asyncio
import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from fastapi import FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.web.pages import page

T = TypeVar("T")

_log = logging.getLogger("assistant.web")


async def in_own_thread(call: Callable[[], T]) -> T:
    """The call's result, from a daemon thread, so that a shutdown need not wait for it."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def settle(set_outcome: Callable[[], None]) -> None:
        if not done.done():
            set_outcome()

    def tell(set_outcome: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the loop has closed; nobody waits any more
            loop.call_soon_threadsafe(settle, set_outcome)

    def work() -> None:
        try:
            result = call()
        except Exception as error:  # noqa: BLE001 - raised where the call is awaited
            failure = error
            tell(lambda: done.set_exception(failure))
        else:
            tell(lambda: done.set_result(result))

    threading.Thread(target=work, daemon=True).start()
    return await done


class Door:
    """Serves what ``build`` makes, from the moment it is made."""

    def __init__(self, build: Callable[[], FastAPI]) -> None:
        self._build = build
        self._inside: ASGIApp | None = None
        self._failed = False
        self._running: asyncio.Task[None] | None = None
        self._started = asyncio.Event()
        self._closing = asyncio.Event()

    @property
    def is_open(self) -> bool:
        """Whether the sub-application serves."""
        return self._inside is not None

    async def open(self) -> None:
        """Build the sub-application and start it; a failure is logged and the door stays shut."""
        try:
            inside = await in_own_thread(self._build)
            self._running = asyncio.create_task(self._run(inside))
            started = asyncio.create_task(self._started.wait())
            await asyncio.wait({self._running, started}, return_when=asyncio.FIRST_COMPLETED)
            if self._running.done():
                self._running.result()
        except Exception as error:  # noqa: BLE001 - the other doors go on
            _log.error("door failed", exc_info=error)
            self.fail()

    def fail(self) -> None:
        """From now on say that this door will not open."""
        self._failed = True

    async def _run(self, inside: FastAPI) -> None:
        """The sub-application's life, entered and left in one task."""
        async with inside.router.lifespan_context(inside):
            self._inside = inside
            self._started.set()
            await self._closing.wait()
            self._inside = None

    async def close(self) -> None:
        """Let the sub-application end."""
        self._closing.set()
        if self._running and self.is_open:
            await self._running

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or ask to wait."""
        if self._inside is not None:
            await self._inside(scope, receive, send)
        elif scope["type"] == "http":
            shut = page("failed.html" if self._failed else "waiting.html", status=503)
            shut.headers["Retry-After"] = "60" if self._failed else "2"
            await shut(scope, receive, send)
