"""The log of answers: what statistics are made of, and what a rating has to refer to."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from assistant.answering.answer import Answer
from assistant.clock import Clock, china_day, now
from assistant.storage.database import Database
from assistant.storage.masking import mask
from assistant.storage.tables import TurnRow

# Without the bookkeeping of objects: this runs with every answer.
_ADD = insert(TurnRow)


@dataclass(frozen=True, slots=True)
class AskedTurn:
    """A question as it was kept, in which conversation, and the article its answer cited first."""

    question: str
    session_id: str
    document: str | None
    article: str | None


class TurnLog:
    """Keeps every answer given, its question masked."""

    def __init__(self, database: Database, clock: Clock = now) -> None:
        self._database = database
        self._clock = clock

    def keep(self, question: str, answer: Answer) -> None:
        """Keep one; the same answer twice stays one."""
        moment = self._clock()
        first = answer.citations[0] if answer.citations else None
        row = {
            "answer_id": answer.answer_id[:100],
            "asked_at": moment,
            "day": china_day(moment),
            "session_id": answer.session_id[:100],
            "question": mask(question),
            "kind": answer.kind,
            "reason": answer.reason,
            "document": first.document_id[:200] if first else None,
            "article": first.key[:50] if first else None,
            "rule": answer.calculation.rule[:500] if answer.calculation else None,
            "elapsed_ms": answer.elapsed_ms,
        }
        with suppress(IntegrityError), self._database.engine.begin() as connection:
            connection.execute(_ADD, row)

    def knows(self, answer_id: str) -> bool:
        """Whether this answer was given."""
        with self._database.transaction() as session:
            found = session.scalar(
                select(TurnRow.answer_id).where(TurnRow.answer_id == answer_id[:100])
            )
        return found is not None

    def before(self, answer: Answer) -> str:
        """The question before this one in its conversation, masked; empty for the first."""
        query = (
            select(TurnRow.question)
            .where(
                TurnRow.session_id == answer.session_id[:100],
                TurnRow.answer_id != answer.answer_id[:100],
            )
            .order_by(TurnRow.asked_at.desc())
            .limit(1)
        )
        with self._database.transaction() as session:
            return session.scalar(query) or ""

    def asked(self, since: date, until: date, limit: int) -> list[AskedTurn]:
        """What was asked on these days, both included: the latest ones, the latest first."""
        query = (
            select(TurnRow.question, TurnRow.session_id, TurnRow.document, TurnRow.article)
            .where(TurnRow.day >= since, TurnRow.day <= until)
            .order_by(TurnRow.asked_at.desc())
            .limit(limit)
        )
        with self._database.transaction() as session:
            return [AskedTurn(*row) for row in session.execute(query)]
