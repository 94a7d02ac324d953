"""The call log: what callers asked, what they were told, what remains to be done."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from assistant.storage.clock import Clock, now
from assistant.storage.database import Database
from assistant.storage.masking import mask
from assistant.storage.tables import CallRow

FollowUp = Literal["none", "hand_over", "call_back", "done"]
FOLLOW_UPS: tuple[FollowUp, ...] = get_args(FollowUp)


@dataclass(frozen=True, slots=True)
class NewCall:
    """A call as the operator notes it. ``document`` and ``article`` are the chosen article's."""

    question: str
    answer: str
    note: str
    follow_up: FollowUp
    department: str
    document: str | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Call(NewCall):
    """A call as it is kept."""

    id: int = 0
    at: datetime = datetime.min
    who: str = ""


class CallLog:
    """Every call, masked."""

    def __init__(self, database: Database, clock: Clock = now) -> None:
        self._database = database
        self._clock = clock

    def add(self, who: str, call: NewCall) -> int:
        """Keep a call; its number."""
        row = CallRow(
            at=self._clock(),
            who=who[:64],
            question=mask(call.question),
            document=call.document,
            article=call.article,
            answer=mask(call.answer),
            note=mask(call.note),
            follow_up=call.follow_up,
            department=mask(call.department)[:200],
        )
        with self._database.transaction() as session:
            session.add(row)
            session.flush()
            return row.id

    def set_follow_up(self, id: int, follow_up: FollowUp) -> bool:
        """Say how it went on; False where there is no such call."""
        return self._database.change(CallRow, id, follow_up=follow_up)

    def latest(self, limit: int = 100, follow_up: FollowUp | None = None) -> list[Call]:
        """The latest first."""
        return [_call(row) for row in self._database.latest(CallRow, limit, follow_up=follow_up)]


def _call(row: CallRow) -> Call:
    return Call(
        id=row.id,
        at=row.at,
        who=row.who,
        question=row.question,
        document=row.document,
        article=row.article,
        answer=row.answer,
        note=row.note,
        follow_up=next(known for known in FOLLOW_UPS if known == row.follow_up),
        department=row.department,
    )
