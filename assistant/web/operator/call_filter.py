"""Which calls the log shows and exports: by follow-up, department and days, from the address."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import Depends, Query

from assistant.intake.checks import check_day
from assistant.intake.errors import ApiError
from assistant.storage.calls import CallFilter, FollowUp
from assistant.web.context import InContext
from assistant.web.operator.departments import names_of
from assistant.web.operator.texts import texts


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen, as it stands in the form; ``trouble`` says what of it makes no sense."""

    follow_up: str
    department: str
    since: str
    until: str
    calls: CallFilter
    trouble: str

    @property
    def fields(self) -> dict[str, str]:
        """The form's fields by name."""
        return {
            "follow_up": self.follow_up,
            "department": self.department,
            "since": self.since,
            "until": self.until,
        }

    def suffix(self, **more: object) -> str:
        """The end of an address that chooses the same, ``?`` included; empty for everything."""
        fields = {name: str(value) for name, value in (self.fields | more).items() if value}
        return f"?{urlencode(fields)}" if fields else ""

    def __str__(self) -> str:
        """For the audit log."""
        days = f"{self.since}—{self.until}" if self.since or self.until else ""
        parts = (texts()["follow_ups"].get(self.follow_up, "全部"), self.department, days)
        return " ".join(part for part in parts if part)


async def _chosen(
    context: InContext,
    follow_up: Annotated[FollowUp | Literal[""], Query()] = "",
    department: Annotated[str, Query(max_length=200)] = "",
    since: Annotated[str, Query(max_length=10)] = "",
    until: Annotated[str, Query(max_length=10)] = "",
) -> Chosen:
    try:
        first, last = _day(since), _day(until)
    except ApiError as error:
        first, last, since, until, trouble = None, None, "", "", error.message
    else:
        trouble = ""
    if first and last and first > last:
        first, last, since, until = None, None, "", ""
        trouble = "日期不对：先写早的，再写晚的。"
    names = names_of(context.assistant.catalog.documents, department) if department else ()
    calls = CallFilter(follow_up or None, names, first, last)
    return Chosen(follow_up, department, since, until, calls, trouble)


def _day(text: str) -> date | None:
    return check_day(text) if text else None


ChosenCalls = Annotated[Chosen, Depends(_chosen)]
