"""Vectors in FAISS: exact while that is fast, a graph (HNSW) beyond, opened memory-mapped."""

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
"""Of the graph: links of a vector, and how many candidates are kept at least."""

_BLOCK = 10_000
_PROBES = 200


@dataclass(frozen=True, slots=True)
class DenseFacts:
    """What was built: ``flat`` or ``hnsw``, and which share of the exact nearest it finds."""

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
        self._graph = hasattr(index, "hnsw")
        self._flat: Any = index
        if self._graph:
            self._flat = faiss.downcast_index(index.storage)
        flat = faiss.rev_swig_ptr(self._flat.get_xb(), self.size * self.dimension)
        self.vectors: np.ndarray = flat.reshape(self.size, self.dimension)
        """All vectors, ``(n, d) float32``, a view that must not be written to, for as long
        as this object lives."""

    def nearest(
        self, vector: np.ndarray, k: int, among: np.ndarray | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """The ``k`` nearest rows, best first, and their cosines: ``(k,) int64``, ``(k,) float32``.

        ``among`` are the rows to look at; None looks at all. Some rows are scanned: a graph that is
        asked for a twentieth of its rows finds a third of their nearest 300 (docs/retrieval.md).
        """
        import faiss

        if among is not None or not self._graph:
            return self.scan(vector, k, among)
        forms: Any = faiss
        return self._found(self._index, vector, k, forms.SearchParametersHNSW(efSearch=effort(k)))

    def scan(
        self, vector: np.ndarray, k: int, among: np.ndarray | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """As ``nearest``, exact whatever the index."""
        import faiss

        if among is None:
            return self._found(self._flat, vector, k, None)
        chosen = faiss.IDSelectorBatch(np.ascontiguousarray(among, dtype=np.int64))
        forms: Any = faiss
        return self._found(self._flat, vector, k, forms.SearchParameters(sel=chosen))

    def _found(
        self, index: Any, vector: np.ndarray, k: int, parameters: Any
    ) -> tuple[np.ndarray, np.ndarray]:
        query = np.ascontiguousarray(vector[None, :], dtype=np.float32)
        cosines, rows = index.search(query, min(k, self.size), params=parameters)
        found = rows[0] >= 0
        return rows[0][found], cosines[0][found]

    def cosines(self, vector: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """The cosines of some rows: ``(len(rows),) float32``."""
        scores: np.ndarray = self.vectors[rows] @ vector
        return scores


def build_dense(
    vectors: np.ndarray, path: Path, progress: Progress = silent, k: int = 10
) -> DenseFacts:
    """Write an index of ``(n, d) float32`` unit vectors; may be memory-mapped, is read in blocks.

    ``k`` is how many nearest it will be asked for: its recall is measured for so many.
    """
    if is_exact(len(vectors)):
        build_exact(vectors, path, progress)
        return DenseFacts("flat", 1.0)
    build_graph(vectors, path, progress)
    probes = np.linspace(0, len(vectors) - 1, _PROBES).astype(int)
    return DenseFacts("hnsw", recall(open_dense(path), vectors[probes], k))


def is_exact(count: int) -> bool:
    """Whether so many vectors are scanned one by one."""
    return count < EXACT_BELOW


def build_exact(vectors: np.ndarray, path: Path, progress: Progress = silent) -> None:
    """Write an index that is scanned."""
    import faiss

    _write(faiss.IndexFlatIP(vectors.shape[1]), vectors, path, progress)


def build_graph(vectors: np.ndarray, path: Path, progress: Progress = silent) -> None:
    """Write an index that is a graph (HNSW)."""
    import faiss

    graph = faiss.IndexHNSWFlat(vectors.shape[1], NEIGHBOURS, faiss.METRIC_INNER_PRODUCT)
    graph.hnsw.efConstruction = EFFORT
    _write(graph, vectors, path, progress)


def effort(k: int) -> int:
    """How many candidates a graph keeps to find the ``k`` nearest: with as many as are asked for it
    would miss many.
    """
    return max(EFFORT, 2 * k)


def recall(index: DenseIndex, queries: np.ndarray, k: int) -> float:
    """The share of the exact ``k`` nearest to each query ``(q, d)`` that ``nearest`` finds."""
    found = wanted = 0
    for query in queries:
        true = set(index.scan(query, k)[0].tolist())
        found += len(true & set(index.nearest(query, k)[0].tolist()))
        wanted += len(true)
    return found / wanted


def open_dense(path: Path) -> DenseIndex:
    """Open an index memory-mapped, in well under a millisecond. Raises ``DamagedIndex``."""
    import faiss

    # One query at a time: a second thread that shares a busy core makes it slower.
    faiss.omp_set_num_threads(1)
    try:
        return DenseIndex(faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC))
    except (RuntimeError, AttributeError) as failure:
        raise DamagedIndex(f"向量索引 {path} 不完整。") from failure


def _write(index: Any, vectors: np.ndarray, path: Path, progress: Progress) -> None:
    import faiss

    for start in range(0, len(vectors), _BLOCK):
        index.add(np.ascontiguousarray(vectors[start : start + _BLOCK], dtype=np.float32))
        progress("写入向量索引", min(start + _BLOCK, len(vectors)), len(vectors))
    faiss.write_index(index, str(path))
