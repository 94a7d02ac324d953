from pathlib import Path

import pytest

from corpus.catalog import Catalog
from index.editorial import Everyday, Term, read_editorial
from index.errors import BadEditorialData


def test_both_files_are_read(small_folder: Path, small_catalog: Catalog) -> None:
    editorial = read_editorial(small_folder / "shops-2023-5", small_catalog.documents[0])
    assert editorial.questions["1"] == ("开个小卖部给钱吗",)
    assert editorial.terms[0].everyday == ("小卖部", "铺子")


def test_both_files_are_optional(tmp_path: Path, small_catalog: Catalog) -> None:
    editorial = read_editorial(tmp_path, small_catalog.documents[0])
    assert not editorial.questions
    assert not editorial.terms


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("questions.yaml", 'articles: {"99": [什么]}', "没有“99”这一条"),
        ("questions.yaml", 'open: {"99": [什么]}', "open：文件里没有“99”这一条"),
        ("questions.yaml", "artikel: {}", "artikel"),
        ("questions.yaml", 'articles: {"1": 什么}', r"articles\.1"),
        ("questions.yaml", "articles: [", "不是有效的 YAML"),
        ("vocabulary.yaml", "terms: [{words: [小店]}]", r"terms\.0\.everyday"),
        ("vocabulary.yaml", "terms: [{words: [小店], everyday: [铺], wrods: []}]", "wrods"),
    ],
)
def test_a_mistake_is_named(
    small_folder: Path, small_catalog: Catalog, name: str, content: str, words: str
) -> None:
    place = small_folder / "shops-2023-5"
    (place / name).write_text(content, encoding="utf-8")
    with pytest.raises(BadEditorialData, match=words):
        read_editorial(place, small_catalog.documents[0])


def test_everyday_words_mean_words_of_the_text() -> None:
    everyday = Everyday(
        [
            Term(words=("贷款",), everyday=("借钱", "周转")),
            Term(words=("首贷",), everyday=("借钱",)),
        ]
    )
    assert everyday.meant_by("想借钱周转一下") == ["贷款", "首贷"]
    assert everyday.meant_by("借钱，也就是贷款") == ["首贷"]
    assert everyday.meant_by("办执照") == []
