"""Ratings of answers: one each, the last one counts."""

from sqlalchemy.orm import Session

from assistant.storage.clock import Clock, now
from assistant.storage.database import Database
from assistant.storage.masking import mask
from assistant.storage.tables import FeedbackRow, TurnRow


class FeedbackBook:
    """Keeps ratings by answer; the same one twice changes nothing."""

    def __init__(self, database: Database, clock: Clock = now) -> None:
        self._database = database
        self._clock = clock

    def keep(self, answer_id: str, rating: int, comment: str | None) -> bool:
        """Keep it; False where no such answer was given."""
        said = mask(comment) if comment else None

        def write(session: Session) -> bool:
            if not answer_id.isprintable() or session.get(TurnRow, answer_id) is None:
                return False
            row = session.get(FeedbackRow, answer_id)
            if row is None:
                session.add(
                    FeedbackRow(
                        answer_id=answer_id, rating=rating, comment=said, rated_at=self._clock()
                    )
                )
            elif (row.rating, row.comment) != (rating, said):
                row.rating, row.comment, row.rated_at = rating, said, self._clock()
            return True

        return self._database.twice(write)

    def rating_of(self, answer_id: str) -> tuple[int, str | None] | None:
        """The rating and comment that count, or None."""
        with self._database.transaction() as session:
            row = session.get(FeedbackRow, answer_id)
            return (row.rating, row.comment) if row else None
