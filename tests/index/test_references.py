import pytest

from index.references import article_references, chapter_references, issue_references

COUNTED = ("措施", "意见")


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("第22条", ["22"]),
        ("二十二条", ["22"]),
        ("22条", ["22"]),
        ("22", ["22"]),
        ("二十二", ["22"]),
        ("第 22 条?", ["22"]),
        ("第一百二十条之一", ["120-1"]),
        ("第22条和第25条有什么不同", ["22", "25"]),
        ("第25条里专精特新奖多少", ["25"]),
        ("22万元", []),
        ("奖励22万元", []),
        ("这30条措施", []),
        ("第30条措施", ["30"]),
        ("12.5条", []),
        ("2022", ["2022"]),
        ("你好", []),
        ("再说一遍是哪一条", []),
        ("建筑业提质这一条归谁管", []),
        ("第一条说的啥", ["1"]),
        ("一条", ["1"]),
    ],
)
def test_articles(query: str, keys: list[str]) -> None:
    assert [r.key for r in article_references(query, COUNTED)] == keys


def test_chapters() -> None:
    assert [r.key for r in chapter_references("第三章和第4章")] == ["3", "4"]
    assert not list(chapter_references("公章"))


@pytest.mark.parametrize(
    ("query", "parts", "certain"),
    [
        ("某政办发[2020]62号", ("某政办发", "2020", "62"), True),
        ("某政办发2020 62号", ("某政办发", "2020", "62"), True),
        ("[2020]62号文件", ("", "2020", "62"), True),
        ("62号文", ("", "", "62"), True),
        ("62号", ("", "", "62"), True),
        ("我住62号楼", ("我住", "", "62"), False),
    ],
)
def test_issues(query: str, parts: tuple[str, str, str], certain: bool) -> None:
    reference = next(issue_references(query))
    assert (reference.prefix, reference.year, reference.number) == parts
    assert reference.certain is certain


def test_a_date_is_no_issue() -> None:
    assert not list(issue_references("11月15号办好"))


def test_characters_that_make_no_number_name_no_article() -> None:
    assert not list(article_references("第十十条写了什么", ()))
    assert not list(chapter_references("第一二十章"))
