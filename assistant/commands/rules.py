"""``assistant rules``: list, show, check and explain the calculation rules; print their schema."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from assistant.calculator.engine.proving import failed_examples
from assistant.calculator.errors import RuleError, RuleUnknown
from assistant.calculator.rules.explain import explain
from assistant.calculator.rules.rulebook import (
    LoadedRule,
    RuleBook,
    check_together,
    load_file,
    load_rules,
    rule_files,
)
from assistant.calculator.rules.rulefile import schema_text
from assistant.commands.documents import open_documents
from assistant.commands.telling import mistakes_told, print_json
from corpus.catalog import Catalog

app = typer.Typer(
    help="计算规则：列出、查看、检查、用白话解释。", no_args_is_help=True, add_completion=False
)


Json = Annotated[bool, typer.Option("--json", help="输出 JSON", show_default=False)]
RuleId = Annotated[str, typer.Argument(metavar="RULE", help="规则的 id")]


def open_rules() -> RuleBook:
    """All rules of this installation; a mistake in one ends the command with its message."""
    with mistakes_told(False, RuleError):
        return load_rules(open_documents())


@app.command("check")
def check_files(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE…", help="规则文件；不写则检查全部")
    ] = None,
    as_json: Json = False,
) -> None:
    """检查规则文件：格式、原文、数字、例子。"""
    catalog = open_documents()
    places = dict(_all_files(catalog))
    chosen = [file.resolve() for file in files] if files else list(places)
    rules: list[LoadedRule] = []
    problems = [f"{file}：不在任何文件的 rules 目录里" for file in chosen if file not in places]
    for file in chosen:
        if file in places:
            try:
                rules.extend(load_file(file, catalog.require(places[file])))
            except RuleError as error:
                problems.append(error.message)
    problems.extend([] if files else _problems_together(rules))
    for rule in rules:
        problems.extend(
            f"{rule.file.name} › {rule.id} › {place}：{text}"
            for place, text in failed_examples(rule)
        )
    examples = sum(len(rule.examples) for rule in rules)
    if as_json:
        print_json({"rules": len(rules), "examples": examples, "problems": problems})
        raise typer.Exit(1 if problems else 0)
    for problem in problems:
        typer.echo(problem, err=True)
    typer.echo(f"{len(rules)} 条规则，{examples} 个例子，{len(problems)} 处问题")
    if problems:
        raise typer.Exit(1)


def _all_files(catalog: Catalog) -> Iterator[tuple[Path, str]]:
    for document in catalog.documents:
        for file in rule_files(catalog.folder(document.id)):
            yield file.resolve(), document.id


def _problems_together(rules: list[LoadedRule]) -> list[str]:
    """What is wrong between rules that are right one by one."""
    try:
        check_together(rules)
    except RuleError as error:
        return [error.message]
    return []


@app.command("list")
def list_rules(as_json: Json = False) -> None:
    """列出全部规则。"""
    if as_json:
        print_json([_row(rule) for rule in open_rules().rules])
        return
    for rule in open_rules().rules:
        typer.echo(f"{rule.id}\t{rule.article.label}\t{rule.kind}\t{rule.title}")


@app.command("show")
def show(rule_id: RuleId, _always: Json = True) -> None:  # taken, as by every command
    """原样显示一条规则（JSON）。"""
    typer.echo(_require(rule_id).model_dump_json(indent=2, exclude_defaults=True))


@app.command("explain")
def explain_rule(rule_id: RuleId, as_json: Json = False) -> None:
    """用白话解释一条规则。"""
    rule = _require(rule_id)
    if as_json:
        print_json({**_row(rule), "explained": explain(rule)})
        return
    typer.echo(explain(rule), nl=False)


@app.command("schema")
def schema() -> None:
    """显示规则文件的 JSON Schema。"""
    typer.echo(schema_text(), nl=False)


def _row(rule: LoadedRule) -> dict[str, str]:
    return {"id": rule.id, "article": rule.article.label, "kind": rule.kind, "title": rule.title}


def _require(rule_id: str) -> LoadedRule:
    rule = open_rules().get(rule_id)
    if rule is None:
        typer.echo(RuleUnknown(rule_id).message, err=True)
        raise typer.Exit(1)
    return rule
