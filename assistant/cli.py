"""``assistant``: the command line.

Each command is a module of ``assistant.commands`` with an ``app`` (a typer app). The module is
imported only when its command runs, so that ``assistant --help`` answers at once and
``assistant calculate`` does not pay for torch.
"""

import importlib
from collections.abc import Sequence
from functools import partial
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from assistant.commands.help import InChinese, in_chinese
from assistant.commands.running import finish

COMMANDS = {
    "ask": "问一句，得到带出处的回答",
    "search": "检索条文",
    "calculate": "按一条规则计算",
    "rules": "计算规则：列出、查看、检查、解释",
    "corpus": "文件库：加入、列出、查看、检查、删除",
    "index": "检索索引：建立、查看状态",
    "users": "话务台的账号：新建、列出、锁定、注销、改角色、改密码",
    "retention": "保存期限：删除到期的提问、通话和留言",
    "serve": "启动网站与接口",
}


def load_command(name: str) -> Any:
    """The command ``name`` with its module imported."""
    module = importlib.import_module(f"assistant.commands.{name}")
    return in_chinese(typer.main.get_command(module.app))


class LazyGroup(TyperGroup):
    """A group that knows its commands' names and one-line helps, and loads the one that runs."""

    context_class = InChinese

    def __init__(self, **attributes: Any) -> None:
        listed = {name: TyperCommand(name, help=text) for name, text in COMMANDS.items()}
        super().__init__(**{**attributes, "commands": listed})

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Replace the listed command by the real one."""
        name, found, rest = super().resolve_command(ctx, args)
        return name, load_command(name) if name is not None and found else found, rest

    def main(  # type: ignore[override]
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        standalone_mode: bool = True,
        **others: Any,
    ) -> Any:
        """Run, and say in Chinese what is written wrong."""
        if not standalone_mode:
            return super().main(args, prog_name, standalone_mode=False, **others)
        return finish(partial(super().main, args, prog_name, standalone_mode=False, **others))


app = typer.Typer(
    cls=LazyGroup,
    help="政策通：读懂县里的惠企公文，逐条引用、精确计算、不知道就直说。",
    no_args_is_help=True,
    add_completion=False,
    # Rich, with the Markdown parser behind it, is half of the time that the help takes.
    rich_markup_mode=None,
    pretty_exceptions_show_locals=False,
)


@app.callback()
def describe() -> None:
    """政策通：读懂县里的惠企公文，逐条引用、精确计算、不知道就直说。"""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line with these arguments (default: those of the process)."""
    app(arguments)
