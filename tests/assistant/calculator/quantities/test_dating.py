"""The day on which a message says that it is written, and what is counted from it."""

from datetime import date

import pytest

from assistant.calculator.quantities.dating import read_dated

CAME = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("text", "written", "days"),
    [
        ("今天2023年3月7日，昨儿个税务确认的退税", date(2023, 3, 7), [date(2023, 3, 6)]),
        ("写这条是2024年2月20日，前年五一交的申请", date(2024, 2, 20), [date(2022, 5, 1)]),
        ("2024年三月二十号问的，前天受理", date(2024, 3, 20), [date(2024, 3, 18)]),
        ("今天是2022年7月1日，上月底最后那天受理", date(2022, 7, 1), [date(2022, 6, 30)]),
        ("昨天受理的", CAME, [date(2026, 11, 25)]),
        ("2023年3月7日受理的", CAME, [date(2023, 3, 7)]),
    ],
)
def test_days_are_counted_from_the_day_of_writing(
    text: str, written: date, days: list[date]
) -> None:
    found = read_dated(text, CAME)
    assert found.today == written
    assert [p.first for p in found.periods] == days


def test_a_day_on_which_something_was_done_stays_one() -> None:
    found = read_dated("今天2023年3月7日受理的", CAME)
    assert date(2023, 3, 7) in [p.first for p in found.periods]
