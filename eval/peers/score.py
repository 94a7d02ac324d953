"""How well each framework's ranks do, beside ours.

``python -m eval.peers.score RANKS.json … [--report eval/reports/<…>.json]`` prints a Markdown
table. A ranks file holds ``name``, ``milliseconds`` (median of a query) and ``ranks``: question id
→ article keys, best first.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from assistant.commands.running import run
from eval.measures import Score, measures, score
from eval.peers.export import SETS
from eval.question import Question, select
from eval.record import Record, load
from eval.transcript import Transcript

_MEASURES = ("found_first", "found_in_3", "found_rank")
_CONSOLE = Console(highlight=False, soft_wrap=True)


@dataclass(frozen=True, slots=True)
class Ranks:
    """The ranks of one framework."""

    name: str
    milliseconds: float
    ranks: Mapping[str, Sequence[str]]


def read_ranks(path: Path) -> Ranks:
    """Ranks as a ``rank_*.py`` script wrote them. Raises ``KeyError`` for another shape."""
    body = json.loads(path.read_text(encoding="utf-8"))
    return Ranks(body["name"], float(body["milliseconds"]), body["ranks"])


def figures(ranks: Ranks, questions: Sequence[Question]) -> dict[tuple[str, str], Score]:
    """Scores by (set, measure). A question without ranks counts as not found."""
    from corpus.catalog import Catalog

    known = {m.name: m for m in measures(Catalog((), ""))}
    found: dict[tuple[str, str], Score] = {}
    for name in SETS:
        transcripts = [
            Transcript(q, found=tuple(dict.fromkeys(ranks.ranks.get(q.id, ()))))
            for q in questions
            if q.set == name
        ]
        for measure in _MEASURES:
            result = score(known[measure], transcripts)
            if result is not None:
                found[name, measure] = result
    return found


def table(rivals: Sequence[Ranks], questions: Sequence[Question], ours: Record | None) -> str:
    """The Markdown table over both halves; ours from the record of an evaluation."""
    columns = [(name, measure) for name in SETS for measure in _MEASURES]
    lines = [
        "| 检索 | " + " | ".join(f"{name} {measure}" for name, measure in columns) + " | 毫秒 |",
        "|---|" + "---|" * (len(columns) + 1),
    ]
    if ours is not None:
        cells = [_ours(ours, name, measure) for name, measure in columns]
        lines.append(f"| 本项目（{ours.commit}） | {' | '.join(cells)} |  |")
    for rival in rivals:
        found = figures(rival, questions)
        cells = [f"{found[c].mean:.3f}" if c in found else "" for c in columns]
        lines.append(f"| {rival.name} | {' | '.join(cells)} | {rival.milliseconds:.0f} |")
    return "\n".join(lines)


def _ours(record: Record, name: str, measure: str) -> str:
    halves = [f for half in ("dev", "held") if (f := record.find(half, name, measure))]
    count = sum(figure.count for figure in halves)
    return f"{sum(f.mean * f.count for f in halves) / count:.3f}" if count else ""


def main(
    ranks: Annotated[list[Path], typer.Argument(help="各框架的排名文件")],
    report: Annotated[Path | None, typer.Option(help="我们的评测 .json")] = None,
) -> None:
    """把各框架的检索排名与我们的列在一张表里。"""
    ours = load(report) if report else None
    _CONSOLE.print(table([read_ranks(path) for path in ranks], select(SETS), ours), markup=False)


if __name__ == "__main__":
    run(main)
