"""Who searches an index is handed in; what is asked of it, and what is not."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from corpus.catalog import Catalog
from index.build import open_with
from index.chunks import ASKED
from index.searcher import LocalSearcher
from index.segmenter import Segmenter
from index.store import Store
from index.weights import load_weights


class Watched:
    """A searcher on this machine that notes what it is asked."""

    def __init__(self, store: Store) -> None:
        self.inner = LocalSearcher(store)
        self.kinds = store.rows.kinds
        self.asked: list[str] = []

    def nearest(
        self, vector: np.ndarray, k: int, among: np.ndarray | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        self.asked.append("nearest")
        return self.inner.nearest(vector, k, among)

    def cosines(self, vector: np.ndarray, rows: np.ndarray) -> np.ndarray:
        self.asked.append("cosines")
        assert not np.isin(self.kinds[rows], ASKED).any(), "editors' questions are compared here"
        return self.inner.cosines(vector, rows)

    def scores(self, terms: Iterable[str]) -> np.ndarray:
        self.asked.append("scores")
        return self.inner.scores(terms)


@pytest.mark.parametrize(
    ("sample", "wanted"),
    [
        (512, ["scores", "scores", "cosines"]),
        (1, ["scores", "scores", "nearest", "cosines", "cosines"]),
    ],
    ids=["few articles", "more than are weighed"],
)
def test_the_searcher_is_asked_for_what_grows_with_the_documents(
    small_catalog: Catalog,
    characters: Any,
    plain: Segmenter,
    tmp_path: Path,
    sample: int,
    wanted: list[str],
) -> None:
    weights = replace(load_weights(), sample=sample, nearest_chunks=6, nearest_texts=2)
    folder = tmp_path / "index"
    alone = open_with(small_catalog, characters, plain, folder).with_weights(weights)
    watched: list[Watched] = []

    def searching(store: Store) -> Watched:
        watched.append(Watched(store))
        return watched[0]

    handed = open_with(small_catalog, characters, plain, folder, searching=searching)
    handed = handed.with_weights(weights)
    found = handed.search("铺子翻新", k=3)  # with words that everyday words stand for
    assert watched[0].asked == wanted
    assert found.hits == alone.search("铺子翻新", k=3).hits
