import json
from pathlib import Path

import pytest

from corpus.catalog import Catalog, add, open_catalog, remove
from corpus.errors import (
    BadDocumentData,
    CorpusError,
    DocumentExists,
    NotADocument,
    UnknownDocument,
)

MEASURES = (
    "某政办发〔2023〕5号\n\n关于若干措施\n\n一、奖励。奖励10万元。\n\n二、补贴。补贴5万元。\n"
)


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    file = tmp_path / "measures.txt"
    file.write_text(MEASURES, encoding="utf-8")
    return file


def contents(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*"))


@pytest.mark.parametrize(
    "name",
    [
        "yangcheng-2022-31",
        "阳政办发〔2022〕31号",
        "阳政办发[2022]31号",
        "阳政办发（2022） 31号",
        "关于强化市场主体倍增要素服务保障的若干措施（试行）",
    ],
)
def test_a_document_is_found_by_id_number_and_title(shipped: Catalog, name: str) -> None:
    found = shipped.get(name)
    assert found is not None
    assert found.id == "yangcheng-2022-31"
    assert shipped.folder(name).name == "yangcheng-2022-31"


@pytest.mark.parametrize("name", ["", "阳政办发〔2022〕32号", "../yangcheng-2022-31", "31"])
def test_what_is_not_there(shipped: Catalog, name: str) -> None:
    assert shipped.get(name) is None
    with pytest.raises(UnknownDocument):
        shipped.require(name)


def test_a_folder_that_does_not_exist_is_empty(tmp_path: Path) -> None:
    assert open_catalog(tmp_path / "none").documents == ()


def test_an_added_document_is_there_after_opening(tmp_path: Path, file: Path) -> None:
    folder = tmp_path / "documents"
    document = add(folder, file)
    assert document.id == "mouzhengbanfa-2023-5"
    assert contents(folder) == ["mouzhengbanfa-2023-5", "mouzhengbanfa-2023-5/source.txt"]
    assert open_catalog(folder).documents == (document,)
    assert [a.title for a in document.articles] == ["奖励", "补贴"]


def test_the_file_it_was_read_from_is_kept_when_it_is_no_utf8(tmp_path: Path) -> None:
    file = tmp_path / "m.txt"
    file.write_bytes(MEASURES.encode("gb18030"))
    document = add(tmp_path / "documents", file, "m")
    assert (tmp_path / "documents/m/original.txt").read_bytes() == MEASURES.encode("gb18030")
    assert document.source == MEASURES


@pytest.mark.parametrize("again", ["mouzhengbanfa-2023-5", "another"])
def test_the_same_document_is_not_added_twice(tmp_path: Path, file: Path, again: str) -> None:
    folder = tmp_path / "documents"
    add(folder, file)
    before = contents(folder)
    with pytest.raises(DocumentExists):
        add(folder, file, again)
    assert contents(folder) == before


def test_a_text_without_a_number_is_not_added_twice_under_another_id(
    tmp_path: Path, file: Path
) -> None:
    folder = tmp_path / "documents"
    _, _, without_number = MEASURES.partition("\n")
    file.write_text(without_number, encoding="utf-8")
    add(folder, file, "one")
    copied = tmp_path / "copied.md"
    copied.write_text(without_number.replace("\n", "\r\n"), encoding="utf-8")
    before = contents(folder)
    with pytest.raises(DocumentExists, match="one"):
        add(folder, copied, "two")
    assert contents(folder) == before


def test_a_document_known_elsewhere_is_not_added(
    tmp_path: Path, file: Path, shipped: Catalog
) -> None:
    with pytest.raises(DocumentExists):
        add(tmp_path / "documents", file, "yangcheng-2022-31", known=shipped)
    assert not (tmp_path / "documents").exists()


@pytest.mark.parametrize("id", ["../escape", "A", "阳城", "a b", ".hidden"])
def test_an_id_that_cannot_be_a_folder(tmp_path: Path, file: Path, id: str) -> None:
    with pytest.raises(BadDocumentData):
        add(tmp_path / "documents", file, id)
    assert not (tmp_path / "documents").exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("broken.pdf", b"%PDF-1.4 nothing"),
        ("broken.docx", b"PK\x03\x04 nothing"),
        ("empty.txt", b""),
        ("blank.txt", b" \n\n"),
        ("picture.png", b"\x89PNG"),
        ("binary.txt", bytes(range(256)) * 10),
    ],
)
def test_an_unreadable_file_changes_nothing(tmp_path: Path, name: str, data: bytes) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(CorpusError) as caught:
        add(folder, file)
    assert caught.value.code == "file_unreadable"
    assert name in str(caught.value)
    assert contents(folder) == []


