"""Ask questions that are answered right once more, said otherwise: ``python -m eval.otherwise [--each 60]``.

In: the calculations of ``eval/questions`` that are right as they stand. Out: for each way to say the same
(``ways.py``) how many stay right and how many give a wrong sum, of both halves; with ``--out`` a report
beside the others. What went wrong is printed of the development half only.
"""

import argparse
import hashlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.assembly import build_assistant
from assistant.settings import Settings
from eval.check import compare, misstated
from eval.client import Client, InProcess
from eval.otherwise.ways import OF_SUMS, WAYS
from eval.question import Question, select
from eval.record import HALVES, commit_hash

REPORTS = Path(__file__).resolve().parents[1] / "reports"
AFTER_ANOTHER = "after_another"
"""The way that needs a second question: asked right after one of another article."""


@dataclass(frozen=True, slots=True)
class Said:
    """A question in one way: its messages, whether the last answer is right, a wrong sum if it states one."""

    way: str
    question: Question
    messages: tuple[str, ...]
    right: bool
    wrong: str | None


def main(each: int, out: Path | None) -> None:
    """Measure every way and print the table."""
    client = InProcess(build_assistant(Settings()))
    asked = [q for q in select(["calculate"], None, None) if q.question is not None]
    lines = ["| 说法 | 开发半 | 错误金额 | 留存半 | 错误金额 |", "|---|---|---|---|---|"]
    for way in (*WAYS, AFTER_ANOTHER):
        cells = []
        for half in HALVES:
            found = list(_said(client, way, [q for q in asked if q.split == half], each))
            right, wrong = sum(s.right for s in found), sum(s.wrong is not None for s in found)
            cells += [f"{right} / {len(found)}", str(wrong)]
            if half == "dev":
                _show(found)
        lines.append(f"| {way} | {' | '.join(cells)} |")
        sys.stdout.write(lines[-1] + "\n")
    if out is not None:
        name = f"{date.today().isoformat()}-{commit_hash(REPORTS.parent)}-otherwise.md"
        text = ["# 同一个问题换个说法", "", "原样问答对的题，换个说法再问一遍。", "", *lines, ""]
        (out / name).write_text("\n".join(text), encoding="utf-8")


def _said(client: Client, way: str, asked: Sequence[Question], each: int) -> Iterator[Said]:
    """So many of the questions in this way, of those that are right as they stand."""
    order = sorted(asked, key=lambda q: hashlib.sha256(f"{way}{q.id}".encode()).hexdigest())
    said = 0
    for question in order:
        messages = _messages(way, question, order)
        if said == each:
            return
        if not messages or not _ask(client, question, (question.question or "",), way).right:
            continue
        said += 1
        yield _ask(client, question, messages, way)


def _messages(way: str, question: Question, others: Sequence[Question]) -> tuple[str, ...]:
    text = question.question or ""
    if way != AFTER_ANOTHER:
        of_sum = bool(question.amounts) and None not in question.amounts
        return WAYS[way](text) if of_sum or way not in OF_SUMS else ()
    alike = (question.as_of, question.style)
    other = next(
        (o for o in others if _is_apart(o, question) and alike == (o.as_of, o.style)), None
    )
    return (other.question or "", text) if other is not None else ()


def _is_apart(one: Question, other: Question) -> bool:
    return bool(one.articles) and not set(one.articles) & set(other.articles)


def _ask(client: Client, question: Question, messages: Sequence[str], way: str) -> Said:
    """Ask these messages in one conversation; the last answer is held against the expectation."""
    session: str | None = None
    for message in messages:
        answer = client.ask(message, session, question.as_of).answer
        session = answer.session_id
    failed = compare(question, answer)
    wrong = misstated(answer, question.amounts)
    return Said(way, question, tuple(messages), not failed, wrong)


def _show(found: Sequence[Said]) -> None:
    for said in found:
        if not said.right:
            wrong = f" 说了 {said.wrong} 元" if said.wrong is not None else ""
            sys.stdout.write(
                f"  {said.way} {said.question.id}{wrong}: {' ⏎ '.join(said.messages)}\n"
            )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=60)
    parser.add_argument("--out", type=Path, default=None)
    arguments = parser.parse_args()
    main(arguments.each, arguments.out)
