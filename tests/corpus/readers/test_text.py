import codecs
from pathlib import Path

import pytest

from corpus.errors import UnreadableFile
from corpus.readers import read

WORDS = "一、奖励。奖励10万元。\n二、补贴。"


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode("utf-8"),
        codecs.BOM_UTF8 + WORDS.encode("utf-8"),
        WORDS.encode("gb18030"),
        WORDS.encode("gbk"),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        WORDS.replace("\n", "\r\n").encode("utf-8"),
        WORDS.replace("\n", "\r").encode("utf-8"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.md"])
def test_every_encoding_gives_the_same_words(tmp_path: Path, data: bytes, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    assert read(file).text == WORDS


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xff\xfe\xfd" + bytes(range(32)) * 20)
    with pytest.raises(UnreadableFile, match="不是文本文件"):
        read(file)


def test_a_format_that_is_not_known(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"x")
    with pytest.raises(UnreadableFile, match="格式"):
        read(file)


def test_a_folder_or_a_missing_file(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    for name in ("folder.txt", "none.txt"):
        with pytest.raises(UnreadableFile, match="打不开"):
            read(tmp_path / name)
