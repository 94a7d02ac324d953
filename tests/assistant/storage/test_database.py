import threading
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from assistant.storage.audit import AuditLog
from assistant.storage.calls import CallLog
from assistant.storage.database import Database, open_database
from assistant.storage.editor_answers import EditorAnswers, NewEditorAnswer
from assistant.storage.errors import DatabaseUnavailable
from assistant.storage.tables import Base


def test_the_migrations_make_exactly_the_tables_of_the_models(database: Database) -> None:
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


LATER = {
    "0005": [("feedback", c) for c in ("grade", "followed_at", "followed_by", "follow_note")],
    "0006": [("calls", "handed_at")],
    "0007": [("editor_answers", "signature")],
    "0008": [("unanswered", "said_before")],
    "0010": [("users", "removed_at")],
    "0009": [(table, "revision") for table in ("messages", "feedback", "calls")],
}
"""What each version added."""


def as_of_version(session: Session, version: str) -> None:
    """Take away what versions after this one added."""
    for added, columns in LATER.items():
        for table, column in columns if added > version else ():
            session.execute(text(f"ALTER TABLE {table} DROP COLUMN {column}"))
    session.execute(text(f"UPDATE alembic_version SET version_num = '{version}'"))


def test_editors_answers_written_before_stay_and_may_now_rest_on_no_article(url: str) -> None:
    database = open_database(url)
    with database.transaction() as session:
        as_of_version(session, "0006")
        session.execute(
            text(
                "INSERT INTO editor_answers"
                " (question, answer, document, article, author, written_at, expires_on)"
                " VALUES ('升规', '到县工信局。', 'd', '25', 'zhao', :at, '2026-12-31')"
            ),
            {"at": "2026-11-24 00:00:00"},
        )
    database.close()
    database = open_database(url)
    answers = EditorAnswers(database)
    new = NewEditorAnswer("学区", "请问县教育局。", None, None, date(2026, 12, 1), "县教育局")
    answers.add("zhao", new)
    late, early = answers.all()
    assert (early.article, early.signature, early.rests_on_article) == ("25", "", True)
    assert (late.article, late.signature, late.rests_on_article) == (None, "县教育局", False)
    database.close()


def test_a_password_that_the_log_kept_as_a_name_is_forgotten(url: str) -> None:
    database = open_database(url)
    with database.transaction() as session:
        as_of_version(session, "0009")
        session.execute(
            text(
                "INSERT INTO users (name, password_hash, role, locked, failures, seal, created_at)"
                " VALUES ('wang', '', 'operator', :no, 0, '', :at)"
            ),
            {"at": "2026-11-24 00:00:00", "no": False},
        )
        for who, action in (
            ("wang", "sign_in_failed"),
            ("geheim", "sign_in_failed"),
            ("root", "x"),
        ):
            session.execute(
                text("INSERT INTO audit (at, who, action, subject) VALUES (:at, :who, :do, '')"),
                {"at": "2026-11-24 00:00:00", "who": who, "do": action},
            )
    database.close()
    database = open_database(url)
    assert {d.who for d in AuditLog(database).latest()} == {"wang", "（没有这个账号）", "root"}
    database.close()


def test_ratings_kept_before_there_were_grades_stay(url: str, rating_kept) -> None:
    database = open_database(url)
    with database.transaction() as session:
        as_of_version(session, "0004")
        session.execute(
            text("INSERT INTO feedback (answer_id, rating, rated_at) VALUES ('a', -1, :at)"),
            {"at": "2026-11-24 00:00:00"},
        )
    database.close()
    database = open_database(url)
    assert rating_kept(database, "a") == (-1, None, None)
    database.close()


def test_calls_handed_over_before_it_was_noted_when_are_of_the_day_of_the_call(url: str) -> None:
    database = open_database(url)
    with database.transaction() as session:
        as_of_version(session, "0005")
        for state in ("hand_over", "none"):
            session.execute(
                text(
                    "INSERT INTO calls (at, who, question, answer, note, follow_up, department)"
                    " VALUES (:at, 'wang', '升规', '', '', :state, '县工信局')"
                ),
                {"at": "2026-11-24 08:00:00", "state": state},
            )
    database.close()
    database = open_database(url)
    moments = {call.follow_up: call.handed_at for call in CallLog(database).latest()}
    assert moments == {"hand_over": datetime(2026, 11, 24, 8, tzinfo=UTC), "none": None}
    database.close()


def test_opening_again_keeps_what_was_there(url: str) -> None:
    for rows in (1, 2):
        database = open_database(url)
        with database.transaction() as session:
            session.execute(
                text("INSERT INTO audit (at, who, action, subject) VALUES (:at, 'a', 'b', 'c')"),
                {"at": "2026-11-24 00:00:00"},
            )
            assert session.scalar(text("SELECT count(*) FROM audit")) == rows
        database.close()


def test_processes_that_start_together_all_find_the_tables(url: str) -> None:
    opened: list[Database] = []
    threads = [threading.Thread(target=lambda: opened.append(open_database(url))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 4
    for database in opened:
        with database.transaction() as session:
            assert session.scalar(text("SELECT count(*) FROM turns")) == 0
        database.close()


def test_an_error_undoes_the_whole_transaction(database: Database) -> None:
    with pytest.raises(IntegrityError), database.transaction() as session:
        insert = "INSERT INTO feedback (answer_id, rating, rated_at) VALUES ('a', 1, :at)"
        for _ in range(2):
            session.execute(text(insert), {"at": "2026-11-24 00:00:00"})
    with database.transaction() as session:
        assert session.scalar(text("SELECT count(*) FROM feedback")) == 0


def test_sqlite_writes_ahead_and_its_file_is_private(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "assistant.db"
    database = open_database(f"sqlite:///{file}")
    with database.transaction() as session:
        assert session.scalar(text("PRAGMA journal_mode")) == "wal"
    assert file.stat().st_mode & 0o077 == 0
    database.close()


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "sqlite://",
        "sqlite:////proc/no/such.db",
        "postgresql://user:geheim@127.0.0.1:1/none",
    ],
)
def test_a_database_that_cannot_be_opened_is_said_in_chinese_without_the_password(url: str) -> None:
    with pytest.raises(DatabaseUnavailable, match="数据库") as caught:
        open_database(url)
    assert "geheim" not in caught.value.message
