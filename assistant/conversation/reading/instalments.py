"""Which instalment of an award that is paid over years a message asks for."""

from assistant.calculator.quantities.ordinals import place_of
from assistant.conversation.reading.cues import cues


def instalments_asked(text: str) -> tuple[int, ...]:
    """Which of the instalments of an award are asked for, 0 the first; empty where none is."""
    years = cues().years
    if years.later_instalments.search(text):
        return tuple(range(1, len(years.instalments)))
    if years.instalments_so_far.search(text):
        return tuple(range(len(years.instalments) - 1))
    told = tuple(n for n, asked in enumerate(years.instalments) if asked.search(text))[:1]
    if told or not years.this_years.search(text):
        return told
    said = (place_of(m["nth"]) for m in years.nth_year.finditer(text))
    named = {place for place in said if place}  # 第二年退库了，今年还有吗
    return (named.pop(),) if len(named) == 1 else (0,)
