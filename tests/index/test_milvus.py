"""Search in Milvus gives what search on this machine gives. All of it is in this one file, the command
and the whole assistant too: importing the client takes seconds.
"""

import json
import shutil
import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import grpc
import numpy as np
import pytest
from typer.testing import CliRunner

from assistant.assembly import build_assistant
from assistant.commands.index import app
from assistant.settings import Settings
from corpus.catalog import Catalog
from index import milvus
from index.build import open_with
from index.embedder import Embedder
from index.errors import MilvusUnavailable, NotPublished
from index.hit import Filters, SearchResult
from index.milvus import Collections, MilvusSearcher, connect, open_milvus
from index.publishing import publish
from index.retriever import Retriever
from index.searcher import LocalSearcher
from index.segmenter import Segmenter
from index.store import Store, open_store
from index.weights import load_weights

QUESTIONS = [
    "盖房子的公司拿到一级资质，县里给多少钱",
    "银行几天答复授信申请",
    "小升规",
    "创业贷款最高能贷多少",
    "我开了个小饭馆想装修有补贴吗",
    "高新技术企业认定奖励多少",
    "第27条里首次贷款怎么支持",
    "住建局",
    "第22条",
    "怎么少交点税",
    "办照多久",
    "糖醋排骨怎么做才好吃",
    "企业上市补多少钱 新三板",
    "请问一下我们是做物流的去年刚成立今年营业额翻倍了想问问有没有什么奖励政策",
    "qwerty",
    "",
]


@pytest.fixture(scope="module")
def store(retriever: Retriever, index_folder: Path) -> Store:
    """The real index, opened once more."""
    return open_store(index_folder, None)


