"""``assistant search``: ranked articles."""

import html
import re
from typing import Annotated

import typer

from assistant.commands.opening import open_assistant, told_errors
from assistant.conversation.lookup.pages import SearchPage
from assistant.intake.checks import check_limit, check_question
from index.hit import Filters

app = typer.Typer(add_completion=False)


@app.command()
def search(
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help="词语、问题、第22条、22、文号、部门")
    ],
    limit: Annotated[int, typer.Option(help="最多几条")] = 10,
    document: Annotated[str | None, typer.Option(help="只在这份文件里（id 或文号）")] = None,
    chapter: Annotated[str | None, typer.Option(help="只在这一章里")] = None,
    department: Annotated[str | None, typer.Option(help="只看这个部门负责的")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出接口格式的 JSON")] = False,
) -> None:
    """检索条文，最相关的在前。"""
    with told_errors(as_json):
        checked, most = check_question(query), check_limit(limit)
        page = open_assistant().search(checked, most, Filters(document, chapter, department))
    typer.echo(page.model_dump_json(indent=2) if as_json else _told(page))


def _told(page: SearchPage) -> str:
    """The page for a person at a terminal."""
    if not page.results:
        return "没有找到。换个说法，或用条号（第22条）、部门名称试试。"
    lines = []
    for place, row in enumerate(page.results, start=1):
        lines.append(f"{place}. {row.label} {row.title}（{row.document}）")
        lines.append("   " + html.unescape(re.sub(r"</?mark>", "", row.snippet)))
        if row.departments:
            lines.append("   责任单位：" + "、".join(row.departments))
    return "\n".join(lines)
