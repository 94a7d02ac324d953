"""What has been kept long enough is deleted, though nobody asks any more."""

import time
from datetime import UTC, datetime, timedelta

from fastapi.testclient import TestClient

from assistant.storage.archive import Archive, open_archive
from assistant.storage.audit import Deed
from assistant.web import sweeping
from assistant.web.api import create_app


def test_a_running_server_deletes_what_expired(tmp_path, settings, finder, monkeypatch):
    monkeypatch.setattr(sweeping, "BETWEEN_CONVERSATIONS", 0.05)
    archive = open_archive(f"sqlite:///{tmp_path / 'own.db'}")
    earlier = Archive(archive.database, lambda: datetime.now(UTC) - timedelta(minutes=119.95))
    archive.sessions.write("fresh", 0, "")
    earlier.sessions.write("old", 0, "")
    with TestClient(create_app(settings, finder, archive=archive, chat=False)):
        time.sleep(0.5)
        assert archive.sessions.count() == 2
        limit = time.monotonic() + 20
        while archive.sessions.count() == 2 and time.monotonic() < limit:
            time.sleep(0.05)
        assert archive.sessions.read("old", 0, timedelta(days=1)) is None
        assert archive.sessions.read("fresh", 0, timedelta(days=1)) is not None


def test_a_database_that_fails_stops_nothing(tmp_path, settings, finder, monkeypatch, caplog):
    monkeypatch.setattr(sweeping, "BETWEEN_CONVERSATIONS", 0.01)
    archive = open_archive(f"sqlite:///{tmp_path / 'own.db'}")
    with archive.database.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE sessions")
    with TestClient(create_app(settings, finder, archive=archive, chat=False)) as client:
        time.sleep(0.2)
        assert client.get("/readyz").status_code == 200
    assert caplog.text.count("what expired is not deleted") > 1


def test_records_go_day_by_day(tmp_path, settings, finder, monkeypatch):
    monkeypatch.setattr(sweeping, "BETWEEN_RECORDS", 0.05)
    archive = open_archive(f"sqlite:///{tmp_path / 'own.db'}")
    earlier = Archive(archive.database, lambda: datetime.now(UTC) - timedelta(days=181))
    archive.messages.add("今天的", days=180)
    earlier.messages.add("半年前的", days=180)
    with TestClient(create_app(settings, finder, archive=archive, chat=False)):
        gone(archive, "半年前的")
        earlier.messages.add("又到期的", days=180)
        gone(archive, "又到期的")
        assert [message.text for message in archive.messages.latest()] == ["今天的"]
        deeds = noted(archive, 2)
        assert {deed.who for deed in deeds} == {"程序"}


def noted(archive: Archive, messages: int) -> list[Deed]:
    """The deeds that note so many messages deleted: one sweep may take what another left."""
    limit = time.monotonic() + 20
    while time.monotonic() < limit:
        deeds = [deed for deed in archive.audit.latest() if deed.action == "retention"]
        if sum(int(deed.subject.removeprefix("留言 ")) for deed in deeds) == messages:
            return deeds
        time.sleep(0.02)
    raise AssertionError(f"not noted: {messages}")


def gone(archive: Archive, text: str) -> None:
    limit = time.monotonic() + 20
    while text in [message.text for message in archive.messages.latest()]:
        assert time.monotonic() < limit, f"{text} is still there"
        time.sleep(0.02)
