"""The processes that serve one address together, as each of them sees the others."""

from dataclasses import dataclass
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Crew:
    """``workers`` processes. ``folder`` is theirs alone, for sockets and counts; ``loaded`` how
    often one of them has loaded. Without either: one process, on its own.
    """

    workers: int = 1
    folder: Path | None = None
    loaded: "Synchronized[int] | None" = None

    @property
    def times_loaded(self) -> int:
        """How often one of them has loaded."""
        return self.loaded.value if self.loaded is not None else 0

    @property
    def complete(self) -> bool:
        """Whether as many as there are have loaded; who starts now, takes a place left empty."""
        return self.loaded is None or self.times_loaded >= self.workers

    def note_loaded(self) -> bool:
        """Note that the process asking has loaded; whether the crew is complete by it."""
        if self.loaded is None:
            return True
        with self.loaded.get_lock():
            self.loaded.value += 1
            return self.loaded.value == self.workers
