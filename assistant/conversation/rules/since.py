"""去年升的规，今年能拿多少, 2024年升规，2025年退库: in which year what an award paid over several years is given
for came about, which of its years another year is, and whether one of its instalments was answered.
"""

import re

from assistant.calculator.engine.instalment import is_of_instalment
from assistant.calculator.message.polarity import polarity
from assistant.calculator.message.told import Mention, Told, clause_end, clause_start
from assistant.calculator.quantities.cues import cues as fact_cues
from assistant.calculator.quantities.fact import Filling, Period
from assistant.calculator.quantities.ordinals import NTH, place_of
from assistant.calculator.rules.rule import Input
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn

_SENTENCE_END = re.compile("[。；;！!？?]")
_NTH_YEAR = re.compile(f"({NTH})年")


def years_since(turn: Turn, rule: LoadedRule) -> int:
    """How many years ago it came about, as told in this message or last before it; 0 where nothing is
    told.
    """
    year = _came_about(turn, rule)
    return max(turn.as_of.year - year, 0) if year is not None else 0


def _came_about(turn: Turn, rule: LoadedRule) -> int | None:
    for told in (turn.heard.told, *(heard.told for heard in reversed(turn.heard_before()))):
        if (year := _year_of(told, rule)) is not None:
            return year
    return None


def place_asked(turn: Turn, rule: LoadedRule) -> int | None:
    """2024年升规，2025年那笔是多少, 今年2026年这一年能领多少: which instalment (0 the first) the year asked for has;
    None where no year is asked for, or not known since when.
    """
    told, asked = turn.heard.told, cues().years.asked_of_year
    years = [p.last.year for p in told.periods if asked.match(told.text, p.end)]
    since = _came_about(turn, rule) if years else None
    return years[-1] - since if since is not None and years[-1] >= since else None


def places_so_far(turn: Turn, rule: LoadedRule) -> tuple[int, ...]:
    """去年升的规，到今年一共领多少: the instalments of all years up to the one named, this year's where none is;
    empty where that is not asked for, or not known since when.
    """
    told = turn.heard.told
    match = cues().years.so_far_asked.search(told.text)
    since = _came_about(turn, rule) if match is not None else None
    if match is None or since is None:
        return ()
    named = [p.last.year for p in told.periods if match.start() <= p.start and p.end <= match.end()]
    last = min((named or [turn.as_of.year])[-1] - since + 1, len(rule.instalments))
    return tuple(range(last))


def ordinal_told(turn: Turn, rule: LoadedRule) -> Filling | None:
    """2024年升规，2025年就退库了: the choice among 第二年 and 第三年 that follows from the year in which something
    came about that a yes-or-no fact of the rule says; None where one is chosen in so many words.
    """
    told, names = turn.heard.told, [n for n, spec in rule.inputs.items() if _is_of_years(spec)]
    mentions = told.mentions.get(rule.id, ())
    if len(names) != 1 or any(m.meaning.input == names[0] and polarity(told, m) for m in mentions):
        return None
    for m in mentions:
        label = rule.inputs[m.meaning.input].label if m.meaning.role == "yes" else ""
        if not label or fact_cues().label_is("event_labels", label) or not polarity(told, m):
            continue
        start, end = clause_start(told, m.start), clause_end(told, m.end)
        periods = [p for p in told.periods if start <= p.start and p.end <= end]
        periods = periods or [p for p in told.periods if p.end <= start and _goes_on(told, p, m)]
        since = _came_about(turn, rule) if periods else None
        if since is None:
            continue
        place = periods[-1].last.year - since
        for choice in rule.inputs[names[0]].choices:
            if _year_said(choice.value) == place:
                (p,) = periods[-1:]
                return Filling(names[0], choice.value, p.text, p.start, p.end)
    return None


def _goes_on(told: Told, period: Period, mention: Mention) -> bool:
    """明年行情不好，退库了: whether the time said in a clause before is that of this one, too."""
    between = told.text[period.end : mention.start]
    told_between = any(
        period.end <= other.start and other.end <= mention.start
        for other in told.mentions.get(mention.meaning.rule, ())
    )
    return not told_between and _SENTENCE_END.search(between) is None


def _is_of_years(spec: Input) -> bool:
    return spec.type == "choice" and all(
        _year_said(choice.value) is not None for choice in spec.choices
    )


def _year_said(value: str) -> int | None:
    """第二年 is 1, the first year being 0; None for what is no year of several."""
    match = _NTH_YEAR.fullmatch(value)
    return place_of(match[1]) if match else None


def _year_of(told: Told, rule: LoadedRule) -> int | None:
    """The year in the clause that affirms an event of the rule (首次达到规模以上), or names the award, the one
    before it first; else the year that is told with the verb alone (前年升的).
    """
    events = [
        m
        for m in told.mentions.get(rule.id, ())
        if polarity(told, m)
        and (
            m.meaning.role == "name"
            or (
                m.meaning.role == "yes"
                and fact_cues().label_is("event_labels", rule.inputs[m.meaning.input].label)
            )
        )
    ]
    for m in events:
        start, end = clause_start(told, m.start), clause_end(told, m.end)
        beside = [p for p in told.periods if start <= p.start and p.end <= end]
        ordered = [p for p in beside if p.start < m.start][::-1] or beside
        if ordered:
            return ordered[0].last.year
    for period in reversed(told.periods):
        if cues().years.entered_then.search(told.text[period.end :]):
            return period.last.year
    return None


def gives_an_instalment(turn: Turn) -> bool:
    """今年能拿多少 … 那一共呢: whether the last answer is, or holds, one instalment of an award; the whole is then
    no sum of what was answered.
    """
    calculation = turn.session.last_calculation
    parts = calculation.singles if calculation is not None else ()
    rules = turn.room.rulebook.by_id
    return any(p.rule in rules and is_of_instalment(p, rules[p.rule]) for p in parts)
