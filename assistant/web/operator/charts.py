"""Counts as bars: places and lengths are computed here, drawn by the template.

Days stand side by side in a plain SVG; names lie below each other in a table, whose letters stay
as large as the page's own on any screen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH = 720
_HEIGHT, _FOOT, _HEAD = 190, 34, 34
_NAMES, _NAMES_NARROW = 12, 4
"""So many dates fit under the bars, on a wide and on a narrow screen."""
_DIGIT, _GAP = 9, 4
"""How wide a figure's digit stands on a wide screen, and the least room beside it."""


@dataclass(frozen=True, slots=True)
class Day:
    """An upright bar, its date and its figure, and where the two are written; ``first``: also where
    there is room for a few only.
    """

    label: str
    value: int
    x: float
    y: float
    width: float
    height: float
    text: str
    figure: str
    middle: float
    first: bool


@dataclass(frozen=True, slots=True)
class Days:
    """Bars and the size of the picture; ``summary`` says in words what they show."""

    width: int
    height: int
    foot: int
    summary: str
    bars: list[Day]


@dataclass(frozen=True, slots=True)
class Share:
    """A name, its count, and how long its bar is, in hundredths of the longest."""

    label: str
    value: int
    percent: float


def by_day(counts: Mapping[date, int], since: date, until: date) -> Days:
    """Upright bars, one a day, days without any included; names and figures as far as they fit."""
    days = [since + timedelta(days=n) for n in range((until - since).days + 1)]
    most = max((counts.get(day, 0) for day in days), default=0)
    if not most:
        return Days(WIDTH, _HEIGHT, _HEIGHT, "没有", [])
    step = WIDTH / len(days)
    every, seldom = -(-len(days) // _NAMES), -(-len(days) // _NAMES_NARROW)
    seldom = -(-seldom // every) * every  # a date named there is named here, too
    peak = max(range(len(days)), key=lambda place: counts.get(days[place], 0))
    room = _HEIGHT - _FOOT - _HEAD
    all_fit = _DIGIT * len(str(most)) + _GAP <= step
    bars = []
    for place, day in enumerate(days):
        value = counts.get(day, 0)
        height = round(room * value / most, 1)
        middle = round((place + 0.5) * step, 1)
        named = (place - peak) % every == 0  # the highest bar always has its date
        bars.append(
            Day(
                label=day.isoformat(),
                value=value,
                x=round(middle - step * 0.36, 1),
                y=round(_HEIGHT - _FOOT - height, 1),
                width=round(step * 0.72, 1),
                height=height,
                text=f"{day.month}/{day.day}" if named else "",
                figure=str(value) if value and (all_fit or named) else "",
                middle=middle,
                first=(place - peak) % seldom == 0,
            )
        )
    summary = f"共 {sum(counts.values())} 次，最多的一天是 {days[peak].isoformat()}，{most} 次"
    return Days(WIDTH, _HEIGHT, _HEIGHT - 8, summary, bars)


def by_name(counts: Sequence[tuple[str, int]]) -> list[Share]:
    """Lying bars in the order given."""
    most = max((count for _, count in counts), default=0) or 1
    return [Share(name, value, round(100 * value / most, 1)) for name, value in counts]
