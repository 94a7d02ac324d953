"""The database: opened once, brought up to date, then lent out in short transactions."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from alembic.util import CommandError
from sqlalchemy import (
    ColumnElement,
    Engine,
    create_engine,
    event,
    func,
    inspect,
    make_url,
    select,
    text,
    update,
)
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from assistant.storage.errors import ChangedMeanwhile, DatabaseUnavailable
from assistant.storage.migrate import migrate
from assistant.storage.tables import Base, Numbered, Revised
from assistant.storage.trouble import is_damage, told

T = TypeVar("T")
Row = TypeVar("Row", bound=Numbered)

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=NORMAL",
    "PRAGMA busy_timeout=10000",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",  # what is deleted is overwritten
)


class Database:
    """An open database whose tables are those of this version. Safe to use from several threads."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._sessions = sessionmaker(engine, expire_on_commit=False)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """One transaction: committed at the end, rolled back by an error."""
        with self._sessions.begin() as session:
            yield session

    def twice(self, work: Callable[[Session], T]) -> T:
        """The work in a transaction; once more if another process wrote the same key meanwhile."""
        try:
            with self.transaction() as session:
                return work(session)
        except IntegrityError:
            with self.transaction() as session:
                return work(session)

    def latest(
        self, table: type[Row], limit: int, skip: int = 0, **wanted: object
    ) -> Sequence[Row]:
        """The latest rows first, after as many as are skipped; only those with these values, where
        None stands for any.
        """
        query = select(table).filter_by(**_given(wanted)).order_by(table.id.desc())
        with self.transaction() as session:
            return session.scalars(query.offset(skip).limit(limit)).all()

    def count(self, table: type[Base], *where: ColumnElement[bool], **wanted: object) -> int:
        """How many rows there are with these values, where None stands for any."""
        query = select(func.count()).select_from(table).where(*where).filter_by(**_given(wanted))
        with self.transaction() as session:
            return session.scalar(query) or 0

    def change(self, table: type[Numbered], id: int, **values: object) -> bool:
        """Put these values into a row; False where there is none with this number."""
        changed = update(table).where(table.id == id).values(**values).returning(table.id)
        with self.transaction() as session:
            return session.scalar(changed) is not None

    def revise(self, table: type[Revised], key: int | str, seen: int, **values: object) -> bool:
        """Put these values into the row that was seen as this revision; False where there is none.

        Raises ``ChangedMeanwhile`` where it has another revision by now, unless it holds these values
        already: a form that is sent twice does what it says. The check and the change are one
        statement, so that of two at once only one succeeds.
        """
        named = inspect(table).primary_key[0] == key
        revised = (
            update(table)
            .where(named, table.revision == seen)
            .values(values | {"revision": table.revision + 1})
        )
        with self.transaction() as session:
            if session.connection().execute(revised).rowcount:
                return True
            row = session.get(table, key)
            if row is None:
                return False
            told = {name: value for name, value in values.items() if not _is_moment(value)}
            if any(getattr(row, name) != value for name, value in told.items()):
                raise ChangedMeanwhile
            return True

    def is_sound(self) -> bool:
        """Whether no page of the file is damaged; reads all of it. A server looks after itself."""
        if self.engine.dialect.name != "sqlite":
            return True
        try:
            with self.engine.connect() as connection:
                return bool(connection.scalar(text("PRAGMA quick_check(1)")) == "ok")
        except SQLAlchemyError as error:
            return not is_damage(error)

    def close(self) -> None:
        """Give every connection back."""
        self.engine.dispose()


def open_database(url: str) -> Database:
    """Open and bring up to date. SQLite runs in WAL mode, its folder is made, its file is private.

    Raises ``DatabaseUnavailable``.
    """
    try:
        parsed = make_url(url)
        if parsed.drivername in {"postgres", "postgresql"}:
            parsed = parsed.set(drivername="postgresql+psycopg")
        file = _sqlite_file(parsed.database) if parsed.get_backend_name() == "sqlite" else None
        engine = create_engine(parsed, pool_pre_ping=file is None)
        if file:
            event.listen(engine, "connect", _prepare_sqlite)
        migrate(engine, file)
    except (SQLAlchemyError, CommandError, OSError, ImportError) as error:
        raise DatabaseUnavailable(told(error, url)) from error
    return Database(engine)


def _given(values: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value is not None}


def _is_moment(value: object) -> bool:
    return isinstance(value, datetime)


def _sqlite_file(name: str | None) -> Path:
    if not name or name == ":memory:":
        raise DatabaseUnavailable(
            "数据库要是一个文件（sqlite:///目录/文件名.db）或 PostgreSQL 地址"
        )
    file = Path(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)
    return file


def _prepare_sqlite(connection: Any, _: Any) -> None:
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()
