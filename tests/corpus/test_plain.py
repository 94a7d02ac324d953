"""``plain.yaml``: short, one for every article, every mistake named."""

from pathlib import Path

import pytest

from corpus.catalog import Catalog, open_catalog
from corpus.errors import BadDocumentData
from corpus.plain import LONGEST

SOURCE = "某措施\n一、奖励。奖励10万元。（责任单位：县财政局）\n二、补贴。补贴5万元。\n"
GOOD = """\
articles:
  "1": {who: 企业, gets: 奖励10万元。, must: 按时申请}
  "2": {who: 企业, gets: 补贴5万元。, ask: 县政务服务中心}
"""


def opened(place: Path, content: str) -> Catalog:
    (place / "plain.yaml").write_text(content, encoding="utf-8")
    return open_catalog(place.parent)


def test_each_article_has_its_plain_words(place: Path) -> None:
    plain = opened(place, GOOD).plain("some")
    assert plain["1"].said == ("企业", "奖励10万元。", "按时申请")
    assert plain["2"].ask == "县政务服务中心"


def test_without_the_file_there_are_none(place: Path) -> None:
    assert open_catalog(place.parent).plain("some") == {}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"2": {', '"3": {', ["articles", "“3”"]),
        (GOOD[GOOD.index('  "2"') :], "", ["第2条", "没有通俗解读"]),
        ("who: 企业, gets: 补贴", "gets: 补贴", ["articles.2.who", "没有写"]),
        ("gets: 补贴5万元。", 'gets: ""', ["articles.2.gets", "空"]),
        ("gets: 补贴", "get: 补贴", ["articles.2.get", "没有这个字段"]),
        ("补贴5万元。", "补贴" * LONGEST, ["articles.2", f"不能超过 {LONGEST} 字"]),
    ],
)
def test_a_mistake_is_named(place: Path, old: str, new: str, words: list[str]) -> None:
    assert old in GOOD
    with pytest.raises(BadDocumentData) as caught:
        opened(place, GOOD.replace(old, new))
    assert "plain.yaml" in str(caught.value)
    assert all(word in str(caught.value) for word in words)


def test_plain_words_do_not_make_the_index_stale(place: Path) -> None:
    before = open_catalog(place.parent).fingerprint
    assert opened(place, GOOD).fingerprint == before


def test_every_article_at_hand_has_plain_words(catalog: Catalog) -> None:
    for document in catalog.documents:
        assert set(catalog.plain(document.id)) == {article.key for article in document.articles}
