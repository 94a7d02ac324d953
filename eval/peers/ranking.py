"""Shared by the ``rank_*.py`` scripts: reading the questions, timing, writing the ranks.

Imports the standard library only, since the scripts run outside this project's environment.
"""

import json
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Exchange:
    """What ``export.py`` wrote. ``passages`` are (key, text), ``questions`` (id, text)."""

    model: str
    query_prefix: str
    passage_prefix: str
    passages: Sequence[tuple[str, str]]
    questions: Sequence[tuple[str, str]]


def read_exchange(path: Path) -> Exchange:
    """The file that ``export.py`` wrote."""
    body = json.loads(path.read_text(encoding="utf-8"))
    return Exchange(
        body["model"],
        body["query_prefix"],
        body["passage_prefix"],
        [(p["key"], p["text"]) for p in body["passages"]],
        [(q["id"], q["text"]) for q in body["questions"]],
    )


def write_ranks(
    name: str, search: Callable[[str], Sequence[str]], exchange: Exchange, path: Path
) -> None:
    """Search every question, and write ranks and the median time of one search."""
    search(exchange.questions[0][1])
    ranks: dict[str, list[str]] = {}
    times: list[float] = []
    for question_id, text in exchange.questions:
        started = time.perf_counter()
        ranks[question_id] = list(search(text))
        times.append((time.perf_counter() - started) * 1000)
    body = {"name": name, "milliseconds": statistics.median(times), "ranks": ranks}
    path.write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")
