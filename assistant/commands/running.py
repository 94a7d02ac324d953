"""Runs a command line and ends the process; what is written wrong is said in Chinese."""

import sys
from collections.abc import Callable
from functools import partial
from typing import Any, NoReturn

import typer
from typer.exceptions import TyperException

from assistant.commands.help import in_chinese

_WRONG_USAGE = 2


def run(main: Callable[..., Any]) -> NoReturn:
    """Run a function as a command of its own, its arguments those of the process."""
    app = typer.Typer(add_completion=False)
    app.command()(main)
    finish(partial(in_chinese(typer.main.get_command(app)).main, standalone_mode=False))


def finish(command: Callable[[], Any]) -> NoReturn:
    """Run what raises typer's errors, tell them, and exit."""
    try:
        ended = command()
    except (TyperException, typer.Abort) as error:
        from assistant.commands import usage  # late: what is written right needs none of it

        if isinstance(error, typer.Abort):
            usage.tell_aborted()
            sys.exit(1)
        if not hasattr(error, "format_message"):
            raise
        usage.tell_usage(error)
        sys.exit(_WRONG_USAGE)
    sys.exit(ended if isinstance(ended, int) else 0)
