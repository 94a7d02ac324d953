"""What every command that asks the assistant begins with: settings, the assistant, its errors."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import Console

from assistant.assembly import build_assistant
from assistant.calculator.errors import CalculatorError
from assistant.commands.usage import read_settings
from assistant.conversation.assistant import Assistant
from assistant.progress import TerminalProgress
from assistant.web.errors import ApiError
from corpus.errors import CorpusError
from index.errors import RetrievalFailure


def open_assistant() -> Assistant:
    """The whole assistant, with progress on the error output while it loads."""
    settings = read_settings()
    with TerminalProgress(Console(stderr=True)) as progress:
        return build_assistant(settings, progress)


@contextmanager
def told_errors(as_json: bool) -> Iterator[None]:
    """A mistake ends the command with its sentence, in the interface's shape with ``--json``."""
    try:
        yield
    except ApiError as error:
        _tell(as_json, error.code, error.message)
        raise typer.Exit(2) from error
    except (CalculatorError, CorpusError, RetrievalFailure) as error:
        _tell(as_json, error.code, error.message)
        raise typer.Exit(1) from error


def _tell(as_json: bool, code: str, message: str) -> None:
    if as_json:
        body = {"error": {"code": code, "message": message}}
        typer.echo(json.dumps(body, ensure_ascii=False, indent=2))
    else:
        typer.echo(message, err=True)
