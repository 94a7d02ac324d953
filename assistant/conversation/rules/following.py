"""Which rules a message goes on with: those just computed, or those on the clause just quoted."""

from dataclasses import dataclass, replace

from assistant.calculator.engine.instalment import has_instalments
from assistant.calculator.quantities.cues import cues as fact_cues
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.heard import Heard, read
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.instalments import instalments_asked
from assistant.conversation.reading.understanding import is_question
from assistant.conversation.room import Turn
from assistant.conversation.rules.asked_again import asks_again
from assistant.conversation.rules.candidates import (
    candidates_of,
    places_of_names,
    rules_named,
)
from assistant.conversation.rules.changing import (
    calls_only_the_figure,
    last_asked,
    with_change,
)
from assistant.conversation.rules.clauses import (
    told_rule,
)
from assistant.conversation.rules.counted import counted_beside
from assistant.conversation.rules.named_alone import (
    asked_of_one,
    named_alone,
    not_named,
    without_left_out,
)
from assistant.conversation.rules.narrowing import called_shortly, one_of_them
from assistant.conversation.rules.on_top import told_on_top
from assistant.conversation.rules.part_named import with_part_named
from assistant.conversation.rules.touched import touched

_NAMED = 1.5
"""A candidate with this score is named by more than a word that several awards share."""


@dataclass(frozen=True, slots=True)
class Followed:
    """Rules to compute again, the message as it is read for them, the input that a bare figure answers,
    whether to read what was said before once more for them, and the ids of those that the message is not
    about.
    """

    rules: list[LoadedRule]
    heard: Heard
    asked: str | None
    earlier: bool = False
    untouched: frozenset[str] = frozenset()


def followed(turn: Turn) -> Followed | None:
    """The rules whose case the message goes on with, or None where it does not."""
    focus = turn.session.focus
    if focus is None or not turn.leans_on_focus:
        return None
    rules = turn.rules_in_focus
    if not turn.said.content and (one := asked_of_one(turn, rules)) is not None:
        return Followed([one], turn.heard, last_asked(turn))
    if rules and not turn.said.content and asks_again(turn, rules):
        return Followed(rules, turn.heard, last_asked(turn))
    if _asks_for_instalment_of_all(turn, rules):
        return Followed(rules, turn.heard, None)
    if (one := called_shortly(turn, rules) or one_of_them(turn, rules)) is not None:
        return Followed([one], turn.heard, None)
    if (on_top := told_on_top(turn, rules)) and not is_question(turn.said.text):
        return Followed([*rules, *on_top], turn.heard, last_asked(turn))
    if not of_the_case(turn) or _of_an_unread_trade(turn, rules) or _puts_in_another(turn, rules):
        return None
    of_part = replace(turn, heard=with_part_named(turn))
    if rules and not _totals_others(of_part, rules):
        return _on_the_case(of_part, rules)
    return None if rules else _on_the_clause(of_part, focus.near)


def _on_the_case(turn: Turn, rules: list[LoadedRule]) -> Followed | None:
    """Those of the rules of the case that the message is about; None where it changes and asks nothing
    of them.
    """
    if (beside := counted_beside(turn, rules)) is not None:
        return Followed([beside], turn.heard, None)
    rules = named_alone(turn, rules)
    changed_turn = replace(turn, heard=with_change(turn, rules))
    heard = changed_turn.heard
    if kept := without_left_out(changed_turn, rules):
        silent = (r for r in kept if not read(turn.room.vocabulary, r, heard).fillings)
        return Followed(kept, heard, None, untouched=frozenset(rule.id for rule in silent))
    if (told_of := touched(changed_turn, rules)) or asks_again(changed_turn, rules):
        meant = told_of or rules
        untouched = not_named(changed_turn, meant)
        return Followed(meant, heard, last_asked(turn), untouched=untouched)
    return None


def _asks_for_instalment_of_all(turn: Turn, rules: list[LoadedRule]) -> bool:
    """今年能到手的是几万, after the sum of two awards: whether an instalment is asked for of them all, and nothing told."""
    places = instalments_asked(turn.said.text)
    paid_so = len(rules) > 1 and any(has_instalments(rule, places) for rule in rules)
    told = any(not quantity.vague for quantity in turn.heard.told.quantities)
    return paid_so and not turn.said.content and not told


