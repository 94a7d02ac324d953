"""Ask about documents that were only added: ``python -m eval.further [--show]``.

In: ``documents/`` and ``questions.jsonl``, written on 2026-11-29 by a helper that had seen neither the
program nor its data (09 and 10 on 2026-12-01 by one that had, before they were first asked), and the index of ``ASSISTANT_DATA``, which is copied. Out: for the half of the
documents that may be read while mending and for the others, by kind of question, how many are answered
right and what went wrong; ``--show`` prints those of the first half.
"""

import json
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import typer
from pydantic import BaseModel, ConfigDict
from rich.console import Console

from assistant.answering.answer import Answer
from assistant.assembly import build_assistant
from assistant.commands.running import run
from assistant.settings import Settings
from corpus.catalog import add, open_catalog
from corpus.document import Document
from corpus.normalise import fold_plain
from eval.check import plain

FOLDER = Path(__file__).parent
READ = ("01", "03", "04", "07", "09")
"""The documents that are read while mending; the others and their questions are only counted."""


class Question(BaseModel):
    """A question about one added document. ``articles`` are those that answer it, as citations call them;
    ``contains`` what the answer or its quotes must hold, a bar between forms of which one suffices.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    document: str
    kind: Literal["lookup", "not_stated", "refuse", "direct", "ended"]
    question: str
    articles: tuple[str, ...]
    contains: tuple[str, ...]

    @property
    def half(self) -> str:
        """The half of the documents that its one belongs to."""
        return "dev" if self.document.startswith(READ) else "held"


def questions(path: Path = FOLDER / "questions.jsonl") -> Iterator[Question]:
    """The questions in file order. Raises ``ValidationError`` for a broken line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield Question.model_validate_json(line)


def added(folder: Path, shipped: Path) -> dict[str, Document]:
    """The documents, added to a folder, by the name of their file."""
    known = open_catalog(shipped)
    files = sorted((FOLDER / "documents").glob("*.txt"))
    return {file.stem: add(folder, file, None, known=known, anything=False) for file in files}


def fault(question: Question, answer: Answer, document: Document) -> str:
    """What is wrong with an answer: ``refused``, ``answered`` (and should not be), ``article``, ``reason``,
    ``contains``; empty for nothing.
    """
    if question.kind == "refuse":
        return "" if answer.kind == "refusal" else "answered"
    if answer.kind == "refusal":
        return "refused"
    first = answer.citations[0] if answer.citations else None
    if question.articles and (first is None or first.document != document.name):
        return "article"
    if question.articles and first is not None and not _is_one_of(question.articles, first.label):
        return "article"
    reasons = {"not_stated": ("not_stated", "ended"), "ended": ("ended",)}
    if question.kind in reasons and answer.reason not in reasons[question.kind]:
        return "reason"
    if question.kind == "lookup" and answer.reason == "not_stated":
        return "reason"
    if question.kind == "not_stated":
        return ""
    said = _folded(" ".join([answer.answer, *answer.notices, *(c.quote for c in answer.citations)]))
    held = all(
        any(_folded(form) in said for form in forms.split("|")) for forms in question.contains
    )
    return "" if held else "contains"


def _is_one_of(articles: tuple[str, ...], label: str) -> bool:
    """Whether a label (第3条, 一（二）3) is one of these articles or stands under one."""
    return any(
        re.fullmatch(rf"第?{re.escape(_folded(key))}(条|[(\d].*)?", _folded(label))
        for key in articles
    )


def _folded(text: str) -> str:
    return plain(fold_plain(text))


def main(
    show: Annotated[bool, typer.Option(help="print the failing ones that may be read")] = False,
) -> None:
    """Count and print."""
    settings, console = Settings(), Console(soft_wrap=True)
    counts: dict[tuple[str, str], Counter[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        if settings.index_folder.is_dir():
            shutil.copytree(settings.index_folder, data / "index")
        documents = added(data / "documents", settings.documents)
        assistant = build_assistant(settings.model_copy(update={"data": data}))
        for question in questions():
            answer = assistant.ask(question.question)
            found = fault(question, answer, documents[question.document])
            counted = counts.setdefault((question.kind, question.half), Counter())
            counted.update({"asked": 1, found or "right": 1})
            if show and found and question.half == "dev":
                told = json.dumps(answer.answer[:120], ensure_ascii=False)
                console.print(f"{question.id} {found}: {question.question}\n    {told}")
    for (kind, half), counted in sorted(counts.items()):
        wrong = ", ".join(
            f"{n} {what}" for what, n in counted.items() if what not in ("asked", "right")
        )
        console.print(f"{kind:11} {half:5} {counted['right']} of {counted['asked']}  {wrong}")


if __name__ == "__main__":
    run(main)
