"""The state of conversations: one row each, replaced only by who has seen its latest revision.

What the state says is the conversation's own matter (``assistant.conversation.sessions.record``),
masking included; here it is a text.
"""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import (
    bindparam,
    case,
    delete,
    func,
    insert,
    null,
    or_,
    select,
    update,
)

from assistant.clock import Clock, now
from assistant.storage.database import Database
from assistant.storage.tables import SessionRow

NEVER_KEPT = 0
"""The revision of a session that has no row yet."""

# Built once: to build a statement takes longer than to run it. The row's columns only, without the
# bookkeeping of objects: this runs with every turn.
_READ = select(
    SessionRow.revision,
    case((SessionRow.revision == bindparam("known"), null()), else_=SessionRow.state),
).where(SessionRow.id == bindparam("name"), SessionRow.touched_at >= bindparam("since"))
_ADD = insert(SessionRow)
_REPLACE = (
    update(SessionRow)
    .where(SessionRow.id == bindparam("name"), SessionRow.revision == bindparam("seen"))
    .values(
        revision=bindparam("next"), touched_at=bindparam("moment"), state=bindparam("new_state")
    )
)


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """A session's revision, 1 or more, and its state; None where the reader knows it already."""

    revision: int
    state: str | None


class SessionRecords:
    """Every conversation that is still kept."""

    def __init__(self, database: Database, clock: Clock = now) -> None:
        self._database = database
        self._clock = clock

    def read(self, id: str, known: int, lifetime: timedelta) -> SessionRecord | None:
        """The record used within ``lifetime``, or None; without its state if revision ``known``
        is the latest. One look-up by primary key.
        """
        sought = {"name": id, "known": known, "since": self._clock() - lifetime}
        with self._database.engine.connect() as connection:
            row = connection.execute(_READ, sought).one_or_none()
        return SessionRecord(*row) if row else None

    def write(self, id: str, seen: int, state: str) -> bool:
        """Keep the state as revision ``seen + 1``; False where ``seen`` is not the latest any more.

        The check and the change are one statement, so that of two at once only one succeeds.
        """
        moment = self._clock()
        with self._database.engine.begin() as connection:
            if seen == NEVER_KEPT:
                first = {"id": id, "revision": 1, "touched_at": moment, "state": state}
                connection.execute(_ADD, first)
                return True
            change = {"name": id, "seen": seen, "next": seen + 1}
            change |= {"moment": moment, "new_state": state}
            return connection.execute(_REPLACE, change).rowcount == 1

    def expire(self, lifetime: timedelta, limit: int) -> int:
        """Delete what was not used within ``lifetime`` and, beyond ``limit``, what was used longest
        ago; how many went.
        """
        beyond = select(SessionRow.id).order_by(SessionRow.touched_at.desc()).offset(limit)
        old = SessionRow.touched_at < self._clock() - lifetime
        with self._database.engine.begin() as connection:
            gone = connection.execute(delete(SessionRow).where(or_(old, SessionRow.id.in_(beyond))))
            return gone.rowcount

    def count(self) -> int:
        """How many are kept."""
        with self._database.engine.connect() as connection:
            return connection.scalar(select(func.count()).select_from(SessionRow)) or 0
