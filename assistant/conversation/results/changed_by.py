"""The steps for 再多200万呢, 里头有80万不合规得剔出去, 盘子缩水三成, 翻一番呢: a figure told before becomes more or
less by so much.

What is said to be added or taken off is no new figure in place of the one told. Where it is not clear
which of several figures is meant, it is asked and nothing computed.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts
from assistant.answering.reckoning import question_draft
from assistant.calculator.message.told import clause_end, clause_start
from assistant.calculator.quantities.cues import cues as fact_cues
from assistant.calculator.quantities.fact import Filling
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.more_or_less import (
    Change,
    change_patterns,
    read_change,
    read_scaling,
)
from assistant.conversation.facts.told_alike import is_average
from assistant.conversation.reading.cues import cues
from assistant.conversation.results.result_of_rules import calculate_rules
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import names_another_first
from assistant.conversation.rules.unused import asks_for_total_besides
from assistant.conversation.sessions.remembered import ToldFact

_TYPE_OF_UNIT = {
    "yuan": ("money",), "tonne": ("number",), "kilowatt": ("number",), "count": ("integer",),
    "rate": ("money", "number"), "points": ("rate",),
}  # fmt: skip
_TYPES_SCALED = ("money", "number", "integer")


def scale_told(turn: Turn) -> Draft | None:
    """The awards just computed, with the figure told so many times what it was: 翻一番呢, 要是只有一半. None where no figure
    told is said to be scaled.
    """
    if not _goes_on(turn):
        return None
    rules = turn.rules_in_focus
    mentions = [m for rule in rules for m in turn.heard.told.mentions.get(rule.id, ())]
    named = [(m.start, m.end) for m in mentions if m.meaning.role == "input"]
    told_beside = [m.start for m in mentions if m.meaning.role not in ("input", "name")]
    change = read_scaling(turn.heard, named, told_beside)
    if change is None:
        return None
    if change.factor > 1 and any(_fills_a_rate(turn, rule, of_growth=True) for rule in rules):
        return None
    facts = _facts_of(turn, rules, change)
    return _computed(turn, rules, change, facts) if facts else None


def change_by(turn: Turn) -> Draft | None:
    """The awards just computed, with the figure told that the message says to have become more or less. None where
    no figure told is said to be more or less by so much.
    """
    if not _goes_on(turn):
        return None
    change = read_change(turn.heard, {fact.value for fact in turn.session.told.values()})
    rules = turn.rules_in_focus
    if change is None or _was_told(turn, change):
        return None
    sure = _comes_out(turn, rules, change)
    if not sure and names_another_first(turn, {rule.id for rule in rules}):
        return None
    if not sure and change.unit == "count" and _counts_another(turn, rules):
        return None
    total = change.becomes is None and asks_for_total_besides(turn, [rule.id for rule in rules])
    if total and not change.on_told:
        return None
    facts = _facts_of(turn, rules, change)
    if not facts or (not sure and any(_is_read_otherwise(turn, rule, change) for rule in rules)):
        return None
    return _computed(turn, rules, change, facts)


def _comes_out(turn: Turn, rules: Sequence[LoadedRule], change: Change) -> bool:
    """误含批发288万，应为4992万, after 5280万: whether a figure told becomes the new one by just so much."""
    told = [f.value for r in rules for n, f in turn.session.told.items() if n in r.inputs]
    sums = [v for v in told if isinstance(v, Decimal)]
    return change.becomes is not None and any(change.of(v) == change.becomes for v in sums)


def _goes_on(turn: Turn) -> bool:
    """Whether an award is spoken of, for facts that were told, and nothing asked back."""
    session = turn.session
    if session.pending is not None or not session.told or turn.said.new_person:
        return False
    return bool(turn.rules_in_focus)


def _computed(
    turn: Turn, rules: list[LoadedRule], change: Change, facts: Mapping[str, ToldFact]
) -> Draft | None:
    """The awards with the figures changed that are meant; where that is not clear, which they are."""
    targets = _targets(turn, rules, change, facts)
    changed = {name: change.of(value) for name, value in targets.items()}
    if not changed or any(value < 0 for value in changed.values()):
        return _ask(turn, rules, change, facts)
    if change.becomes is not None and set(changed.values()) != {change.becomes}:
        return None
    words, start, end = _place(turn, change)
    placed = {
        rule.id: (
            *(
                Filling(name, value, words, start, end)
                for name, value in changed.items()
                if name in rule.inputs
            ),
            *_told_behind(turn, rule, change, changed),
        )
        for rule in rules
    }
    turn.read_as(replace(turn.hear(""), placed=placed))
    if not change.on_told and cues().supposing.supposed.search(turn.said.text) is None:
        turn.read_as_correction()
    return calculate_rules(turn, rules)


def _told_behind(
    turn: Turn, rule: LoadedRule, change: Change, changed: Collection[str]
) -> Sequence[Filling]:
    """销售额剩1.9亿元，增速重算为8.4%: the further figures that are told behind what it comes to."""
    if change.becomes_end is None:
        return ()
    fillings = turn.read(rule).fillings
    figures = [f for f in fillings if isinstance(f.value, Decimal) and f.input not in changed]
    return [f for f in figures if f.start >= change.becomes_end]


def _was_told(turn: Turn, change: Change) -> bool:
    """还是恢复成86万: whether the figure is one that was computed with before, and so comes back itself."""
    if change.context is None or change.on_told:
        return False
    value = change.context.quantity.value
    computed = (*turn.session.undone, *turn.session.sums)
    return any(
        value == known and not isinstance(known, bool)
        for result in computed
        for known in result.inputs.values()
    )


def _counts_another(turn: Turn, rules: Sequence[LoadedRule]) -> bool:
    """再加一家上市的, after 4 高企: whether what is counted is what another rule counts, and none of these does."""
    counting = {
        rule.id
        for rule in turn.room.rulebook.rules
        for mention in turn.heard.told.mentions.get(rule.id, ())
        if mention.meaning.role == "input" and rule.inputs[mention.meaning.input].type == "integer"
    }
    return bool(counting) and not counting & {rule.id for rule in rules}


def _is_read_otherwise(turn: Turn, rule: LoadedRule, change: Change) -> bool:
    """比上年涨了12%: whether a share fills an input of the rule that asks for one; 加上一个省优: things of another
    kind are counted by themselves.
    """
    if change.unit == "count":
        mentions = turn.heard.told.mentions.get(rule.id, ())
        return any(m.meaning.role == "choice" for m in mentions)
    if not change.grown:
        return False
    mentions = turn.heard.told.mentions.get(rule.id, ())
    if any(m.meaning.input and rule.inputs[m.meaning.input].type == "rate" for m in mentions):
        return True
    return _fills_a_rate(turn, rule)


def _fills_a_rate(turn: Turn, rule: LoadedRule, *, of_growth: bool = False) -> bool:
    """Whether a share of the message is one that the rule asks for (增速翻了一番); a fee of so many per cent
    is no growth.
    """
    vocabulary = turn.room.vocabulary
    reading = turn.read(rule)
    inputs = vocabulary.rules[rule.id].inputs
    rates = {
        name
        for name, spec in rule.inputs.items()
        if spec.type == "rate" and (not of_growth or inputs[name].growth or inputs[name].average)
    }
    return any(f.input in rates for f in reading.fillings)


def _facts_of(turn: Turn, rules: Sequence[LoadedRule], change: Change) -> Mapping[str, ToldFact]:
    """The figures told of the awards that could be meant: of the kind of the change, and no averages."""
    types = _TYPE_OF_UNIT[change.unit] if change.context is not None else _TYPES_SCALED
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
            and not change.on_told
            and change.unit != "points"
            and fact_cues().label_is("increment_labels", fact.label)
        )
    }


def _targets(
    turn: Turn, rules: Sequence[LoadedRule], change: Change, facts: Mapping[str, ToldFact]
) -> Mapping[str, Decimal]:
    """The figures that the change is of; none where it is not clear which."""
    text = turn.heard.told.text
    sums = {n: f.value for n, f in facts.items() if isinstance(f.value, Decimal)}
    if exact := {n: v for n, v in sums.items() if change.of(v) == change.becomes}:
        whole = _named(turn, rules, facts, unchanged=True)
        return {n: v for n, v in exact.items() if n not in whole} or exact
    fixed = _named(turn, rules, facts, unchanged=True)
    open_ = {n: f for n, f in facts.items() if n not in fixed} or dict(facts)
    of_year = _of_its_year(turn, change, open_)
    named = [n for n in _named(turn, rules, facts, unchanged=False) if n in of_year]
    all_meant = change_patterns()["of_all"].search(text) is not None
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
    year = change.context.year if change.context is not None else None
    if year is None:
        return facts
    this = year >= turn.as_of.year
    if dated := {n: f for n, f in facts.items() if f.year == year}:
        return dated
    olds = {n: fact_cues().label_is("old_labels", f.label) for n, f in facts.items()}
    fitting = {n: f for n, f in facts.items() if olds[n] is not this}
    return fitting if any(olds.values()) else facts


def _named(
    turn: Turn, rules: Sequence[LoadedRule], facts: Mapping[str, ToldFact], *, unchanged: bool
) -> list[str]:
    """The inputs whose names stand in the message; in clauses that say they are as they were, or in
    others.
    """
    told, pattern = turn.heard.told, change_patterns()["unchanged"]
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


def _place(turn: Turn, change: Change) -> tuple[str, int, int]:
    """The figure said as it was written, and where; the whole message, where it was said without one."""
    if change.context is None:
        return turn.heard.told.text, 0, len(turn.heard.told.text)
    quantity = turn.heard.told.in_message[change.context.quantity.start]
    return quantity.text, quantity.start, quantity.end


def _ask(
    turn: Turn, rules: Sequence[LoadedRule], change: Change, facts: Mapping[str, ToldFact]
) -> Draft | None:
    """Which of the figures it is, and what it is now."""
    document = turn.room.catalog.get(rules[0].document)
    if document is None:
        return None
    words, _, _ = _place(turn, change)
    labels = "、".join(f"“{fact.label}”" for fact in facts.values())
    text = load_texts().say("which_changed", words=words, labels=labels)
    return question_draft(document, [rules[0]], text, outcome="which_changed")
