"""A model's pieces as they come, but for no longer than there is time and no more than is sane."""

import queue
import threading
import time
from collections.abc import Callable, Generator
from contextlib import closing, suppress

from assistant.answering.generators.generator import GeneratorError

_LONGEST = 4_000
"""Characters after which a model is taken to have no end."""
_END = object()


def bounded(
    source: Callable[[], Generator[str, None, None]], seconds: float
) -> Generator[str, None, None]:
    """What ``source()`` yields, read in a thread of its own so that waiting for it ends in time.

    Raises what the source raises, and ``GeneratorError`` ``generator_slow`` when ``seconds`` have
    passed since the first piece was asked for, ``generator_endless`` past ``_LONGEST`` characters.
    A source that is given up is closed after the piece it is working on.
    """
    deadline = time.monotonic() + seconds
    pieces: queue.SimpleQueue[str | Exception | object] = queue.SimpleQueue()
    given_up = threading.Event()

    def pump() -> None:
        try:
            with closing(source()) as running:
                for piece in running:
                    if given_up.is_set():
                        return
                    pieces.put(piece)
            pieces.put(_END)
        except Exception as error:  # noqa: BLE001 - raised again where the pieces are read
            pieces.put(error)

    threading.Thread(target=pump, name="model", daemon=True).start()
    written = 0
    try:
        while (piece := _next(pieces, deadline)) is not _END:
            if isinstance(piece, Exception):
                raise piece
            assert isinstance(piece, str)
            written += len(piece)
            if written > _LONGEST:
                raise GeneratorError("generator_endless", "模型写得没有尽头")
            yield piece
    finally:
        given_up.set()


def _next(pieces: "queue.SimpleQueue[str | Exception | object]", deadline: float) -> object:
    left = deadline - time.monotonic()
    if left > 0:
        with suppress(queue.Empty):
            return pieces.get(timeout=left)
    raise GeneratorError("generator_slow", "模型没有在限定时间内写完")
