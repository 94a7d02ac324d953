"""How a command tells what it found as JSON, and what went wrong. Imports nothing heavy."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

import typer

from assistant.calculator.errors import InputError
from corpus.disk import of_disk, why


class _Named(Protocol):
    """An error of this house: a stable code and a sentence in Chinese."""

    code: str
    message: str


def print_json(value: object) -> None:
    """The value as indented JSON, Chinese as it is."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


@contextmanager
def mistakes_told(as_json: bool, *kinds: type[Exception], ends_with: int = 1) -> Iterator[None]:
    """An error of these kinds (each with ``code`` and ``message``) ends the command with its sentence, in
    the interface's shape with ``--json``, and with this exit status; so does a file or folder that
    cannot be written or read.
    """
    try:
        yield
    except kinds as error:
        _tell(as_json, error)  # type: ignore[arg-type]
        raise typer.Exit(ends_with) from error
    except OSError as error:
        if not of_disk(error):
            raise
        _tell(as_json, DiskTrouble(error))
        raise typer.Exit(1) from error


class DiskTrouble(Exception):
    """What a command needs on the disk cannot be written or read."""

    code = "disk_trouble"

    def __init__(self, error: OSError) -> None:
        named = f" {error.filename}" if error.filename else ""
        self.message = f"硬盘上的文件{named} 读写不了：{why(error)}。"
        super().__init__(self.message)


def _tell(as_json: bool, error: _Named) -> None:
    if not as_json:
        typer.echo(error.message, err=True)
        return
    path = {"path": error.path} if isinstance(error, InputError) else {}
    print_json({"error": {"code": error.code, "message": error.message, **path}})
