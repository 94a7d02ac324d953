"""Fixtures shared by all rooms: the real model, the real documents, the real index."""

from pathlib import Path

import pytest

from assistant.settings import Settings
from corpus.catalog import Catalog, open_catalog
from index.embedder import SentenceTransformerEmbedder, open_embedder

DOCUMENTS = Path(__file__).resolve().parent.parent / "corpus" / "documents"


@pytest.fixture(scope="session")
def model_cache() -> Path:
    """The user's own cache, so that the model is fetched once and not by every test run."""
    return Settings().cache


@pytest.fixture(scope="session")
def embedder(model_cache: Path) -> SentenceTransformerEmbedder:
    """The default embedding model (seven seconds of imports)."""
    return open_embedder("default", model_cache)


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The documents that come with the program."""
    return open_catalog(DOCUMENTS)
