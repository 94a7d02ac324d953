"""``assistant index``: build the search index, and see what state it is in."""

import json
from collections.abc import Mapping
from typing import Annotated, Any

import typer
from rich.console import Console

from assistant.commands.documents import open_documents
from assistant.commands.opening import told_errors
from assistant.commands.telling import print_json
from assistant.commands.usage import read_settings
from assistant.progress import TerminalProgress
from index.progress import Progress
from index.status import IndexStatus, index_status

app = typer.Typer(
    help="检索索引：建立、查看状态、写入 Milvus。", no_args_is_help=True, add_completion=False
)

Json = Annotated[bool, typer.Option("--json", help="输出 JSON")]

_STATES = {"ready": "可用", "missing": "没有", "stale": "过期", "damaged": "损坏"}


@app.command()
def build(
    again: Annotated[bool, typer.Option("--again", help="已经可用也重新建立")] = False,
    as_json: Json = False,
) -> None:
    """建立索引（没有、过期或损坏时）；中断后再运行会接着做，未变的条文不重新计算。"""
    with told_errors(as_json), TerminalProgress(Console(stderr=True)) as progress:
        if again or _look().state != "ready":
            _build(progress)
    _report(as_json)


@app.command()
def publish(
    alone: Annotated[
        bool, typer.Option("--alone", help="写好后删去这个程序在 Milvus 里的其他索引")
    ] = False,
    as_json: Json = False,
) -> None:
    """把索引写入 Milvus（ASSISTANT_MILVUS_URI）；已经在那里就不再写。索引不可用时先建立。"""
    from index.errors import MilvusUnavailable
    from index.publishing import publish as publish_index
    from index.store import open_store

    settings = read_settings()
    with told_errors(as_json), TerminalProgress(Console(stderr=True)) as progress:
        if not settings.milvus_uri:
            raise MilvusUnavailable(
                "没有设 ASSISTANT_MILVUS_URI：索引在本机检索，不用写入 Milvus。"
            )
        if _look().state != "ready":
            _build(progress)
        store = open_store(settings.index_folder, None)
        written = publish_index(
            store, settings.milvus_uri, settings.milvus_token, progress, alone=alone
        )
    if as_json:
        typer.echo(json.dumps({"written": written, "fingerprint": store.fingerprint}))
    else:
        typer.echo("索引已写入 Milvus。" if written else "Milvus 里已经有这份索引。")


@app.command()
def status(as_json: Json = False) -> None:
    """查看索引的状态、大小和来历；不载入模型。"""
    _report(as_json)


def _build(progress: Progress) -> None:
    from index.build import build as build_index
    from index.build import learnt_segmenter
    from index.embedder import open_embedder
    from index.segmenter import Segmenter

    settings = read_settings()
    catalog = open_documents()
    embedder = open_embedder(settings.model, settings.cache, progress)
    segmenter = learnt_segmenter(catalog, Segmenter((), settings.cache))
    build_index(catalog, embedder, segmenter, settings.index_folder, progress)


def _look() -> IndexStatus:
    settings = read_settings()
    return index_status(
        open_documents(), settings.index_folder, model=settings.model, cache=settings.cache
    )


def _report(as_json: bool) -> None:
    with told_errors(as_json):
        seen = _look()
    if as_json:
        print_json(_plain(seen))
        return
    typer.echo(f"索引：{_STATES[seen.state]}" + (f"（{seen.reason}）" if seen.reason else ""))
    for name, value in _described(seen.facts, seen.bytes):
        typer.echo(f"  {name}：{value}")


def _plain(seen: IndexStatus) -> dict[str, Any]:
    facts = {name: value for name, value in seen.facts.items() if name != "files"}
    return {"state": seen.state, "reason": seen.reason, "bytes": seen.bytes, **facts}


def _described(facts: Mapping[str, Any], size: int) -> list[tuple[str, str]]:
    if not facts:
        return []
    kind = {"flat": "精确", "hnsw": "近似（HNSW）"}[facts["dense"]]
    return [
        ("文件", f"{facts['documents']} 份，{facts['articles']} 条，{facts['chunks']} 段"),
        ("向量模型", str(facts["origin"]["model_name"])),
        ("向量检索", f"{kind}，召回率 {facts['recall']:.3f}"),
        ("逐词向量", "有" if facts["tokens"] else "无（文件太多）"),
        ("建立用时", f"{facts['seconds']} 秒"),
        ("大小", f"{size / 1_000_000:.1f} MB"),
    ]
