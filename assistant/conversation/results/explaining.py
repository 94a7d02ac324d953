"""Steps on the last answer: why, and what if the person does not know."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import dropwhile

from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts, outcome_draft
from assistant.answering.reckoning import calculation_draft
from assistant.answering.statement import Statement
from assistant.answering.view import amount
from assistant.calculator.calculation import Calculation, InputValue
from assistant.calculator.engine.cases import Case, cases
from assistant.calculator.engine.engine import calculate
from assistant.calculator.format import shown
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.remembering import tell_fillings, told_before
from assistant.conversation.reading.cues import cues
from assistant.conversation.results.challenging import (
    challenges,
    is_challenged,
    lead_to_grounds,
    of_another_case,
)
from assistant.conversation.room import Turn
from assistant.conversation.rules.earlier_results import awards_of, drafted, one_before
from corpus.document import Document

_SAYS_SO_MUCH = 5
"""Characters of content with which a question has a matter of its own."""


def explain_why(turn: Turn) -> Draft | None:
    """为什么, 不是该22.5万吗: the last answer's grounds, its words and steps once more. None where they are not asked for,
    or nothing was answered and the question has a matter of its own.
    """
    last = turn.session.last_draft
    if last is not None and turn.session.pending and challenges(turn):
        return replace(last, outcome="repeated")
    challenged = is_challenged(turn)
    if not (turn.said.why or challenged or _why_of_part(turn)):
        return None
    if challenged and (other := of_another_case(turn)) is not None:
        return other
    last = (
        _part_named(turn) or one_before(turn) or _sum_in_focus(turn) or last or _last_result(turn)
    )
    if last is None:
        own_matter = len(turn.said.content) > _SAYS_SO_MUCH
        return None if own_matter else outcome_draft("nothing_to_repeat")
    grounds = tuple(dropwhile(lambda said: not said.citations, last.statements)) or last.statements
    lead = lead_to_grounds(turn, last.calculation)
    return replace(last, statements=(lead, *grounds), outcome="explained")


def _why_of_part(turn: Turn) -> bool:
    """项目咋就没份, 研发机构那块怎么是100: whether it is asked why one of the awards answered gives so much, and nothing is
    put right.
    """
    asked = cues().doubting.why_of_part.search(turn.said.text) is not None
    return asked and not turn.said.correction and _part_named(turn) is not None


def _part_named(turn: Turn) -> Draft | None:
    """The sum of the only award answered that the message names, where there are several; None else."""
    mentions, results = turn.heard.told.mentions, turn.session.results
    named = [
        one
        for one in results
        if any(m.meaning.role == "name" and not m.covered for m in mentions.get(one.rule, ()))
    ]
    return drafted(turn, named[0]) if len(named) == 1 < len(results) else None


def _sum_in_focus(turn: Turn) -> Draft | None:
    """归谁管 / 为什么: the sum of the present subject, where words of its article were shown since."""
    session, doubting = turn.session, cues().doubting
    last, focus = session.last_draft, session.focus
    if last is None or last.kind != "policy" or focus is None or not session.sums:
        return None
    of_sum = (
        any(cue.search(turn.said.text) for cue in (doubting.why_so_much, doubting.why_of_sum))
        or not last.reason
    )
    there = {name for part in session.sums[-1:] for name in awards_of(part)} <= set(focus.rules)
    return drafted(turn, session.sums[-1]) if of_sum and there else None


def _last_result(turn: Turn) -> Draft | None:
    """The sum answered last for the enterprise that the talk came back to (头一个厂为啥没有)."""
    return drafted(turn, turn.session.results[-1]) if turn.session.results else None


def not_knowing(turn: Turn) -> Draft | None:
    """不知道, as the answer to a question: where to ask, and what follows in each case. None where nothing was asked
    back, or nothing is said not to be known.
    """
    pending = turn.session.pending
    if pending is None or pending.input is None:
        return _not_known_yet(turn)
    rules = turn.rules(pending.rules)
    if not (turn.said.unknown or _is_not_known(turn, rules, pending.input)):
        return None
    owner = next((rule for rule in rules if pending.input in rule.inputs), None)
    return _in_each_case(turn, owner, pending.input) if owner is not None else None


def _not_known_yet(turn: Turn) -> Draft | None:
    """今年的行业平均还没出来, after it was told: the award answered last without that figure; None where nothing that
    it was computed with is said to be unknown.
    """
    rules, told = turn.rules_in_focus, turn.heard.told
    if len(rules) != 1:
        return None
    (rule,) = rules
    for mention in told.mentions.get(rule.id, ()):
        name = mention.meaning.input
        figure = mention.meaning.role == "input" and rule.inputs[name].type == "rate"
        behind = told.text[mention.end :]
        if figure and name in turn.session.told and cues().replies.not_out_yet.match(behind):
            turn.session.told.pop(name)
            others = [f for f in turn.read(rule).fillings if f.input != name]
            tell_fillings(turn.session, rule, others)
            return _in_each_case(turn, rule, name)
    return None


def _in_each_case(turn: Turn, rule: LoadedRule, name: str) -> Draft | None:
    """What a rule gives in each case of an input, with what else was told."""
    document = turn.room.catalog.get(rule.document)
    if document is None:
        return None
    before = {n: fact.value for n, fact in told_before(turn.session, rule).items()}
    calculation = calculate(rule, before, turn.as_of)
    says = _conditional(turn, rule, name, before, calculation)
    return draft_of_cases(document, rule, calculation, says)


def _is_not_known(turn: Turn, rules: Sequence[LoadedRule], name: str) -> bool:
    """不知道行业平均是多少: whether what was asked back is said, in its own words, not to be known."""
    mentions = [m for rule in rules for m in turn.heard.told.mentions.get(rule.id, ())]
    said = cues().replies.unknown_itself.search(turn.said.text) is not None
    return said and any(m.meaning.input == name for m in mentions)


def draft_of_cases(
    document: Document, rule: LoadedRule, calculation: Calculation, says: Sequence[Statement]
) -> Draft:
    """What follows in each case, with the words it rests on; no case is taken for the asker's."""
    draft = calculation_draft(document, [rule], calculation)
    quotes = tuple(s for s in draft.statements if s.citations)
    return replace(draft, statements=(*says, *quotes), outcome="unknown_fact")


