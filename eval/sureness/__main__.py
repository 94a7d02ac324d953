"""Fit the score of how sure a follow-up's sum is: ``python -m eval.sureness [--write]``.

In: the dialogues, of which the development half serves for the weights, and the conversations of
``tests/assistant/conversation``, whose sums are right (``right.jsonl``, as said on 2026-12-01). Out: of the sums that each threshold
would keep back how many are wrong and right, for the development half crossed by dialogue, and for the held
half in two parts, of which the first serves to choose the threshold; with ``--write``
``assistant/conversation/totals/sureness.json``. Takes twelve minutes.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from assistant.answering.answer import Answer
from assistant.assembly import build_assistant
from assistant.conversation.assistant import Assistant
from assistant.conversation.totals.sureness import KEPT, NOTED, with_pairs
from assistant.settings import Settings
from eval.check import sums_allowed
from eval.question import Expectation, Question, Split, select

UNSURE_FROM = 0.2
"""On the even half of the held dialogues three of four sums kept back are wrong from here on (2026-12-01)."""
THRESHOLDS = (0.12, 0.15, 0.17, 0.2, 0.25, 0.3, 0.4)
STRENGTH = 0.3
"""Inverse of the L2 penalty; 0.03 to 3 were tried."""
RARE, SMALL, FOLDS = 8, 0.02, 5
RIGHT = Path(__file__).with_name("right.jsonl")


@dataclass(frozen=True, slots=True)
class Sample:
    """A sum that followed another: the dialogue, its half, the signals, and whether it is a wrong one."""

    question: str
    split: str
    signals: dict[str, float]
    wrong: bool


def samples(assistant: Assistant, split: Split) -> Iterator[Sample]:
    """The sums of a half's dialogues that are checked, those kept back among them."""
    for question in select(("dialogue",), split):
        session = None
        for text, expected in zip(question.turns, question.expect, strict=True):
            answer, turns = assistant.ask_traced(text, session, question.as_of)
            session = answer.session_id
            noted = turns[0].notes.get(NOTED) if len(turns) == 1 else None
            if isinstance(noted, dict) and _is_of(answer, noted["sum"]) and expected.amounts:
                wrong = not _is_allowed(question, expected, noted["sum"])
                yield Sample(question.id, split, noted["signals"], wrong)


def right(assistant: Assistant, path: Path = RIGHT) -> Iterator[Sample]:
    """The sums of the conversations that are known to be answered rightly."""
    for line in path.read_text(encoding="utf-8").splitlines():
        talk, session = json.loads(line), None
        for text, known in zip(talk["turns"], talk["sums"], strict=True):
            answer, turns = assistant.ask_traced(text, session)
            session = answer.session_id
            noted = turns[0].notes.get(NOTED) if len(turns) == 1 else None
            if isinstance(noted, dict) and known is not None and noted["sum"] == Decimal(known):
                yield Sample(talk["turns"][0], "dev", noted["signals"], wrong=False)


def _is_of(answer: Answer, weighed: Decimal) -> bool:
    """Whether the sum weighed is the one stated, or was kept back."""
    stated = answer.calculation.amount_yuan if answer.calculation else None
    return stated is None or Decimal(stated) == weighed


def _is_allowed(question: Question, expected: Expectation, amount: Decimal) -> bool:
    allowed = [a for a in sums_allowed(question, expected) if a is not None]
    return any(Decimal(one) == amount for one in allowed)


def fit(known: Sequence[Sample]) -> tuple[DictVectorizer, LogisticRegression]:
    """The score over signals and pairs of them, those that hardly occur left out."""
    shown = [with_pairs(sample.signals) for sample in known]
    often = Counter(name for signals in shown for name in signals)
    kept = [{n: v for n, v in signals.items() if often[n] >= RARE} for signals in shown]
    names = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    model.fit(names.fit_transform(kept), [sample.wrong for sample in known])
    return names, model


def chances(fitted: tuple[DictVectorizer, LogisticRegression], of: Sequence[Sample]) -> np.ndarray:
    """The chance ``(n,)`` of each to be wrong."""
    names, model = fitted
    rows = names.transform([with_pairs(sample.signals) for sample in of])
    return np.asarray(model.predict_proba(rows)[:, 1])


def main() -> None:
    """Ask, cross, print, and write if asked to."""
    reader = argparse.ArgumentParser(prog="eval.sureness", description="Fit sureness.json.")
    reader.add_argument("--write", action="store_true", help="write sureness.json")
    write = reader.parse_args().write
    assistant = build_assistant(Settings())
    held = list(samples(assistant, "held"))
    known = [*samples(assistant, "dev"), *right(assistant)]
    crossed = np.zeros(len(known))
    for seen, unseen in GroupKFold(FOLDS).split(known, None, [s.question for s in known]):
        fitted = fit([known[i] for i in seen])
        crossed[unseen] = chances(fitted, [known[i] for i in unseen])
    _print("development and tests", known, crossed)
    fitted = fit(known)
    even = [int(sample.question.rsplit("-", 1)[1]) % 2 == 0 for sample in held]
    for name, of in (("held, even", even), ("held, odd", [not e for e in even])):
        part = [sample for sample, inside in zip(held, of, strict=True) if inside]
        _print(name, part, chances(fitted, part))
    if write:
        _keep(fitted)


def _print(name: str, of: Sequence[Sample], by: np.ndarray) -> None:
    wrong = np.array([sample.wrong for sample in of])
    sys.stdout.write(f"{name}: {len(of)} sums, {wrong.sum()} wrong\n")
    for threshold in THRESHOLDS:
        back = by >= threshold
        sys.stdout.write(
            f"  from {threshold}: {(back & wrong).sum()} wrong and {(back & ~wrong).sum()} right kept back\n"
        )


def _keep(fitted: tuple[DictVectorizer, LogisticRegression]) -> None:
    names, model = fitted
    weights = dict(zip(names.get_feature_names_out(), model.coef_[0].tolist(), strict=True))
    kept = {
        "unsure_from": UNSURE_FROM,
        "bias": round(float(model.intercept_[0]), 3),
        "weights": {n: round(w, 3) for n, w in sorted(weights.items()) if abs(w) >= SMALL},
    }
    KEPT.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
