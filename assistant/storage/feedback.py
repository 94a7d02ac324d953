"""Ratings of answers: one each, the last one counts."""

from typing import Literal

from sqlalchemy.orm import Session

from assistant.clock import Clock, now
from assistant.storage.database import Database
from assistant.storage.masking import mask
from assistant.storage.tables import FeedbackRow, TurnRow

Kept = Literal["first", "again"]
"""Whether it is the first rating of an answer, or one in place of another."""
GRADES = (5, 4, 3, 2, 1)
"""From the best to the poorest."""
LEAST_SATISFIED = 3
"""The poorest grade of somebody satisfied; those below are 差评, to be followed up."""


class FeedbackBook:
    """Keeps ratings by answer; the same one twice changes nothing."""

    def __init__(self, database: Database, clock: Clock = now) -> None:
        self._database = database
        self._clock = clock

    def keep(
        self, answer_id: str, rating: int, comment: str | None, grade: int | None = None
    ) -> Kept | None:
        """Keep it; None where no such answer was given. One that changes waits to be followed up anew."""
        said = mask(comment) if comment else None

        def write(session: Session) -> Kept | None:
            if not answer_id.isprintable() or session.get(TurnRow, answer_id) is None:
                return None
            row = session.get(FeedbackRow, answer_id)
            kept: Kept = "first" if row is None else "again"
            if row is None:
                row = FeedbackRow(answer_id=answer_id, revision=0)
                session.add(row)
            elif (row.rating, row.comment, row.grade) == (rating, said, grade):
                return kept
            else:
                row.revision += 1
            row.rating, row.comment, row.grade = rating, said, grade
            row.rated_at, row.followed_at = self._clock(), None
            return kept

        return self._database.twice(write)
