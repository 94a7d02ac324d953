from datetime import timedelta
from pathlib import Path

from assistant.storage.archive import Archive, open_archive

HOUR = timedelta(hours=1)


def test_a_state_is_replaced_only_by_who_has_seen_the_latest(archive: Archive) -> None:
    records = archive.sessions
    assert records.read("s", 0, HOUR) is None
    assert records.write("s", 0, "one")
    assert records.write("s", 1, "two")
    assert not records.write("s", 1, "late")
    kept = records.read("s", 0, HOUR)
    assert kept is not None and (kept.revision, kept.state) == (2, "two")


def test_a_reader_who_knows_the_latest_is_not_given_it_again(archive: Archive) -> None:
    records = archive.sessions
    records.write("s", 0, "one")
    kept = records.read("s", 1, HOUR)
    assert kept is not None and (kept.revision, kept.state) == (1, None)


def test_what_was_not_used_for_a_while_is_no_longer_read_and_then_deleted(archive, clock) -> None:
    records = archive.sessions
    records.write("old", 0, "")
    records.write("used", 0, "")
    clock.forward(minutes=40)
    records.write("used", 1, "")
    clock.forward(minutes=30)
    assert records.read("old", 0, HOUR) is None
    assert records.read("used", 0, HOUR) is not None
    assert records.expire(HOUR, limit=10) == 1
    assert records.count() == 1
    assert not records.write("old", 1, "late")


def test_beyond_the_limit_the_oldest_go(archive, clock) -> None:
    records = archive.sessions
    for name in ("first", "second", "third", "fourth"):
        records.write(name, 0, "")
        clock.forward(minutes=1)
    assert records.expire(HOUR, limit=2) == 2
    kept = [name for name in ("first", "second", "third", "fourth") if records.read(name, 0, HOUR)]
    assert kept == ["third", "fourth"]


def test_what_is_deleted_leaves_nothing_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "kept.db"
    archive = open_archive(f"sqlite:///{file}")
    archive.sessions.write("s", 0, "销售额12亿" * 2000)
    archive.database.close()
    assert "销售额12亿".encode() in file.read_bytes()
    archive = open_archive(f"sqlite:///{file}")
    assert archive.sessions.expire(timedelta(0), limit=10) == 1
    archive.database.close()
    assert "销售额12亿".encode() not in file.read_bytes()
