"""Names with a count said inside them: 注册一个公司 names 注册公司, 孵化6家高企 names 孵化高企."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from assistant.calculator.matching import Match, Meaning

_COUNT = re.compile(
    "(?<=[一-龥])(?:[0-9]+|[一二两三四五六七八九十]+)(?:个|家|户|所|座|间)(?=[一-龥])"
)
_BEFORE, _AFTER = 6, 12
"""Names are no longer than this on either side of a count."""


def across_counts(
    text: str, find: Callable[[str], Iterable[Match[Meaning]]]
) -> Iterator[Match[Meaning]]:
    """What ``find`` finds where a count is left out, with the offsets of the text as it is."""
    for count in _COUNT.finditer(text):
        start = max(0, count.start() - _BEFORE)
        before, after = text[start : count.start()], text[count.end() : count.end() + _AFTER]
        gap = count.end() - count.start()
        for match in find(before + after):
            if match.start < len(before) < match.end:
                yield replace(match, start=start + match.start, end=start + match.end + gap)
