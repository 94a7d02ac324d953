import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from corpus.catalog import Catalog, open_catalog
from index.apart import asked_apart
from index.build import build, learnt_segmenter, open_with
from index.errors import DamagedIndex, ForeignFolder, StaleIndex
from index.hit import SearchResult
from index.retriever import Retriever
from index.segmenter import Segmenter
from index.store import MANIFEST, open_store, origin

Embedder = Any  # the CharacterEmbedder of conftest.py


def first(retriever: Retriever, query: str) -> str:
    return retriever.search(query).hits[0].article


def made_from(catalog: Catalog, embedder: Embedder) -> dict[str, object]:
    return origin(catalog, embedder.name, embedder.fingerprint)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "var" / "index"


def test_a_missing_index_is_built_and_then_opened(
    small_catalog: Catalog, characters: Embedder, folder: Path, plain: Segmenter
) -> None:
    stages: dict[str, int] = {}
    retriever = open_with(
        small_catalog,
        characters,
        plain,
        folder,
        lambda stage, done, total: stages.update({stage: total - done}),
    )
    assert first(retriever, "减免房租") == "2"
    assert stages == {
        "计算文本向量": 0,
        "写入向量索引": 0,
        "计算另外的问句的向量": 0,
        "建立词索引": 0,
        "记下问法的词": 0,
        "记下分句的词": 0,
    }
    assert retriever.facts["articles"] == 3
    encoded = len(characters.encoded)
    assert first(open_with(small_catalog, characters, plain, folder), "学艺") == "3"
    assert len(characters.encoded) == encoded
    assert sorted(p.name for p in folder.parent.iterdir()) == ["index", "index.lock"]


VICTIMS = ("dense.faiss", "tokens.bin", "lexical/vocab.index.json", MANIFEST)


