"""Poor ratings (差评), and what came of following them up."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import func, select, update

from assistant.clock import Clock, now
from assistant.storage.database import Database
from assistant.storage.feedback import LEAST_SATISFIED
from assistant.storage.masking import mask
from assistant.storage.tables import FeedbackRow, TurnRow

FollowState = Literal["waiting", "followed"]
_POOR = FeedbackRow.grade < LEAST_SATISFIED
_IN_STATE = {
    "waiting": FeedbackRow.followed_at.is_(None),
    "followed": FeedbackRow.followed_at.is_not(None),
}


@dataclass(frozen=True, slots=True)
class Followed:
    """Who followed a rating up, when, and what came of it."""

    at: datetime
    who: str
    note: str


@dataclass(frozen=True, slots=True)
class PoorRating:
    """A poor rating with the question that the answer was for."""

    answer_id: str
    rated_at: datetime
    grade: int
    comment: str
    question: str
    document: str | None
    article: str | None
    followed: Followed | None

    @property
    def state(self) -> FollowState:
        """Whether it waits to be followed up."""
        return "followed" if self.followed else "waiting"


class PoorRatings:
    """The ratings of the two poorest grades that still count."""

    def __init__(self, database: Database, clock: Clock = now) -> None:
        self._database = database
        self._clock = clock

    def latest(self, limit: int = 100, state: FollowState | None = None) -> list[PoorRating]:
        """The latest first."""
        query = (
            select(FeedbackRow, TurnRow)
            .join(TurnRow, TurnRow.answer_id == FeedbackRow.answer_id)
            .where(_POOR, *([_IN_STATE[state]] if state else []))
            .order_by(FeedbackRow.rated_at.desc(), FeedbackRow.answer_id)
            .limit(limit)
        )
        with self._database.transaction() as session:
            return [_poor(rating, turn) for rating, turn in session.execute(query)]

    def waiting(self) -> int:
        """How many are still to be followed up."""
        query = select(func.count()).select_from(FeedbackRow).where(_POOR, _IN_STATE["waiting"])
        with self._database.transaction() as session:
            return session.scalar(query) or 0

    def follow_up(self, answer_id: str, who: str, note: str) -> bool:
        """Say who followed it up, and what came of it, masked; False where there is no such rating."""
        done = (
            update(FeedbackRow)
            .where(FeedbackRow.answer_id == answer_id, _POOR)
            .values(followed_at=self._clock(), followed_by=who[:64], follow_note=mask(note))
            .returning(FeedbackRow.answer_id)
        )
        with self._database.transaction() as session:
            return session.scalar(done) is not None


def _poor(rating: FeedbackRow, turn: TurnRow) -> PoorRating:
    at = rating.followed_at
    return PoorRating(
        answer_id=rating.answer_id,
        rated_at=rating.rated_at,
        grade=rating.grade or 0,
        comment=rating.comment or "",
        question=turn.question,
        document=turn.document,
        article=turn.article,
        followed=Followed(at, rating.followed_by or "", rating.follow_note or "") if at else None,
    )
