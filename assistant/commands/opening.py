"""What every command that asks the assistant begins with: settings, the assistant, its errors."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

from assistant.assembly import build_assistant
from assistant.calculator.errors import CalculatorError
from assistant.commands.telling import mistakes_told
from assistant.commands.usage import read_settings
from assistant.conversation.assistant import Assistant
from assistant.intake.errors import ApiError
from assistant.progress import TerminalProgress
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
    with (
        mistakes_told(as_json, ApiError, ends_with=2),
        mistakes_told(as_json, CalculatorError, CorpusError, RetrievalFailure),
    ):
        yield
