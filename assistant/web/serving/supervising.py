"""Keeps several workers running: starts them, replaces one that dies, renews all, stops all.

SIGINT and SIGTERM stop everything; SIGHUP replaces the workers one by one, each by one that has
loaded, so that documents added meanwhile are answered from without a pause. uvicorn's own
supervisor does the same, but asks each worker for a sign of life and kills one that is silent: a
worker that imports a model on a busy machine is silent for longer than a dead one should go unseen.
"""

import logging
import multiprocessing
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess

from assistant.web.serving.crew import Crew

_log = logging.getLogger("assistant.web")

_LOOK_SECONDS = 0.2
_PAUSE_SECONDS = 1.0
"""Before a place is filled again: one that dies at once must not keep the machine busy."""
_STOP_SECONDS = 15.0


Listen = Callable[[int, Callable[..., None]], object]


class Supervisor:
    """Runs ``work`` in ``crew.workers`` processes; ``listen`` is how it hears of signals."""

    def __init__(
        self, work: Callable[[], object], crew: Crew, listen: Listen = signal.signal
    ) -> None:
        self._work = work
        self._crew = crew
        self._listen = listen
        self._workers: list[SpawnProcess] = []
        self._stopping = False
        self._renewing = False

    def run(self) -> int:
        """Until told to stop: 0; or until one ends before all have loaded: its status, not 0."""
        for number in (signal.SIGINT, signal.SIGTERM):
            self._listen(number, lambda *_: setattr(self, "_stopping", True))
        self._listen(signal.SIGHUP, lambda *_: setattr(self, "_renewing", True))
        self._workers = [self._start() for _ in range(self._crew.workers)]
        try:
            while not self._stopping:
                wait([worker.sentinel for worker in self._workers], timeout=_LOOK_SECONDS)
                if (status := self._replace_dead()) is not None:
                    return status
                if self._renewing:
                    self._renewing = False
                    self._renew()
            return 0
        finally:
            self._stop(self._workers)

    def _start(self) -> SpawnProcess:
        worker = multiprocessing.get_context("spawn").Process(target=self._work)
        worker.start()
        return worker

    def _replace_dead(self) -> int | None:
        """Fill the places of those that ended; a status where that would be in vain."""
        for place, worker in enumerate(self._workers):
            if worker.is_alive() or self._stopping:
                continue
            if not self._crew.complete:
                return abs(worker.exitcode or 1)
            _log.error("worker %s ended with %s, replaced", worker.pid, worker.exitcode)
            time.sleep(_PAUSE_SECONDS)
            self._workers[place] = self._start()
        return None

    def _renew(self) -> None:
        for place, old in enumerate(self._workers):
            loaded = self._crew.times_loaded
            new = self._start()
            while new.is_alive() and self._crew.times_loaded == loaded and not self._stopping:
                time.sleep(_LOOK_SECONDS)
            if self._stopping or not new.is_alive():
                self._stop([new])
                if not self._stopping:
                    _log.error("worker %s stays: the one to replace it did not load", old.pid)
                return
            self._workers[place] = new
            self._stop([old])

    def _stop(self, workers: list[SpawnProcess]) -> None:
        for worker in workers:
            worker.terminate()
        deadline = time.monotonic() + _STOP_SECONDS
        for worker in workers:
            worker.join(max(0.0, deadline - time.monotonic()))
            if worker.is_alive():
                worker.kill()
                worker.join()