def _conditional(
    turn: Turn, rule: LoadedRule, name: str, told: dict[str, InputValue], calculation: Calculation
) -> list[Statement]:
    """Where an input can be asked for, and what follows in each case of it."""
    texts = load_texts()
    article = turn.room.article(rule.document, rule.provision.article)
    departments = "、".join(calculation.decides or (article[1].departments if article else ()))
    label = rule.inputs[name].label
    lead = texts.say("unknown_where", label=label, departments=departments)
    says = [Statement(lead, basis=(lead,))]
    return [*says, *case_statements(rule, name, cases(rule, told, name, turn.as_of))]


def case_statements(
    rule: LoadedRule, name: str, found: Sequence[Case], meant: Sequence[Case] | None = None
) -> list[Statement]:
    """如果资质等级是 特级：600万元: what follows in each case of an input, or in those that are meant."""
    texts, label = load_texts(), rule.inputs[name].label
    says: list[Statement] = []
    for place, case in enumerate(found):
        before = found[place - 1] if place else None
        after = found[place + 1] if place + 1 < len(found) else None
        if meant is not None and case not in meant:
            continue
        span = _span(rule, name, before, case, after)
        text = texts.say("unknown_case", label=label, case=span, follows=_follows(case))
        says.append(Statement(text, basis=(text,)))
    return says


def _span(rule: LoadedRule, name: str, before: Case | None, case: Case, after: Case | None) -> str:
    """The values of a case in words: 低于 8%, 8% 及以上, by the rounder number at each edge."""
    texts = load_texts()
    if isinstance(case.low, bool):
        return texts.say("case_yes" if case.low else "case_no")
    unit = rule.inputs[name].shown_in
    if not isinstance(case.low, Decimal) or not isinstance(case.high, Decimal):
        return shown(case.low, unit)
    edges: list[str] = []
    if before is not None and isinstance(before.high, Decimal):
        own = _rounder(case.low, before.high)
        edge, said = (case.low, "case_from") if own else (before.high, "case_above")
        edges.append(texts.say(said, value=shown(edge, unit)))
    if after is not None and isinstance(after.low, Decimal):
        own = _rounder(case.high, after.low)
        edge, said = (case.high, "case_up_to") if own else (after.low, "case_below")
        edges.append(texts.say(said, value=shown(edge, unit)))
    return "、".join(edges) or texts.say("case_any")


def _rounder(first: Decimal, second: Decimal) -> bool:
    """Whether the first number has fewer digits to say."""
    return len(first.normalize().as_tuple().digits) <= len(second.normalize().as_tuple().digits)


def _follows(case: Case) -> str:
    """What comes of a case, in words: its sum, what the rule calls it, or that it is not settled."""
    calculation = case.calculation
    if calculation is None:
        return load_texts().say("unknown_moves")
    if calculation.undecided is not None:
        return calculation.undecided
    if calculation.eligible is False:
        return calculation.says or load_texts().say("case_not_due")
    return amount(calculation) or calculation.says or load_texts().say("case_due")
