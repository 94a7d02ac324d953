"""``assistant retention``: delete what has been kept as long as the settings say."""

import getpass
from dataclasses import asdict
from typing import Annotated

import typer

from assistant.commands.keeping import open_kept
from assistant.commands.telling import print_json
from assistant.commands.usage import read_settings
from assistant.storage.retention import keep_days

app = typer.Typer(
    help="保存期限：提问、通话和留言各保存多少天，到期删除。",
    no_args_is_help=True,
    add_completion=False,
)


@app.callback()
def describe() -> None:
    """保存期限：提问、通话和留言各保存多少天，到期删除。"""


@app.command()
def apply(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只说会删除什么，不删除")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """删除到期的记录；运行着的服务每天自己做一次。"""
    settings = read_settings()
    keep = keep_days(settings)
    with open_kept(settings) as archive:
        if dry_run:
            found = archive.retention.expired(keep)
        else:
            found = archive.forget_expired(keep, f"命令行 {getpass.getuser()}")
    if as_json:
        body = {"dry_run": dry_run, "keep_days": asdict(keep), "expired": asdict(found)}
        print_json(body)
        return
    done = "会删除" if dry_run else "已删除"
    typer.echo(f"保存期限：{keep}。{done}：{found if found else '没有到期的'}。")
