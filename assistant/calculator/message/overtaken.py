"""What is told first and overtaken by the next clause: 去年没评上，今年评上了; 同行没评上，我们评上了; 别人评上了，我们没评上.

In: the text of a message. Out: the offsets of what is left of it, so that it tells what holds. Words:
``overtaken.yaml``.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.datafile import load_data

_DATA = Path(__file__).with_name("overtaken.yaml")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Words:
    """``failed_before``: what failed once, or for others, and came now; ``came_to_others`` the other way
    round.
    """

    failed_before: tuple[re.Pattern[str], ...]
    came_to_others: tuple[re.Pattern[str], ...]
    levels: re.Pattern[str]


@cache
def _words() -> _Words:
    w = {name: str(pattern) for name, pattern in load_data(_DATA).items()}

    def lost(who: str, turn: str) -> re.Pattern[str]:
        return re.compile(
            f"(?P<who>{who}){w['between']}(?P<lost>{w['failed']}){w['object']}{w['pauses']}"
            f"{w['led']}{turn}{w['fillers']}{w['came']}"
        )

    return _Words(
        failed_before=(
            lost(w["earlier"], w["now"]),
            lost(f"{w['others']}{w['all']}", f"(?:{w['now']})?{w['self']}(?:{w['now']})?"),
            re.compile(
                f"(?:^|(?<={w['pause']}))(?P<who>{w['others']}{w['all']})(?P<lost>{w['failed']})"
                f"{w['pause']}{w['led']}{w['self']}{w['between']}{w['came']}"
            ),
            re.compile(
                f"(?P<who>{w['earlier']}){w['between']}(?P<lost>{w['no_prize']}){w['pause']}"
                f"{w['led']}{w['now']}{w['fillers']}{w['prize']}"
            ),
        ),
        came_to_others=(
            re.compile(
                f"(?P<who>{w['others']}{w['fillers']}{w['came']}{w['pause']}){w['led']}"
                f"{w['self']}{w['fillers']}{w['self_failed']}"
            ),
            re.compile(
                f"(?P<who>{w['others']}{w['fillers']}{w['came_to']}{w['object']}{w['pause']}){w['led']}"
                f"{w['self']}{w['fillers']}{w['came_to']}{w['another']}"
            ),
        ),
        levels=re.compile(w["levels"]),
    )


def holding(text: str) -> list[int]:
    """The offsets of the text that stay; of what failed twice (前年没批，去年没批，今年批了) both go."""
    kept = list(range(len(text)))
    while gone := _overtaken("".join(text[i] for i in kept)):
        cut = {i for start, end in gone for i in range(start, end)}
        kept = [offset for at, offset in enumerate(kept) if at not in cut]
    return kept


def _overtaken(text: str) -> list[Span]:
    """The stretches to leave out; none where it speaks of one level first and of another
    behind (国家级去年没评上，今年评上了，是省级的).
    """
    words, found = _words(), list[Span]()
    for pattern in words.failed_before:
        for told in pattern.finditer(text):
            before, behind = text[: told.end()], text[told.end() :]
            if not (words.levels.search(before) and words.levels.search(behind)):
                found += [told.span("who"), told.span("lost")]
    for pattern in words.came_to_others:
        found += [told.span("who") for told in pattern.finditer(text)]
    return [span for span in found if span[0] < span[1]]
