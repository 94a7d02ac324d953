"""The last look at a sum: what a message tells or asks for and the sum does not hold is asked about.

A figure that stays as it was where the message speaks of a change, or one award's where a total of several
is asked for, is most likely the answer to another question: of such sums in ``eval/questions/dialogue.jsonl``
more were wrong than right (read half, 2026-11-29).
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts
from assistant.answering.reckoning import question_draft
from assistant.calculator.calculation import Calculation
from assistant.calculator.message.told import clause_end, clause_start
from assistant.calculator.quantities.fact import Quantity
from assistant.conversation.facts.more_or_less import read_change
from assistant.conversation.lookup.wanting import asked_besides
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.instalments import instalments_asked
from assistant.conversation.reading.understanding import is_question
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import candidates_of, left_out
from assistant.conversation.rules.same_sum import names_nothing_else
from assistant.conversation.rules.unused import asks_for_total_besides
from assistant.conversation.totals.sureness import is_unsure
from assistant.conversation.totals.totalling import how_many
from corpus.normalise import fold_plain

_BOTH = 2
_TEN_THOUSAND = 10_000
_SHARES = ("rate", "points")


def doubted(turn: Turn, draft: Draft) -> Draft:
    """The draft, or the question that stands in its place; the last sum once more, where that is spoken of."""
    calculation = draft.calculation
    if draft.outcome == "repeated" and _repeats_without_what_is_added(turn, draft):
        return _ask(turn, draft, "total_unheard") or draft
    if draft.outcome != "calculated" or calculation is None or calculation.missing:
        return draft
    if (again := _said_again(turn, calculation)) is not None:
        return again
    unheard = _what_is_unheard(turn, draft, calculation)
    if unheard is None and is_unsure(turn, calculation, step=next(reversed(turn.times))):
        unheard = "sum_unsure"
    return draft if unheard is None else _ask(turn, draft, unheard) or draft


def _what_is_unheard(turn: Turn, draft: Draft, calculation: Calculation) -> str | None:
    """What of the message the sum does not hold, as the outcome under which it is asked about; None where it
    holds all.
    """
    if calculation.ended:
        return None  # no figure makes a difference to it
    if (
        _hears_no_change(turn, calculation, draft)
        or _takes_a_sum_for_a_fact(turn, calculation)
        or _takes_money_for_a_number(turn, draft)
        or _was_paid_before(turn, calculation)
    ):
        return "change_unheard"
    if _is_of_no_certain_year(turn, calculation):
        return "year_unheard"
    if _leaves_sums_out(turn, calculation) or _leaves_out_what_is_added(turn, draft):
        return "total_unheard"
    return None


def _hears_no_change(turn: Turn, calculation: Calculation, draft: Draft) -> bool:
    """假如里头有一个能冲成国家级: whether a change is told and everything was computed as before."""
    corrections, text = cues().corrections, turn.said.text
    if not _was_just_given(turn, calculation) or asked_besides(turn):
        return False
    if calculation.parts and cues().totals.total.search(text):
        return False
    known = _known_figures(turn, draft, calculation)
    figures = [c.quantity for c in turn.heard.around if c.usable and not c.award]
    if any(figure.value in known for figure in figures):
        return False
    if _tells_a_sum_or_share(figures, calculation) or _counts_something_more(turn, known):
        return True
    if corrections.change_told.search(text) or (turn.said.correction and not is_question(text)):
        return True
    return calculation.unit == "yuan" and _says_what_no_rule_reads(turn, draft)


def _known_figures(turn: Turn, draft: Draft, calculation: Calculation) -> Collection[object]:
    """What was computed with, what it came to, and the figures of the rules."""
    rules = turn.rules(draft.rules)
    of_the_rules = {figure.value for rule in rules for figure in rule.program.figures.values()}
    inputs = [v for v in calculation.inputs.values() if not isinstance(v, bool)]  # True is 1
    return {*inputs, calculation.result, *of_the_rules}


def _tells_a_sum_or_share(figures: Sequence[Quantity], calculation: Calculation) -> bool:
    """Whether a definite sum of money or a share is told, of an award that gives money."""
    units = (*_SHARES, "yuan") if calculation.unit == "yuan" else ()
    return any(figure.unit in units and not figure.vague for figure in figures)


def _counts_something_more(turn: Turn, known: Collection[object]) -> bool:
    """里头还出了三家国家高新: whether so many things more are told, which no input took."""
    counts = [q for q in turn.heard.told.quantities if q.unit == "count" and q.value > 1]
    more = cues().totals.also.search(turn.said.text) is not None
    return more and not is_question(turn.said.text) and any(q.value not in known for q in counts)


def _says_what_no_rule_reads(turn: Turn, draft: Draft) -> bool:
    """他厂是做新一代信息技术的, 那就是多扣了多少: whether a message has words that are none of the rules' own and tell
    them nothing.
    """
    focus = turn.session.focus
    if focus is None or turn.said.repeat or turn.said.why or turn.real_again:
        return False
    text = turn.said.text
    if instalments_asked(text) or cues().replies.again.search(text):
        return False
    if turn.said.sum_asked and not cues().totals.asks_beside_sum.search(text):
        return False
    if turn.said.sum_asked:
        return True
    rules = turn.rules(draft.rules)
    readings = [turn.read(rule) for rule in rules]
    if any(r.fillings or r.doubts or r.several for r in readings):
        return False
    return not names_nothing_else(turn, focus, rules)


def _was_paid_before(turn: Turn, calculation: Calculation) -> bool:
    """县里那个去年已经给过了，今年给多少: whether all that is told of an award is that it was paid for before."""
    told = turn.heard.told
    if calculation.parts or not calculation.result or _is_paid_over_years(turn, calculation):
        return False
    if any(q.value != calculation.result for q in told.quantities):
        return False
    mentions = told.mentions.get(calculation.rule, ())
    named = [m for m in mentions if m.meaning.role in ("name", "choice") and not m.covered]
    clauses = [told.text[clause_start(told, m.start) : clause_end(told, m.end)] for m in named]
    return bool(clauses) and all(cues().events.paid_before.search(clause) for clause in clauses)


def _takes_a_sum_for_a_fact(turn: Turn, calculation: Calculation) -> bool:
    """今年没有，明年20万对吧; 那24条45万、54条45万，合起来能拿90万喽: whether a sum that was answered, and is said again, was
    taken for a figure told.
    """
    given = {one.result for one in turn.session.sums if one.unit == "yuan" and one.result}
    said = {q.value for q in turn.heard.told.quantities if q.unit == "yuan"} & given
    known = [v for one in turn.session.sums for p in one.singles for v in p.inputs.values()]
    now = [v for part in calculation.singles for v in part.inputs.values()]
    claimed = turn.said.claims or turn.said.yes_no
    asked = claimed or cues().totals.total_asked.search(turn.said.text) is not None
    return asked and any(value in now and value not in known for value in said)


def _takes_money_for_a_number(turn: Turn, draft: Draft) -> bool:
    """那国优才是50？: whether so many 万 as a figure of the rule, said without the unit, were taken for a number of things."""
    plain = [q for q in turn.heard.told.quantities if q.unit == "plain"]
    inputs = draft.calculation.inputs if draft.calculation is not None else {}
    return any(
        rule.inputs[name].type == "integer"
        and any(q.value == value for q in plain)
        and value * _TEN_THOUSAND in {figure.value for figure in rule.program.figures.values()}
        for rule in turn.rules(draft.rules)
        for name, value in inputs.items()
        if name in rule.inputs and isinstance(value, Decimal)
    )


def _said_again(turn: Turn, calculation: Calculation) -> Draft | None:
    """这30万是准数不: the last sum once more, where it is what is spoken of and was taken for a figure told."""
    last, figures = turn.session.last_draft, turn.heard.told.quantities
    before = turn.session.last_calculation
    if last is None or before is None or before.result is None:
        return None
    its_own = [q.value for q in figures] == [before.result]
    points = cues().pointing.that_sum.search(turn.heard.told.text) is not None
    taken = before.result in calculation.inputs.values() and last.outcome == "calculated"
    return replace(last, outcome="repeated") if its_own and points and taken else None


def _is_of_no_certain_year(turn: Turn, calculation: Calculation) -> bool:
    """升规三年了，这一年给多少: whether an award paid over several years is given for some years ago, which
    leaves open whether this is the last of them or one after it.
    """
    parts = calculation.singles
    return (
        bool(calculation.result)
        and any(_is_paid_over_years(turn, part) for part in parts)
        and cues().years.entered_years_ago.search(turn.said.text) is not None
    )


def _leaves_out_what_is_added(turn: Turn, draft: Draft) -> bool:
    """三个全算，再加晋升特级: whether an award is named that is to be added, and the sum is without it."""
    totals = cues().totals
    text = fold_plain(turn.written)  # without what was told before and is read together with it
    adds = totals.adds_on.search(text) or totals.added_one.search(text)
    calculation = draft.calculation
    if not adds or calculation is None or calculation.unit != "yuan":
        return False
    change = read_change(turn.heard)
    if change is not None and change.on_told:  # 再加30万 is more of a figure
        return False
    counted = turn.rules(draft.rules)
    last = turn.session.last_calculation
    same = last is not None and (last.rule, last.result) == (calculation.rule, calculation.result)
    unheard = bool(calculation.parts) and same
    return unheard or bool(left_out(turn, candidates_of(turn), counted))


def _repeats_without_what_is_added(turn: Turn, draft: Draft) -> bool:
    """再加省级认定, after a total: whether the sum is only said again where something is to be added; 再加一遍 adds nothing."""
    again = turn.said.repeat or cues().totals.counted_total.search(turn.said.text)
    return not again and bool(turn.said.content) and _leaves_out_what_is_added(turn, draft)


def _is_paid_over_years(turn: Turn, part: Calculation) -> bool:
    """Whether an award is paid in instalments; a part that is a total itself is of several awards."""
    rule = turn.room.rulebook.get(part.rule)
    return rule is not None and bool(rule.instalments)


def _leaves_sums_out(turn: Turn, calculation: Calculation) -> bool:
    """同年另有一项省优，合计多少: whether one award's sum is given where it is to be added to another."""
    totals, text = cues().totals, turn.said.text
    if calculation.parts or calculation.unit != "yuan" or totals.left_out.search(text):
        return False
    of_both = totals.total.search(text) and cues().people.both_firms.search(text)
    if of_both and _was_just_given(turn, calculation):
        return not any(value == _BOTH for value in calculation.inputs.values())
    if cues().events.came_to_nothing.search(text) or turn.said.correction:
        return False
    if turn.said.new_person and not turn.session.results:
        return False  # 我表哥那个厂才小升规的，他全部能拿多少: all of what is his
    behind = max((q.end for q in turn.heard.told.quantities if q.unit == "yuan"), default=0)
    if not asks_for_total_besides(turn, [calculation.rule], behind):
        return False
    return _is_a_total_of_several(turn, calculation) and bool(_sums_beside(turn, calculation))


