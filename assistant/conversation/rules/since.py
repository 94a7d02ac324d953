"""去年升的规，今年能拿多少: in which year what an award paid over several years is given for came about, and
whether one of its instalments was answered.
"""

from assistant.calculator.engine.instalment import is_of_instalment
from assistant.calculator.message.polarity import clause_end, clause_start, polarity
from assistant.calculator.message.told import Told
from assistant.calculator.quantities.cues import cues
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.reading.cues import load_cues
from assistant.conversation.room import Turn


def years_since(turn: Turn, rule: LoadedRule) -> int:
    """How many years ago it came about, as told in this message or last before it; 0 where nothing is told."""
    for told in (turn.heard.told, *(heard.told for heard in reversed(turn.heard_before()))):
        if (year := _year_of(told, rule)) is not None:
            return max(turn.as_of.year - year, 0)
    return 0


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
                and cues().label_is("event_labels", rule.inputs[m.meaning.input].label)
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
        if load_cues().entered_then.search(told.text[period.end :]):
            return period.last.year
    return None


def gives_an_instalment(turn: Turn) -> bool:
    """今年能拿多少 … 那一共呢: whether the last answer is, or holds, one instalment of an award; the whole is then
    no sum of what was answered.
    """
    last = turn.session.last_draft
    calculation = last.calculation if last is not None else None
    parts = (calculation.parts or (calculation,)) if calculation is not None else ()
    rules = turn.room.rulebook.by_id
    return any(p.rule in rules and is_of_instalment(p, rules[p.rule]) for p in parts)
