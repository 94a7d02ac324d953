from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from index.conversion import convert, kept_pieces
from index.errors import DamagedModel
from index.quantised import QuantisedFile

Write = Callable[[Path], dict[str, np.ndarray]]


def test_matrices_come_back_within_half_a_step(
    tmp_path: Path, write_tiny_model: Write, tiny_pieces: list[str]
) -> None:
    tensors = write_tiny_model(tmp_path / "tiny.bin")
    source = QuantisedFile(tmp_path / "tiny.bin")
    for name in ("emb.word", "l1.q.w", "l0.fi.w"):
        columns = tensors[name].shape[1]
        read = source.matrix(name, columns)
        step = np.abs(tensors[name].reshape(-1, 32)).max(axis=1, keepdims=True) / 7
        off = np.abs(read - tensors[name]).reshape(-1, 32)
        assert (off <= step * 0.51).all()
    assert (source.vector("l1.oln.b") == tensors["l1.oln.b"]).all()
    assert (source.matrix("emb.pos", 32) == tensors["emb.pos"]).all()


def test_pieces_of_other_scripts_are_left_out(
    tmp_path: Path, write_tiny_model: Write, tiny_pieces: list[str]
) -> None:
    write_tiny_model(tmp_path / "tiny.bin")
    source = QuantisedFile(tmp_path / "tiny.bin")
    kept = [tiny_pieces[number] for number in kept_pieces(source.pieces)]
    assert kept == [piece for piece in tiny_pieces if piece != "ж"]


def test_a_whole_directory_is_written(
    tmp_path: Path, write_tiny_model: Write, tiny_pieces: list[str]
) -> None:
    tensors = write_tiny_model(tmp_path / "tiny.bin")
    convert(tmp_path / "tiny.bin", tmp_path / "model")
    halves = load_file(tmp_path / "model" / "model.safetensors")
    assert halves["embeddings.word_embeddings.weight"].shape == (len(tiny_pieces) - 1, 32)
    kept = halves["encoder.layer.1.output.dense.weight"].astype(np.float32)
    assert np.abs(kept - tensors["l1.fo.w"]).max() < 0.05
    tokenizer = Tokenizer.from_file(str(tmp_path / "model" / "tokenizer.json"))
    assert tokenizer.encode("passage:　企业").tokens == [
        "<s>", "▁passage", ":", "▁", "企业", "</s>",
    ]  # fmt: skip


def test_another_file_is_refused(
    tmp_path: Path, write_tiny_model: Write, tiny_pieces: list[str]
) -> None:
    (tmp_path / "other.bin").write_bytes(b"GGUF" + bytes(500))
    with pytest.raises(DamagedModel):
        convert(tmp_path / "other.bin", tmp_path / "model")
    write_tiny_model(tmp_path / "cut.bin")
    whole = (tmp_path / "cut.bin").read_bytes()
    (tmp_path / "cut.bin").write_bytes(whole[:200])
    with pytest.raises(DamagedModel):
        convert(tmp_path / "cut.bin", tmp_path / "model")
