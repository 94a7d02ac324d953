"""Counts as bars of a plain SVG; places are computed here, drawn by the template."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH = 720
_DAYS_HEIGHT, _FOOT, _HEAD = 180, 24, 20
_ROW, _NAMES, _FIGURES = 28, 260, 56
_LONGEST_NAME = 20


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar, its name and its figure, and where the two are written."""

    label: str
    value: int
    x: float
    y: float
    width: float
    height: float
    text: str
    text_x: float
    text_y: float
    figure: str
    figure_x: float
    figure_y: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars and the size of the picture; ``summary`` says in words what they show."""

    width: int
    height: int
    anchor: str
    figure_anchor: str
    summary: str
    bars: list[Bar]


def by_day(counts: Mapping[date, int], since: date, until: date) -> Chart:
    """Upright bars, one a day, days without any included; names and figures as far as they fit."""
    days = [since + timedelta(days=n) for n in range((until - since).days + 1)]
    most = max((counts.get(day, 0) for day in days), default=0)
    if not most:
        return Chart(WIDTH, _DAYS_HEIGHT, "middle", "middle", "没有", [])
    step = WIDTH / len(days)
    every = -(-len(days) // 12)
    peak = max(range(len(days)), key=lambda place: counts.get(days[place], 0))
    room = _DAYS_HEIGHT - _FOOT - _HEAD
    bars = []
    for place, day in enumerate(days):
        value = counts.get(day, 0)
        height = round(room * value / most, 1)
        middle = round((place + 0.5) * step, 1)
        top = round(_DAYS_HEIGHT - _FOOT - height, 1)
        named = (place - peak) % every == 0  # the highest bar always has its date
        bars.append(
            Bar(
                label=day.isoformat(),
                value=value,
                x=round(middle - step * 0.36, 1),
                y=top,
                width=round(step * 0.72, 1),
                height=height,
                text=f"{day.month}/{day.day}" if named else "",
                text_x=middle,
                text_y=_DAYS_HEIGHT - 6,
                figure=str(value) if value and step >= 20 else "",
                figure_x=middle,
                figure_y=round(top - 4, 1),
            )
        )
    summary = f"共 {sum(counts.values())} 次，最多的一天是 {days[peak].isoformat()}，{most} 次"
    return Chart(WIDTH, _DAYS_HEIGHT, "middle", "middle", summary, bars)


def by_name(counts: Sequence[tuple[str, int]]) -> Chart:
    """Lying bars in the order given."""
    most = max((count for _, count in counts), default=0)
    room = WIDTH - _NAMES - _FIGURES
    bars = []
    for place, (name, value) in enumerate(counts):
        width = round(room * value / most, 1)
        # The end of a name tells articles of one document apart.
        short = name if len(name) <= _LONGEST_NAME else "…" + name[1 - _LONGEST_NAME :]
        bars.append(
            Bar(
                label=name,
                value=value,
                x=_NAMES,
                y=place * _ROW + 5,
                width=width,
                height=_ROW - 10,
                text=short,
                text_x=_NAMES - 8,
                text_y=place * _ROW + 19,
                figure=str(value),
                figure_x=round(_NAMES + width + 6, 1),
                figure_y=place * _ROW + 19,
            )
        )
    summary = "；".join(f"{name} {value} 次" for name, value in counts) or "没有"
    return Chart(WIDTH, max(1, len(bars)) * _ROW, "end", "start", summary, bars)
