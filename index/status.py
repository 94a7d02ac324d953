"""The state of an index on disk, found out without loading a model."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from corpus.catalog import Catalog
from index.embedder import fingerprint_of, prefixes_for
from index.errors import DamagedIndex, StaleIndex
from index.integrity import read_seal
from index.provisioning import identity, model_at_hand
from index.store import MANIFEST, open_store, origin


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """``facts`` are those of the manifest (``articles``, ``chunks``, ``seconds``, …), ``bytes`` the
    size on disk; ``reason`` is a Chinese sentence where the index is not ready.
    """

    state: Literal["ready", "missing", "stale", "damaged"]
    reason: str | None
    facts: Mapping[str, object]
    bytes: int


def index_status(catalog: Catalog, folder: Path, *, model: str, cache: Path) -> IndexStatus:
    """Look at the index of a catalogue; changes nothing and fetches nothing."""
    facts = read_seal(folder, MANIFEST)
    if facts is None:
        return IndexStatus("missing", "还没有索引。", {}, 0)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    at_hand = model_at_hand(model, cache)
    if at_hand is None:
        return IndexStatus("stale", "向量模型还没有取得。", facts, size)
    name = identity(model)
    made_from = origin(catalog, name, fingerprint_of(at_hand, *prefixes_for(at_hand, name)))
    try:
        open_store(folder, made_from)
    except StaleIndex as failure:
        return IndexStatus("stale", failure.message, facts, size)
    except DamagedIndex as failure:
        return IndexStatus("damaged", failure.message, facts, size)
    return IndexStatus("ready", None, facts, size)
