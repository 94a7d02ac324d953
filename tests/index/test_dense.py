from pathlib import Path

import numpy as np
import pytest

from index import dense
from index.dense import build_dense, build_exact, build_graph, open_dense, recall
from index.errors import DamagedIndex


def unit_vectors(count: int, seed: int = 3) -> np.ndarray:
    """Vectors in loose clusters, as those of texts are."""
    random = np.random.default_rng(seed)
    centres = random.standard_normal((20, 32))
    drawn = centres[random.integers(0, 20, count)] + 0.4 * random.standard_normal((count, 32))
    return (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture(params=["flat", "hnsw"])
def kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "hnsw":
        monkeypatch.setattr(dense, "EXACT_BELOW", 100)
    return str(request.param)


def test_the_nearest_are_found_as_by_hand(kind: str, tmp_path: Path) -> None:
    vectors = unit_vectors(2000)
    facts = build_dense(vectors, tmp_path / "dense.faiss")
    assert facts.kind == kind
    assert facts.recall > 0.95
    index = open_dense(tmp_path / "dense.faiss")
    for query in unit_vectors(5, seed=4):
        rows, cosines = index.nearest(query, 5)
        by_hand = vectors @ query
        assert len(set(rows) & set(np.argsort(-by_hand)[:5])) >= 4
        assert np.allclose(cosines, by_hand[rows], atol=1e-5)
        assert np.allclose(index.cosines(query, rows), cosines, atol=1e-5)


def test_a_search_among_some_rows(kind: str, tmp_path: Path) -> None:
    vectors = unit_vectors(500)
    build_dense(vectors, tmp_path / "dense.faiss")
    index = open_dense(tmp_path / "dense.faiss")
    among = np.arange(0, 500, 7)
    rows, _ = index.nearest(vectors[7], 10, among)
    assert rows[0] == 7
    assert set(rows) <= set(among)


def scattered(count: int, seed: int) -> np.ndarray:
    """Vectors all over the place: the hardest for a graph."""
    drawn = np.random.default_rng(seed).standard_normal((count, 64))
    return (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)


def test_a_graph_finds_nearly_all_of_many_nearest(tmp_path: Path) -> None:
    vectors, queries = scattered(5000, 5), scattered(20, 6)
    build_graph(vectors, tmp_path / "graph")
    graph = open_dense(tmp_path / "graph")
    assert recall(graph, queries, 10) > 0.95
    assert recall(graph, queries, 300) > 0.99
    build_exact(vectors, tmp_path / "exact")
    assert recall(open_dense(tmp_path / "exact"), queries, 300) == 1.0


def test_among_some_rows_nothing_is_missed(kind: str, tmp_path: Path) -> None:
    vectors, queries = scattered(5000, 5), scattered(20, 6)
    build_dense(vectors, tmp_path / "dense.faiss")
    index = open_dense(tmp_path / "dense.faiss")
    among = np.arange(1000, 1400)
    for query in queries:
        rows, _ = index.nearest(query, 50, among)
        wanted = among[np.argsort(-(vectors[among] @ query))[:50]]
        assert rows.tolist() == wanted.tolist()


def test_the_recall_written_down_is_that_of_what_will_be_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dense, "EXACT_BELOW", 100)
    monkeypatch.setattr(dense, "effort", lambda k: 16)  # too little for so many
    few = build_dense(scattered(3000, 5), tmp_path / "dense.faiss", k=10)
    many = build_dense(scattered(3000, 5), tmp_path / "dense.faiss", k=300)
    assert many.recall < few.recall - 0.1


def test_vectors_are_a_view_of_the_file(kind: str, tmp_path: Path) -> None:
    vectors = unit_vectors(300)
    build_dense(vectors, tmp_path / "dense.faiss")
    assert (open_dense(tmp_path / "dense.faiss").vectors == vectors).all()


def test_more_neighbours_than_there_are(tmp_path: Path) -> None:
    build_dense(unit_vectors(3), tmp_path / "dense.faiss")
    rows, _ = open_dense(tmp_path / "dense.faiss").nearest(unit_vectors(1)[0], 10)
    assert sorted(rows) == [0, 1, 2]


def test_a_file_cut_short_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "dense.faiss"
    build_dense(unit_vectors(300), path)
    path.write_bytes(path.read_bytes()[:20])
    with pytest.raises(DamagedIndex):
        open_dense(path)
