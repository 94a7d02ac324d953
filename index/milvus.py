"""Searching an index in a Milvus server, for when one machine is not enough: a ``Searcher``.

The index folder stays the truth: ``index.publishing`` writes its vectors, and what each term is worth
to each article as sparse vectors, whose inner product with a query is our BM25 score to the last
digits. The names of the collections carry the index's fingerprint, and a collection is given its name
when it is whole: a stale or half-written one is never read.

Tried with milvus-lite (``docs/retrieval.md``). ``pymilvus`` is imported when a server is chosen and not
before: it is an extra, and takes seconds.
"""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import numpy as np

from index.dense import effort
from index.errors import MilvusUnavailable, NotPublished
from index.lexical import LexicalIndex
from index.store import Store

PREFIX = "zhengcetong_"
PLACE, VECTOR, TERMS = "place", "vector", "terms"
METRIC = "IP"

_MOST = 16_384
"""More than so many results a search Milvus does not give."""
_ROWS_AT_ONCE = 4_096
_PATIENCE = 10.0
_PATIENCE_AT_FIRST = 300.0


@dataclass(frozen=True, slots=True)
class Collections:
    """The names of an index's collections: ``rows`` holds the vectors of its chunks, ``texts`` the
    weights of its articles' terms.
    """

    rows: str
    texts: str

    @classmethod
    def of(cls, store: Store) -> "Collections":
        """Those of an open index."""
        name = f"{PREFIX}{store.fingerprint}"
        return cls(f"{name}_rows", f"{name}_texts")


@contextmanager
def told(uri: str) -> Iterator[None]:
    """Whatever Milvus refuses or does not answer in time becomes ``MilvusUnavailable``."""
    from grpc import RpcError  # comes through as it is where the time is over
    from pymilvus import MilvusException

    try:
        yield
    except (MilvusException, RpcError) as failure:
        why = failure.message if isinstance(failure, MilvusException) else failure.details()
        raise MilvusUnavailable(
            f"Milvus（{_without_password(uri)}）用不了：{why}。请看看服务是否开着，"
            "ASSISTANT_MILVUS_URI 和 ASSISTANT_MILVUS_TOKEN 是否写对；不设 ASSISTANT_MILVUS_URI "
            "就在本机检索。"
        ) from failure


def connect(uri: str, token: str = "") -> Any:
    """A ``pymilvus.MilvusClient``. Raises ``MilvusUnavailable``."""
    try:
        from pymilvus import MilvusClient
    except ImportError as failure:
        raise MilvusUnavailable(
            "设了 ASSISTANT_MILVUS_URI，但没有装 Milvus 的客户端。请运行 pip install '.[milvus]'；"
            "不设 ASSISTANT_MILVUS_URI 就在本机检索。"
        ) from failure
    # It logs each failure with a whole traceback; ours are raised, in a sentence.
    logging.getLogger("pymilvus").setLevel(logging.CRITICAL)
    with told(uri):
        return MilvusClient(uri, token=token, timeout=_PATIENCE)


def is_whole(client: Any, name: str, count: int) -> bool:
    """Whether a collection is there with so many entries."""
    return bool(
        client.has_collection(name) and client.get_collection_stats(name)["row_count"] == count
    )


def open_milvus(store: Store, uri: str, token: str = "") -> "MilvusSearcher":
    """Who searches ``store`` in the server at ``uri`` (a path ending in ``.db`` is milvus-lite's).

    Raises ``MilvusUnavailable``, and ``NotPublished`` where the server does not hold this index whole.
    """
    client, names = connect(uri, token), Collections.of(store)
    sizes = {names.rows: store.dense.size, names.texts: store.lexical.size}
    try:
        with told(uri):
            for name, size in sizes.items():
                if not is_whole(client, name, size):
                    raise NotPublished(
                        f"Milvus（{_without_password(uri)}）里没有现在这份索引（{name}）。"
                        "请运行 assistant index publish。"
                    )
                client.load_collection(name, timeout=_PATIENCE_AT_FIRST)
        searcher = MilvusSearcher(client, uri, names, store.lexical)
        searcher.warm(store.dense.dimension)
    except MilvusUnavailable:
        client.close()
        raise
    return searcher


class MilvusSearcher:
    """Searches one published index. Every method raises ``MilvusUnavailable``."""

    def __init__(self, client: Any, uri: str, names: Collections, lexical: LexicalIndex) -> None:
        """``lexical`` numbers the terms as they were published."""
        self._client = client
        self._uri = uri
        self._names = names
        self._lexical = lexical

    def nearest(
        self, vector: np.ndarray, k: int, among: np.ndarray | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """See ``Searcher``."""
        if among is not None and not len(among):
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        where = "" if among is None else f"{PLACE} in {among.tolist()}"
        return self._search(self._names.rows, VECTOR, vector, k, where)

    def cosines(self, vector: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """See ``Searcher``. Their vectors are fetched: a search might not reach all of them."""
        known: dict[int, float] = {}
        for first in range(0, len(rows), _ROWS_AT_ONCE):
            wanted = rows[first : first + _ROWS_AT_ONCE].tolist()
            with told(self._uri):
                got = self._client.get(
                    self._names.rows, ids=wanted, output_fields=[VECTOR], timeout=_PATIENCE
                )
            if got:
                vectors = np.array([entry[VECTOR] for entry in got], dtype=np.float32)
                places = [entry[PLACE] for entry in got]
                known.update(zip(places, (vectors @ vector).tolist(), strict=True))
        missing = set(rows.tolist()) - known.keys()
        if missing:
            raise NotPublished(f"Milvus 的 {self._names.rows} 里少了 {len(missing)} 段。")
        return np.array([known[row] for row in rows.tolist()], dtype=np.float32)

    def scores(self, terms: Iterable[str]) -> np.ndarray:
        """See ``Searcher``. All of them are fetched, because all are needed to standardise one."""
        scores = np.zeros(self._lexical.size, dtype=np.float32)
        query = dict.fromkeys(self._lexical.ids(terms).tolist(), 1.0)
        for first in range(0, len(scores) if query else 0, _MOST):
            where = f"{PLACE} >= {first} and {PLACE} < {first + _MOST}"
            places, found = self._search(self._names.texts, TERMS, query, _MOST, where)
            scores[places] = found
        return scores

    def warm(self, dimension: int) -> None:
        """Search once in vain: milvus-lite reads its files at the first search (20,000 texts: 11 s)."""
        nowhere = np.zeros(dimension, dtype=np.float32)
        for name, field, query in (
            (self._names.rows, VECTOR, nowhere),
            (self._names.texts, TERMS, {0: 1.0}),
        ):
            self._search(name, field, query, 1, "", _PATIENCE_AT_FIRST)

    def close(self) -> None:
        """Leave the server."""
        self._client.close()

    def _search(
        self,
        name: str,
        field: str,
        query: object,
        k: int,
        where: str,
        patience: float | None = None,
    ) -> tuple[np.ndarray, np.ndarray]:
        """The best entries of a collection and their inner products with the query."""
        with told(self._uri):
            hits = self._client.search(
                name,
                data=[query],
                anns_field=field,
                limit=k,
                filter=where,
                output_fields=[PLACE],  # else the vectors themselves come along
                search_params={"metric_type": METRIC, "params": {"ef": effort(k)}},
                timeout=patience or _PATIENCE,
            )[0]
        return np.array(hits.ids, np.int64), np.array(hits.distances, np.float32)


def _without_password(uri: str) -> str:
    parts = urlsplit(uri)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
