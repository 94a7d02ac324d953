"""Milliseconds by stage."""

import time
from dataclasses import dataclass, field


@dataclass(slots=True)
class Stopwatch:
    """Notes how long each stage took, each from the end of the one before."""

    timings: dict[str, float] = field(default_factory=dict)
    _began: float = field(default_factory=time.perf_counter)
    _last: float = field(default_factory=time.perf_counter)

    def note(self, stage: str) -> None:
        """The stage has just ended."""
        now = time.perf_counter()
        self.timings[stage] = self.timings.get(stage, 0.0) + (now - self._last) * 1000
        self._last = now

    def stop(self) -> dict[str, float]:
        """All stages, and ``total`` since it was made."""
        return {**self.timings, "total": (time.perf_counter() - self._began) * 1000}
