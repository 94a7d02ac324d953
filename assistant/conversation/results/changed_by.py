"""The step for 里头有80万不合规得剔出去, 今年少记了230万, 盘子缩水三成: a figure told before becomes more or
less by so much.

What is said to be added or taken off is no new figure in place of the one told. Where it is not clear
which of several figures is meant, it is asked and nothing computed.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts
from assistant.answering.reckoning import question_draft
from assistant.calculator.calculation import InputValue
from assistant.calculator.message.context import Context
from assistant.calculator.message.polarity import clause_end, clause_start
from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.fact import Filling
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.gathering import Heard, is_average, read
from assistant.conversation.reading.cues import load_cues
from assistant.conversation.results.calculating import calculate_rules
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import rules_named
from assistant.conversation.rules.following import rules_of
from assistant.conversation.rules.unused import asks_for_total_besides
from assistant.conversation.sessions.session import ToldFact
from corpus.datafile import load_data

_DATA = Path(__file__).with_name("changed_by.yaml")
_TYPE_OF_UNIT = {
    "yuan": ("money",), "tonne": ("number",), "kilowatt": ("number",), "count": ("integer",),
    "rate": ("money", "number"), "points": ("rate",),
}  # fmt: skip
_TO_THE_END = ("_before", "becomes")


@dataclass(frozen=True, slots=True)
class Change:
    """By how much a figure changes: by ``amount`` in its unit, or to ``factor`` times what it was.

    ``context`` is the figure said; ``becomes`` the new figure, where that is said, too. ``grown``: it is a
    share by which something rose or fell.
    """

    context: Context
    amount: Decimal = Decimal(0)
    factor: Decimal = Decimal(1)
    becomes: Decimal | None = None
    grown: bool = False

    def of(self, told: Decimal) -> Decimal:
        """What a figure told becomes."""
        return told * self.factor + self.amount


def change_by(turn: Turn) -> Draft | None:
    """The awards just computed, with the figure told that the message says to have become more or less."""
    focus, session = turn.session.focus, turn.session
    if focus is None or not focus.rules or session.pending is not None or not session.told:
        return None
    change = read_change(turn.heard, {fact.value for fact in session.told.values()})
    if change is not None and _was_told(turn, change):
        return None
    rules = rules_of(turn, focus.rules)
    if change is None or not rules or turn.said.new_person:
        return None
    ids = [rule.id for rule in rules]
    if asks_for_total_besides(turn, ids) or _names_another(turn, rules):
        return None
    facts = _facts_of(turn, rules, change)
    if not facts or any(_is_read_otherwise(turn, rule, change) for rule in rules):
        return None
    targets = _targets(turn, rules, change, facts)
    changed = {name: change.of(value) for name, value in targets.items()}
    if not changed or any(value < 0 for value in changed.values()):
        return _ask(turn, rules, change, facts)
    if change.becomes is not None and set(changed.values()) != {change.becomes}:
        return None
    quantity = turn.heard.told.in_message[change.context.quantity.start]
    placed = {
        rule.id: tuple(
            Filling(name, value, quantity.text, quantity.start, quantity.end)
            for name, value in changed.items()
            if name in rule.inputs
        )
        for rule in rules
    }
    nothing = Heard.of(turn.room.vocabulary, "", turn.as_of)
    turn.heard = replace(nothing, placed=placed)
    if load_cues().supposed.search(turn.said.text) is None:
        turn.said = replace(turn.said, correction=True)  # the sum before never was
    return calculate_rules(turn, rules)


def read_change(heard: Heard, known: Collection[InputValue] = ()) -> Change | None:
    """The change that a message tells; None where it tells none, or more than one, or another new figure
    beside it (``known`` are no new ones).
    """
    text, patterns = heard.told.text, _patterns()
    found: list[Change] = []
    others: list[Context] = []
    for context in heard.around:
        quantity = context.quantity
        if quantity.unit not in _TYPE_OF_UNIT or quantity.vague or quantity.bound:
            continue
        end = clause_end(heard.told, quantity.end)
        before = text[clause_start(heard.told, quantity.start) : quantity.start]
        behind = text[quantity.end : end]
        further = text[end : clause_end(heard.told, end + 1)]
        is_new = patterns["not_told"].search(behind) or patterns["reached_before"].search(before)
        if is_new:
            others.append(context)
        elif (change := _change(context, before, behind, further)) is not None:
            found.append(change)
        elif quantity.value not in known:
            others.append(context)
    measured = [c for c in found if c.context.quantity.unit != "count"]
    found = measured or found
    if len(found) != 1:
        return None
    change = found[0]
    alike = [c for c in others if c.quantity.unit == change.context.quantity.unit]
    new = [c for c in alike if patterns["becomes"].search(text[: c.quantity.start])]
    if len(alike) > len(new) or len(new) > 1:
        return None
    return replace(change, becomes=new[0].quantity.value if new else None)


def _change(context: Context, before: str, behind: str, further: str) -> Change | None:
    """What the words around a figure say of it; ``further`` is the clause after its own."""
    patterns, value = _patterns(), context.quantity.value
    if context.quantity.unit == "points":
        step = patterns["points_before"].search(before)
        return (
            Change(context, amount=-value if step["down"] or step["down2"] else value)
            if step
            else None
        )
    share = context.quantity.unit == "rate"
    is_part = patterns["part_before"].search(before) is not None
    more = patterns["more_behind"].search(behind) or patterns["more_behind"].search(further)
    less = patterns["less_behind"].search(behind) or patterns["less_behind"].search(further)
    left_out = is_part and (
        patterns["not_counted"].search(behind) or patterns["not_counted"].search(further)
    )
    if share and patterns["scaled_before"].search(before):
        return Change(context, factor=value)
    grown = not (more or less or left_out)
    if more:
        up: bool | None = True
    elif less or left_out:
        up = False
    elif patterns["more_before"].search(before):
        up = True
    else:
        up = False if patterns["less_before"].search(before) else None
    if not share:
        return None if up is None else Change(context, amount=value if up else -value)
    if up is None and patterns["grown_before"].search(before):
        up = True
    factor = 1 + value if up else 1 - value
    return None if up is None else Change(context, factor=factor, grown=grown)


def _was_told(turn: Turn, change: Change) -> bool:
    """还是恢复成86万: whether the figure is one that was computed with before, and so comes back itself."""
    value = change.context.quantity.value
    computed = (*turn.session.undone, *turn.session.sums)
    return any(value in result.inputs.values() for result in computed)


def _names_another(turn: Turn, rules: Sequence[LoadedRule]) -> bool:
    named = [c for c in rules_named(turn) if c.named and c.kind == "main" and not c.denied]
    return bool(named) and named[0].rule not in {rule.id for rule in rules}


def _is_read_otherwise(turn: Turn, rule: LoadedRule, change: Change) -> bool:
    """比上年涨了12%: whether a share fills an input of the rule that asks for one; 加上一个省优: things of another
    kind are counted by themselves.
    """
    if change.context.quantity.unit == "count":
        mentions = turn.heard.told.mentions.get(rule.id, ())
        return any(m.meaning.role == "choice" for m in mentions)
    if not change.grown:
        return False
    mentions = turn.heard.told.mentions.get(rule.id, ())
    if any(m.meaning.input and rule.inputs[m.meaning.input].type == "rate" for m in mentions):
        return True
    reading = read(turn.room.vocabulary, rule, turn.heard)
    rates = {n for n, spec in rule.inputs.items() if spec.type == "rate"}
    return any(f.input in rates for f in reading.fillings)


def _facts_of(turn: Turn, rules: Sequence[LoadedRule], change: Change) -> Mapping[str, ToldFact]:
    """The figures told of the awards that could be meant: of the kind of the change, and no averages."""
    types = _TYPE_OF_UNIT[change.context.quantity.unit]
    known = {name for rule in rules for name in rule.inputs}
    return {
        name: fact
        for name, fact in turn.session.told.items()
        if name in known
        and fact.type in types
        and isinstance(fact.value, Decimal)
        and not is_average(fact)
        and not (
            change.amount > 0
            and change.context.quantity.unit != "points"
            and cues().label_is("increment_labels", fact.label)
        )
    }


def _targets(
    turn: Turn, rules: Sequence[LoadedRule], change: Change, facts: Mapping[str, ToldFact]
) -> Mapping[str, Decimal]:
    """The figures that the change is of; none where it is not clear which."""
    text = turn.heard.told.text
    fixed = _named(turn, rules, facts, unchanged=True)
    open_ = {n: f for n, f in facts.items() if n not in fixed} or dict(facts)
    of_year = _of_its_year(turn, change, open_)
    named = [n for n in _named(turn, rules, facts, unchanged=False) if n in of_year]
    all_meant = _patterns()["of_all"].search(text) is not None
    if named and (len(named) == 1 or all_meant):
        chosen = named
    elif len({f.value for f in of_year.values()}) == 1:
        chosen = list(of_year)  # told with one figure, they change together
    elif all_meant:
        chosen = list(of_year) if fixed else []
    else:
        latest = max((f.turn for f in of_year.values()), default=0)
        chosen = [n for n, f in of_year.items() if f.turn == latest]
        chosen = chosen if len(chosen) == 1 else []
    return {n: v for n in chosen if isinstance(v := facts[n].value, Decimal)}


def _of_its_year(
    turn: Turn, change: Change, facts: Mapping[str, ToldFact]
) -> Mapping[str, ToldFact]:
    """去年漏记400万: of the figures of two years those of the year that is said."""
    year = change.context.year
    if year is None:
        return facts
    this = year >= turn.as_of.year
    olds = {n: cues().label_is("old_labels", f.label) for n, f in facts.items()}
    fitting = {n: f for n, f in facts.items() if olds[n] is not this}
    return fitting if any(olds.values()) else facts


def _named(
    turn: Turn, rules: Sequence[LoadedRule], facts: Mapping[str, ToldFact], *, unchanged: bool
) -> list[str]:
    """The inputs whose names stand in the message; in clauses that say they are as they were, or in others."""
    told, pattern = turn.heard.told, _patterns()["unchanged"]
    found: dict[str, None] = {}
    for rule in rules:
        for mention in told.mentions.get(rule.id, ()):
            name = mention.meaning.input
            if name not in facts or mention.meaning.role != "input":
                continue
            begin, end = clause_start(told, mention.start), clause_end(told, mention.end)
            if (pattern.search(told.text[begin:end]) is not None) is unchanged:
                found[name] = None
    return list(found)


def _ask(
    turn: Turn, rules: Sequence[LoadedRule], change: Change, facts: Mapping[str, ToldFact]
) -> Draft | None:
    """Which of the figures it is, and what it is now."""
    document = turn.room.catalog.get(rules[0].document)
    if document is None:
        return None
    words = turn.heard.told.in_message[change.context.quantity.start].text
    labels = "、".join(f"“{fact.label}”" for fact in facts.values())
    text = load_texts().say("which_changed", words=words, labels=labels)
    return question_draft(document, [rules[0]], text, outcome="which_changed")


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    data = load_data(_DATA)
    return {
        name: re.compile(f"(?:{pattern})$" if name.endswith(_TO_THE_END) else pattern)
        for name, pattern in data.items()
    }
