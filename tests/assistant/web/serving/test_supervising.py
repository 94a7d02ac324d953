"""Workers are started, replaced, renewed and stopped: real processes, without a model."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from assistant.web.serving.crew import Crew
from assistant.web.serving.supervising import Supervisor

# What a worker does: note where it is, say that it has loaded, go on. ``spawn`` carries it as text.
WORK = """
import os, time
from pathlib import Path
(Path(folder) / str(os.getpid())).touch()
crew.note_loaded()
time.sleep(60)
"""
FAILING = "raise SystemExit(7)"


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Callable[[str], "Started"]]:
    """Runs a supervisor of two workers in a thread of its own."""
    running: list[Started] = []

    def start(work: str) -> Started:
        running.append(Started(work, tmp_path))
        return running[-1]

    yield start
    for supervised in running:
        supervised.stop()


class Started:
    """A supervisor at work. Signals reach it as calls: only a main thread may listen to them."""

    def __init__(self, work: str, folder: Path) -> None:
        self.folder = folder
        crew = Crew(2, folder, multiprocessing.get_context("spawn").Value("i", 0))
        self.crew = crew
        self.handlers: dict[int, Callable[..., None]] = {}
        self.supervisor = Supervisor(
            partial(exec, work, {"crew": crew, "folder": str(folder)}),
            crew,
            self.handlers.__setitem__,
        )
        self.status: int | None = None
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def _run(self) -> None:
        self.status = self.supervisor.run()

    def tell(self, number: signal.Signals) -> None:
        self.handlers[number](number, None)

    def alive(self) -> set[int]:
        return {n for p in self.folder.iterdir() if Path(f"/proc/{(n := int(p.name))}").exists()}

    def until(self, true: Callable[[], bool]) -> None:
        limit = time.monotonic() + 60
        while not true():
            assert time.monotonic() < limit
            time.sleep(0.05)

    def stop(self) -> None:
        if self.thread.is_alive():
            self.tell(signal.SIGTERM)
        self.thread.join(30)
        assert not self.thread.is_alive()


def test_who_dies_is_replaced(started):
    workers = started(WORK)
    workers.until(lambda: workers.crew.complete)
    before = workers.alive()
    assert len(before) == 2
    victim = min(before)
    os.kill(victim, signal.SIGKILL)
    workers.until(lambda: len(workers.alive() - {victim}) == 2)
    assert before - {victim} < workers.alive()


def test_all_are_renewed_one_after_the_other(started):
    workers = started(WORK)
    workers.until(lambda: workers.crew.complete)
    before = workers.alive()
    fewest = 2

    def renewed() -> bool:
        nonlocal fewest
        fewest = min(fewest, len(workers.alive()))
        return len(workers.alive() - before) == 2 and not workers.alive() & before

    workers.tell(signal.SIGHUP)
    workers.until(renewed)
    assert fewest == 2


def test_all_stop_when_told_to(started):
    workers = started(WORK)
    workers.until(lambda: workers.crew.complete)
    workers.stop()
    assert workers.status == 0
    assert workers.alive() == set()


def test_a_start_that_fails_is_the_end_with_its_status(started):
    workers = started(FAILING)
    workers.thread.join(60)
    assert workers.status == 7
