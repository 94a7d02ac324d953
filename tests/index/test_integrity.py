from pathlib import Path

import pytest

from index.errors import IndexBusy
from index.integrity import damage, only_one, put_in_place, read_seal, seal


def sealed(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("一", encoding="utf-8")
    seal(folder, "seal.json", {"made": "now"})
    return folder


def test_a_seal_tells_whether_every_file_is_as_it_was(tmp_path: Path) -> None:
    folder = sealed(tmp_path / "folder")
    facts = read_seal(folder, "seal.json")
    assert facts is not None
    assert facts["made"] == "now"
    assert damage(folder, facts) is None
    (folder / "a.txt").write_text("二", encoding="utf-8")
    assert damage(folder, facts) == "a.txt"
    (folder / "a.txt").unlink()
    assert damage(folder, facts) == "a.txt"


@pytest.mark.parametrize("content", ["", "{", "[]", "\ufeff"])
def test_an_unreadable_seal_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "seal.json").write_text(content, encoding="utf-8")
    assert read_seal(tmp_path, "seal.json") is None


def test_a_folder_takes_the_place_of_another(tmp_path: Path) -> None:
    old, new = sealed(tmp_path / "folder"), tmp_path / "new"
    (old / "only-old.txt").touch()
    put_in_place(sealed(new), old)
    assert not new.exists()
    assert sorted(p.name for p in old.iterdir()) == ["a.txt", "seal.json"]
    assert [p.name for p in tmp_path.iterdir()] == ["folder"]


def test_a_lock_held_too_long(tmp_path: Path) -> None:
    lock = tmp_path / "deep" / "x.lock"
    with only_one(lock, 1, "忙"), pytest.raises(IndexBusy, match="忙"), only_one(lock, 0.05, "忙"):
        pass
