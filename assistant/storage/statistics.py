"""Counts for the office: what is asked, by article and day, what is rated down, how fast."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from assistant.storage.database import Database
from assistant.storage.tables import FeedbackRow, TurnRow


@dataclass(frozen=True, slots=True)
class ArticleCount:
    """How often an article was the first cited."""

    document: str
    article: str
    count: int


@dataclass(frozen=True, slots=True)
class RatedDown:
    """A question whose answer was rated down, and what was said about it."""

    day: date
    question: str
    comment: str | None


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything counted from one day to another, both included. Times are milliseconds."""

    since: date
    until: date
    total: int
    by_day: dict[date, int]
    by_kind: dict[str, int]
    by_reason: dict[str, int]
    articles: list[ArticleCount]
    rated_up: int
    rated_down: int
    by_grade: dict[int, int]
    complaints: list[RatedDown]
    median_ms: float | None
    slowest_twentieth_ms: float | None


def summarise(database: Database, since: date, until: date) -> Summary:
    """Count the turns of these days."""
    within = (TurnRow.day >= since, TurnRow.day <= until)
    with database.transaction() as session:

        def counts(column: object) -> dict[object, int]:
            query = select(column, func.count()).where(*within).group_by(column)  # type: ignore[call-overload]
            return {key: count for key, count in session.execute(query) if key is not None}

        by_day = counts(TurnRow.day)
        ratings, grades = _ratings(session, since, until)
        total = sum(by_day.values())
        return Summary(
            since=since,
            until=until,
            total=total,
            by_day={day: count for day, count in by_day.items() if isinstance(day, date)},
            by_kind={str(kind): count for kind, count in counts(TurnRow.kind).items()},
            by_reason={str(reason): count for reason, count in counts(TurnRow.reason).items()},
            articles=_articles(session, since, until),
            rated_up=ratings[1],
            rated_down=ratings[-1],
            by_grade=grades,
            complaints=_complaints(session, since, until),
            median_ms=_at_share(session, since, until, total, 0.5),
            slowest_twentieth_ms=_at_share(session, since, until, total, 0.95),
        )


def _ratings(session: Session, since: date, until: date) -> tuple[Counter[int], Counter[int]]:
    """How many of each rating, and of each grade where one was given."""
    query = (
        select(FeedbackRow.rating, FeedbackRow.grade, func.count())
        .join(TurnRow, TurnRow.answer_id == FeedbackRow.answer_id)
        .where(TurnRow.day >= since, TurnRow.day <= until)
        .group_by(FeedbackRow.rating, FeedbackRow.grade)
    )
    ratings: Counter[int] = Counter()
    grades: Counter[int] = Counter()
    for rating, grade, count in session.execute(query):
        ratings[rating] += count
        if grade is not None:
            grades[grade] += count
    return ratings, grades


def _articles(session: Session, since: date, until: date) -> list[ArticleCount]:
    query = (
        select(TurnRow.document, TurnRow.article, func.count())
        .where(TurnRow.day >= since, TurnRow.day <= until, TurnRow.article.is_not(None))
        .group_by(TurnRow.document, TurnRow.article)
        .order_by(func.count().desc(), TurnRow.document, TurnRow.article)
    )
    return [
        ArticleCount(document or "", article or "", count)
        for document, article, count in session.execute(query)
    ]


def _complaints(session: Session, since: date, until: date, limit: int = 30) -> list[RatedDown]:
    query = (
        select(TurnRow.day, TurnRow.question, FeedbackRow.comment)
        .join(FeedbackRow, TurnRow.answer_id == FeedbackRow.answer_id)
        .where(TurnRow.day >= since, TurnRow.day <= until, FeedbackRow.rating == -1)
        .order_by(FeedbackRow.rated_at.desc())
        .limit(limit)
    )
    return [RatedDown(*row) for row in session.execute(query)]


def _at_share(session: Session, since: date, until: date, total: int, share: float) -> float | None:
    """The time that this share of the answers took at most."""
    query = (
        select(TurnRow.elapsed_ms)
        .where(TurnRow.day >= since, TurnRow.day <= until)
        .order_by(TurnRow.elapsed_ms)
        .offset(min(int(total * share), max(total - 1, 0)))
        .limit(1)
    )
    return session.scalar(query)
