"""Which of several things said for one choice holds now: 从二级升成一级, 原来是市级，现在批了省级.

In: the message and mentions of one input's choices, in order. Out: the mentions that still hold.
Nothing is dropped where the message asks for all of them together (一共能拿多少).
"""

import re
from collections.abc import Sequence

from assistant.calculator.message.told import Mention, Told, clause_start
from assistant.calculator.quantities.cues import cues

_NEAR = 14
_STOP = re.compile("[。；！？;]")
_PAUSE = re.compile("[，、,]")
_FROM = re.compile("(?:从|由|自)(?:原来|以前|之前)?的?$")
_LONG_AGO, _NOW = float("-inf"), 0.5
"""Times of words: before every year; after the beginning of this year."""


def still_hold(told: Told, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without those that speak of what was before."""
    kept = list(mentions)
    if len({m.meaning.value for m in kept}) < 2 or cues().any_in("together", told.text):
        return kept
    times = [_time(told, kept, i) for i in range(len(kept))]
    return [m for i, m in enumerate(kept) if not _over(told, kept, times, i)]


def _over(
    told: Told, mentions: Sequence[Mention], times: Sequence[float | None], index: int
) -> bool:
    """Whether a later mention of another value says that this one no longer holds."""
    one, own = mentions[index], times[index]
    for other, time in list(zip(mentions, times, strict=True))[index + 1 :]:
        if other.meaning.value == one.meaning.value:
            continue
        if own == _LONG_AGO or (own is not None and time is not None and own < time):
            return True
    following = mentions[index + 1] if index + 1 < len(mentions) else None
    return following is not None and _becomes(told, one, following)


def _becomes(told: Told, one: Mention, following: Mention) -> bool:
    """二级升一级, 省级变成国家级: the word between them, or at the head of the second; 我一个人，那要是小微企业呢: the
    second is supposed in place of the first, of which nothing was asked.
    """
    between = told.text[one.end : following.start]
    words = told.text[one.end : following.end]
    near = len(between) <= _NEAR and not _PAUSE.search(between)
    other = one.meaning.value != following.meaning.value
    known = cues().patterns
    becomes = near and known["becomes"].search(words) is not None
    return other and (becomes or known["supposed_instead"].fullmatch(between) is not None)


def _time(told: Told, mentions: Sequence[Mention], index: int) -> float | None:
    """When a mention held, by the words before it: a year, long ago, now; None where not said."""
    start = mentions[index - 1].end if index else 0
    end = mentions[index].start
    stops = [m.end() for m in _STOP.finditer(told.text, start, end)]
    start = stops[-1] if stops else start
    words, known = told.text[start:end], cues()
    if known.new.search(words):
        return told.today.year + _NOW
    if known.old.search(words) or _FROM.search(words):
        return _LONG_AGO
    years = [p.last.year for p in told.periods if start <= p.start and p.end <= end]
    return float(years[-1]) if years else None


def is_past(told: Told, mention: Mention) -> bool:
    """Whether the words before it in its clause speak of an earlier time (以前没入规)."""
    start = clause_start(told, mention.start)
    if cues().old.search(told.text[start : mention.start]):
        return True
    return any(
        start <= p.start and p.end <= mention.start and p.last.year < told.today.year
        for p in told.periods
    )
