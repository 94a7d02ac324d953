"""Questions that got no full answer, counted, until an editor has settled them."""

import hashlib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from assistant.answering.answer import Answer
from assistant.clock import Clock, now
from assistant.storage.database import Database
from assistant.storage.masking import mask
from assistant.storage.tables import UnansweredRow
from corpus.normalise import fold_plain

State = Literal["open", "answered", "dismissed"]
STATES: tuple[State, ...] = get_args(State)

REASONS = frozenset({"out_of_scope", "not_stated"})
"""Why an answer counts as none that an editor could give; elsewhere and unsafe are not ours."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question in the words of who asked it first, and what that person ``said_before`` it.
    ``reason`` may be ``operator``: not found.
    """

    id: int
    question: str
    said_before: str
    reason: str
    count: int
    first_at: datetime
    last_at: datetime
    state: State


class UnansweredList:
    """Every such question."""

    def __init__(self, database: Database, clock: Clock = now) -> None:
        self._database = database
        self._clock = clock

    def after(
        self, question: str, answer: Answer, before: Callable[[Answer], str] = lambda _: ""
    ) -> None:
        """Count the question if its answer was none. ``before`` finds what was said before it."""
        if answer.reason in REASONS:
            self.add(question, answer.reason, before(answer))

    def add(self, question: str, reason: str, said_before: str = "") -> None:
        """Count the question; one dismissed or answered before is open again."""
        masked = mask(question).strip()
        key = question_key(masked)
        if not key:
            return
        moment = self._clock()

        def write(session: Session) -> None:
            counted = session.execute(
                update(UnansweredRow)
                .where(UnansweredRow.question_key == key)
                .values(count=UnansweredRow.count + 1, last_at=moment, state="open")
                .returning(UnansweredRow.id)
            ).first()
            if counted is None:
                session.add(
                    UnansweredRow(
                        question_key=key,
                        question=masked,
                        said_before=said_before,
                        reason=reason,
                        count=1,
                        first_at=moment,
                        last_at=moment,
                        state="open",
                    )
                )

        self._database.twice(write)

    def open(self, limit: int = 100, skip: int = 0) -> list[Unanswered]:
        """Those not settled, the most asked first, after as many as are skipped."""
        query = (
            select(UnansweredRow)
            .where(UnansweredRow.state == "open")
            .order_by(UnansweredRow.count.desc(), UnansweredRow.last_at.desc(), UnansweredRow.id)
            .offset(skip)
            .limit(limit)
        )
        with self._database.transaction() as session:
            return [_unanswered(row) for row in session.scalars(query)]

    def count(self) -> int:
        """How many are not settled."""
        return self._database.count(UnansweredRow, state="open")

    def get(self, id: int) -> Unanswered | None:
        """One of them, settled or not."""
        with self._database.transaction() as session:
            row = session.get(UnansweredRow, id)
            return _unanswered(row) if row else None

    def settle(self, id: int, state: State) -> bool:
        """Say what became of it; False where there is no such question."""
        return self._database.change(UnansweredRow, id, state=state)


def question_key(question: str) -> str:
    """The same for questions that differ only in blanks, punctuation, width or case; may be empty."""
    letters = "".join(
        c for c in fold_plain(question) if unicodedata.category(c)[0] not in {"P", "Z", "S", "C"}
    )
    return hashlib.sha256(letters.encode()).hexdigest() if letters else ""


def _unanswered(row: UnansweredRow) -> Unanswered:
    return Unanswered(
        id=row.id,
        question=row.question,
        said_before=row.said_before,
        reason=row.reason,
        count=row.count,
        first_at=row.first_at,
        last_at=row.last_at,
        state=next(known for known in STATES if known == row.state),
    )
