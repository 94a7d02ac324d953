"""Vectors in FAISS: exact while that is fast, a graph (HNSW) beyond, opened memory-mapped."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from index.errors import DamagedIndex
from index.progress import Progress, silent

EXACT_BELOW = 200_000
"""Up to here a whole scan takes some 20 ms on one thread (65,000 rows: 7 ms)."""

NEIGHBOURS = 32
EFFORT = 128
"""Of the graph: links of a vector, and how many candidates are kept while building and searching."""

_BLOCK = 10_000
_PROBES = 200
_PROBE_TOP = 10


@dataclass(frozen=True, slots=True)
class DenseFacts:
    """What was built: ``flat`` or ``hnsw``, and its recall of the exact ten nearest."""

    kind: str
    recall: float


class DenseIndex:
    """A read-only index of unit vectors."""

    def __init__(self, index: Any) -> None:
        """``index`` is a FAISS index by inner product that keeps its vectors as they are."""
        import faiss

        self._index = index
        self.size = int(index.ntotal)
        self.dimension = int(index.d)
        storage: Any = faiss.downcast_index(index.storage) if hasattr(index, "storage") else index
        flat = faiss.rev_swig_ptr(storage.get_xb(), self.size * self.dimension)
        self.vectors: np.ndarray = flat.reshape(self.size, self.dimension)
        """All vectors, ``(n, d) float32``, a view that must not be written to."""

    def nearest(
        self, vector: np.ndarray, k: int, among: np.ndarray | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """The ``k`` nearest rows, best first, and their cosines: ``(k,) int64``, ``(k,) float32``.

        ``among`` are the rows to look at; None looks at all.
        """
        cosines, rows = self._index.search(
            _as_query(vector), min(k, self.size), params=self._only(among)
        )
        found = rows[0] >= 0
        return rows[0][found], cosines[0][found]

    def _only(self, among: np.ndarray | None) -> Any:
        """FAISS's parameters for a search among some rows."""
        import faiss

        if among is None:
            return None
        chosen = faiss.IDSelectorBatch(np.ascontiguousarray(among, dtype=np.int64))
        forms: Any = faiss
        if hasattr(self._index, "hnsw"):
            return forms.SearchParametersHNSW(sel=chosen, efSearch=EFFORT)
        return forms.SearchParameters(sel=chosen)

    def cosines(self, vector: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """The cosines of some rows: ``(len(rows),) float32``."""
        scores: np.ndarray = self.vectors[rows] @ vector
        return scores


def build_dense(vectors: np.ndarray, path: Path, progress: Progress = silent) -> DenseFacts:
    """Write an index of ``(n, d) float32`` unit vectors; may be memory-mapped, is read in blocks."""
    import faiss

    count, dimension = vectors.shape
    exact = faiss.IndexFlatIP(dimension)
    if is_exact(count):
        _add(exact, vectors, progress)
        faiss.write_index(exact, str(path))
        return DenseFacts("flat", 1.0)
    graph = faiss.IndexHNSWFlat(dimension, NEIGHBOURS, faiss.METRIC_INNER_PRODUCT)
    graph.hnsw.efConstruction = EFFORT
    graph.hnsw.efSearch = EFFORT
    _add(graph, vectors, progress)
    faiss.write_index(graph, str(path))
    _add(exact, vectors, silent)
    probes = np.linspace(0, count - 1, _PROBES).astype(int)
    return DenseFacts("hnsw", recall(graph.search, exact.search, vectors[probes]))


def is_exact(count: int) -> bool:
    """Whether so many vectors are scanned one by one."""
    return count < EXACT_BELOW


def recall(
    approximate: Callable[..., Any], exact: Callable[..., Any], queries: np.ndarray
) -> float:
    """The share of the exact ten nearest that the approximate search finds as well."""
    wanted = np.ascontiguousarray(queries, dtype=np.float32)
    _, near = approximate(wanted, _PROBE_TOP)
    _, true = exact(wanted, _PROBE_TOP)
    shared = sum(len(set(a) & set(b)) for a, b in zip(near, true, strict=True))
    return float(shared / true.size)


def open_dense(path: Path) -> DenseIndex:
    """Open an index memory-mapped, in well under a millisecond. Raises ``DamagedIndex``."""
    import faiss

    # One query at a time: a second thread that shares a busy core makes it slower.
    faiss.omp_set_num_threads(1)
    try:
        return DenseIndex(faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC))
    except (RuntimeError, AttributeError) as failure:
        raise DamagedIndex(f"向量索引 {path} 不完整。") from failure


def _add(index: Any, vectors: np.ndarray, progress: Progress) -> None:
    for start in range(0, len(vectors), _BLOCK):
        index.add(np.ascontiguousarray(vectors[start : start + _BLOCK], dtype=np.float32))
        progress("写入向量索引", min(start + _BLOCK, len(vectors)), len(vectors))


def _as_query(vector: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(vector[None, :], dtype=np.float32)
