"""Bringing the tables up to date: every migration that has not run yet, in one transaction."""

from contextlib import ExitStack
from pathlib import Path

from alembic import command
from alembic.config import Config
from filelock import FileLock
from sqlalchemy import Engine, text

MIGRATIONS = Path(__file__).with_name("migrations")
# Any number will do, as long as every process takes the same one.
_LOCK = 20220831


def migrate(engine: Engine, file: Path | None = None) -> None:
    """Run what is missing. Processes that start together wait for each other.

    ``file`` is the database's own file where it is one (SQLite).
    """
    with ExitStack() as stack:
        if file:
            stack.enter_context(FileLock(file.with_name(file.name + ".lock")))
        connection = stack.enter_context(engine.begin())
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
