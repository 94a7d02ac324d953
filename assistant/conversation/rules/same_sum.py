"""所以到底是多少钱, 县财政掏多少, 那现在能领那4%不: the result just answered, asked for again in other words."""

from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.instalments import instalments_asked
from assistant.conversation.room import Turn
from assistant.conversation.rules.asked_again import asks_again
from assistant.conversation.rules.clauses import own_words
from assistant.conversation.rules.since import gives_an_instalment
from assistant.conversation.sessions.remembered import Focus
from assistant.conversation.subjects.subject import about
from corpus.normalise import fold_plain

_ONLY = {"amount"}


def same_sum(turn: Turn) -> Draft | None:
    """The last answer once more, where it is a sum and the message asks for one, or whether it is due, telling and
    naming nothing but what that is about. None where it asks or tells anything else.
    """
    last, focus = turn.session.last_draft, turn.session.focus
    calculation = turn.session.last_calculation
    if last is None or focus is None or calculation is None or calculation.eligible is None:
        return None
    asked = {a.name for a in turn.said.attributes}
    is_due = not asked and cues().awards.is_due.search(turn.said.text) is not None
    if not turn.leans_on_focus or (asked != _ONLY and not is_due):
        return None
    rules = turn.rules(last.rules)
    if (
        _is_of_a_part(turn, is_due=is_due)
        or _tells(turn, rules, is_due=is_due)
        or not (is_due or asks_again(turn, rules))
    ):
        return None
    return replace(last, outcome="repeated") if names_nothing_else(turn, focus, rules) else None


def _is_of_a_part(turn: Turn, *, is_due: bool) -> bool:
    """Whether one instalment or one of several awards is asked for, the sum of several or one more; 今年还给
    那三十万不 asks for no more.
    """
    pointing, totals, text = cues().pointing, cues().totals, turn.said.text
    parts = (pointing.singled_out, pointing.only_place, totals.counted_total)
    more = not is_due and totals.also.search(text) is not None
    more = more or (gives_an_instalment(turn) and totals.total_asked.search(text) is not None)
    return more or bool(instalments_asked(text)) or any(cue.search(text) for cue in parts)


def _tells(turn: Turn, rules: list[LoadedRule], *, is_due: bool) -> bool:
    """Whether a fact is told; 能领那4%不 names the rules' own figure."""
    readings = (turn.read(rule) for rule in rules)
    of_the_rules = {f.value for rule in rules for f in rule.program.figures.values()}
    figures = any(not is_due or q.value not in of_the_rules for q in turn.heard.told.quantities)
    return (
        figures
        or any(r.fillings or r.doubts or r.several for r in readings)
        or turn.said.correction
    )


def names_nothing_else(turn: Turn, focus: Focus, rules: list[LoadedRule]) -> bool:
    """Whether all that has content stands in the rules' own words, or in what was asked of them."""
    people = cues().people
    content = {
        c for c in people.home.sub("", people.paid_by.sub("", turn.said.content)) if c.isalnum()
    }
    known = fold_plain(" ".join([about(turn, focus), *own_words(rules)]))
    return content <= set(known)
