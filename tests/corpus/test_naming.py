import pytest

from corpus.naming import document_id, is_id


@pytest.mark.parametrize(
    ("number", "title", "id"),
    [
        ("阳政办发〔2022〕31号", "任何标题", "yangzhengbanfa-2022-31"),
        (None, "优化营商环境条例", "youhuayingshanghuanjingtiaoli"),
        (None, "《中国制造2025》", "zhongguozhizao-2025"),
        (None, "……", "document"),
    ],
)
def test_ids_from_number_or_title(number: str | None, title: str, id: str) -> None:
    assert document_id(number, title) == id
    assert is_id(id)


@pytest.mark.parametrize("name", ["", "..", "a/b", "-a", "a--b", "A", "阳城", ".incoming-x", "a b"])
def test_what_is_no_id(name: str) -> None:
    assert not is_id(name)
