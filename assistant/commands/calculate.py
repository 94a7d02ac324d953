"""``assistant calculate RULE key=value …``: one rule, computed at once; nothing heavy is loaded."""

from datetime import date
from typing import Annotated

import typer

from assistant.answering.view import amount, table, view
from assistant.calculator.calculation import Calculation
from assistant.calculator.engine.engine import calculate
from assistant.calculator.engine.inputs import read_inputs
from assistant.calculator.errors import InputError, RuleError, RuleUnknown
from assistant.calculator.format import shown
from assistant.calculator.rules.rulebook import LoadedRule, find_rule
from assistant.clock import today
from assistant.commands.documents import open_documents
from assistant.commands.telling import mistakes_told

app = typer.Typer(help="按一条规则计算。", add_completion=False)


@app.command()
def calculate_rule(
    rule_id: Annotated[str, typer.Argument(metavar="RULE", help="规则的 id（rules list 列出）")],
    facts: Annotated[
        list[str] | None, typer.Argument(metavar="KEY=VALUE…", help="已知的事实，如 cost=300万")
    ] = None,
    as_of: Annotated[str, typer.Option(help="按哪一天算（如 2026-11-23），默认今天")] = "",
    json: Annotated[bool, typer.Option("--json", help="输出接口格式的 JSON")] = False,
) -> None:
    """按一条规则计算：结果、步骤、依据、还缺什么。"""
    with mistakes_told(json, InputError, RuleError, ends_with=2):
        rule = _rule(rule_id)
        found = calculate(rule, read_inputs(rule, _pairs(facts or [])), _day(as_of))
    typer.echo(view(found).model_dump_json(indent=2) if json else _told(found))


def _rule(rule_id: str) -> LoadedRule:
    rule = find_rule(open_documents(), rule_id)
    if rule is None:
        raise RuleUnknown(rule_id)
    return rule


def _pairs(facts: list[str]) -> dict[str, object]:
    pairs: dict[str, object] = {}
    for fact in facts:
        name, equals, value = fact.partition("=")
        if not equals:
            raise InputError("inputs", f"“{fact}”要写成 名字=值")
        if name.strip() in pairs:
            raise InputError(f"inputs.{name.strip()}", f"“{name.strip()}”写了两次")
        pairs[name.strip()] = value
    return pairs


def _day(written: str) -> date:
    if not written:
        return today()
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise InputError("as_of", f"日期要写成 2026-11-23 的样子，读不懂“{written}”") from error


def _told(found: Calculation) -> str:
    """The calculation for a person at a terminal."""
    lines = [f"{found.title}（{found.label}）", _headline(found)]
    lines += [f"  · {text}" for text in found.failures]
    lines += [f"  问：{m.question}（答：{m.input}=…）" for m in found.missing[:1]]
    lines += ["", table(found)] if found.steps else []
    lines += [f"另一种读法：{a.reading}，{shown(a.result, a.unit)}" for a in found.alternatives]
    lines += [f"假定：{text}" for text in found.assumptions]
    lines += [f"注意：{text}" for text in found.notices]
    who = "由谁定" if found.decides_stated else "责任单位"
    lines += [f"{who}：{'、'.join(found.decides)}"] if found.decides else []
    return "\n".join(lines)


def _headline(found: Calculation) -> str:
    if found.ended:
        return "期限已过，不再计算"
    if found.missing:
        return "还差一个事实才能算"
    if found.undecided is not None:
        return f"文件没有定：{found.undecided}"
    if found.says:
        return found.says
    if found.eligible is False:
        return "不符合条件"
    written = amount(found)
    if written is None:
        return "符合"
    per = f"（每{found.per}）" if found.per else ""
    return f"{'最高可获' if found.ceiling else '结果'}：{written}{per}"
