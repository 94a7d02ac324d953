"""Who did what: only ever added to."""

from dataclasses import dataclass
from datetime import datetime

from assistant.clock import Clock, now
from assistant.storage.database import Database
from assistant.storage.masking import mask
from assistant.storage.tables import AuditRow


@dataclass(frozen=True, slots=True)
class Deed:
    """One entry of the audit log."""

    at: datetime
    who: str
    action: str
    subject: str


class AuditLog:
    """Keeps deeds; nothing here changes or removes one."""

    def __init__(self, database: Database, clock: Clock = now) -> None:
        self._database = database
        self._clock = clock

    def note(self, who: str, action: str, subject: str = "") -> None:
        """Add one."""
        row = AuditRow(
            at=self._clock(), who=mask(who)[:64], action=action[:50], subject=mask(subject)[:300]
        )
        with self._database.transaction() as session:
            session.add(row)

    def latest(self, limit: int = 100, skip: int = 0) -> list[Deed]:
        """The latest first, after as many as are skipped."""
        rows = self._database.latest(AuditRow, limit, skip)
        return [Deed(row.at, row.who, row.action, row.subject) for row in rows]

    def count(self) -> int:
        """How many there are."""
        return self._database.count(AuditRow)
