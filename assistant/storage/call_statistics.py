"""Counts of the calls logged: by day, article, follow-up and department."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from assistant.clock import china_day, day_begins
from assistant.storage.database import Database
from assistant.storage.tables import CallRow


@dataclass(frozen=True, slots=True)
class CallSummary:
    """The calls from one day to another, both included; ``articles`` by document and key, those of
    no article under ``("", "")``; ``departments``: whom they were handed over to.
    """

    total: int
    by_day: dict[date, int]
    by_follow_up: dict[str, int]
    articles: dict[tuple[str, str], int]
    departments: dict[str, int]


def summarise_calls(database: Database, since: date, until: date) -> CallSummary:
    """Count the calls of these days in China."""
    # Not grouped by the database: the day in China is no column, and they are some ten thousand a year.
    query = select(
        CallRow.at, CallRow.follow_up, CallRow.document, CallRow.article, CallRow.department
    ).where(
        CallRow.at >= day_begins(since),
        CallRow.at < day_begins(until + timedelta(days=1)),
    )
    days: Counter[date] = Counter()
    states: Counter[str] = Counter()
    articles: Counter[tuple[str, str]] = Counter()
    departments: Counter[str] = Counter()
    with database.transaction() as session:
        for at, follow_up, document, article, department in session.execute(query):
            days[china_day(at)] += 1
            states[follow_up] += 1
            articles[document or "", article or ""] += 1
            if department:
                departments[department] += 1
    return CallSummary(days.total(), dict(days), dict(states), dict(articles), dict(departments))