def test_a_removed_document_is_gone(tmp_path: Path, file: Path) -> None:
    folder = tmp_path / "documents"
    document = add(folder, file)
    remove(folder, document.id)
    assert contents(folder) == []
    with pytest.raises(UnknownDocument):
        remove(folder, document.id)


@pytest.mark.parametrize("id", ["..", "", "../documents", "none"])
def test_only_documents_are_removed(tmp_path: Path, file: Path, id: str) -> None:
    add(tmp_path / "documents", file)
    with pytest.raises(UnknownDocument):
        remove(tmp_path / "documents", id)
    assert file.exists()


def test_the_fingerprint_tells_contents_apart(tmp_path: Path, file: Path) -> None:
    folder = tmp_path / "documents"
    document = add(folder, file)
    first = open_catalog(folder).fingerprint
    assert open_catalog(folder).fingerprint == first
    (folder / document.id / "vocabulary.yaml").write_text("奖励: [补助]\n", encoding="utf-8")
    second = open_catalog(folder).fingerprint
    (folder / document.id / "source.txt").write_text(MEASURES + "三、丙。丁。\n", encoding="utf-8")
    third = open_catalog(folder).fingerprint
    assert len({first, second, third}) == 3


def test_half_written_documents_are_not_seen(tmp_path: Path, file: Path) -> None:
    folder = tmp_path / "documents"
    add(folder, file)
    (folder / ".incoming-x" / "half").mkdir(parents=True)
    (folder / ".incoming-x" / "half" / "source.txt").write_text("半", encoding="utf-8")
    (folder / "empty").mkdir()
    assert len(open_catalog(folder).documents) == 1


def test_a_mistake_in_the_data_names_its_file(tmp_path: Path, file: Path) -> None:
    folder = tmp_path / "documents"
    document = add(folder, file)
    data = {"terms": [{"article": "1", "until": "2024-01-01", "about": "奖", "words": "没有"}]}
    (folder / document.id / "document.yaml").write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(BadDocumentData, match=r"document\.yaml"):
        open_catalog(folder)


def test_the_same_id_in_two_folders(tmp_path: Path, file: Path) -> None:
    add(tmp_path / "a", file, "same")
    add(tmp_path / "b", file, "same")
    with pytest.raises(DocumentExists):
        open_catalog(tmp_path / "a", tmp_path / "b")


def test_prose_is_refused_unless_forced(tmp_path: Path) -> None:
    prose, folder = tmp_path / "prose.txt", tmp_path / "documents"
    prose.write_text("城东公园的花开得很好。周末可以去看看。\n", encoding="utf-8")
    with pytest.raises(NotADocument, match="不像公文"):
        add(folder, prose)
    assert not folder.exists()
    assert add(folder, prose, "park", anything=True).id == "park"


@pytest.mark.parametrize(
    "words",
    [
        "一、奖励企业。",
        "某政办发〔2023〕5号\n\n奖励企业。",
        "封闭道路。\n\n某县公安局\n2024年4月30日",
        "# 案例\n\n## 案情\n\n甲诉乙。\n\n## 结果\n\n赔偿。",
    ],
)
def test_one_trait_of_a_document_is_enough(tmp_path: Path, words: str) -> None:
    file = tmp_path / "notice.md"
    file.write_text(f"关于通告\n\n{words}\n", encoding="utf-8")
    assert add(tmp_path / "documents", file, "notice").id == "notice"
