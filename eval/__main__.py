"""``python -m eval``: ask the question sets and write a report.

Examples: ``python -m eval``; ``python -m eval --sets lookup,refuse --split dev --limit 50``;
``python -m eval --url http://127.0.0.1:7860``; ``python -m eval --compare last``.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path
from typing import Annotated, cast

import typer
from rich.console import Console
from rich.progress import Progress

from assistant.commands.running import run as run_command
from assistant.settings import Settings
from corpus.catalog import Catalog, open_catalog
from eval.client import Client, InProcess, OverHttp
from eval.picture import draw
from eval.question import FOLDER, SETS, QuestionFileError, Split, select
from eval.record import (
    HALVES,
    REPOSITORY,
    SUFFIX,
    Record,
    commit_hash,
    load,
    make_record,
    newest,
    save,
)
from eval.report import load_targets, met, write_report
from eval.run import run
from eval.transcript import Transcript

REPORTS = Path(__file__).resolve().parent / "reports"
_CONSOLE = Console(highlight=False)


def main(
    sets: Annotated[str, typer.Option(help="题集，逗号隔开")] = ",".join(SETS),
    split: Annotated[str, typer.Option(help="dev、held 或 both")] = "both",
    limit: Annotated[int | None, typer.Option(help="每个题集最多几题")] = None,
    url: Annotated[str, typer.Option(help="问正在运行的服务；空则在本进程里问")] = "",
    compare: Annotated[str, typer.Option(help="last，或一份报告的 .json.gz")] = "",
    out: Annotated[Path, typer.Option(help="报告放在哪里")] = REPORTS,
    folder: Annotated[Path, typer.Option(help="题集所在的文件夹")] = FOLDER,
    generator: Annotated[str, typer.Option(help="接哪个模型，如 openai:<模型>；空则照设置")] = "",
    proposals: Annotated[bool, typer.Option(help="让模型提议（与不提议的那次比较）")] = False,
) -> None:
    """问一遍题集，写出报告（Markdown、图、JSON）。"""
    half = None if split == "both" else split
    if half not in (None, *HALVES):
        raise typer.BadParameter("dev、held 或 both", param_hint="--split")
    try:
        questions = select(sets.split(","), cast("Split | None", half), limit, folder)
    except QuestionFileError as error:
        raise typer.BadParameter(str(error), param_hint="--sets") from error
    before = _before(compare, out)
    settings = _settings(generator, proposals=proposals)
    catalog = open_catalog(settings.documents, settings.added_documents)
    with _client(url, settings) as client, Progress(console=_CONSOLE) as bar:
        task = bar.add_task("提问", total=len(questions))
        transcripts = run(client, questions, lambda done, _: bar.update(task, completed=done))
    record = make_record(
        transcripts, catalog, url or _via(settings), date.today(), commit_hash(REPOSITORY)
    )
    label = "-proposals" if settings.proposals else "-model" if generator else ""
    written = _write(record, transcripts, catalog, before, out, label)
    _summary(record)
    _CONSOLE.print(f"报告：{written}")


def _settings(generator: str, *, proposals: bool) -> Settings:
    """The settings, with another model or with its proposals where that is asked for."""
    settings = Settings()
    if proposals and (generator or settings.generator) == "extractive":
        raise typer.BadParameter("先用 --generator 接一个模型", param_hint="--proposals")
    changes: dict[str, object] = {"generator": generator} if generator else {}
    return settings.model_copy(update=changes | ({"proposals": True} if proposals else {}))


def _via(settings: Settings) -> str:
    """How the questions were asked, for the report."""
    if settings.generator == "extractive":
        return "本进程"
    return f"本进程，{settings.generator}" + ("，有提议" if settings.proposals else "")


def _client(url: str, settings: Settings) -> AbstractContextManager[Client]:
    if url:
        return OverHttp(url)
    from assistant.assembly import build_assistant

    return nullcontext(InProcess(build_assistant(settings)))


def _before(compare: str, out: Path) -> Record | None:
    if not compare:
        return None
    if compare != "last":
        return load(Path(compare))
    last = newest(out)
    if last is None:
        raise typer.BadParameter(f"{out} 里还没有报告", param_hint="--compare")
    return last


def _write(
    record: Record,
    transcripts: Sequence[Transcript],
    catalog: Catalog,
    before: Record | None,
    out: Path,
    label: str,
) -> Path:
    out.mkdir(parents=True, exist_ok=True)
    stem = out / f"{record.made.isoformat()}-{record.commit}{label}"
    picture = stem.with_suffix(".png")
    draw(record, transcripts, picture)
    save(record, stem.with_suffix(SUFFIX))
    report = stem.with_suffix(".md")
    text = write_report(record, transcripts, catalog, before=before, picture=picture.name)
    report.write_text(text, encoding="utf-8")
    return report


def _summary(record: Record) -> None:
    """Every target and what each half reached."""
    for group, wanted in load_targets().items():
        for measure, target in wanted.items():
            reached = [
                f"{half} {figure.mean:.3f}{'' if met(figure, target) else ' ✗'}"
                for half in HALVES
                if (figure := record.find(half, group, measure)) is not None
            ]
            if reached:
                _CONSOLE.print(f"{group} {measure}: {', '.join(reached)}", markup=False)
    for kind, times in record.times.items():
        _CONSOLE.print(f"{kind}: {times.median:.0f} ms, p95 {times.p95:.0f} ms", markup=False)


if __name__ == "__main__":
    run_command(main)
