"""要是10号才公示上呢, after 12月1号: a day of the month alone is of the month of the day told before.

In: the session and a message. Out: the message with that month before the day; itself where no day was told before,
or the message has a month.
"""

import re
from datetime import date

from assistant.calculator.quantities.number import read_number
from assistant.conversation.reading.cues import cues
from assistant.conversation.sessions.session import Session


def in_month_meant(session: Session, message: str) -> str:
    """The message with each day that stands alone in the month of the last day told."""
    days = [fact.value for fact in session.told.values() if isinstance(fact.value, date)]
    if not days or cues().pointing.month_said.search(message):
        return message
    month = days[-1]

    def dated(match: re.Match[str]) -> str:
        number = read_number(match["day"])
        try:
            day = month.replace(day=int(number.value)) if number is not None else None
        except ValueError:
            return match[0]
        return match[0] if day is None else f"{day.year}年{day.month}月{day.day}日"

    return cues().pointing.day_alone.sub(dated, message)
