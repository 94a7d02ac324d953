"""The rule on the clause that was found, where no rule is named: by the facts told, or because its result
is the same for whoever asks.
"""

from collections.abc import Sequence
from decimal import Decimal

from assistant.answering.scope import load_scope
from assistant.calculator.fact import Filling
from assistant.calculator.rulebook import LoadedRule
from assistant.conversation.candidates import fits_asked
from assistant.conversation.clauses import clause_rules, told_rule
from assistant.conversation.computing import compute
from assistant.conversation.facts import Facts, read
from assistant.conversation.looking import in_scope
from assistant.conversation.room import Turn
from assistant.conversation.wanting import SUMS


def rule_told_of(turn: Turn) -> LoadedRule | None:
    """The rule on the clause found, when no rule is named but facts of it are told and a sum asked."""
    money = turn.said.sum_asked or turn.said.yes_no
    if not money or turn.said.hearsay or in_scope(turn) < load_scope().doubt_below:
        return None
    names = [attribute.name for attribute in turn.said.attributes]
    if names and names[0] not in SUMS and not (turn.said.sum_asked and SUMS & set(names)):
        return None
    found = told_rule(turn, clause_rules(turn))
    if found is None or not fits_asked(turn, found[0]):
        return None
    rule = found[0]
    fillings = read(turn.room.vocabulary, rule, turn.heard).fillings
    figures = any(isinstance(f.value, Decimal) for f in fillings)
    leads = not names or names[0] in SUMS
    return rule if figures or (turn.said.sum_asked and leads and _needed(rule, fillings)) else None


def stated_period(turn: Turn) -> LoadedRule | None:
    """钱多久到账: the rule of a period on the clause found, which is the same for whoever asks."""
    asked = [attribute.name for attribute in turn.said.attributes]
    if asked[:1] != ["period"] or in_scope(turn) < load_scope().doubt_below:
        return None
    periods = [rule for rule in clause_rules(turn) if rule.kind == "period"]
    same = [r for r in periods if not compute(r, Facts(), turn.as_of).missing]
    return same[0] if len(same) == 1 and len(periods) == 1 else None


def _needed(rule: LoadedRule, fillings: Sequence[Filling]) -> bool:
    """Whether a choice is told that the rule cannot do without."""
    return any(
        rule.inputs[f.input].type == "choice" and rule.inputs[f.input].assume is None
        for f in fillings
    )
