"""The day in China, wherever the machine stands."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from assistant.clock import china_day, day_begins, today


def test_the_day_is_chinas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    assert today() == datetime.now(ZoneInfo("Asia/Shanghai")).date()


def test_a_day_begins_at_four_in_the_afternoon_of_the_one_before() -> None:
    begins = datetime(2026, 11, 23, 16, tzinfo=UTC)
    assert china_day(begins) == date(2026, 11, 24)
    assert day_begins(date(2026, 11, 24)) == begins
