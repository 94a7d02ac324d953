"""Citizens' messages to the office: sent with consent, answered in the console, followed by a code.

What is written is masked; the contact is kept as given, for the console alone: it is in ``Message``,
never in ``Followed``. The office's answer is kept as written: a department's telephone belongs in it.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal, get_args

from sqlalchemy import select
from sqlalchemy.orm import Session

from assistant.clock import Clock, china_day, now
from assistant.storage.codes import new_code
from assistant.storage.database import Database
from assistant.storage.masking import mask, storable
from assistant.storage.tables import MessageRow

MessageState = Literal["received", "handed_over", "answered", "closed"]
MESSAGE_STATES: tuple[MessageState, ...] = get_args(MessageState)
WAITING: tuple[MessageState, ...] = ("received", "handed_over")


@dataclass(frozen=True, slots=True)
class OfficeAnswer:
    """What the office answered, and the article it names, if any."""

    text: str
    at: datetime
    document: str | None
    article: str | None


@dataclass(frozen=True, slots=True)
class Followed:
    """A message as whoever has its code sees it."""

    code: str
    sent_at: datetime
    kept_until: date | None
    text: str
    state: MessageState
    department: str
    answer: OfficeAnswer | None


@dataclass(frozen=True, slots=True)
class Message(Followed):
    """A message as the console sees it."""

    id: int
    contact: str
    answered_by: str
    revision: int


class MessageBox:
    """Every message that is still kept."""

    def __init__(self, database: Database, clock: Clock = now) -> None:
        self._database = database
        self._clock = clock

    def add(self, text: str, contact: str = "", days: int = 0) -> Followed:
        """Keep a message, masked; it gets a code of its own.

        ``days`` is how long its sender agrees to its being kept, 0 for good.
        """
        masked, sent_at = mask(text), self._clock()
        until = china_day(sent_at) + timedelta(days=days) if days else None

        def write(session: Session) -> Followed:
            row = MessageRow(
                code=new_code(),
                sent_at=sent_at,
                kept_until=until,
                text=masked,
                contact=contact[:100],
                state="received",
                department="",
                answer="",
                answered_by="",
            )
            session.add(row)
            session.flush()
            return _followed(row)

        return self._database.twice(write)

    def follow(self, code: str) -> Followed | None:
        """The message with this code (as ``read_code`` gives it), or None."""
        with self._database.transaction() as session:
            row = _with_code(session, code)
            return _followed(row) if row else None

    def find(self, code: str) -> int | None:
        """The number of the message with this code, or None."""
        with self._database.transaction() as session:
            row = _with_code(session, code)
            return row.id if row else None

    def withdraw(self, code: str) -> bool:
        """Forget a message, as its sender wishes; False where there is none with this code."""
        with self._database.transaction() as session:
            row = _with_code(session, code)
            if row is None:
                return False
            session.delete(row)
            return True

    def get(self, id: int) -> Message | None:
        """One message for the console."""
        with self._database.transaction() as session:
            row = session.get(MessageRow, id)
            return _message(row) if row else None

    def latest(
        self, limit: int = 100, state: MessageState | None = None, skip: int = 0
    ) -> list[Message]:
        """The latest first, after as many as are skipped."""
        rows = self._database.latest(MessageRow, limit, skip, state=state)
        return [_message(row) for row in rows]

    def count(self, state: MessageState | None = None) -> int:
        """How many there are."""
        return self._database.count(MessageRow, state=state)

    def waiting(self) -> int:
        """How many wait for an answer."""
        return self._database.count(MessageRow, MessageRow.state.in_(WAITING))

    # What changes a message names the revision that was seen; it gives False where there is no such
    # message, and raises ``ChangedMeanwhile`` where somebody else changed it since.

    def answer(
        self, id: int, seen: int, who: str, text: str, place: tuple[str, str] | None
    ) -> bool:
        """Answer a message, or put another answer in place; ``place`` is the document and article it
        names.
        """
        document, article = place or (None, None)
        return self._database.revise(
            MessageRow,
            id,
            seen,
            state="answered",
            answer=storable(text),
            answered_at=self._clock(),
            answered_by=who[:64],
            document=document,
            article=article,
        )

    def hand_over(self, id: int, seen: int, department: str) -> bool:
        """Say which department works on it."""
        return self._database.revise(
            MessageRow, id, seen, state="handed_over", department=department[:200]
        )

    def close(self, id: int, seen: int) -> bool:
        """Say that nothing more will come."""
        return self._database.revise(MessageRow, id, seen, state="closed")


def _with_code(session: Session, code: str) -> MessageRow | None:
    return session.scalar(select(MessageRow).where(MessageRow.code == code))


def _followed(row: MessageRow) -> Followed:
    return Followed(**_seen(row))


def _message(row: MessageRow) -> Message:
    return Message(
        **_seen(row),
        id=row.id,
        contact=row.contact,
        answered_by=row.answered_by,
        revision=row.revision,
    )


def _seen(row: MessageRow) -> dict[str, Any]:
    """What whoever has the code and the console both see."""
    at = row.answered_at
    return {
        "code": row.code,
        "sent_at": row.sent_at,
        "kept_until": row.kept_until,
        "text": row.text,
        "state": next(known for known in MESSAGE_STATES if known == row.state),
        "department": row.department,
        "answer": OfficeAnswer(row.answer, at, row.document, row.article) if at else None,
    }
