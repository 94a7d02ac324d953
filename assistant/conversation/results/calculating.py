"""The step that computes: which of the awards spoken of a sum is asked for."""

from collections.abc import Sequence

from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts
from assistant.answering.reckoning import question_draft
from assistant.calculator.filling.picking import Candidate
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.lookup.from_article import answer_policy
from assistant.conversation.lookup.unnamed import others_told_of, rule_told_of, stated_period
from assistant.conversation.lookup.wanting import asked_besides, wants_result
from assistant.conversation.reading.cues import cues
from assistant.conversation.results.result_of_rules import calculate_rules
from assistant.conversation.room import Turn
from assistant.conversation.rules.beside import counted_with, told_beside
from assistant.conversation.rules.candidates import (
    awards_named,
    candidates_of,
    left_out,
    lists_choices,
    together_with,
)
from assistant.conversation.rules.clauses import quotes_other_words
from assistant.conversation.rules.following import followed, of_the_case
from assistant.conversation.rules.instead import led_by_another_article
from assistant.conversation.rules.named_alike import one_of_alike, with_the_figure
from assistant.conversation.rules.named_alone import asked_of_one
from assistant.conversation.rules.narrowing import asks_first, only_one, singled_out
from assistant.conversation.rules.same_sum import same_sum
from assistant.conversation.rules.told_earlier import told_earlier
from assistant.conversation.rules.unused import asks_for_total, total_without

_NAMED_AT_MOST = 3
"""So many other awards are named where it is asked which is meant."""


def calculate(turn: Turn) -> Draft | None:
    """Compute when a sum, a share, a period or a yes or no is asked and the words name a rule. None where no
    result is asked for, or no rule is named.
    """
    if _asks_for_no_result(turn):
        return None
    if (before := only_one(turn) or same_sum(turn)) is not None:
        return before
    if (going := followed(turn)) is not None:
        turn.read_as(going.heard)
        earlier = turn.heard_before() if going.earlier else []
        return calculate_rules(
            turn, going.rules, asked=going.asked, earlier=earlier, untouched=going.untouched
        )
    if _rests_on_focus(turn):
        turn.read_as(turn.hear(turn.query))
    candidates = candidates_of(turn)
    if (led := led_by_another_article(turn)) is not None:
        turn.search, turn.evidence, turn.led = led, None, True
        return answer_policy(turn)
    turn.notes["candidates"] = [(c.rule, c.kind, round(c.score, 3)) for c in candidates]
    if not candidates and (rule := rule_told_of(turn)):
        others = others_told_of(turn, rule)
        return _which(turn, [rule, *others]) if others else calculate_rules(turn, [rule])
    spoken_of = turn.rules(c.rule for c in candidates if c.named and not c.denied)
    sums = [rule for rule in spoken_of if rule.kind == "award" and rule.unit == "yuan"]
    alone_meant = singled_out(turn, spoken_of) or asked_of_one(turn, sums)
    wanted = _wants_a_result(turn, candidates, spoken_of, alone=alone_meant is not None)
    if not wanted or lists_choices(turn, candidates[0]):
        stated = stated_period(turn)
        return calculate_rules(turn, [stated]) if stated else None
    if alone_meant is not None:
        return calculate_rules(turn, [alone_meant])
    main = with_the_figure(turn, candidates[0])
    if main.close or main is not candidates[0]:
        return _of_alike(turn, main, candidates)
    return _of_named(turn, candidates)


def _wants_a_result(
    turn: Turn, candidates: list[Candidate], spoken_of: Sequence[LoadedRule], *, alone: bool
) -> bool:
    """Whether what the awards named come to is wanted: of one that is singled out (``alone``), the total of
    several, or as ``wants_result`` tells by likeness.
    """
    if alone and asks_first(turn) and not asked_besides(turn):
        return True
    several = len(spoken_of) > 1 or any(turn.read(rule).several for rule in spoken_of)
    total = several and asks_for_total(turn) and not asked_besides(turn)
    return bool(candidates) and (total or wants_result(turn, candidates))


def _of_named(turn: Turn, candidates: list[Candidate]) -> Draft | None:
    """Those of the awards named that are meant together; a question where a total would leave one out."""
    rules = turn.rules(c.rule for c in together_with(turn, candidates))
    rules = [*rules, *counted_with(turn, rules)]
    counted = [*rules, *told_beside(turn, rules)] if asks_for_total(turn) else []
    if counted and (left := left_out(turn, candidates, counted)):
        document = turn.room.catalog.get(left[0].document)
        return total_without(left, document) if document is not None else None
    goes_on = turn.said.follow or of_the_case(turn)
    if cues().events.one_more.search(turn.said.text):
        return calculate_rules(turn, rules)
    earlier = turn.heard_before() if goes_on else told_earlier(turn, rules)
    return calculate_rules(turn, rules, earlier=earlier)


def _of_alike(turn: Turn, main: Candidate, candidates: Sequence[Candidate]) -> Draft | None:
    """Of awards that are named alike the one that the facts tell; else the question which is meant."""
    others = [c for c in candidates if c.kind == "rival" and c.rule != main.rule]
    rivals = [c for c in others if c.matter == main.rule and not c.opposed]
    one = one_of_alike(turn, [main, *rivals]) if main.close else main
    if one is None:
        return _which(turn, turn.rules((main.rule, *(c.rule for c in rivals[:_NAMED_AT_MOST]))))
    companions = [c for c in candidates if c.kind == "companion" and c.matter == one.rule]
    if companions:
        return _of_named(turn, [one, *companions])
    rules = turn.rules((one.rule,))
    return calculate_rules(turn, rules, earlier=told_earlier(turn, rules))


def _asks_for_no_result(turn: Turn) -> bool:
    """Whether a meaning is asked for, how it was before, or nothing is named at all (几天能办完)."""
    text = turn.said.text
    if turn.session.focus is None and not turn.said.content and not turn.heard.told.quantities:
        return True
    return bool(cues().asking.meaning_asked.search(text) or cues().comparing.as_it_was.search(text))


def _rests_on_focus(turn: Turn) -> bool:
    """Whether a sum is asked for of the clause quoted before, and no award named by itself."""
    if not (turn.leans_on_focus and turn.said.sum_asked):
        return False
    focus = turn.session.focus
    if focus is not None and focus.rules:
        return False
    if awards_named(turn):
        return cues().totals.total.search(turn.said.text) is not None
    last = turn.session.last_draft
    if last is not None and last.kind == "match" and turn.said.content:
        return False  # 标准那个给几万, after a list: of what none of its sums is
    near = turn.rules(focus.near if focus is not None else ())
    return not quotes_other_words(turn, near)


def _which(turn: Turn, rules: list[LoadedRule]) -> Draft | None:
    """Two awards fit: ask which, both named, with their words."""
    document = turn.room.catalog.get(rules[0].document)
    if document is None:
        return None
    names = "、".join(f"（{n}）{rule.title}" for n, rule in enumerate(rules, start=1))
    text = load_texts().say("which_rule") + names
    return question_draft(document, rules, text, outcome="which_rule", options=rules)
