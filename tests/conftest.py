"""Fixtures shared by all rooms: the real model, the real documents, the real index."""

import json
import re
import shutil
import time
from collections.abc import Callable
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

USUAL_SECONDS = 0.013
"""What ``_work`` takes at best of many in a fast minute of the shared machine, 0.024 in a slow one
(2026-11-28).
"""


@pytest.fixture
def limit() -> Callable[[float], float]:
    """A limit in seconds, longer where the machine is slower than usual, before the test or now."""
    before = _slowness()
    return lambda seconds: seconds * max(before, _slowness())


def _slowness() -> float:
    return max(1.0, min(_work() for _ in range(15)) / USUAL_SECONDS)


def _work() -> float:
    """Seconds of CPU for a fixed piece of work on text, figures and dictionaries."""
    began = time.process_time()
    rows = [{"企业": n, "金额": n * 1.5} for n in range(4000)]
    text = json.dumps(rows, ensure_ascii=False)
    kinds: dict[str, int] = {}
    for word in re.findall(r"\d+(?:\.\d+)?", text):
        kinds[word] = kinds.get(word, 0) + len(word)
    sorted(kinds.items())
    json.loads(text)
    return time.process_time() - began


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
