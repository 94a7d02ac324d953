"""Poor ratings (差评), and what came of following them up."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, select

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
    revision: int

    @property
    def state(self) -> FollowState:
        """Whether it waits to be followed up."""
        return "followed" if self.followed else "waiting"


class PoorRatings:
    """The ratings of the two poorest grades that still count."""

    def __init__(self, database: Database, clock: Clock = now) -> None:
        self._database = database
        self._clock = clock

    def latest(
        self, limit: int = 100, state: FollowState | None = None, skip: int = 0
    ) -> list[PoorRating]:
        """The latest first, after as many as are skipped."""
        query = (
            select(FeedbackRow, TurnRow)
            .join(TurnRow, TurnRow.answer_id == FeedbackRow.answer_id)
            .where(*_conditions(state))
            .order_by(FeedbackRow.rated_at.desc(), FeedbackRow.answer_id)
            .offset(skip)
            .limit(limit)
        )
        with self._database.transaction() as session:
            return [_poor(rating, turn) for rating, turn in session.execute(query)]

    def get(self, answer_id: str) -> PoorRating | None:
        """One of them, or None."""
        query = select(FeedbackRow, TurnRow).join(
            TurnRow, TurnRow.answer_id == FeedbackRow.answer_id
        )
        with self._database.transaction() as session:
            found = session.execute(query.where(_POOR, FeedbackRow.answer_id == answer_id)).first()
            return _poor(*found) if found else None

    def count(self, state: FollowState | None = None) -> int:
        """How many there are."""
        return self._database.count(FeedbackRow, *_conditions(state))

    def follow_up(self, answer_id: str, seen: int, who: str, note: str) -> bool:
        """Say who followed it up, and what came of it, masked; False where there is no such rating.

        ``seen`` is the revision that was looked at; raises ``ChangedMeanwhile`` where somebody followed
        it up since, or whoever gave it changed it.
        """
        if self.get(answer_id) is None:
            return False
        return self._database.revise(
            FeedbackRow,
            answer_id,
            seen,
            followed_at=self._clock(),
            followed_by=who[:64],
            follow_note=mask(note),
        )


def _conditions(state: FollowState | None) -> list[ColumnElement[bool]]:
    return [_POOR, _IN_STATE[state]] if state else [_POOR]


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
        revision=rating.revision,
    )
