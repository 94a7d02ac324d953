"""Fixtures shared by all rooms: the real model, the real documents, the real index."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import expect

from assistant.assembly import build_assistant
from assistant.conversation.assistant import Assistant
from assistant.settings import Settings
from corpus.catalog import Catalog, open_catalog
from index.build import open_with
from index.embedder import SentenceTransformerEmbedder, open_embedder
from index.retriever import Retriever
from index.segmenter import Segmenter

# On a busy machine a single slow example is no failure, nor is a page that takes some seconds.
settings.register_profile("shared machine", deadline=None)
settings.load_profile("shared machine")
expect.set_options(timeout=20_000)

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


@pytest.fixture(scope="session")
def index_folder(model_cache: Path) -> Path:
    """Where the tests keep their index: unchanged texts are not encoded again by every run, and
    ``scripts/test`` builds it while it checks the code.
    """
    return model_cache / "tests" / "index"


@pytest.fixture(scope="session")
def retriever(
    catalog: Catalog,
    embedder: SentenceTransformerEmbedder,
    index_folder: Path,
    model_cache: Path,
) -> Retriever:
    """The real index of the real documents (three minutes to build from nothing)."""
    return open_with(catalog, embedder, Segmenter((), model_cache), index_folder)


@pytest.fixture(scope="session")
def assistant(retriever: Retriever, index_folder: Path, tmp_path_factory) -> Assistant:
    """The whole assistant on 24 November 2026, with a copy of the tests' index."""
    data = tmp_path_factory.mktemp("assistant")
    shutil.copytree(index_folder, data / "index")
    settings = Settings(data=data, session_limit=500, _env_file=None)
    return build_assistant(settings, today=lambda: date(2026, 11, 24))
