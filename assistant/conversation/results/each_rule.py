"""Each of several rules with the facts told for it and what follows from them.

In: the turn and the rules that are meant. Out: the same rules, each with its facts and its result; what was
told is remembered in the session.
"""

from collections.abc import Collection, Sequence
from decimal import Decimal

from assistant.calculator.calculation import Calculation
from assistant.calculator.engine.itemised import add_up
from assistant.calculator.errors import CombineError
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.computing import compute_for_then
from assistant.conversation.facts.facts import Facts
from assistant.conversation.facts.gathering import gather_facts
from assistant.conversation.facts.heard import Heard
from assistant.conversation.facts.own_case import take_up_own
from assistant.conversation.facts.parts import own_stretches
from assistant.conversation.facts.remembering import as_answered, remember_facts
from assistant.conversation.facts.told_alike import change_together
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import places_of_names
from assistant.conversation.rules.changing import last_asked
from assistant.conversation.rules.instead import Known, or_instead
from assistant.conversation.rules.not_carried import facts_of_another_check, of_another_trade
from assistant.conversation.rules.since import ordinal_told

_MOST_THINGS = 50
"""Nobody has so many of what an award is given for."""


def compute_each(
    turn: Turn,
    rules: Sequence[LoadedRule],
    asked: str | None,
    *,
    earlier: Sequence[Heard],
    untouched: Collection[str],
) -> list[Known]:
    """Each rule with what is known for it and what follows, without one that is told not to be due.

    ``asked``, ``earlier`` and ``untouched`` are those of ``calculate_rules``.
    """
    before = turn.heard_before() if untouched else []
    known = []
    for rule in rules:
        apart = rule.id in untouched
        facts = _facts_of(
            turn, rule, rules, asked, earlier=before if apart else earlier, apart=apart
        )
        remember_facts(turn.session, rule, facts)
        found = _known(turn, rule, facts, asked, apart=apart)
        alone = len(rules) == 1
        known.append(or_instead(turn, found, before if apart else earlier) if alone else found)
    return [one for one in known if not _is_denied(*one)] or known


def _facts_of(
    turn: Turn,
    rule: LoadedRule,
    rules: Sequence[LoadedRule],
    asked: str | None,
    *,
    earlier: Sequence[Heard],
    apart: bool,
) -> Facts:
    """The facts told for one of the rules; where the message is not about it (``apart``), those told before."""
    session, vocabulary, heard = turn.session, turn.room.vocabulary, _heard_of(turn, apart=apart)
    own = take_up_own(session, rule)
    facts = gather_facts(
        vocabulary,
        rule,
        session,
        heard,
        asked=asked,
        earlier=earlier,
        without=[name for name in of_another_trade(turn, rule) if name not in own],
    )
    as_answered(rule, session, facts, lacking=not apart)
    if facts.doubts and (stretch := _own_stretch(turn, rule, rules)) is not None:
        told_there = gather_facts(vocabulary, rule, session, stretch)
        facts = facts if told_there.doubts else told_there
    if (of_year_told := ordinal_told(turn, rule)) is not None:
        facts.tell(of_year_told)
    if asked == last_asked(turn):
        change_together(session, rule, facts, heard, asked)
    return facts


def _known(turn: Turn, rule: LoadedRule, facts: Facts, asked: str | None, *, apart: bool) -> Known:
    """The rule with these facts and what follows; without those that alone settled another check."""
    calculation = result_of(turn, rule, facts)
    if others := facts_of_another_check(turn, rule, facts, calculation):
        heard = _heard_of(turn, apart=apart)
        facts = gather_facts(
            turn.room.vocabulary, rule, turn.session, heard, asked=asked, without=others
        )
        calculation = result_of(turn, rule, facts)
    return Known(rule, facts, calculation)


def _heard_of(turn: Turn, *, apart: bool) -> Heard:
    """What the message tells a rule: nothing, where it is not about it."""
    return turn.hear("") if apart else turn.heard


def _own_stretch(turn: Turn, rule: LoadedRule, rules: Sequence[LoadedRule]) -> Heard | None:
    """Of a message that tells of several awards in turn, what it tells of this one."""
    if len(rules) < 2:
        return None
    names = {r.id: [start for start, _ in places_of_names(turn, r.id)] for r in rules}
    own = own_stretches(turn.heard.told.text, names).get(rule.id)
    return turn.hear(own) if own else None


def too_many_things(rule: LoadedRule, facts: Facts) -> bool:
    """Whether more things are told at once than anybody has: the number is rather a slip. Each is computed
    by itself, but for those that an input of the rule counts.
    """
    counters = {name for name, spec in rule.inputs.items() if spec.type == "integer"}
    items = facts.several.items if facts.several is not None else ()
    numbers: list[object] = [sum(item.count for item in items)]
    numbers += [v for item in items for n, v in item.values.items() if n in counters]
    return any(isinstance(n, Decimal | int) and n > _MOST_THINGS for n in numbers)


def result_of(turn: Turn, rule: LoadedRule, facts: Facts) -> Calculation:
    """The rule's result, or the sum over several things told at once (两个省优一个国优)."""
    if facts.several is not None and not too_many_things(rule, facts):
        try:
            return add_up(rule, facts.values, facts.several, turn.as_of, turn.room.rulebook)
        except CombineError:
            pass
    return compute_for_then(rule, facts, turn.heard.told, turn.as_of)


def _is_denied(rule: LoadedRule, facts: Facts, calculation: Calculation) -> bool:
    """要不是四基的呢, of two awards: whether it is told now that one is not due, whatever else it would ask for."""
    flags = {name for name, spec in rule.inputs.items() if spec.type == "flag"}
    told_not = any(facts.now[n].value is False for n in flags & facts.now.keys())
    return told_not and bool(calculation.missing)
