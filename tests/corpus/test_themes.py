"""``themes.yaml``: every article belongs to a theme, every mistake is named."""

from pathlib import Path

import pytest

from corpus.catalog import Catalog, open_catalog
from corpus.errors import BadDocumentData
from corpus.themes import Themes, read_themes

SOURCE = "某措施\n一、奖励。奖励10万元。\n二、补贴。补贴5万元。\n"
GOOD = """\
themes:
  awards: {label: 奖补, questions: [奖多少]}
  loans: {label: 贷款}
articles:
  "1": [awards]
  "2": [loans, awards]
"""


def opened(place: Path, content: str) -> Catalog:
    (place / "themes.yaml").write_text(content, encoding="utf-8")
    return open_catalog(place.parent)


def test_an_article_s_themes_come_in_its_own_order(place: Path) -> None:
    themes = opened(place, GOOD).themes("some")
    assert [theme.label for theme in themes.all] == ["奖补", "贷款"]
    assert [theme.name for theme in themes.of("2")] == ["loans", "awards"]
    assert themes.of("1")[0].questions == ("奖多少",)


def test_without_the_file_there_are_no_themes(place: Path) -> None:
    assert open_catalog(place.parent).themes("some") == Themes()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('  "2": [loans, awards]\n', "", ["第2条", "没有主题"]),
        ('"2": [loans, awards]', '"2": []', ["第2条", "没有主题"]),
        ('"2": [loans, awards]', '"2": [loan]', ["articles.2", "loan"]),
        ('"2": [loans, awards]', '"3": [loans]', ["articles", "“3”"]),
        ('"2": [loans, awards]', '"2": [awards]', ["themes.loans", "没有一条"]),
        ('"2": [loans, awards]', '"2": loans', ["articles.2"]),
        ("label: 贷款", "lable: 贷款", ["themes.loans.lable", "没有这个字段"]),
        ("{label: 贷款}", "{}", ["themes.loans.label", "没有写"]),
        ("  loans: {label", "  Loans 1: {label", ["themes.Loans 1"]),
        ('  "1": [awards]\n', '  "1": [awards]\n  "1": [loans]\n', ["写了两次"]),
    ],
)
def test_a_mistake_is_named(place: Path, old: str, new: str, words: list[str]) -> None:
    assert old in GOOD
    with pytest.raises(BadDocumentData) as caught:
        opened(place, GOOD.replace(old, new))
    assert "themes.yaml" in str(caught.value)
    assert all(word in str(caught.value) for word in words)


def test_themes_do_not_make_the_index_stale(place: Path) -> None:
    before = open_catalog(place.parent).fingerprint
    assert opened(place, GOOD).fingerprint == before


def test_every_article_at_hand_has_a_theme(catalog: Catalog) -> None:
    for document in catalog.documents:
        themes = read_themes(catalog.folder(document.id) / "themes.yaml", document)
        assert all(themes.of(article.key) for article in document.articles)