def _is_a_total_of_several(turn: Turn, calculation: Calculation) -> bool:
    """Whether the total asked for is one of several awards, and not of the years of this one, or of so many things
    as it counts.
    """
    totals, text, sums = cues().totals, turn.said.text, turn.session.sums
    inclusive = totals.inclusive.search(text) is not None
    if _is_paid_over_years(turn, calculation):
        return inclusive
    if (count := how_many(turn)) is not None:
        return count not in calculation.inputs.values()
    return inclusive or totals.also.search(text) is not None or bool(sums and sums[-1].parts)


def _sums_beside(turn: Turn, calculation: Calculation) -> Sequence[Calculation]:
    """The other sums that were answered: those of the same article, or all, where it says so (连这个一共)."""
    of_all = cues().totals.inclusive.search(turn.said.text) is not None
    by_the_year = _is_paid_over_years(turn, calculation)
    return [
        one
        for one in turn.session.sums
        if (of_all or one.article == calculation.article)
        and one.result
        and one.unit == "yuan"
        and not _is_same(one, calculation)
        and not (by_the_year and one.rule == calculation.rule)  # the whole of it was given before
    ]


def _was_just_given(turn: Turn, calculation: Calculation) -> bool:
    last = turn.session.last_draft
    return (
        last is not None
        and last.calculation is not None
        and _is_same(last.calculation, calculation)
    )


def _is_same(one: Calculation, other: Calculation) -> bool:
    return (one.rule, one.result) == (other.rule, other.result) and _inputs(one) == _inputs(other)


def _inputs(calculation: Calculation) -> Sequence[object]:
    return [part.inputs for part in calculation.singles]


def _ask(turn: Turn, draft: Draft, outcome: str) -> Draft | None:
    rules = turn.rules(draft.rules)
    document = turn.room.catalog.get(rules[0].document) if rules else None
    if document is None:
        return None
    return question_draft(document, rules, load_texts().say(outcome), outcome=outcome)