def damage(path: Path, harm: str) -> None:
    content = bytearray(path.read_bytes())
    if harm == "gone":
        path.unlink()
    elif harm == "cut":
        path.write_bytes(content[: len(content) // 2])
    else:
        content[len(content) // 2] ^= 0xFF
        path.write_bytes(content)


@pytest.mark.parametrize(
    ("harm", "rebuilt"), [("cut", "dense.faiss"), ("altered", "tokens.bin"), ("gone", MANIFEST)]
)
def test_a_damaged_index_is_noticed_and_built_again(
    small_catalog: Catalog,
    characters: Embedder,
    folder: Path,
    plain: Segmenter,
    tmp_path: Path,
    harm: str,
    rebuilt: str,
) -> None:
    open_with(small_catalog, characters, plain, folder)
    for number, victim in enumerate(VICTIMS):
        copy = tmp_path / f"copy{number}"
        shutil.copytree(folder, copy)
        damage(copy / victim, harm)
        with pytest.raises((DamagedIndex, StaleIndex)):
            open_store(copy, made_from(small_catalog, characters))
    damage(folder / rebuilt, harm)
    assert first(open_with(small_catalog, characters, plain, folder), "房租") == "2"


def test_a_changed_document_makes_the_index_stale(
    small_folder: Path, characters: Embedder, folder: Path, plain: Segmenter
) -> None:
    open_with(open_catalog(small_folder), characters, plain, folder)
    source = small_folder / "shops-2023-5" / "source.txt"
    source.write_text(source.read_text(encoding="utf-8").replace("学艺", "学琴"), encoding="utf-8")
    changed = open_catalog(small_folder)
    with pytest.raises(StaleIndex):
        open_store(folder, made_from(changed, characters))
    characters.encoded.clear()
    assert first(open_with(changed, characters, plain, folder), "学琴") == "3"
    own = [text for text in characters.encoded if "小店" in text and "补贴" in text]
    assert not own  # the articles that did not change keep their vectors


def test_of_a_list_of_questions_apart_only_new_ones_are_encoded(
    small_catalog: Catalog,
    characters: Embedder,
    folder: Path,
    plain: Segmenter,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = open_with(small_catalog, characters, plain, folder).search("天气").signals
    kept = open_store(folder, None).background[1].copy()
    characters.encoded.clear()
    build(small_catalog, characters, learnt_segmenter(small_catalog, plain), folder)
    assert characters.encoded == []
    assert open_with(small_catalog, characters, plain, folder).search("天气").signals == before
    second = asked_apart("background")[::80][1]
    lists = {
        "background": ("今年雪下得大不大", second),
        "misuse": asked_apart("misuse")[::80],
    }
    monkeypatch.setattr("index.material.asked_apart", lists.get)
    build(small_catalog, characters, learnt_segmenter(small_catalog, plain), folder)
    assert characters.encoded == ["今年雪下得大不大"]
    store = open_store(folder, None)
    assert store.background.shape == (2, characters.dimension)
    np.testing.assert_array_equal(store.background[1], kept)
    assert store.misuse.shape == (len(lists["misuse"]), characters.dimension)


def test_another_model_makes_the_index_stale(
    small_catalog: Catalog,
    characters: Embedder,
    other_characters: Embedder,
    folder: Path,
    plain: Segmenter,
) -> None:
    open_with(small_catalog, characters, plain, folder)
    open_with(small_catalog, other_characters, plain, folder)
    assert len(other_characters.encoded) == len(characters.encoded)  # nothing taken over


def test_everyday_words_make_the_index_stale(
    small_folder: Path, characters: Embedder, folder: Path, plain: Segmenter
) -> None:
    open_with(open_catalog(small_folder), characters, plain, folder)
    vocabulary = small_folder / "shops-2023-5" / "vocabulary.yaml"
    vocabulary.write_text("terms: [{words: [手艺], everyday: [拜师]}]\n", encoding="utf-8")
    retriever = open_with(open_catalog(small_folder), characters, plain, folder)
    assert "拜师" in retriever.segmenter.words
    assert first(retriever, "拜师") == "3"


def test_an_interrupted_build_goes_on_where_it_stopped(
    many_catalog: Catalog, characters: Embedder, folder: Path, plain: Segmenter
) -> None:
    segmenter = learnt_segmenter(many_catalog, plain)
    characters.stop_after = 250
    with pytest.raises(KeyboardInterrupt):
        build(many_catalog, characters, segmenter, folder)
    assert not folder.exists()
    before = len(characters.encoded)
    assert before > 90
    characters.stop_after = None
    build(many_catalog, characters, segmenter, folder)
    texts = [text for text in characters.encoded if "设备更新" in text]
    assert len(texts) == len(set(texts))  # nothing was encoded twice
    assert not list(folder.parent.glob(".index-*"))


def test_a_damaged_block_of_an_interrupted_build_is_done_again(
    many_catalog: Catalog, characters: Embedder, folder: Path, plain: Segmenter
) -> None:
    segmenter = learnt_segmenter(many_catalog, plain)
    characters.stop_after = 250
    with pytest.raises(KeyboardInterrupt):
        build(many_catalog, characters, segmenter, folder)
    blocks = list((folder.parent / ".index-work").glob("*.npz"))
    assert blocks
    blocks[0].write_bytes(blocks[0].read_bytes()[:100])
    characters.stop_after = None
    retriever = open_with(many_catalog, characters, plain, folder)
    assert retriever.facts["articles"] == 150


def test_a_failed_build_leaves_the_old_index_alone(
    small_folder: Path, characters: Embedder, folder: Path, plain: Segmenter
) -> None:
    open_with(open_catalog(small_folder), characters, plain, folder)
    manifest = (folder / MANIFEST).read_bytes()
    source = small_folder / "shops-2023-5" / "source.txt"
    source.write_text(source.read_text(encoding="utf-8").replace("学艺", "学琴"), encoding="utf-8")
    characters.stop_after = len(characters.encoded)
    with pytest.raises(KeyboardInterrupt):
        open_with(open_catalog(small_folder), characters, plain, folder)
    assert (folder / MANIFEST).read_bytes() == manifest


def test_a_folder_with_something_else_is_left_alone(
    small_catalog: Catalog, characters: Embedder, folder: Path, plain: Segmenter
) -> None:
    folder.mkdir(parents=True)
    (folder / "retriever.py").write_text("own = 1")
    with pytest.raises(ForeignFolder, match="ASSISTANT_DATA"):
        open_with(small_catalog, characters, plain, folder)
    assert [path.name for path in folder.iterdir()] == ["retriever.py"]
    assert characters.encoded == []


def test_no_documents_at_all(
    tmp_path: Path, characters: Embedder, folder: Path, plain: Segmenter
) -> None:
    retriever = open_with(open_catalog(tmp_path), characters, plain, folder)
    result = retriever.search("有什么补贴")
    assert isinstance(result, SearchResult)
    assert result.hits == ()


def test_another_process_that_builds_is_waited_for(
    small_catalog: Catalog, characters: Embedder, folder: Path, plain: Segmenter
) -> None:
    folder.parent.mkdir(parents=True)
    code = "import sys, time, filelock\nwith filelock.FileLock(sys.argv[1]):\n print(flush=True)\n time.sleep(1)"
    command = [sys.executable, "-c", code, f"{folder}.lock"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()  # it holds the lock now
        started = time.perf_counter()
        open_with(small_catalog, characters, plain, folder)
        assert time.perf_counter() - started > 0.5


def test_the_manifest_says_from_what_it_was_made(
    small_catalog: Catalog, characters: Embedder, folder: Path, plain: Segmenter
) -> None:
    open_with(small_catalog, characters, plain, folder)
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    assert manifest["origin"]["corpus"] == small_catalog.fingerprint
    assert manifest["origin"]["model"] == characters.fingerprint
    assert set(manifest["origin"]["libraries"]) == {"faiss-cpu", "bm25s", "jieba", "numpy"}
    assert manifest["dense"] == "flat"
    assert manifest["recall"] == 1.0
    assert set(manifest["files"]) >= {"dense.faiss", "words.json", "background.npy"}
