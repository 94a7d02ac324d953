"""Search over several documents: each is found, filters keep to one, results name theirs."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from corpus.catalog import Catalog, open_catalog
from index.build import open_with
from index.hit import Filters
from index.retriever import Retriever
from index.segmenter import Segmenter
from index.weights import load_weights


@pytest.fixture
def retriever(
    small_folder: Path, many_catalog: Catalog, characters: Any, plain: Segmenter, tmp_path: Path
) -> Retriever:
    folders = small_folder, many_catalog.entries[0].folder.parent
    return open_with(open_catalog(*folders), characters, plain, tmp_path / "index")


def found(retriever: Retriever, query: str, **more: Any) -> list[tuple[str, str]]:
    return [(hit.document, hit.article) for hit in retriever.search(query, **more).hits]


def test_both_documents_answer(retriever: Retriever) -> None:
    assert found(retriever, "小店翻新补多少", k=1) == [("shops-2023-5", "1")]
    assert found(retriever, "茶叶加工补多少", k=1) == [("many-2023-6", "2")]
    hits = found(retriever, "有什么补贴", k=153)
    assert {document for document, _ in hits} == {"shops-2023-5", "many-2023-6"}


def test_a_filter_keeps_to_one(retriever: Retriever) -> None:
    hits = found(retriever, "茶叶加工", filters=Filters(document="某政办发〔2023〕5号"))
    assert len(hits) == 3
    assert {document for document, _ in hits} == {"shops-2023-5"}


def test_a_number_is_that_article_of_both_unless_one_is_named(retriever: Retriever) -> None:
    assert sorted(found(retriever, "第2条")) == [("many-2023-6", "2"), ("shops-2023-5", "2")]
    assert found(retriever, "关于支持小店的若干措施第2条") == [("shops-2023-5", "2")]


def test_a_document_named_by_its_number_narrows(retriever: Retriever) -> None:
    hits = found(retriever, "某政办发〔2023〕6号里瓷器出口补多少", k=3)
    assert hits[0] == ("many-2023-6", "96")
    assert {document for document, _ in hits} == {"many-2023-6"}


def test_an_article_without_sample_questions_is_not_set_back(retriever: Retriever) -> None:
    assert found(retriever, "竹器回收补多少", k=1) == [("many-2023-6", "150")]
    assert found(retriever, "开个小卖部给钱吗", k=1) == [("shops-2023-5", "1")]


def test_weighing_only_the_nearest_finds_what_weighing_all_does(
    retriever: Retriever,
) -> None:
    queries = ["茶叶加工补多少", "鱼虾储存设备更新", "瓷器出口", "租用公房免几个月房租"]
    everything = [found(retriever, query, k=1) for query in queries]
    assert [hits[0][1] for hits in everything] == ["2", "138", "96", "2"]
    narrow = dataclasses.replace(
        load_weights(), sample=20, nearest_chunks=30, nearest_texts=10, maxsim_articles=8
    )
    narrowed = retriever.with_weights(narrow)
    assert [found(narrowed, query, k=1) for query in queries] == everything
    filtered = Filters(document="many-2023-6")
    assert found(narrowed, "鱼虾储存", k=1, filters=filtered) == [("many-2023-6", "138")]
