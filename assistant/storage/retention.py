"""How long what people wrote is kept, and the deleting of what has been kept long enough.

Days are days in China: what came in on a day goes when more than that many days lie after it.
Ratings go with their turns, unanswered questions when they were last asked as long ago, a message
no later than its sender agreed to. The audit log, accounts and editors' answers stay.
"""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, select

from assistant.clock import Clock, china_day, day_begins, now
from assistant.settings import Settings
from assistant.storage.database import Database
from assistant.storage.tables import Base, CallRow, FeedbackRow, MessageRow, TurnRow, UnansweredRow

AT_ONCE = 1000
"""Rows deleted in one transaction: nobody who writes meanwhile has to wait long."""
_NAMES = {
    "turns": "提问",
    "ratings": "评价",
    "unanswered": "未答问题",
    "calls": "通话",
    "messages": "留言",
}


@dataclass(frozen=True, slots=True)
class KeepDays:
    """For how many days each kind is kept; 0 for good."""

    turns: int
    calls: int
    messages: int

    def __str__(self) -> str:
        """For people: ``提问 365 天、通话一直保留``."""
        return "、".join(
            f"{_NAMES[kind]} {days} 天" if days else f"{_NAMES[kind]}一直保留"
            for kind, days in asdict(self).items()
        )


@dataclass(frozen=True, slots=True)
class Expired:
    """How many of each kind have been kept long enough."""

    turns: int = 0
    ratings: int = 0
    unanswered: int = 0
    calls: int = 0
    messages: int = 0

    def __bool__(self) -> bool:
        """Whether there is any."""
        return any(asdict(self).values())

    def __str__(self) -> str:
        """For people: ``提问 3、评价 1``."""
        found = [f"{_NAMES[kind]} {count}" for kind, count in asdict(self).items() if count]
        return "、".join(found)


def keep_days(settings: Settings) -> KeepDays:
    """What the settings say."""
    return KeepDays(settings.turn_days, settings.call_days, settings.message_days)


class Retention:
    """Counts and deletes what is too old."""

    def __init__(self, database: Database, clock: Clock = now) -> None:
        self._database = database
        self._clock = clock

    def expired(self, keep: KeepDays) -> Expired:
        """What would be deleted now."""
        return self._each(keep, self._count)

    def apply(self, keep: KeepDays) -> Expired:
        """Delete it, a part at a time; how much it was."""
        return self._each(keep, self._delete)

    def _each(
        self, keep: KeepDays, work: Callable[[type[Base], ColumnElement[bool]], int]
    ) -> Expired:
        return Expired(**{kind: work(table, old) for kind, table, old in self._too_old(keep)})

    def _too_old(self, keep: KeepDays) -> Iterator[tuple[str, type[Base], ColumnElement[bool]]]:
        """Each kind with its table and condition; ratings before the turns that they refer to."""
        if keep.turns:
            first = self._first_moment(keep.turns)
            turns = TurnRow.day < china_day(first)
            rated = select(TurnRow.answer_id).where(turns)
            yield "ratings", FeedbackRow, FeedbackRow.answer_id.in_(rated)
            yield "turns", TurnRow, turns
            yield "unanswered", UnansweredRow, UnansweredRow.last_at < first
        if keep.calls:
            yield "calls", CallRow, CallRow.at < self._first_moment(keep.calls)
        over = MessageRow.kept_until < china_day(self._clock())
        if keep.messages:
            over |= MessageRow.sent_at < self._first_moment(keep.messages)
        yield "messages", MessageRow, over

    def _first_moment(self, days: int) -> datetime:
        """The first moment that is still kept."""
        day = china_day(self._clock()) - timedelta(days=days)
        return day_begins(day)

    def _count(self, table: type[Base], old: ColumnElement[bool]) -> int:
        with self._database.transaction() as session:
            return session.scalar(select(func.count()).select_from(table).where(old)) or 0

    def _delete(self, table: type[Base], old: ColumnElement[bool]) -> int:
        (key,) = table.__table__.primary_key
        total = 0
        while True:
            with self._database.transaction() as session:
                found = session.scalars(select(key).where(old).limit(AT_ONCE)).all()
                if not found:
                    return total
                gone = session.scalars(delete(table).where(key.in_(found)).returning(key))
                total += len(gone.all())
