"""Names with a count or a day said inside them: 注册一个公司 names 注册公司, 孵化6家高企 names 孵化高企,
项目3月2日开始办 names 项目开始办; and those whose end is said once for two: 国家和省的.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.fact import Period
from assistant.calculator.quantities.spotting import Match, Meaning

_COUNT = re.compile(
    "(?<=[一-龥])(?:[0-9]+|[一二两三四五六七八九十]+)(?:个|家|户|所|座|间)(?=[一-龥])"
)
_BEFORE, _AFTER = 6, 12
"""Names are no longer than this on either side of a count."""


def across(
    text: str, days: Iterable[Period], find: Callable[[str], Iterable[Match[Meaning]]]
) -> Iterator[Match[Meaning]]:
    """What ``find`` finds where a count or a day is left out, with the offsets of the text as it is."""
    counts = [count.span() for count in _COUNT.finditer(text)]
    for first, last in [*counts, *((day.start, day.end) for day in days)]:
        start = max(0, first - _BEFORE)
        before, after = text[start:first], text[last : last + _AFTER]
        gap = last - first
        for match in find(before + after):
            if match.start < len(before) < match.end:
                yield replace(match, start=start + match.start, end=start + match.end + gap)


def listed_levels(
    text: str, find: Callable[[str], Iterable[Match[Meaning]]]
) -> Iterator[Match[Meaning]]:
    """What the first of two levels means with the end of the second: 国家和省的 tells 国家的, too."""
    for listed in cues().patterns["levels_listed"].finditer(text):
        word = listed["first"] + listed["tail"]
        for match in find(word):
            if match.end - match.start == len(word):
                yield replace(match, start=listed.start("first"), end=listed.end("first"))
