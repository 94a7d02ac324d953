"""What a message tells of others: 隔壁老李家评上了国家级，拿了一百万；俺们是省里的.

In: the text. Out: the stretches that speak of somebody else. Words: ``cues.yaml``.
"""

import re
from functools import lru_cache

from assistant.calculator.quantities.cues import cues

Stretch = tuple[int, int]
_SENTENCE_END = re.compile("[。；！？!?;]")


@lru_cache(maxsize=256)
def told_of_others(text: str) -> tuple[Stretch, ...]:
    """Where the text speaks of others, up to where it comes back to the speaker, or to the end of a
    sentence that says not to count them (隔壁烧烤摊不在库里别算) or stands behind the speaker's case.

    Nothing is found where one asks on behalf of the other (帮朋友问问), nothing else where it never
    comes back: then the other may be whom one asks for.
    """
    known = cues().patterns
    if known["on_behalf"].search(text):
        return ()
    found = [m.span() for m in known["others_behind"].finditer(text)]
    for start in known["others_begin"].finditer(text):
        back = known["others_end"].search(text, start.end())
        end = _sentence_end(text, start.end())
        if back is not None:
            found.append((start.start(), back.start()))
        elif known["left_out_behind"].search(text, start.end(), end) or known["self"].search(
            text, 0, start.start()
        ):
            found.append((start.start(), end))
    return tuple(found)


def _sentence_end(text: str, start: int) -> int:
    found = _SENTENCE_END.search(text, start)
    return found.start() if found else len(text)


def is_of_others(text: str, offset: int) -> bool:
    """Whether what stands at an offset is told of others."""
    return any(start <= offset < end for start, end in told_of_others(text))