@pytest.fixture(scope="module")
def uri(store: Store, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A milvus-lite that holds the real index."""
    path = str(tmp_path_factory.mktemp("milvus") / "lite.db")
    assert publish(store, path)
    return path


@pytest.fixture(scope="module")
def searcher(store: Store, uri: str) -> Iterator[MilvusSearcher]:
    opened = open_milvus(store, uri)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def remote(
    searcher: MilvusSearcher,
    catalog: Catalog,
    embedder: Embedder,
    index_folder: Path,
    model_cache: Path,
) -> Retriever:
    """The retriever of the real document that searches in Milvus."""
    plain = Segmenter((), model_cache)
    return open_with(catalog, embedder, plain, index_folder, searching=lambda _: searcher)


def assert_same(here: SearchResult, there: SearchResult) -> None:
    """The same articles in the same order, for the same reasons."""
    assert [hit.article for hit in there.hits] == [hit.article for hit in here.hits]
    assert (there.direct, there.signals.keys()) == (here.direct, here.signals.keys())
    assert there.signals == pytest.approx(dict(here.signals), abs=1e-5)
    for one, other in zip(here.hits, there.hits, strict=True):
        assert other.score == pytest.approx(one.score, abs=1e-5)
        assert other.parts == pytest.approx(dict(one.parts), abs=1e-5)
        assert (other.matched, other.asked) == (one.matched, one.asked)
        assert [(c.start, c.end) for c in other.clauses] == [(c.start, c.end) for c in one.clauses]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_ten_are_found_for_the_same_reasons(
    question: str, retriever: Retriever, remote: Retriever
) -> None:
    assert_same(retriever.search(question), remote.search(question))


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("filters", [None, Filters(department="财政局"), Filters(chapter="三")])
def test_likewise_where_not_all_articles_are_weighed(
    question: str, filters: Filters | None, retriever: Retriever, remote: Retriever
) -> None:
    """As with many documents: the nearest chunks and the best texts only."""
    few = replace(load_weights(), sample=16, nearest_chunks=60, nearest_texts=20)
    here = retriever.with_weights(few).search(question, filters=filters)
    assert_same(here, remote.with_weights(few).search(question, filters=filters))


@pytest.mark.parametrize("at_once", [7, 16_384])
def test_the_numbers_are_those_of_this_machine(
    at_once: int,
    store: Store,
    searcher: MilvusSearcher,
    embedder: Embedder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(milvus, "_MOST", at_once)
    monkeypatch.setattr(milvus, "_ROWS_AT_ONCE", at_once)
    here = LocalSearcher(store)
    vector = embedder.encode_queries(["第一次贷款有补贴吗"])[0]
    rows = np.array([12_000, 3, 44, 5_000, 4, 5, 6, 9_999, 17])
    assert np.allclose(searcher.cosines(vector, rows), here.cosines(vector, rows), atol=1e-6)
    for among in (None, rows):
        found, cosines = searcher.nearest(vector, 6, among)
        wanted, true = here.nearest(vector, 6, among)
        assert found.tolist() == wanted.tolist()
        assert np.allclose(cosines, true, atol=1e-6)
    for terms in (["贷", "款", "贷款", "没有这词"], ["没有这词"], []):
        assert np.allclose(searcher.scores(terms), here.scores(terms), atol=1e-5)


def test_nothing_is_found_among_nothing(searcher: MilvusSearcher) -> None:
    rows, cosines = searcher.nearest(np.ones(384, np.float32), 5, np.zeros(0, np.int64))
    assert len(rows) == len(cosines) == 0


@pytest.fixture
def small_store(small_catalog: Catalog, characters: Any, plain: Segmenter, tmp_path: Path) -> Store:
    open_with(small_catalog, characters, plain, tmp_path / "index")
    return open_store(tmp_path / "index", None)


def test_an_index_is_published_once(small_store: Store, tmp_path: Path) -> None:
    where = str(tmp_path / "lite.db")
    stages: list[tuple[str, int, int]] = []
    assert publish(small_store, where, progress=lambda *stage: stages.append(stage))
    rows, texts = small_store.dense.size, small_store.lexical.size
    assert stages == [("写入 Milvus", rows, rows), ("写入 Milvus", texts, texts)]
    assert not publish(small_store, where)


def test_another_index_is_not_read(
    small_store: Store,
    other_characters: Any,
    small_catalog: Catalog,
    plain: Segmenter,
    tmp_path: Path,
) -> None:
    where = str(tmp_path / "lite.db")
    publish(small_store, where)
    in_milvus = partial(open_milvus, uri=where)
    with pytest.raises(NotPublished, match="assistant index publish"):
        open_with(small_catalog, other_characters, plain, tmp_path / "index", searching=in_milvus)
    newer = open_store(tmp_path / "index", None)
    assert newer.fingerprint != small_store.fingerprint
    publish(newer, where)
    open_milvus(small_store, where).close()  # machines with the older index go on
    assert not publish(newer, where, alone=True)
    with pytest.raises(NotPublished):
        open_milvus(small_store, where)
    open_milvus(newer, where).close()


def test_a_publication_that_broke_off_is_not_read_and_done_again(
    small_store: Store, tmp_path: Path
) -> None:
    where = str(tmp_path / "lite.db")

    def switched_off(stage: str, done: int, total: int) -> None:
        if total == small_store.lexical.size:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(small_store, where, progress=switched_off)
    with pytest.raises(NotPublished):
        open_milvus(small_store, where)
    assert publish(small_store, where)
    open_milvus(small_store, where).close()


def test_a_collection_that_was_tampered_with_is_not_read(
    small_store: Store, tmp_path: Path
) -> None:
    where = str(tmp_path / "lite.db")
    publish(small_store, where)
    opened = open_milvus(small_store, where)
    client, names = connect(where), Collections.of(small_store)
    client.delete(names.rows, ids=[1])
    with pytest.raises(NotPublished, match="少了 1 段"):
        opened.cosines(np.ones(48, np.float32), np.array([0, 1, 2]))
    with pytest.raises(NotPublished, match="assistant index publish"):
        open_milvus(small_store, where)
    client.drop_collection(names.texts)
    with pytest.raises(MilvusUnavailable):
        opened.scores(["小店"])
    opened.close()
    client.close()
    assert publish(small_store, where)
    open_milvus(small_store, where).close()


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "nonsense"])
def test_a_server_that_is_not_reached_is_told_in_a_sentence(
    address: str, small_store: Store, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(MilvusUnavailable, match="ASSISTANT_MILVUS_URI") as told:
        open_milvus(small_store, address)
    assert address in told.value.message
    assert "Traceback" not in capfd.readouterr().err


class Overdue(grpc.RpcError):
    """What a client that waited long enough raises, as gRPC words it."""

    def details(self) -> str:
        return "Deadline Exceeded"


class LateClient:
    """A client whose server never answers in time."""

    def search(self, *_: Any, **__: Any) -> None:
        raise Overdue

    get = search


def test_a_server_that_takes_too_long_is_told_in_a_sentence(small_store: Store) -> None:
    names = Collections.of(small_store)
    searcher = MilvusSearcher(LateClient(), "http://late", names, small_store.lexical)
    with pytest.raises(MilvusUnavailable, match=r"http://late.*Deadline Exceeded"):
        searcher.scores(["小店"])
    with pytest.raises(MilvusUnavailable):
        searcher.cosines(np.ones(48, np.float32), np.array([0, 1]))


def test_a_server_that_says_nothing_is_not_waited_for(
    small_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(milvus, "_PATIENCE", 1.0)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        where = f"http://127.0.0.1:{mute.getsockname()[1]}"
        started = time.monotonic()
        with pytest.raises(MilvusUnavailable):
            open_milvus(small_store, where)
        assert time.monotonic() - started < 20


def test_no_password_is_told(small_store: Store) -> None:
    with pytest.raises(MilvusUnavailable) as told:
        open_milvus(small_store, "http://root:geheim@127.0.0.1:1")
    assert "geheim" not in str(told.value)


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, arguments)
    return result.exit_code, result.stdout


@pytest.fixture
def data(
    tmp_path: Path, retriever: Retriever, index_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A data folder with the real index, where milvus-lite is chosen."""
    shutil.copytree(index_folder, tmp_path / "index")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path))
    monkeypatch.setenv("ASSISTANT_MILVUS_URI", str(tmp_path / "lite.db"))
    return tmp_path


def test_the_command_publishes_and_then_the_assistant_searches_there(data: Path) -> None:
    settings = Settings(_env_file=None)
    with pytest.raises(NotPublished):
        build_assistant(settings)
    code, told = run("publish", "--json")
    assert (code, json.loads(told)["written"]) == (0, True)
    assert run("publish") == (0, "Milvus 里已经有这份索引。\n")
    assistant = build_assistant(settings)
    assert isinstance(assistant.retriever.searcher, MilvusSearcher)
    assert assistant.ask("简易注销公示几天").citations[0].label == "第63条"
    assistant.retriever.searcher.close()


def test_without_a_server_there_is_nowhere_to_publish(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSISTANT_MILVUS_URI", "")
    code, told = run("publish", "--json")
    assert (code, json.loads(told)["error"]["code"]) == (1, "milvus_unavailable")


def test_without_the_client_it_is_told_what_to_install(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pymilvus", None)
    code, told = run("publish", "--json")
    assert (code, json.loads(told)["error"]["code"]) == (1, "milvus_unavailable")
    with pytest.raises(MilvusUnavailable, match=r"pip install '\.\[milvus\]'"):
        build_assistant(Settings(_env_file=None))
