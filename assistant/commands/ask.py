"""``assistant ask``: one question, or a conversation of several."""

from typing import Annotated

import typer

from assistant.answering.answer import Answer
from assistant.commands.opening import open_assistant, told_errors
from assistant.intake.checks import check_day, check_question

app = typer.Typer(add_completion=False)


@app.command()
def ask(
    questions: Annotated[
        list[str], typer.Argument(metavar="QUESTION…", help="问题；写几个就依次问，前后连着")
    ],
    as_of: Annotated[str | None, typer.Option(help="按哪一天回答（2026-11-23），默认今天")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出接口格式的 JSON")] = False,
) -> None:
    """问一句，得到带出处的回答。"""
    with told_errors(as_json):
        checked = [check_question(question) for question in questions]
        day = check_day(as_of)
        assistant = open_assistant()
        session: str | None = None
        for place, question in enumerate(checked):
            answer = assistant.ask(question, session, day)
            session = answer.session_id
            if as_json:
                typer.echo(answer.model_dump_json(indent=2))
            else:
                typer.echo("\n" * bool(place) + _told(answer))


def _told(answer: Answer) -> str:
    """The answer for a person at a terminal: text, notices, the words it rests on."""
    lines = [answer.answer]
    lines += [f"注意：{notice}" for notice in answer.notices]
    if answer.citations:
        lines += ["", "依据"]
    for citation in answer.citations:
        lines.append(f"  {citation.label} {citation.title}（{citation.document}）")
        lines.append(f"    “{citation.quote}”")
    if answer.suggestions:
        lines += ["", "可以接着问：" + "　".join(answer.suggestions)]
    return "\n".join(lines)
