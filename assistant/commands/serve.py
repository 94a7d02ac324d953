"""``assistant serve``: start the web site and the interface."""

from contextlib import suppress

import typer
from rich.console import Console

from assistant.commands.telling import mistakes_told
from assistant.commands.usage import read_settings
from assistant.storage.errors import StorageError
from assistant.web.operator.errors import BadDeskSetting
from assistant.web.serving.server import CannotListen
from assistant.web.serving.server import serve as run

app = typer.Typer(add_completion=False)


@app.command()
def serve() -> None:
    """启动网站与接口；地址由 HOST 与 PORT 决定。"""
    settings = read_settings()
    try:
        with suppress(KeyboardInterrupt), mistakes_told(False):
            run(settings, Console())
        typer.echo("已停止。")
    except (StorageError, BadDeskSetting, CannotListen) as error:
        typer.echo(error.message, err=True)
        raise typer.Exit(1) from error
