"""What a graph (HNSW) costs and loses against an exact scan of the same vectors.

``python -m eval.bench.graph QUESTIONS VECTORS...``: QUESTIONS is a file of JSON Lines with ``question``;
VECTORS are arrays (``.npy``, ``(n, d)``) or the ``dense.faiss`` of an index, laid one after the other.
"""

import json
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.console import Console

from assistant.commands.running import run
from assistant.progress import TerminalProgress
from assistant.settings import Settings
from eval.bench.memory import resident_megabytes
from index.dense import DenseIndex, build_exact, build_graph, open_dense, recall
from index.embedder import open_embedder
from index.weights import load_weights

_CONSOLE = Console(highlight=False)


def main(
    questions: Annotated[Path, typer.Argument(help="JSON Lines with `question`")],
    vectors: Annotated[list[Path], typer.Argument(help=".npy arrays, or an index's dense.faiss")],
    count: Annotated[int, typer.Option(help="so many questions")] = 200,
) -> None:
    """Recall, milliseconds and memory of both kinds of index over the same vectors."""
    asked = open_embedder("default", Settings().cache).encode_queries(read(questions, count))
    with tempfile.TemporaryDirectory() as folder, TerminalProgress(_CONSOLE) as progress:
        laid = gathered(vectors, Path(folder) / "gathered")
        build_exact(laid, Path(folder) / "exact")
        started = time.perf_counter(), time.process_time()
        build_graph(laid, Path(folder) / "graph", progress)
        seconds = time.perf_counter() - started[0], time.process_time() - started[1]
        sizes = {kind: (Path(folder) / kind).stat().st_size / 1e6 for kind in ("exact", "graph")}
        figures = compared(
            open_dense(Path(folder) / "exact"), open_dense(Path(folder) / "graph"), asked
        )
    figures |= {"build_seconds": seconds[0], "build_cpu_seconds": seconds[1]}
    figures |= {f"{kind}_mb": size for kind, size in sizes.items()}
    figures["resident_mb"] = resident_megabytes()
    _CONSOLE.print_json(json.dumps({name: round(value, 4) for name, value in figures.items()}))


def read(path: Path, count: int) -> list[str]:
    """The first questions of a file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["question"] for line in islice(lines, count)]


def gathered(paths: Sequence[Path], scratch: Path) -> np.ndarray:
    """All vectors as one ``(n, d) float32`` array, kept in the file ``scratch``."""
    opened = {path: open_dense(path) for path in paths if path.suffix == ".faiss"}
    arrays = [
        opened[path].vectors if path in opened else np.load(path, mmap_mode="r") for path in paths
    ]
    rows, first = sum(map(len, arrays)), 0
    laid = np.memmap(scratch, np.float32, "w+", shape=(rows, arrays[0].shape[1]))
    for array in arrays:
        laid[first : first + len(array)] = array
        first += len(array)
    return laid


def compared(exact: DenseIndex, graph: DenseIndex, asked: np.ndarray) -> dict[str, float]:
    """Figures of two indexes over the same vectors, for queries ``(q, d)``."""
    many = load_weights().nearest_chunks
    found: dict[str, float] = {"vectors": float(exact.size), "questions": float(len(asked))}
    for k in (10, many):
        found[f"recall_{k}"] = recall(graph, asked, k)
        found[f"graph_{k}_ms"] = _milliseconds(graph.nearest, asked, k)
        found[f"exact_{k}_ms"] = _milliseconds(exact.nearest, asked, k)
    return found


def _milliseconds(search: Callable[[np.ndarray, int], object], asked: np.ndarray, k: int) -> float:
    """The median over the queries."""
    spent = []
    for vector in asked:
        started = time.perf_counter()
        search(vector, k)
        spent.append((time.perf_counter() - started) * 1000)
    return float(np.median(spent))


if __name__ == "__main__":
    run(main)
