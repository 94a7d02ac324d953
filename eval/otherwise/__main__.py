"""Ask questions that are answered right once more, said otherwise.

``python -m eval.otherwise [--sets calculate] [--ways WAY,…] [--each 60] [--out eval/reports]``

In: the questions of ``eval/questions`` that are right as they stand. Out: for each way to say the same
(``ways.py``) and for each sum of two calculations (``sums.py``) how many stay right and how many give a
wrong sum, of both halves; with ``--out`` a report beside the others. What went wrong is printed of the
development half only.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from assistant.assembly import build_assistant
from assistant.settings import Settings
from eval.client import InProcess
from eval.otherwise.asking import AFTER_ANOTHER, Said, said
from eval.otherwise.sums import SUMS
from eval.otherwise.ways import OF_ANY, WAYS
from eval.question import select
from eval.record import HALVES, commit_hash

REPORTS = Path(__file__).resolve().parents[1] / "reports"
CALCULATIONS = "calculate"


def main(sets: Sequence[str], ways: Sequence[str], each: int, out: Path | None) -> None:
    """Measure every way and print the table."""
    client = InProcess(build_assistant(Settings()))
    lines = ["| 题集 | 说法 | 开发半 | 错误金额 | 搁置半 | 错误金额 |", "|---|---|---|---|---|---|"]
    for name in sets:
        asked = [q for q in select([name], None, None) if q.question is not None]
        for way in _ways_of(name, ways):
            cells = []
            for half in HALVES:
                found = list(said(client, way, [q for q in asked if q.split == half], each))
                right, wrong = sum(s.right for s in found), sum(s.wrong is not None for s in found)
                cells += [f"{right} / {len(found)}", str(wrong)]
                if half == "dev":
                    _show(found)
            lines.append(f"| {name} | {way} | {' | '.join(cells)} |")
            sys.stdout.write(lines[-1] + "\n")
            sys.stdout.flush()
    if out is not None:
        file = f"{date.today().isoformat()}-{commit_hash(REPORTS.parent)}-otherwise.md"
        text = ["# 同一个问题换个说法", "", "原样问答对的题，换个说法再问一遍。", "", *lines, ""]
        (out / file).write_text("\n".join(text), encoding="utf-8")


def _ways_of(name: str, ways: Sequence[str]) -> list[str]:
    """The ways that this set bears, of those asked for (all, if none)."""
    known = [*WAYS, *SUMS, AFTER_ANOTHER] if name == CALCULATIONS else [*OF_ANY, AFTER_ANOTHER]
    return [way for way in known if way in ways or not ways]


def _show(found: Iterable[Said]) -> None:
    for one in found:
        if not one.right:
            wrong = f" 说了 {one.wrong} 元" if one.wrong is not None else ""
            messages = " ⏎ ".join(one.messages)
            sys.stdout.write(f"  {one.way} {one.question.id}{wrong}: {messages}\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", default=CALCULATIONS)
    parser.add_argument("--ways", default="")
    parser.add_argument("--each", type=int, default=60)
    parser.add_argument("--out", type=Path, default=None)
    arguments = parser.parse_args()
    main(
        arguments.sets.split(","),
        [way for way in arguments.ways.split(",") if way],
        arguments.each,
        arguments.out,
    )
