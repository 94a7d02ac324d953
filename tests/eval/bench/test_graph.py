import json
from pathlib import Path

import numpy as np
import pytest

from eval.bench.graph import compared, gathered, read
from index.dense import build_exact, build_graph, open_dense


def unit_vectors(count: int) -> np.ndarray:
    drawn = np.random.default_rng(1).standard_normal((count, 16))
    return (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)


def test_vectors_of_arrays_and_indexes_are_laid_one_after_the_other(tmp_path: Path) -> None:
    vectors = unit_vectors(500)
    np.save(tmp_path / "half.npy", vectors[:300].astype(np.float16))
    build_exact(vectors[300:], tmp_path / "dense.faiss")
    laid = gathered([tmp_path / "half.npy", tmp_path / "dense.faiss"], tmp_path / "scratch")
    assert laid.dtype == np.float32
    assert np.allclose(laid, vectors, atol=1e-3)


def test_a_graph_is_compared_with_a_scan(tmp_path: Path) -> None:
    vectors = unit_vectors(2000)
    build_exact(vectors, tmp_path / "exact")
    build_graph(vectors, tmp_path / "graph")
    figures = compared(
        open_dense(tmp_path / "exact"), open_dense(tmp_path / "graph"), unit_vectors(5)
    )
    assert (figures["vectors"], figures["questions"]) == (2000, 5)
    assert figures["recall_10"] == pytest.approx(1.0, abs=0.05)
    assert figures["graph_300_ms"] > 0 < figures["exact_300_ms"]


def test_the_first_questions_of_a_file(tmp_path: Path) -> None:
    lines = [json.dumps({"id": n, "question": f"第{n}问"}) for n in range(5)]
    (tmp_path / "q.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert read(tmp_path / "q.jsonl", 2) == ["第0问", "第1问"]
