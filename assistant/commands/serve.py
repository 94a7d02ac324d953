"""``assistant serve``: start the web site and the interface."""

import typer
from pydantic import ValidationError
from rich.console import Console

app = typer.Typer()


@app.command()
def serve() -> None:
    """启动网站与接口；地址由 HOST 与 PORT 决定。"""
    from assistant.settings import Settings
    from assistant.web.serving import serve as run

    console = Console()
    try:
        settings = Settings()
    except ValidationError as error:
        for mistake in error.errors():
            name = ".".join(str(part) for part in mistake["loc"])
            console.print(f"设置 {name} 的值不对：{mistake['input']!r}（{mistake['msg']}）")
        raise typer.Exit(2) from None
    try:
        run(settings, console)
    except OSError as error:
        console.print(
            f"不能在 {settings.host}:{settings.port} 上监听（{error.strerror}）。"
            "请用 PORT=别的端口 再试，或先停掉占用它的程序。"
        )
        raise typer.Exit(1) from None
