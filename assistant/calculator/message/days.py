"""Which day of a message a rule asks for: 3月5号交的申请，不对，3月6号; 到账 is no day of confirming.

In: one date input, the mentions of its names, the message. Out: the one day told for it, or None.
Words: ``cues.yaml``.
"""

from collections.abc import Sequence

from assistant.calculator.message.input_words import InputWords, RuleWords
from assistant.calculator.message.others import is_of_others
from assistant.calculator.message.told import Mention, Told, clause_end, clause_start
from assistant.calculator.quantities.correcting import is_correction
from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.fact import Period
from assistant.calculator.quantities.wording import plain

_REACH = 10
_ADJACENT = 8


def told_day(
    spec: InputWords, own: Sequence[Mention], words: RuleWords, told: Told, asked: bool
) -> Period | None:
    """A single day: the one beside the input's names, or the only one there is."""
    own_days = [p for p in told.periods if _is_own(p, told)]
    done = [p for p in own_days if not _is_planned(p, told)]
    planned = own_days if words.rule.kind == "period" else []
    days = _last_said(done or planned, told)
    if not days or (not asked and _not_done(own, told)):
        return None
    free = [p for p in days if not _of_another_event(p, told)]
    near = _nearest_in_meaning(spec, [p for p in free if _names_of(p, own, told)], own, told)
    only = sum(i.spec.type == "date" for i in words.inputs.values()) == 1
    chosen = near or (free if asked or only else [])
    return chosen[0] if len({p.first for p in chosen}) == 1 else None


def _is_own(period: Period, told: Told) -> bool:
    """Whether it is a single day of the speaker on which something was done."""
    behind = told.text[period.end : clause_end(told, period.end)]
    before = told.text[clause_start(told, period.start) : period.start]
    return (
        period.first == period.last
        and not is_of_others(told.text, period.start)
        and cues().patterns["day_in_vain"].search(behind) is None
        and cues().patterns["day_unsure"].search(before) is None
    )


def _is_planned(period: Period, told: Told) -> bool:
    """Whether a day is still a plan (打算12月1号挂公示): a term can be counted from it all the same."""
    before = told.text[clause_start(told, period.start) : period.start]
    return cues().patterns["day_planned"].search(before) is not None


def _names_of(period: Period, own: Sequence[Mention], told: Told) -> list[Mention]:
    """The input's names that stand beside a day; those before it in its own clause only."""
    start = clause_start(told, period.start)
    following = min(
        (p.start for p in told.periods if p.start >= period.end), default=len(told.text)
    )
    return [
        m
        for m in own
        if (0 <= m.start - period.end <= _REACH and m.start < following)
        or (0 <= period.start - m.end <= _ADJACENT and m.start >= start)
    ]


def _nearest_in_meaning(
    spec: InputWords, days: Sequence[Period], own: Sequence[Mention], told: Told
) -> list[Period]:
    """3月1号申请，3月8号确认: of several days that of the word by which the input is called first."""
    label = plain(spec.spec.label)

    def rank(day: Period) -> int:
        words = (told.text[m.start : m.end] for m in _names_of(day, own, told))
        return min(label.find(w) if w in label else len(label) for w in words)

    ranks = [rank(day) for day in days]
    return [day for day, place in zip(days, ranks, strict=True) if place == min(ranks)]


def _of_another_event(period: Period, told: Told) -> bool:
    """Whether the words behind a day say what else was done on it (到的账, 签的合同)."""
    return cues().patterns["day_of_another"].match(told.text, period.end) is not None


def _not_done(own: Sequence[Mention], told: Told) -> bool:
    """Whether what the input asks for is said not to have been done yet: 税务还没确认."""
    return any(
        cues().patterns["negation"].search(told.text[clause_start(told, m.start) : m.start])
        and not is_of_others(told.text, m.start)
        for m in own
    )


def _last_said(days: Sequence[Period], told: Told) -> Sequence[Period]:
    """10月8日，哦不，10月9日: the days from the last correction on."""
    for index in range(len(days) - 1, 0, -1):
        if is_correction(told.text[days[index - 1].end : days[index].start]):
            return days[index:]
    return days
