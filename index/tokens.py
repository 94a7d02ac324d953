"""Token vectors of the clauses, for MaxSim: each query token's best cosine, averaged.

Kept as 8-bit numbers with one scale a token (the ranking is that of full precision, at a quarter
of the size) and memory-mapped; a small store is unpacked once.
"""

from pathlib import Path

import numpy as np

_STEPS = 127
_UNPACK_BELOW = 64 << 20


def pack(vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Unit vectors ``(t, d)`` → ``(t, d) int8`` and the scales ``(t,) float32`` that restore them."""
    wide = np.asarray(vectors, dtype=np.float32)
    scales = np.abs(wide).max(axis=1) / _STEPS if len(wide) else np.zeros(0, np.float32)
    scales = np.maximum(scales, 1e-9).astype(np.float32)
    return np.rint(wide / scales[:, None]).astype(np.int8), scales


class TokenStore:
    """Token vectors by row. Rows may have none (their range is empty)."""

    def __init__(self, packed: np.ndarray, scales: np.ndarray, starts: np.ndarray) -> None:
        """``packed`` ``(t, d) int8``, ``scales`` ``(t,)``, ``starts`` ``(rows + 1,)`` offsets."""
        self._packed = np.asarray(packed)
        self._scales = np.asarray(scales)
        self._starts = np.asarray(starts)
        self._whole: np.ndarray | None = None
        if 4 * packed.size <= _UNPACK_BELOW:
            self._whole = self._packed.astype(np.float32) * self._scales[:, None]

    def best(self, query: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """For each of some rows and each query token the best cosine:
        ``(rows, query tokens) float32``; zeros for a row without tokens.
        """
        starts = self._starts[rows]
        lengths = self._starts[rows + 1] - starts
        found = np.zeros((len(rows), len(query)), dtype=np.float32)
        filled = np.flatnonzero(lengths)
        if len(filled) and len(query):
            starts, ends = starts[filled], (starts + lengths)[filled]
            columns = np.ascontiguousarray(query.T)
            cosines = np.concatenate(
                [self._vectors(start, end) @ columns for start, end in _joined(starts, ends)]
            )
            begins = np.cumsum(ends - starts) - (ends - starts)
            found[filled] = np.maximum.reduceat(cosines, begins, axis=0)
        return found

    def packed(self, first: int, last: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """What is kept of the rows ``first`` to ``last - 1``: vectors, scales, tokens by row."""
        start, end = int(self._starts[first]), int(self._starts[last])
        counts = np.diff(self._starts[first : last + 1])
        return np.array(self._packed[start:end]), np.array(self._scales[start:end]), counts

    def _vectors(self, start: int, end: int) -> np.ndarray:
        if self._whole is not None:
            return self._whole[start:end]
        scales = self._scales[start:end, None]
        restored: np.ndarray = self._packed[start:end].astype(np.float32) * scales
        return restored


def _joined(starts: np.ndarray, ends: np.ndarray) -> list[tuple[int, int]]:
    """Ranges, those that follow on each other as one: few multiplications, nothing copied."""
    apart = np.flatnonzero(starts[1:] != ends[:-1])
    begins = starts[np.concatenate([[0], apart + 1])].tolist()
    return list(zip(begins, ends[np.append(apart, len(ends) - 1)].tolist(), strict=True))


def open_tokens(folder: Path, dimension: int) -> TokenStore:
    """Open the arrays of a folder memory-mapped. Raises ``OSError``, ``ValueError``."""
    starts = np.load(folder / "token_starts.npy")
    count = int(starts[-1])
    packed = np.zeros((0, dimension), dtype=np.int8)
    if count:
        packed = np.memmap(folder / "tokens.bin", np.int8, "r", shape=(count, dimension))
    return TokenStore(packed, np.load(folder / "token_scales.npy", mmap_mode="r"), starts)
