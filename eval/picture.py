"""The picture of an evaluation: scores against targets, waiting times, calibration.

Labels are the measures' own names in ASCII, so that no font for Chinese is needed.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from eval.question import SETS
from eval.record import HALVES, Record
from eval.report import load_targets, met
from eval.transcript import Transcript

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_COLOURS = {"dev": "#1f5fa8", "held": "#c98a1b"}
_MISSED = "#b3261e"


def draw(record: Record, transcripts: Sequence[Transcript], path: Path) -> None:
    """Write the picture as PNG."""
    # Late: matplotlib takes most of a second, and only a report needs it.
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(13, 7.5), layout="constrained")
    FigureCanvasAgg(figure)
    grid = figure.add_gridspec(2, 2, width_ratios=(3, 2))
    _scores(figure.add_subplot(grid[:, 0]), record)
    _waits(figure.add_subplot(grid[0, 1]), transcripts)
    _calibration(figure.add_subplot(grid[1, 1]), record)
    figure.suptitle(f"{record.made.isoformat()}  {record.commit}")
    figure.savefig(path, dpi=110)


def _scores(axes: "Axes", record: Record) -> None:
    rows = [
        (group, measure, target)
        for group, wanted in load_targets().items()
        for measure, target in wanted.items()
        if any(record.find(half, group, measure) for half in HALVES)
    ]
    for row, (group, measure, target) in enumerate(reversed(rows)):
        for half, offset in zip(HALVES, (0.16, -0.16), strict=True):
            found = record.find(half, group, measure)
            if found is None:
                continue
            colour = _COLOURS[half] if met(found, target) else _MISSED
            axes.plot([found.low, found.high], [row + offset] * 2, color=colour, alpha=0.4)
            axes.plot(
                found.mean, row + offset, "o" if half == "dev" else "s", color=colour, markersize=5
            )
        axes.plot(_bound(target), row, "|", color="black", markersize=16)
    axes.set_yticks(
        range(len(rows)), [f"{_ascii(group)}: {measure}" for group, measure, _ in reversed(rows)]
    )
    axes.set_xlim(-0.02, 1.02)
    axes.grid(axis="x", alpha=0.3)
    axes.set_title("circle dev, square held, bar target, red: missed")


def _bound(target: Mapping[str, float]) -> float:
    return target.get("least", target.get("most", 0.0))


def _waits(axes: "Axes", transcripts: Sequence[Transcript]) -> None:
    waited = sorted(ms for t in transcripts for ms in t.milliseconds)
    if waited:
        shares = [(i + 1) / len(waited) for i in range(len(waited))]
        axes.plot(waited, shares, color=_COLOURS["dev"])
        axes.set_xscale("log")
    axes.set_title("share of turns answered within (ms)")
    axes.grid(alpha=0.3)


def _calibration(axes: "Axes", record: Record) -> None:
    if record.reliability:
        axes.plot([0, 1], [0, 1], color="grey", linewidth=1)
        axes.plot(
            [b.probability for b in record.reliability],
            [b.answerable for b in record.reliability],
            "o-",
            color=_COLOURS["dev"],
        )
        for found in record.reliability:
            axes.annotate(str(found.count), (found.probability, found.answerable), fontsize=7)
        axes.set_title("reliability: probability said, share answerable")
        return
    rows = record.figures.get("dev") or record.figures.get("held") or {}
    shown = {g: m["right"] for g, m in reversed(rows.items()) if "right" in m and g in SETS}
    axes.barh(list(shown), [f.mean for f in shown.values()], color=_COLOURS["dev"])
    axes.set_xlim(0, 1)
    axes.set_title("wholly right, by group")


def _ascii(text: str) -> str:
    return text.replace(" · ", "/")
