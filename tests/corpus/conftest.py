from pathlib import Path

import pytest

from corpus.catalog import Catalog, open_catalog
from corpus.document import Document

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def shipped() -> Catalog:
    return open_catalog(ROOT / "corpus" / "documents")


@pytest.fixture(scope="session")
def county(shipped: Catalog) -> Document:
    """阳政办发〔2022〕31号, the document the program ships."""
    return shipped.require("yangcheng-2022-31")


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The folder of a document with the ``SOURCE`` of the test's module."""
    folder = tmp_path / "some"
    folder.mkdir()
    (folder / "source.txt").write_text(request.module.SOURCE, encoding="utf-8")
    return folder
