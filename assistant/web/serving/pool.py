"""Answering runs in a bounded number of threads; who comes when all are taken waits, or is told.

Threads cannot be stopped from outside: after a time-out the answer is given up, but its place is
free again only when its thread ends.
"""

import asyncio
import threading
from collections.abc import AsyncGenerator, Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Generic, TypeVar

from assistant.intake.errors import ApiError

T = TypeVar("T")

RETRY_SECONDS = 2
_END = object()


class Pool:
    """``threads`` calls run at once and ``waiting`` more may queue; each has ``seconds``."""

    def __init__(self, threads: int, waiting: int, seconds: float) -> None:
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix="answer")
        self._places = threading.BoundedSemaphore(threads + waiting)
        self._seconds = seconds

    async def run(self, call: Callable[[], T]) -> T:
        """The call's result; raises ``ApiError`` ``busy`` or ``answer_timeout``."""
        running = asyncio.wrap_future(self._submit(call))
        try:
            return await asyncio.wait_for(running, self._seconds)
        except TimeoutError:
            raise ApiError("answer_timeout", retry_after=RETRY_SECONDS) from None

    async def stream(self, start: Callable[[], Iterator[T]]) -> AsyncGenerator[T]:
        """What the iterator yields, as it comes; each item has the pool's seconds.

        When the reader goes away the iterator is left after its current item.
        """
        channel: _Channel[T] = _Channel(asyncio.get_running_loop())
        self._submit(lambda: channel.pump(start))
        try:
            while (item := await channel.receive(self._seconds)) is not _END:
                yield item  # type: ignore[misc]
        except TimeoutError:
            raise ApiError("answer_timeout", retry_after=RETRY_SECONDS) from None
        finally:
            channel.reader_gone.set()

    def close(self) -> None:
        """Take no more calls."""
        self._executor.shutdown(wait=False, cancel_futures=True)

    def _submit(self, call: Callable[[], T]) -> Future[T]:
        if not self._places.acquire(blocking=False):
            raise ApiError("busy", retry_after=RETRY_SECONDS)
        future = self._executor.submit(call)
        future.add_done_callback(lambda _: self._places.release())
        return future


class _Channel(Generic[T]):
    """Carries items from a thread to the event loop; an error travels like an item."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._arrived: asyncio.Queue[T | Exception | object] = asyncio.Queue()
        self.reader_gone = threading.Event()

    def pump(self, start: Callable[[], Iterator[T]]) -> None:
        """Send all items and the end; runs in the thread."""
        try:
            for item in start():
                if self.reader_gone.is_set():
                    return
                self._send(item)
            self._send(_END)
        except Exception as error:  # noqa: BLE001 - raised again where it is received
            self._send(error)

    def _send(self, item: T | Exception | object) -> None:
        with suppress(RuntimeError):  # the loop has closed; nobody listens any more
            self._loop.call_soon_threadsafe(self._arrived.put_nowait, item)

    async def receive(self, seconds: float) -> T | object:
        """The next item; raises what the iterator raised, or ``TimeoutError``."""
        item = await asyncio.wait_for(self._arrived.get(), seconds)
        if isinstance(item, Exception):
            raise item
        return item
