"""What the command line says of a command or a setting that is written wrong, in Chinese (``usage.yaml``)."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typer
from pydantic import ValidationError

# typer keeps its copy of click under this name; there is no public one (one version is pinned).
from typer._click.exceptions import NoArgsIsHelpError

from assistant.settings import Settings
from corpus.datafile import load_data

_DATA = Path(__file__).with_name("usage.yaml")


def read_settings() -> Settings:
    """The settings; a value that does not fit ends the command with its name and what is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        for mistake in error.errors():
            name = ".".join(str(part) for part in mistake["loc"])
            typer.echo(f"设置 {name} 的值不对：{mistake['input']!r}（{_wrong(mistake)}）", err=True)
        raise typer.Exit(2) from None


def tell_usage(error: Any) -> None:
    """How a command is written, and what is wrong with the one that was.

    ``error`` is what typer raises for it (its class has no public name).
    """
    said, message = _texts()["said"], error.format_message()
    if isinstance(error, NoArgsIsHelpError):  # no command was written: the help is the answer
        typer.echo(message, err=True)
        return
    if getattr(error, "ctx", None) is not None:
        typer.echo(error.ctx.get_usage(), err=True)
        typer.echo(said["help"].format(command=error.ctx.command_path), err=True)
    typer.echo(f"{said['error']}：{in_chinese(message)}", err=True)


def tell_aborted() -> None:
    """That it was given up half way."""
    typer.echo(_texts()["said"]["aborted"], err=True)


def in_chinese(message: str) -> str:
    """What typer says of wrong usage; as it is where nobody has put it in Chinese."""
    for english, chinese in _texts()["usage"]:
        if match := re.search(english, message):
            return str(chinese.format(*match.groups()))
    return message


def _wrong(mistake: Mapping[str, Any]) -> str:
    texts = _texts()["settings"]
    return str(texts.get(mistake["type"], texts["other"]).format(**mistake.get("ctx", {})))


@cache
def _texts(path: Path = _DATA) -> dict[str, Any]:
    found: dict[str, Any] = load_data(path)
    return found
