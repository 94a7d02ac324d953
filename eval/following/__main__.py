"""Say the next message after calculations that are right, in many ways, and see what comes of it.

``python -m eval.following [--each 5] [--operations again,back] [--out FILE]``

In: the questions of ``eval/questions/calculate.jsonl`` that are answered right, at most ``--each`` a rule,
and what may be said next (``phrasings.yaml`` with the development half, which may be read while
mending; ``phrasings_held.yaml``, by the same writer, with the other, which may not). Out: for each
operation how many were right, gave a wrong sum, asked back or gave none; ``--out`` keeps what went
wrong, with its words for the development half only. A conversation whose middle went wrong is not counted.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from assistant.answering.answer import Answer
from assistant.assembly import build_assistant
from assistant.conversation.assistant import Assistant
from assistant.settings import Settings
from corpus.datafile import load_data
from eval.following.cases import Before, Case, Phrasings, Wanted, cases
from eval.question import Question, Split, select

_FOLDER = Path(__file__).parent
_PHRASINGS: dict[Split, str] = {"dev": "phrasings.yaml", "held": "phrasings_held.yaml"}
_SHUFFLED_BY = 7
OUTCOMES = ("right", "wrong_sum", "asked", "no_sum", "middle")


@dataclass(frozen=True, slots=True)
class Tried:
    """A case and what came of it: one of ``OUTCOMES``, and the last answer's words."""

    case: Case
    rule: str
    question: str
    outcome: str
    came: str


def main(each: int, operations: frozenset[str], out: Path | None) -> None:
    """Measure both halves and print the table."""
    assistant = build_assistant(Settings())
    kept: list[dict[str, object]] = []
    for half in _PHRASINGS:
        tried = list(_tried(assistant, half, each, operations))
        _print(half, tried)
        kept += [_record(one, half) for one in tried if one.outcome not in ("right", "middle")]
    if out is not None:
        out.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")


def _tried(
    assistant: Assistant, half: Split, each: int, operations: frozenset[str]
) -> Iterator[Tried]:
    phrasings: Phrasings = load_data(_FOLDER / _PHRASINGS[half])
    asked = [q for q in select(["calculate"], half, None) if q.question]
    random.Random(_SHUFFLED_BY).shuffle(asked)
    used: Counter[str] = Counter()
    before: Before | None = None
    rule_before = ""
    for question in asked:
        day = question.as_of or date.today()
        message = question.question or ""
        answer = assistant.ask(message, as_of=question.as_of)
        if not _settled(question, answer) or answer.calculation is None:
            continue
        rule = answer.calculation.rule
        if used[rule] >= each:
            continue
        used[rule] += 1
        other = before if rule != rule_before else None
        for case in cases(assistant, message, answer, day, phrasings, question.id, other):
            if not operations or operations & set(case.operation.split("→")):
                outcome, last = _try(assistant, case, question.as_of)
                yield Tried(case, rule, question.id, outcome, last.answer)
        if question.as_of is None:
            before, rule_before = Before(message, answer.calculation.amount_yuan or "0"), rule


def _settled(question: Question, answer: Answer) -> bool:
    """Whether one sum alone is right, and given."""
    found = answer.calculation
    right = set(question.amounts)
    return found is not None and len(right) == 1 and found.amount_yuan in right - {None}


def _try(assistant: Assistant, case: Case, day: date | None) -> tuple[str, Answer]:
    answer = assistant.ask(case.messages[0], as_of=day)
    outcome = "right"
    for message, wanted in zip(case.messages[1:], case.wanted, strict=True):
        if outcome != "right":
            return "middle", answer
        answer = assistant.ask(message, session_id=answer.session_id, as_of=day)
        outcome = _outcome(wanted, answer)
    return outcome, answer


def _outcome(wanted: Wanted, answer: Answer) -> str:
    found = answer.calculation
    amount = found.amount_yuan if found else None
    if wanted.amount is not None:
        if wanted.difference and found is not None and amount is None and found.unit == "元":
            amount = found.value
        if amount is None:
            return "asked" if answer.kind == "clarification" else "no_sum"
        return "right" if amount == wanted.amount else "wrong_sum"
    if wanted.kind == "chat":
        fits = amount is None and answer.kind != "refusal"
    elif wanted.kind is not None:
        fits = answer.kind == wanted.kind
    else:
        fits = bool(answer.citations) and answer.citations[0].article == wanted.article
    return "right" if fits else "no_sum" if amount is None else "wrong_sum"


def _print(half: str, tried: list[Tried]) -> None:
    rows: dict[str, Counter[str]] = {}
    for one in tried:
        rows.setdefault(one.case.operation, Counter())[one.outcome] += 1
    rows = {name: rows[name] for name in sorted(rows)}
    rows["一共"] = sum(rows.values(), Counter())
    sys.stdout.write(f"{half}\n| 接着说 | {' | '.join(OUTCOMES)} |\n|---|---|---|---|---|---|\n")
    for name, counts in rows.items():
        cells = " | ".join(str(counts[outcome]) for outcome in OUTCOMES)
        sys.stdout.write(f"| {name} | {cells} |\n")
    sys.stdout.flush()


def _record(one: Tried, half: str) -> dict[str, object]:
    told: dict[str, object] = {
        "half": half,
        "operation": one.case.operation,
        "rule": one.rule,
        "outcome": one.outcome,
    }
    if half == "held":
        return told
    return told | {"id": one.question, "came": one.came, **asdict(one.case)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m eval.following")
    parser.add_argument("--each", type=int, default=5, help="每条规则最多用多少个问题")
    parser.add_argument("--operations", default="", help="只试这些，用逗号隔开")
    parser.add_argument("--out", type=Path, default=None, help="把没对的记进这个文件")
    given = parser.parse_args()
    main(given.each, frozenset(filter(None, given.operations.split(","))), given.out)
