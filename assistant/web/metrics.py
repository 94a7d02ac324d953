"""What the server counts, in Prometheus' text format; one registry for each application."""

from collections.abc import Mapping
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from assistant.answering.answer import Answer

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """Counters and histograms of one application. No label holds anything a person wrote.

    ``folder`` is where several processes count together; whichever is asked tells the sums. (They
    must have been started with ``PROMETHEUS_MULTIPROC_DIR`` naming it.)
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "assistant_requests",
            "HTTP requests",
            ["method", "route", "status"],
            registry=self.registry,
        )
        self._seconds = Histogram(
            "assistant_request_seconds",
            "Seconds until a response was complete",
            ["route"],
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._answers = Counter(
            "assistant_answers",
            "Answers by kind, reason and who worded them",
            ["kind", "reason", "generated_by"],
            registry=self.registry,
        )
        self._answer_seconds = Histogram(
            "assistant_answer_seconds",
            "Seconds one turn took",
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._feedback = Counter(
            "assistant_feedback", "Ratings of answers", ["rating"], registry=self.registry
        )
        self._offered = Counter(
            "assistant_model",
            "What a language model offered, and what became of it",
            ["task", "outcome"],
            registry=self.registry,
        )
        self._ready = Gauge(
            "assistant_ready",
            "1 when model and index are loaded",
            registry=self.registry,
            multiprocess_mode="livemax",
        )

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request; ``route`` is the path's template, not the path."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def answer(self, answer: Answer) -> None:
        """Count an answer."""
        self._answers.labels(answer.kind, answer.reason or "", answer.generated_by).inc()
        self._answer_seconds.observe(answer.elapsed_ms / 1000)

    def rated(self, rating: int) -> None:
        """Count a rating."""
        self._feedback.labels("up" if rating > 0 else "down").inc()

    def offered(self, counts: Mapping[tuple[str, str], int]) -> None:
        """Count what became of whatever a model offered, by task and outcome (``Tally``)."""
        for (task, outcome), number in counts.items():
            self._offered.labels(task, outcome).inc(number)

    def text(self, ready: bool) -> bytes:
        """Everything, as Prometheus reads it."""
        self._ready.set(ready)
        registry = self.registry
        if self._folder is not None:
            registry = CollectorRegistry()
            MultiProcessCollector(registry, str(self._folder))  # type: ignore[no-untyped-call]
        return generate_latest(registry)
