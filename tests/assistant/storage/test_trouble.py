"""A database that is damaged or not ours: one sentence, whatever was wrong."""

import re
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError

from assistant.storage.archive import Archive
from assistant.storage.database import open_database
from assistant.storage.errors import DatabaseUnavailable
from assistant.storage.trouble import told

PAGE = 4096


def one_page_of(file: Path, table: str) -> None:
    """Overwrite the first page of a table."""
    connection = sqlite3.connect(file)
    query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
    (page,) = connection.execute(query, [table]).fetchone()
    connection.close()
    content = bytearray(file.read_bytes())
    content[(page - 1) * PAGE : page * PAGE] = b"\xff" * PAGE
    file.write_bytes(content)


def no_database(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 100)


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: 3 * PAGE + 7])


def all_but_the_first_page(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[:PAGE] + bytes(len(content) - PAGE))


def newer(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()


def other_tables(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TABLE alembic_version")
    connection.close()


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database as it should be, closed."""
    file = tmp_path / "assistant.db"
    database = open_database(f"sqlite:///{file}")
    Archive(database).audit.note("wang", "sign_in")
    database.close()
    return file


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (no_database, "数据库坏了"),
        (cut_short, "数据库坏了"),
        (all_but_the_first_page, "数据库坏了"),
        (newer, "更新的版本"),
        (other_tables, "不是这个程序建的"),
        (a_folder, "不是文件"),
    ],
)
def test_it_is_said_at_the_start_in_one_sentence(file: Path, spoil, says: str) -> None:
    spoil(file)
    with pytest.raises(DatabaseUnavailable) as caught:
        open_database(f"sqlite:///{file}")
    said = caught.value.message
    assert says in said
    assert str(file) in said
    assert "\n" not in said
    assert not re.search(r"error|sqlalche|[a-z]{4,} [a-z]{2,}", said, re.IGNORECASE), said


def test_a_look_at_the_whole_file_finds_what_nobody_has_read_yet(file: Path) -> None:
    database = open_database(f"sqlite:///{file}")
    assert database.is_sound()
    database.close()
    one_page_of(file, "messages")
    database = open_database(f"sqlite:///{file}")
    assert not database.is_sound()
    database.close()


def test_damage_that_is_met_later_is_said_too(file: Path) -> None:
    one_page_of(file, "audit")
    database = open_database(f"sqlite:///{file}")
    with pytest.raises(SQLAlchemyError) as caught:
        Archive(database).audit.latest()
    assert told(caught.value, f"sqlite:///{file}").startswith("数据库坏了")
    database.close()
