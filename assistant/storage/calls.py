"""The call log: what callers asked, what they were told, what remains to be done."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, get_args

from sqlalchemy import ColumnElement, select

from assistant.clock import Clock, day_begins, now
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
    handed_at: datetime | None = None
    revision: int = 0


@dataclass(frozen=True, slots=True)
class CallFilter:
    """Which calls are meant: days in China, both included; ``departments`` are names of one;
    ``handed``: only those that were ever handed over.
    """

    follow_up: FollowUp | None = None
    departments: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    handed: bool = False

    def conditions(self) -> list[ColumnElement[bool]]:
        """The same for the database."""
        found: list[ColumnElement[bool]] = []
        if self.follow_up:
            found.append(CallRow.follow_up == self.follow_up)
        if self.departments:
            found.append(CallRow.department.in_(self.departments))
        if self.since:
            found.append(CallRow.at >= day_begins(self.since))
        if self.until:
            found.append(CallRow.at < day_begins(self.until + timedelta(days=1)))
        if self.handed:
            found.append(CallRow.handed_at.is_not(None))
        return found


EVERY_CALL = CallFilter()


class CallLog:
    """Every call, masked."""

    def __init__(self, database: Database, clock: Clock = now) -> None:
        self._database = database
        self._clock = clock

    def add(self, who: str, call: NewCall) -> int:
        """Keep a call; its number."""
        moment = self._clock()
        row = CallRow(
            at=moment,
            handed_at=moment if call.follow_up == "hand_over" else None,
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

    def set_follow_up(self, id: int, seen: int, follow_up: FollowUp, department: str = "") -> bool:
        """Say how it went on, and to whom it was handed over; False where there is no such call.

        Without a department the one it has stays. ``seen`` is the revision that was looked at; raises
        ``ChangedMeanwhile`` where somebody changed the call since.
        """
        call = self.get(id)
        if call is None:
            return False
        given, handed_at = mask(department)[:200] or call.department, call.handed_at
        if follow_up == "hand_over" and (handed_at is None or given != call.department):
            handed_at = self._clock()
        return self._database.revise(
            CallRow, id, seen, follow_up=follow_up, department=given, handed_at=handed_at
        )

    def get(self, id: int) -> Call | None:
        """One call, or None."""
        with self._database.transaction() as session:
            row = session.get(CallRow, id)
            return _call(row) if row else None

    def latest(self, limit: int = 100, which: CallFilter = EVERY_CALL, skip: int = 0) -> list[Call]:
        """The latest first, after as many as are skipped."""
        query = select(CallRow).where(*which.conditions()).order_by(CallRow.id.desc())
        with self._database.transaction() as session:
            return [_call(row) for row in session.scalars(query.offset(skip).limit(limit))]

    def count(self, which: CallFilter = EVERY_CALL) -> int:
        """How many there are."""
        return self._database.count(CallRow, *which.conditions())

    def departments(self) -> list[str]:
        """Every department that a call names."""
        query = select(CallRow.department).where(CallRow.department != "").distinct()
        with self._database.transaction() as session:
            return sorted(session.scalars(query))


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
        handed_at=row.handed_at,
        revision=row.revision,
    )
