"""What every command that works on what is kept begins with: the archive, and its errors."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from sqlalchemy.exc import SQLAlchemyError

from assistant.settings import Settings
from assistant.storage.archive import Archive, open_archive
from assistant.storage.errors import StorageError
from assistant.storage.trouble import told


@contextmanager
def open_kept(settings: Settings) -> Iterator[Archive]:
    """The archive, closed in the end; a mistake, or trouble with the database, ends the command with
    its sentence.
    """
    try:
        archive = open_archive(settings.database)
        try:
            yield archive
        finally:
            archive.database.close()
    except StorageError as error:
        typer.echo(error.message, err=True)
        raise typer.Exit(1) from error
    except SQLAlchemyError as error:
        typer.echo(told(error, settings.database), err=True)
        raise typer.Exit(1) from error
