"""Every storage test runs on SQLite and on a real PostgreSQL, each on a database of its own."""

import shutil
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from assistant.answering.answer import Answer, Citation
from assistant.storage.archive import Archive
from assistant.storage.database import Database, open_database


class SetClock:
    """A clock that stands where a test puts it."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **span: int) -> None:
        self.moment += timedelta(**span)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server, without the database's name."""
    with warnings.catch_warnings():  # it asks for a runtime folder that a container has not
        warnings.simplefilter("ignore")
        import pgserver

    folder = Path(tempfile.mkdtemp(prefix="zct-pg-", dir="/tmp"))
    folder.chmod(0o755)  # the server runs as a user of its own
    server = pgserver.get_server(folder / "data", cleanup_mode="stop")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'kept' / 'assistant.db'}"
    server = request.getfixturevalue("postgresql")
    name = f"t{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    database = open_database(url)
    yield database
    database.close()


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def archive(database: Database, clock: SetClock) -> Archive:
    return Archive(database, clock)


@pytest.fixture
def make_answer():
    """An answer about one article; keywords change it."""

    def make(answer_id: str = "a1", article: str = "22", **changes) -> Answer:
        cited = Citation(
            document="阳政办发〔2022〕31号",
            document_id="yangcheng-2022-31",
            article=int(article),
            key=article,
            label=f"第{article}条",
            title="",
            quote="",
            start=0,
            end=0,
            departments=[],
        )
        values = {
            "answer_id": answer_id,
            "session_id": "s1",
            "kind": "policy",
            "reason": None,
            "answer": "",
            "citations": [cited],
            "calculation": None,
            "notices": [],
            "suggestions": [],
            "generated_by": "extractive",
            "elapsed_ms": 10.0,
        }
        return Answer(**{**values, **changes})

    return make
