"""What became of everything a language model offered, counted for the operators."""

import threading
from collections import Counter
from collections.abc import Mapping


class Tally:
    """Counts by task and outcome. Safe to use from several threads.

    Tasks: ``phrasing`` and ``proposal``, whose outcome is ``answered`` or an error's code; what
    they brought: ``sentence``, ``fact``, ``question`` (a rewrite), ``kept`` or why not.
    """

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()
        self._lock = threading.Lock()

    def count(self, task: str, outcome: str, number: int = 1) -> None:
        """Add to one of the counts."""
        with self._lock:
            self._counts[task, outcome] += number

    def take(self) -> Mapping[tuple[str, str], int]:
        """The counts since they were last taken."""
        with self._lock:
            taken, self._counts = self._counts, Counter()
        return taken
