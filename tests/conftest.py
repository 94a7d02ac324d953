"""Fixtures shared by all rooms: the real model, the real documents, the real index."""

from pathlib import Path

import pytest
from hypothesis import settings

from assistant.settings import Settings
from corpus.catalog import Catalog, open_catalog
from index.embedder import SentenceTransformerEmbedder, open_embedder

# On a busy machine a single slow example is no failure.
settings.register_profile("shared machine", deadline=None)
settings.load_profile("shared machine")

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
