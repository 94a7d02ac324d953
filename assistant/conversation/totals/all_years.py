"""The step for 三年下来一共, after 每年省补200万，县里今年补多少: what all years bring, after what one of them does."""

from dataclasses import replace
from decimal import Decimal

from assistant.answering.draft import Draft
from assistant.answering.reckoning import calculation_draft
from assistant.calculator.quantities.fact import Filling
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.computing import compute
from assistant.conversation.facts.describing import described
from assistant.conversation.facts.gathering import gather_facts
from assistant.conversation.facts.heard import read
from assistant.conversation.facts.remembering import remember_facts
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn

_IN_ALL = "一共"


def over_all_years(turn: Turn) -> Draft | None:
    """The last award computed with the sum of all years in place of that of one, or with all of its instalments;
    None where the message asks for more, or no yearly figure was told.
    """
    focus = turn.session.focus
    if focus is None or not cues().years.all_years_asked.fullmatch(turn.said.text):
        return None
    rules = turn.rules_in_focus
    document = turn.room.catalog.get(rules[0].document) if len(rules) == 1 else None
    if document is None:
        return None
    (rule,) = rules
    whole = _of_all_years(turn, rule)
    if whole is None and not rule.instalments:
        return None
    heard = turn.hear("")
    heard = replace(heard, placed={rule.id: (whole,)} if whole is not None else {})
    facts = gather_facts(turn.room.vocabulary, rule, turn.session, heard)
    calculation = compute(rule, facts, turn.as_of)
    if calculation.missing:
        return None
    remember_facts(turn.session, rule, facts)
    carried = described(
        rule, calculation.inputs, (n for n in calculation.inputs if n in facts.before)
    )
    return calculation_draft(document, rules, calculation, carried=carried)


def _of_all_years(turn: Turn, rule: LoadedRule) -> Filling | None:
    """The sum that a yearly figure told before makes, read together with the number of years asked for."""
    vocabulary = turn.room.vocabulary
    names = [n for n, spec in vocabulary.rules[rule.id].inputs.items() if spec.over_years]
    for before in reversed(turn.heard_before()):
        as_one = turn.hear(f"{before.told.text}，{turn.said.text}，{_IN_ALL}")
        for filling in read(vocabulary, rule, as_one).fillings:
            alone = turn.session.told.get(filling.input)
            if filling.input not in names or alone is None:
                continue
            if isinstance(filling.value, Decimal) and filling.value != alone.value:
                return filling
    return None
