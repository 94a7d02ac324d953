"""Questions of the evaluation sets: their form, and the reading of ``eval/questions/*.jsonl``.

A file holds one set, one JSON object a line. What a question does not name is not checked: an
``amount_yuan`` that is absent says nothing, one that is ``null`` says that no sum may be stated.
Inside ``contains``, ``missing`` and ``alternatives`` a bar separates forms of which one suffices
(``11月9日|11-09``).

The half a question belongs to follows from a hash of its id (``split_of``), so that nobody chooses
which questions are looked at while tuning.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

FOLDER = Path(__file__).resolve().parent / "questions"

SETS = (
    "lookup",
    "refuse",
    "not_stated",
    "ended",
    "calculate",
    "dialogue",
    "match",
    "keyword",
    "small",
)

Split = Literal["dev", "held"]
Style = Literal[
    "colloquial", "typo", "speech", "keyword", "story", "formal", "dialect", "two-part",
    "false-premise", "english", "traditional", "injection", "unsafe", "empty", "calculation",
]  # fmt: skip
Kind = Literal["policy", "calculation", "clarification", "match", "refusal", "chat"]
Reason = Literal["out_of_scope", "other_place", "unsafe", "empty", "not_stated", "ended"]
Digits = str


class QuestionFileError(ValueError):
    """A question file does not hold what it should; the message names file and line."""


class Expectation(BaseModel):
    """What one answer must be. Only fields that were set are checked (``expects``).

    ``articles``: keys of which the first citation must be one. ``kind``, ``reason``: acceptable
    ones. ``amount_also``: other primary sums that a careful clerk could defend; ``amount_any``:
    every acceptable sum when several outcomes are right. ``alternatives``: sums that must be
    shown as other readings. ``missing``: words that the question asked back must hold.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    articles: tuple[str, ...] = ()
    kind: tuple[Kind, ...] = ()
    reason: tuple[Reason | None, ...] = ()
    contains: tuple[str, ...] = ()
    not_contains: tuple[str, ...] = ()
    amount_yuan: Digits | None = None
    amount_also: tuple[Digits, ...] = ()
    amount_any: tuple[Digits | None, ...] = ()
    alternatives: tuple[str, ...] = ()
    value: str | None = None
    unit: str | None = None
    eligible: bool | None = None
    ceiling: bool | None = None
    missing: tuple[str, ...] = ()

    def expects(self, field: str) -> bool:
        """Whether the question says anything about this field."""
        return field in self.model_fields_set

    @property
    def amounts(self) -> tuple[Digits | None, ...]:
        """Every acceptable sum; empty when sums are not checked."""
        if self.amount_any:
            return self.amount_any
        if self.expects("amount_yuan"):
            return (self.amount_yuan, *self.amount_also)
        return self.amount_also


class Question(Expectation):
    """One question with its expectation; or a dialogue; or an enterprise profile to be matched.

    ``turns`` are the messages of a dialogue and ``expect`` one expectation for each of them.
    ``certain`` are articles that a match must name, ``not_certain`` those it must not call
    certain.
    """

    id: str = Field(pattern=r"^[a-z_]+-\d{3,5}$")
    set: str
    split: Split
    style: Style
    hard: bool = False
    question: str | None = None
    turns: tuple[str, ...] = ()
    expect: tuple[Expectation, ...] = ()
    as_of: date | None = None
    profile: str | None = None
    certain: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    not_certain: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        asked = [self.question is not None, bool(self.turns), self.profile is not None]
        if sum(asked) != 1:
            raise ValueError("give one of question, turns and profile")
        if len(self.turns) != len(self.expect):
            raise ValueError("turns and expect differ in length")
        if self.set not in SETS or not self.id.startswith(f"{self.set}-"):
            raise ValueError("the id starts with the name of a known set")
        if self.split != split_of(self.id):
            raise ValueError(f"the hash of the id puts it into {split_of(self.id)}")
        return self

    @property
    def text(self) -> str:
        """What was asked, for reports."""
        return " ⏎ ".join(self.turns) or self.profile or self.question or ""


def split_of(question_id: str) -> Split:
    """The half a question belongs to, by a hash of its id."""
    return "dev" if hashlib.sha256(question_id.encode()).digest()[0] % 2 == 0 else "held"


def read_set(name: str, folder: Path = FOLDER) -> tuple[Question, ...]:
    """The questions of one set in file order; a long set goes on in ``NAME.2.jsonl`` and so forth.

    Raises ``QuestionFileError`` with file and line.
    """
    further = sorted(folder.glob(f"{name}.[0-9].jsonl"))
    return tuple(q for path in (folder / f"{name}.jsonl", *further) for q in _read_file(path))


def _read_file(path: Path) -> Iterator[Question]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            yield Question.model_validate(json.loads(line))
        except (ValidationError, json.JSONDecodeError) as error:
            raise QuestionFileError(f"{path.name}:{number}: {error}") from error


def select(
    names: Sequence[str] = SETS,
    split: Split | None = None,
    limit: int | None = None,
    folder: Path = FOLDER,
) -> tuple[Question, ...]:
    """Questions of the named sets and half, at most ``limit`` of each set, evenly spread.

    Raises ``QuestionFileError`` for an unknown set, listing the known ones.
    """
    unknown = [name for name in names if name not in SETS]
    if unknown:
        raise QuestionFileError(f"unknown set {unknown[0]}; the sets are {', '.join(SETS)}")
    chosen: list[Question] = []
    for name in names:
        questions = [q for q in read_set(name, folder) if split in (None, q.split)]
        chosen.extend(_spread(questions, limit))
    return tuple(chosen)


def _spread(questions: Iterable[Question], limit: int | None) -> list[Question]:
    all_of_them = list(questions)
    if limit is None or limit >= len(all_of_them):
        return all_of_them
    return [all_of_them[i * len(all_of_them) // limit] for i in range(limit)]
