"""``assistant corpus``: add, list, show, check and remove documents."""

import dataclasses
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.answering.plain import plain_faults
from assistant.commands.documents import open_documents
from assistant.commands.telling import mistakes_told, print_json
from assistant.commands.usage import read_settings
from corpus.catalog import Catalog, add, open_catalog, remove
from corpus.check import Finding, check
from corpus.document import Article, Document
from corpus.errors import CorpusError, ShippedDocument

app = typer.Typer(
    help="文件库：加入、列出、查看、检查、删除文件。", no_args_is_help=True, add_completion=False
)

Json = Annotated[bool, typer.Option("--json", help="输出 JSON")]
_THEN = (
    "运行着的服务重新启动以后才照新的文件回答；索引那时自己更新，也可以先 assistant index build。"
)

Name = Annotated[str, typer.Argument(metavar="ID", help="文件编号、文号或标题")]


@app.command("add")
def add_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="txt、md、docx、pdf 或 html 文件")],
    id: Annotated[str | None, typer.Option(help="文件编号；不写则由文号或标题生成")] = None,
    force: Annotated[bool, typer.Option("--force", help="不像公文的也加入")] = False,
    as_json: Json = False,
) -> None:
    """加入一个文件，并报告看起来不对的地方。"""
    settings = read_settings()
    with mistakes_told(as_json, CorpusError):
        shipped = open_catalog(settings.documents)
        document = add(settings.added_documents, file, id, known=shipped, anything=force)
        findings = check(document)
    if as_json:
        print_json({**_summary(document), "findings": [_plain(f) for f in findings]})
        return
    chapters = f"{len(document.chapters)} 章 " if document.chapters else ""
    typer.echo(f"已加入：{document.name}（{document.id}），{chapters}{len(document.articles)} 条。")
    _print_findings(findings)
    typer.echo(_THEN)


@app.command("list")
def list_documents(as_json: Json = False) -> None:
    """列出全部文件。"""
    with mistakes_told(as_json, CorpusError):
        catalog = open_documents()
    if as_json:
        print_json([_summary(document) for document in catalog.documents])
        return
    for document in catalog.documents:
        issued = document.issued.isoformat() if document.issued else "日期不详"
        typer.echo(
            f"{document.id}  {document.name}  {document.title}  {issued}  "
            f"{len(document.articles)} 条"
        )


@app.command("show")
def show_document(id: Name, as_json: Json = False) -> None:
    """查看一个文件的要素和目录。"""
    with mistakes_told(as_json, CorpusError):
        document = open_documents().require(id)
    if as_json:
        print_json({**_summary(document), **_outline(document)})
        return
    for line in _described(document):
        typer.echo(line)


@app.command("check")
def check_documents(
    id: Annotated[str | None, typer.Argument(metavar="ID", help="不写则检查全部")] = None,
    as_json: Json = False,
) -> None:
    """报告看起来不对的地方：编号不连续、没有责任单位、括号没有配对等。"""
    with mistakes_told(as_json, CorpusError):
        catalog = open_documents()
        documents = (catalog.require(id),) if id else catalog.documents
    found = {d.id: (*check(d), *_plain_findings(catalog, d)) for d in documents}
    if as_json:
        print_json({name: [_plain(f) for f in findings] for name, findings in found.items()})
        return
    for name, findings in found.items():
        typer.echo(f"{name}：{len(findings)} 处" if findings else f"{name}：没有发现问题")
        _print_findings(findings)


@app.command("remove")
def remove_document(id: Name, as_json: Json = False) -> None:
    """删除一个后来加入的文件（连同它旁边的规则和词汇）。"""
    settings = read_settings()
    with mistakes_told(as_json, CorpusError):
        document = open_documents().require(id)
        if not (settings.added_documents / document.id).is_dir():
            raise ShippedDocument(f"“{document.name}”随程序提供，不能删除。")
        remove(settings.added_documents, document.id)
    if as_json:
        print_json({"removed": document.id})
    else:
        typer.echo(f"已删除：{document.name}（{document.id}）。")
        typer.echo(_THEN)


def _plain_findings(catalog: Catalog, document: Document) -> Iterator[Finding]:
    """Plain words beside the document that its articles do not bear."""
    for key, words, reason in plain_faults(document, catalog.plain(document.id)):
        message = f"plain.yaml 的 articles.{key}：“{words}”和原文对不上（{reason}）。"
        yield Finding("plain_differs", message, key)


def _summary(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "number": document.number,
        "title": document.title,
        "issuer": document.issuer,
        "status": document.status,
        "issued": _iso(document.issued),
        "printed": _iso(document.printed),
        "place": document.place,
        "chapters": len(document.chapters),
        "articles": len(document.articles),
    }


def _outline(document: Document) -> dict[str, Any]:
    return {
        "addressees": document.addressees,
        "copies": document.copies,
        "within": document.within,
        "chapters": [
            {"number": c.number, "label": c.label, "title": c.title} for c in document.chapters
        ],
        "articles": [_article(article) for article in document.articles],
        "cited": [
            {"title": c.title, "number": c.number, "excerpt": c.excerpt} for c in document.cited
        ],
        "terms": [
            {**dataclasses.asdict(term), "until": term.until.isoformat()} for term in document.terms
        ],
        **_validity(document),
    }


def _validity(document: Document) -> dict[str, Any]:
    """The first and the last day of the whole document, where it states them."""
    if document.validity is None:
        return {}
    stated = document.validity
    return {"effective": _iso(stated.effective), "until": _iso(stated.until)}


def _article(article: Article) -> dict[str, Any]:
    return {
        "key": article.key,
        "label": article.label,
        "title": article.title,
        "chapter": article.chapter,
        "items": [item.label for item in article.items],
        "departments": article.departments,
    }


def _described(document: Document) -> Iterator[str]:
    facts = {
        "编号": document.id,
        "文号": document.number,
        "标题": document.title,
        "发文机关": document.issuer,
        "性质": document.status,
        "成文日期": _iso(document.issued),
        "印发日期": _iso(document.printed),
        "主送": "、".join(document.addressees),
        "抄送": "、".join(document.copies),
        "施行日期": _iso(document.validity.effective) if document.validity else None,
        "有效期至": _iso(document.validity.until) if document.validity else None,
        "适用地区": document.place,
    }
    yield from (f"{name}：{value}" for name, value in facts.items() if value)
    chapter = None
    for article in document.articles:
        if article.chapter != chapter and article.chapter is not None:
            heading = document.chapters[article.chapter - 1]
            yield f"\n{heading.label}  {heading.title}"
            chapter = article.chapter
        items = f"（{len(article.items)} 项）" if article.items else ""
        departments = f"  —— {'、'.join(article.departments)}" if article.departments else ""
        yield f"  {article.label}  {article.title}{items}{departments}"
    for term in document.terms:
        yield f"有效期：第{term.article}条 {term.about}，至 {term.until.isoformat()}"


def _print_findings(findings: tuple[Finding, ...]) -> None:
    for finding in findings:
        typer.echo(f"  - {finding.message}")


def _plain(finding: Finding) -> dict[str, Any]:
    return dataclasses.asdict(finding)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
