"""The index folder → two collections of a Milvus server, which ``index.milvus`` searches.

Each is written under another name and renamed when it is whole. Nothing that is there is changed, so
machines that still search an older index go on with it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from index.dense import EFFORT, NEIGHBOURS, is_exact
from index.errors import MilvusUnavailable
from index.milvus import METRIC, PLACE, PREFIX, TERMS, VECTOR, Collections, connect, is_whole, told
from index.progress import Progress, silent
from index.store import Store

_BATCH = 1_000
_PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class _Part:
    """One collection: what its entries hold besides their place, and how that is searched."""

    name: str
    field: str
    kind: Mapping[str, object]
    search: Mapping[str, object]
    entries: Iterator[object]
    count: int


def publish(
    store: Store, uri: str, token: str = "", progress: Progress = silent, *, alone: bool = False
) -> bool:
    """Write of an open index what the server lacks; whether that was anything.

    With ``alone`` the collections of every other index of this program are dropped afterwards.
    Raises ``MilvusUnavailable``.
    """
    client, names = connect(uri, token), Collections.of(store)
    try:
        with told(uri):
            lacking = [p for p in _parts(store, names) if not is_whole(client, p.name, p.count)]
            for part in lacking:
                _write(client, part, progress)
            if alone:
                _drop_others(client, names)
    finally:
        client.close()
    return bool(lacking)


def _parts(store: Store, names: Collections) -> tuple[_Part, _Part]:
    from pymilvus import DataType

    graph: dict[str, object] = {"M": NEIGHBOURS, "efConstruction": EFFORT}
    exact = is_exact(store.dense.size)
    rows = _Part(
        names.rows,
        VECTOR,
        {"datatype": DataType.FLOAT_VECTOR, "dim": store.dense.dimension},
        {"index_type": "FLAT"} if exact else {"index_type": "HNSW", "params": graph},
        iter(store.dense.vectors),
        store.dense.size,
    )
    texts = _Part(
        names.texts,
        TERMS,
        {"datatype": DataType.SPARSE_FLOAT_VECTOR},
        {"index_type": "SPARSE_INVERTED_INDEX"},
        store.lexical.by_text(),
        store.lexical.size,
    )
    return rows, texts


def _write(client: Any, part: _Part, progress: Progress) -> None:
    from pymilvus import DataType

    made = f"{part.name}_new"
    for old in (made, part.name):  # from a publication that broke off
        if client.has_collection(old):
            client.drop_collection(old)
    schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
    schema.add_field(PLACE, DataType.INT64, is_primary=True)
    schema.add_field(part.field, **part.kind)
    client.create_collection(made, schema=schema, timeout=_PATIENCE)
    entries = ({PLACE: n, part.field: held} for n, held in enumerate(part.entries))
    done = 0
    while batch := list(islice(entries, _BATCH)):
        client.insert(made, batch, timeout=_PATIENCE)
        done += len(batch)
        progress("写入 Milvus", done, part.count)
    client.flush(made, timeout=_PATIENCE)
    indexes = client.prepare_index_params()
    indexes.add_index(part.field, metric_type=METRIC, **part.search)
    client.create_index(made, indexes)
    if not is_whole(client, made, part.count):
        raise MilvusUnavailable(
            f"写进 Milvus 的 {made} 不全，可能有别的机器同时在写，请再运行一次。"
        )
    client.rename_collection(made, part.name, timeout=_PATIENCE)


def _drop_others(client: Any, names: Collections) -> None:
    for name in client.list_collections():
        if name.startswith(PREFIX) and name not in (names.rows, names.texts):
            client.drop_collection(name)
