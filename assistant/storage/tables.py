"""The tables, as SQLAlchemy models. They change together with a new migration, never alone."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Date, DateTime, Dialect, Float, Index, Integer, String, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Moment(TypeDecorator[datetime]):
    """A point in time: kept as UTC without a zone, so that every database agrees; read as UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware → naive UTC."""
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """Naive UTC → aware."""
        return value.replace(tzinfo=UTC) if value else None


class Base(DeclarativeBase):
    """The root of all tables."""


class Numbered(Base):
    """A table whose rows are numbered as they come."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(primary_key=True)


class Revised(Base):
    """A table whose rows several people change. ``revision`` grows with every change."""

    __abstract__ = True

    revision: Mapped[int] = mapped_column(Integer, default=0)


class TurnRow(Base):
    """One answer given. ``day`` is the day in China, for counting."""

    __tablename__ = "turns"

    answer_id: Mapped[str] = mapped_column(String(100), primary_key=True)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    day: Mapped[date] = mapped_column(Date, index=True)
    session_id: Mapped[str] = mapped_column(String(100), index=True)
    question: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str | None] = mapped_column(String(20))
    document: Mapped[str | None] = mapped_column(String(200))
    article: Mapped[str | None] = mapped_column(String(50))
    rule: Mapped[str | None] = mapped_column(String(500))
    elapsed_ms: Mapped[float] = mapped_column(Float)


class FeedbackRow(Revised):
    """The last rating of an answer. ``grade`` is 1 to 5, null where only a thumb was given.

    The rest says who followed a poor one up; one that changed since waits again (``followed_at`` null).
    """

    __tablename__ = "feedback"

    answer_id: Mapped[str] = mapped_column(String(100), primary_key=True)
    rating: Mapped[int] = mapped_column(Integer)
    comment: Mapped[str | None] = mapped_column(Text)
    rated_at: Mapped[datetime] = mapped_column(Moment)
    grade: Mapped[int | None] = mapped_column(Integer)
    followed_at: Mapped[datetime | None] = mapped_column(Moment)
    followed_by: Mapped[str | None] = mapped_column(String(64))
    follow_note: Mapped[str | None] = mapped_column(Text)


class UserRow(Numbered):
    """An account. ``seal`` changes whenever sign-ins given before must no longer count.

    One that is removed stays, without its password: the audit log goes on naming whom it named.
    """

    __tablename__ = "users"

    name: Mapped[str] = mapped_column(String(64), unique=True)
    password_hash: Mapped[str] = mapped_column(String(300))
    role: Mapped[str] = mapped_column(String(20))
    locked: Mapped[bool]
    failures: Mapped[int] = mapped_column(Integer)
    locked_until: Mapped[datetime | None] = mapped_column(Moment)
    seal: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(Moment)
    removed_at: Mapped[datetime | None] = mapped_column(Moment)


class AuditRow(Numbered):
    """Who did what, when. Only ever added to."""

    __tablename__ = "audit"

    at: Mapped[datetime] = mapped_column(Moment, index=True)
    who: Mapped[str] = mapped_column(String(64))
    action: Mapped[str] = mapped_column(String(50))
    subject: Mapped[str] = mapped_column(String(300))


class CallRow(Numbered, Revised):
    """One call taken: what was asked, what was told, what remains to be done.

    ``handed_at`` is when it was handed over to ``department``.
    """

    __tablename__ = "calls"

    at: Mapped[datetime] = mapped_column(Moment, index=True)
    who: Mapped[str] = mapped_column(String(64))
    question: Mapped[str] = mapped_column(Text)
    document: Mapped[str | None] = mapped_column(String(200))
    article: Mapped[str | None] = mapped_column(String(50))
    answer: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    follow_up: Mapped[str] = mapped_column(String(20))
    department: Mapped[str] = mapped_column(String(200))
    handed_at: Mapped[datetime | None] = mapped_column(Moment)


class EditorAnswerRow(Numbered):
    """An editor's answer to a question, with its last good day; of a matter that no document deals
    with ``document`` and ``article`` are null.
    """

    __tablename__ = "editor_answers"

    question: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    document: Mapped[str | None] = mapped_column(String(200))
    article: Mapped[str | None] = mapped_column(String(50))
    author: Mapped[str] = mapped_column(String(64))
    signature: Mapped[str] = mapped_column(String(50))
    written_at: Mapped[datetime] = mapped_column(Moment)
    expires_on: Mapped[date] = mapped_column(Date)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)


class UnansweredRow(Numbered):
    """A question that got no full answer; the same words asked again only count up. ``said_before``:
    the question before it where it was asked first, without which it may say little.
    """

    __tablename__ = "unanswered"
    __table_args__ = (Index("ix_unanswered_state_count", "state", "count"),)

    question_key: Mapped[str] = mapped_column(String(64), unique=True)
    question: Mapped[str] = mapped_column(Text)
    said_before: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(String(20))
    count: Mapped[int] = mapped_column(Integer)
    first_at: Mapped[datetime] = mapped_column(Moment)
    last_at: Mapped[datetime] = mapped_column(Moment)
    state: Mapped[str] = mapped_column(String(20))


class MessageRow(Numbered, Revised):
    """A citizen's message to the office and its answer. A number is never given twice.

    ``kept_until`` is the last day that its sender agreed to; null for good.
    """

    __tablename__ = "messages"
    __table_args__ = ({"sqlite_autoincrement": True},)

    code: Mapped[str] = mapped_column(String(10), unique=True)
    sent_at: Mapped[datetime] = mapped_column(Moment, index=True)
    kept_until: Mapped[date | None] = mapped_column(Date)
    text: Mapped[str] = mapped_column(Text)
    contact: Mapped[str] = mapped_column(String(100))
    state: Mapped[str] = mapped_column(String(20), index=True)
    department: Mapped[str] = mapped_column(String(200))
    answer: Mapped[str] = mapped_column(Text)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    answered_by: Mapped[str] = mapped_column(String(64))
    document: Mapped[str | None] = mapped_column(String(200))
    article: Mapped[str | None] = mapped_column(String(50))


class SessionRow(Base):
    """The present state of one conversation. ``revision`` grows with every turn kept."""

    __tablename__ = "sessions"

    id: Mapped[str] = mapped_column(String(100), primary_key=True)
    revision: Mapped[int] = mapped_column(Integer)
    touched_at: Mapped[datetime] = mapped_column(Moment, index=True)
    state: Mapped[str] = mapped_column(Text)
