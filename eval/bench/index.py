"""What an index costs: building, searching, memory.

- ``python -m eval.bench.index build ARCHIVE --articles 5000``: encodes the chunks of that many
  articles of law bare (all at once, by the model itself), then builds their index, and compares
  the processor time of both.
- ``python -m eval.bench.index search ARCHIVE --chunks 65000``: the search part of a query over that
  many chunks of law. The vectors are made up (their values do not change what a scan costs), the
  words are real; opening time, memory and size on disk are reported too. ``--milvus ADDRESS`` publishes
  the index there and searches there.

ARCHIVE is a tar of Markdown files, one law each.
"""

import json
import random
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from rich.console import Console

from assistant.progress import TerminalProgress
from assistant.settings import Settings
from corpus.catalog import Catalog, Entry
from corpus.parser import parse
from eval.bench.made_up import MadeUpEmbedder
from eval.bench.memory import resident_megabytes
from eval.laws_check import read_archive
from index.build import build as build_index
from index.build import learnt_segmenter, open_with
from index.embedder import open_embedder
from index.material import prepare
from index.milvus import open_milvus
from index.publishing import publish
from index.retriever import Retriever
from index.searcher import LocalSearcher
from index.segmenter import Segmenter
from index.store import open_store

app = typer.Typer(help=__doc__, no_args_is_help=True)
_CONSOLE = Console(highlight=False)

Archive = Annotated[Path, typer.Argument(help="tar of Markdown files, one law each")]
Work = Annotated[Path, typer.Option("--index", help="folder for the index")]


def laws(archive: Path, articles: int, seed: int = 1) -> Catalog:
    """A catalogue of laws from the archive, in random order, with exactly so many articles."""
    texts = sorted(read_archive(archive))
    random.Random(seed).shuffle(texts)
    entries: list[Entry] = []
    count = 0
    for number, (name, text) in enumerate(texts):
        document = parse(text, id=f"law-{number}")
        document = replace(document, articles=document.articles[: articles - count])
        count += len(document.articles)
        if document.articles:
            entries.append(Entry(document, Path(name)))
        if count >= articles:
            break
    return Catalog(tuple(entries), f"laws-{articles}-{seed}")


@app.command("build")
def build_costs(archive: Archive, index: Work, articles: int = 5000) -> None:
    """Processor time of a whole build against the bare encoding of the same texts."""
    catalog = laws(archive, articles)
    embedder = open_embedder("default", Settings().cache)
    texts = [c.text for a in prepare(catalog).articles for c in a.chunks]
    with TerminalProgress(_CONSOLE) as progress:
        bare = _Stopwatch()
        progress("直接计算全部文本", 0, 1)
        embedder.model.encode(texts, prompt_name="passage", show_progress_bar=False)
        bare.stop()
        progress("直接计算全部文本", 1, 1)
        whole = _Stopwatch()
        segmenter = learnt_segmenter(catalog, Segmenter((), Settings().cache))
        build_index(catalog, embedder, segmenter, index, progress)
        whole.stop()
    _report(
        {
            "articles": articles,
            "chunks": len(texts),
            "bare_seconds": bare.wall,
            "bare_cpu_seconds": bare.processor,
            "build_seconds": whole.wall,
            "build_cpu_seconds": whole.processor,
            "ratio_cpu": whole.processor / bare.processor,
            "ratio_wall": whole.wall / bare.wall,
            "size_mb": _size(index),
            "resident_mb": resident_megabytes(),
        }
    )


class _Stopwatch:
    """Seconds by the clock and of processor time."""

    def __init__(self) -> None:
        self._started = time.perf_counter(), time.process_time()
        self.wall = self.processor = 0.0

    def stop(self) -> None:
        """Note what has passed since the beginning."""
        wall, processor = self._started
        self.wall, self.processor = time.perf_counter() - wall, time.process_time() - processor


@app.command("search")
def search_costs(
    archive: Archive,
    index: Work,
    chunks: int = 65_000,
    queries: int = 300,
    milvus: Annotated[str, typer.Option(help="address of a Milvus server to search in")] = "",
) -> None:
    """Milliseconds of the search part of a query, without encoding."""
    plain = Segmenter((), Settings().cache)
    catalog, count = _with_chunks(archive, chunks)
    embedder = MadeUpEmbedder()
    before = resident_megabytes()
    with TerminalProgress(_CONSOLE) as progress:
        open_with(catalog, embedder, plain, index, progress)
        if milvus:
            publish(open_store(index, None), milvus, progress=progress)
    searching = partial(open_milvus, uri=milvus) if milvus else LocalSearcher
    started = time.perf_counter()
    retriever = open_with(catalog, embedder, plain, index, searching=searching)
    opened = time.perf_counter() - started
    retriever.segmenter.warm()
    clock, processor = search_times(retriever, _questions(catalog, queries))
    _report(
        {
            "articles": sum(len(d.articles) for d in catalog.documents),
            "chunks": count,
            "tokens": retriever.facts["tokens"],
            "open_seconds": opened,
            "search_median_ms": float(np.median(clock)),
            "search_p95_ms": float(np.percentile(clock, 95)),
            "search_cpu_median_ms": float(np.median(processor)),
            "size_mb": _size(index),
            "resident_before_mb": before,
            "resident_mb": resident_megabytes(),
        }
    )


def search_times(retriever: Retriever, questions: Sequence[str]) -> tuple[list[float], list[float]]:
    """Milliseconds of each search without the encoding of its query, after a short warm-up:
    by the clock, and of processor time, which a busy neighbour does not lengthen.
    """
    for question in questions[:10]:
        retriever.search(question)
    clock, processor = [], []
    for question in questions:
        retriever.search(question)  # so that its vectors are remembered
        started = time.thread_time()
        result = retriever.search(question)
        processor.append((time.thread_time() - started) * 1000)
        clock.append(result.timings["total"] - result.timings.get("encode", 0.0))
    return clock, processor


def _with_chunks(archive: Path, chunks: int) -> tuple[Catalog, int]:
    """A catalogue of laws with about so many chunks."""
    articles = chunks // 4
    while True:
        catalog = laws(archive, articles)
        count = prepare(catalog).rows
        if abs(count - chunks) <= chunks // 50:
            return catalog, count
        articles = max(1, round(articles * chunks / count))


def _questions(catalog: Catalog, count: int) -> list[str]:
    """Beginnings of articles' sentences, as long as questions are."""
    drawn = random.Random(2)
    articles = [(d, a) for d in catalog.documents for a in d.articles if len(a.clauses) > 0]
    chosen = drawn.sample(articles, min(count, len(articles)))
    return [d.words(a.clauses[-1].start, a.clauses[-1].end)[:18] + "吗" for d, a in chosen]


def _size(folder: Path) -> float:
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / 1_000_000


def _report(figures: dict[str, Any]) -> None:
    rounded = {n: round(v, 3) if isinstance(v, float) else v for n, v in figures.items()}
    _CONSOLE.print_json(json.dumps(rounded))


if __name__ == "__main__":
    app()
