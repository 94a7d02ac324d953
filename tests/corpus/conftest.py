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
