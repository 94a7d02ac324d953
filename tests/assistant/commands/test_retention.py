"""``assistant retention apply``: says what it deletes, and with ``--dry-run`` only says so."""

import json
from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner

from assistant.commands.retention import app
from assistant.settings import Settings
from assistant.storage.archive import Archive
from assistant.storage.database import open_database


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs the command on a data folder of its own that holds one old message and one new one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("ASSISTANT_DATABASE_URL", raising=False)
    database = open_database(Settings(_env_file=None).database)
    Archive(database, lambda: datetime(2020, 1, 1, tzinfo=UTC)).messages.add("旧的")
    Archive(database).messages.add("新的")
    database.close()
    return lambda *arguments: CliRunner().invoke(app, ["apply", *arguments])


def kept() -> list[str]:
    database = open_database(Settings(_env_file=None).database)
    found = [message.text for message in Archive(database).messages.latest()]
    database.close()
    return found


def test_a_dry_run_only_says_what_it_would_delete(run):
    said = run("--dry-run")
    assert said.exit_code == 0
    assert "提问 365 天、通话 365 天、留言 180 天" in said.output
    assert "会删除：留言 1。" in said.output
    assert kept() == ["新的", "旧的"]


def test_it_deletes_and_says_so(run):
    assert "已删除：留言 1。" in run().output
    assert kept() == ["新的"]
    assert "没有到期的" in run().output


def test_json_has_the_same(run):
    body = json.loads(run("--json").output)
    assert body["dry_run"] is False
    assert body["keep_days"] == {"turns": 365, "calls": 365, "messages": 180}
    assert body["expired"]["messages"] == 1


def test_days_that_are_none_end_with_the_name_of_the_setting(run, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setenv("ASSISTANT_MESSAGE_DAYS", "-1")
        said = run()
    assert said.exit_code == 2
    assert "message_days" in said.output
    assert kept() == ["新的", "旧的"]


def test_a_database_that_cannot_be_opened_is_said(run, monkeypatch):
    monkeypatch.setenv("ASSISTANT_DATABASE_URL", "sqlite:////proc/no/such.db")
    said = run()
    assert said.exit_code == 1
    assert "数据库打不开" in said.output
