"""Laws: four that lie in the tests; ``python -m eval.laws_check`` reads the whole archive."""

import tarfile
from pathlib import Path

import pytest

from corpus.check import check
from corpus.document import Document
from corpus.parser import parse
from eval.laws_check import check_law, different, explanations, read_archive, report

LAWS = Path(__file__).parents[1] / "data" / "laws"


def law(name: str) -> Document:
    (file,) = LAWS.glob(f"{name}*.md")
    return parse(file.read_text(encoding="utf-8"), id="law")


def body(document: Document, key: str) -> str:
    article = document.article(key)
    assert article is not None
    return document.text[article.body_start : article.body_end]


@pytest.mark.parametrize(
    ("name", "chapters", "articles", "issued"),
    [
        ("优化营商环境条例", 7, 72, "2019-10-22"),
        ("中小企业促进法", 10, 61, "2017-09-01"),
        ("促进个体工商户发展条例", 0, 39, None),
        ("保障中小企业款项支付条例", 5, 37, "2025-03-17"),
    ],
)
def test_chapters_and_articles(name: str, chapters: int, articles: int, issued: str | None) -> None:
    document = law(name)
    assert document.title.endswith(name)
    assert len(document.chapters) == chapters
    assert [a.key for a in document.articles] == [str(n) for n in range(1, articles + 1)]
    assert (document.issued.isoformat() if document.issued else None) == issued
    found = {f.kind for f in check(document)}
    assert found <= {"number_missing", "place_missing", "issuer_missing", "date_missing"}


def test_paragraphs_and_items_of_a_law() -> None:
    document = law("优化营商环境条例")
    first = document.articles[0]
    assert first.label == "第1条"
    assert document.text[first.start : first.start + 4] == "第一条 "
    assert document.chapters[0].label == "第一章"
    assert document.chapters[0].title == "总则"
    assert body(document, "6").count("\n") == 1
    with_items = [a for a in document.articles if a.items]
    assert with_items
    for article in with_items:
        labels = [item.label for item in article.items]
        assert labels[0] in {"(一)", "（一）"}
        assert all(item.sentences for item in article.items)


def test_every_single_law_stands_in_the_check() -> None:
    results = [check_law(f.name, f.read_text(encoding="utf-8")) for f in LAWS.glob("*.md")]
    assert len(results) == 4
    assert all(r.error is None and r.verbatim and r.counted == r.parsed for r in results)


@pytest.fixture(name="archive", scope="session")
def _archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    small = tmp_path_factory.mktemp("laws") / "laws.tar.xz"
    with tarfile.open(small, "w:xz") as files:
        for law_file in sorted(LAWS.glob("*.md")):
            files.add(law_file, law_file.name)
    return small


def test_every_law_parses_and_every_difference_is_explained(archive: Path) -> None:
    results = [check_law(name, source) for name, source in read_archive(archive)]
    assert [r.name for r in results if r.error or not r.verbatim] == []
    assert sum(r.parsed for r in results) >= sum(r.counted for r in results)
    assert {r.name for r in different(results)} <= set(explanations())
    assert f"文件 {len(results)} 个，解析出错 0 个" in report(results, 1.0, explanations())


def test_an_unexplained_difference_shows_in_the_report() -> None:
    source = "# 案例\n\n第九条 引文。\n\n## 案情\n\n甲。\n\n## 结果\n\n乙。\n"
    result = check_law("某案.md", source)
    assert (result.counted, result.parsed) == (1, 2)
    assert "| 某案.md | 1 | 2 | **未说明** |" in report([result], 1.0, {})