def _on_the_clause(turn: Turn, near: tuple[str, ...]) -> Followed | None:
    """多缴了180万, after the clause was quoted: the rule on it of which a fact is told."""
    if not near or _names_others(turn, set(near)):
        return None
    told = told_rule(turn, turn.rules(near))
    return Followed([told[0]], turn.heard, told[1], earlier=True) if told else None


def _puts_in_another(turn: Turn, rules: list[LoadedRule]) -> bool:
    """更正，众创空间其实是今年新认定的市级, after the award for those of before: whether what is put right is another
    award, and none of these is named.
    """
    named = [c for c in rules_named(turn) if c.named and not c.denied]
    ids = {rule.id for rule in rules}
    other = bool(named) and named[0].kind == "main" and named[0].score >= _NAMED
    other = other and not calls_only_the_figure(turn, named[0], rules)
    return turn.said.correction and other and not any(c.rule in ids for c in named)


def _of_an_unread_trade(turn: Turn, rules: list[LoadedRule]) -> bool:
    """隔壁做物流的，收入2000万, after a wholesaler: whether another's trade is told that no word of these rules is
    for, where they hold for one trade each (本行业平均增速).
    """
    of_a_trade = [
        rule
        for rule in rules
        if any(fact_cues().label_is("average_labels", spec.label) for spec in rule.inputs.values())
    ]
    people, text = cues().people, turn.heard.told.text
    if not of_a_trade or not (turn.said.new_person or people.holder.search(text)):
        return False
    told = people.trade_told.search(text) is not None
    return told and not any(places_of_names(turn, rule.id) for rule in of_a_trade)


def _totals_others(turn: Turn, rules: list[LoadedRule]) -> bool:
    """先拿了专精特新又拿省级小巨人，加起来: whether the total of several awards is asked for that are all named
    now, of which some are those of the case.
    """
    if cues().totals.total_asked.search(turn.said.text) is None:
        return False
    named = {c.rule for c in candidates_of(turn) if c.named and not c.denied and c.kind != "rival"}
    ids = {rule.id for rule in rules}
    return bool(named & ids) and not named <= ids


def _names_others(turn: Turn, near: set[str]) -> bool:
    """Whether the words name other awards; of several named alike, whether all are others."""
    candidates = candidates_of(turn)
    named = {c.rule for c in candidates if c.named and c.kind != "rival"}
    alike = {c.rule for c in candidates if candidates[0].close and c.kind == "rival"}
    return bool(named - near) and not (len(named) == 1 and alike & near)


def of_the_case(turn: Turn) -> bool:
    """Whether the message goes on with the case of the present subject rather than with its words: 高压的要几天
    names another choice of what was computed.
    """
    chances = turn.continues
    if turn.leans_on_focus and cues().supposing.same_sum.search(turn.said.text):
        return True
    worded = chances.get("words", 0.0) > chances.get("case", 0.0)
    chosen = _names_a_choice(turn) or _says_which_case(turn)
    return turn.leans_on_focus and not (worded and not chosen)


def _says_which_case(turn: Turn) -> bool:
    """低压的，不是居民, after the clause was quoted that tells how long each takes: whether nothing is asked, and a
    choice of a period on that clause is told.
    """
    focus = turn.session.focus
    if focus is None or focus.rules or is_question(turn.said.text):
        return False
    return any(
        mention.meaning.role == "choice"
        for rule in turn.rules(focus.near)
        if rule.kind == "period"
        for mention in turn.heard.told.mentions.get(rule.id, ())
    )


def _names_a_choice(turn: Turn) -> bool:
    """Whether a result is asked for with a choice of an input of what was just computed."""
    focus = turn.session.focus
    return turn.said.sum_asked and any(
        mention.meaning.role == "choice"
        for rule in (focus.rules if focus is not None else ())
        for mention in turn.heard.told.mentions.get(rule, ())
    )
