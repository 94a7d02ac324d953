"""``assistant users``: the console's accounts. There is no default account and no default password."""

import getpass
import sys
from typing import Annotated

import typer

from assistant.clock import CHINA
from assistant.commands.keeping import open_kept
from assistant.commands.telling import print_json
from assistant.commands.usage import read_settings
from assistant.storage.archive import Archive
from assistant.storage.users import Role, User

app = typer.Typer(
    help="12345 话务台的账号：新建、列出、锁定、注销、改角色、改密码。",
    no_args_is_help=True,
    add_completion=False,
)

ROLE_NAMES: dict[Role, str] = {"operator": "话务员", "editor": "编辑", "admin": "管理员"}

Name = Annotated[str, typer.Argument(metavar="NAME", help="账号名")]
FromStdin = Annotated[
    bool, typer.Option("--password-stdin", help="从标准输入读密码（一行），而不是当面询问")
]


@app.command("add")
def add(
    name: Name,
    role: Annotated[Role, typer.Option(help="operator、editor 或 admin")] = "operator",
    password_stdin: FromStdin = False,
) -> None:
    """新建一个账号。"""
    with open_kept(read_settings()) as archive:
        user = archive.users.add(name, _password(password_stdin), role)
        _noted(archive, "user_add", f"{user.name}（{user.role}）")
    typer.echo(f"已新建账号：{user.name}（{ROLE_NAMES[user.role]}）")


@app.command("list")
def list_users(
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """列出全部账号。"""
    with open_kept(read_settings()) as archive:
        users = archive.users.list()
    if as_json:
        print_json([_plain(user) for user in users])
        return
    if not users:
        typer.echo("还没有账号；assistant users add NAME 新建一个。")
    for user in users:
        state = "已注销" if user.removed else "已锁定" if user.locked else "正常"
        typer.echo(f"{user.name}\t{user.role}\t{ROLE_NAMES[user.role]}\t{state}")


@app.command("lock")
def lock(
    name: Name,
    unlock: Annotated[bool, typer.Option("--unlock", help="解除锁定")] = False,
) -> None:
    """锁定一个账号，已经登录的立即失效；--unlock 解除。"""
    with open_kept(read_settings()) as archive:
        user = archive.users.lock(name, locked=not unlock)
        _noted(archive, "user_unlock" if unlock else "user_lock", user.name)
    typer.echo(f"已{'解除锁定' if unlock else '锁定'}：{user.name}")


@app.command("remove")
def remove(
    name: Name,
    yes: Annotated[bool, typer.Option("--yes", help="不再询问")] = False,
) -> None:
    """注销一个账号，已经登录的立即失效；不能恢复，名字不再给别人，操作日志照旧。"""
    with open_kept(read_settings()) as archive:
        archive.users.find(name)
        if not yes:
            typer.confirm(f"注销账号“{name}”以后不能恢复，确定吗", abort=True)
        user = archive.users.remove(name)
        _noted(archive, "user_remove", user.name)
    typer.echo(f"已注销：{user.name}")


@app.command("role")
def role(
    name: Name,
    role: Annotated[Role, typer.Argument(help="operator、editor 或 admin")],
) -> None:
    """改一个账号的角色，已经登录的要重新登录。"""
    with open_kept(read_settings()) as archive:
        user = archive.users.set_role(name, role)
        _noted(archive, "user_role", f"{user.name}（{user.role}）")
    typer.echo(f"已改为{ROLE_NAMES[user.role]}：{user.name}")


@app.command("password")
def password(name: Name, password_stdin: FromStdin = False) -> None:
    """改一个账号的密码，已经登录的要重新登录。"""
    with open_kept(read_settings()) as archive:
        user = archive.users.set_password(name, _password(password_stdin))
        _noted(archive, "user_password", user.name)
    typer.echo(f"已改密码：{user.name}")


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    entered: str = typer.prompt("密码", hide_input=True, confirmation_prompt="再输入一次")
    return entered


def _noted(archive: Archive, action: str, subject: str) -> None:
    archive.audit.note(f"命令行 {getpass.getuser()}", action, subject)


def _plain(user: User) -> dict[str, object]:
    return {
        "name": user.name,
        "role": user.role,
        "locked": user.locked,
        "removed": user.removed,
        "created_at": user.created_at.astimezone(CHINA).isoformat(timespec="seconds"),
    }
