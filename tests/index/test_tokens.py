import numpy as np
import pytest

from index import tokens
from index.tokens import TokenStore, pack


def unit_vectors(count: int) -> np.ndarray:
    drawn = np.random.default_rng(5).standard_normal((count, 24)).astype(np.float32)
    return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


@pytest.fixture(params=["unpacked", "mapped"])
def limit(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "mapped":
        monkeypatch.setattr(tokens, "_UNPACK_BELOW", 0)


def test_packing_loses_next_to_nothing() -> None:
    vectors = unit_vectors(200)
    packed, scales = pack(vectors)
    assert packed.dtype == np.int8
    assert np.abs(packed * scales[:, None] - vectors).max() < 0.005
    restored = packed * scales[:, None]
    cosines = (restored * vectors).sum(axis=1) / np.linalg.norm(restored, axis=1)
    assert cosines.min() > 0.9998


def test_best_is_each_query_token_s_best_cosine_in_each_row(limit: None) -> None:
    vectors = unit_vectors(10)
    store = TokenStore(*pack(vectors), np.array([0, 4, 4, 10]))
    query = unit_vectors(13)[10:]
    best = store.best(query, np.arange(3))
    assert best.shape == (3, 3)
    assert np.allclose(best[0], (vectors[:4] @ query.T).max(axis=0), atol=0.01)
    assert (best[1] == 0).all()  # a row without tokens
    assert np.allclose(best[2], (vectors[4:] @ query.T).max(axis=0), atol=0.01)
    assert np.allclose(store.best(query, np.array([2, 0])), best[[2, 0]])


def test_a_query_without_tokens(limit: None) -> None:
    store = TokenStore(*pack(unit_vectors(4)), np.array([0, 4]))
    assert store.best(np.zeros((0, 24), np.float32), np.arange(1)).shape == (1, 0)


def test_a_store_without_tokens() -> None:
    store = TokenStore(*pack(np.zeros((0, 24), np.float32)), np.array([0, 0, 0]))
    assert (store.best(unit_vectors(2), np.arange(2)) == 0).all()
