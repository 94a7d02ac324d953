"""The last look at a sum: what a message tells or asks for and the sum does not hold is asked about.

A figure that stays as it was where the message speaks of a change, or one award's where a total of several
is asked for, is most likely the answer to another question: of such sums in ``eval/questions/dialogue.jsonl``
more were wrong than right (read half, 2026-11-29).
"""

from collections.abc import Sequence

from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts
from assistant.answering.reckoning import question_draft
from assistant.calculator.calculation import Calculation
from assistant.conversation.lookup.wanting import asked_besides
from assistant.conversation.reading.cues import load_cues
from assistant.conversation.room import Turn
from assistant.conversation.rules.following import rules_of
from assistant.conversation.rules.unused import asks_for_total_besides
from assistant.conversation.totals.totalling import how_many


def doubted(turn: Turn, draft: Draft) -> Draft:
    """The draft, or the question that stands in its place."""
    calculation = draft.calculation
    if draft.outcome != "calculated" or calculation is None or calculation.missing:
        return draft
    if _hears_no_change(turn, calculation):
        return _ask(turn, draft, "change_unheard") or draft
    if _leaves_sums_out(turn, calculation):
        return _ask(turn, draft, "total_unheard") or draft
    return draft


def _hears_no_change(turn: Turn, calculation: Calculation) -> bool:
    """假如里头有一个能冲成国家级: whether a change is told and everything was computed as before."""
    last = turn.session.last_draft.calculation if turn.session.last_draft else None
    if last is None or not _is_same(last, calculation):
        return False
    if asked_besides(turn):
        return False
    known = {*calculation.inputs.values(), calculation.result}
    figures = [c for c in turn.heard.around if c.usable and not c.award]
    if any(c.quantity.value in known for c in figures):
        return False
    sums = [c for c in figures if c.quantity.unit == calculation.unit == "yuan"]
    new = any(not c.quantity.vague for c in sums)
    return new or load_cues().change_told.search(turn.said.text) is not None


def _leaves_sums_out(turn: Turn, calculation: Calculation) -> bool:
    """同年另有一项省优，合计多少: whether one award's sum is given where it is to be added to another."""
    cues, text, sums = load_cues(), turn.said.text, turn.session.sums
    if calculation.parts or calculation.unit != "yuan" or cues.left_out.search(text):
        return False
    if cues.came_to_nothing.search(text) or turn.said.correction:
        return False
    behind = max((q.end for q in turn.heard.told.quantities if q.unit == "yuan"), default=0)
    if not asks_for_total_besides(turn, [calculation.rule], behind):
        return False
    inclusive = cues.inclusive.search(text) is not None
    if turn.room.rulebook.by_id[calculation.rule].instalments:
        of_several = inclusive
    elif (count := how_many(turn)) is not None:
        of_several = count not in calculation.inputs.values()
    else:
        added = inclusive or cues.also.search(text)
        of_several = bool(added or (sums and sums[-1].parts))
    near = sums if inclusive else [one for one in sums if one.article == calculation.article]
    return of_several and any(
        one.result and one.unit == "yuan" and not _is_same(one, calculation) for one in near
    )


def _is_same(one: Calculation, other: Calculation) -> bool:
    return (one.rule, one.result) == (other.rule, other.result) and _inputs(one) == _inputs(other)


def _inputs(calculation: Calculation) -> Sequence[object]:
    return [part.inputs for part in calculation.parts or (calculation,)]


def _ask(turn: Turn, draft: Draft, outcome: str) -> Draft | None:
    rules = rules_of(turn, draft.rules)
    document = turn.room.catalog.get(rules[0].document) if rules else None
    if document is None:
        return None
    return question_draft(document, rules, load_texts().say(outcome), outcome=outcome)
