"""The rule on the clause that was found, where no rule is named: by the facts told, or because its result
is the same for whoever asks.
"""

from collections.abc import Sequence
from decimal import Decimal

from assistant.answering.nearness import nearness
from assistant.answering.scope import load_scope
from assistant.calculator.quantities.fact import Filling
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.computing import compute
from assistant.conversation.facts.facts import Facts
from assistant.conversation.lookup.scoping import in_scope
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import SUMS, fits_asked
from assistant.conversation.rules.clauses import clause_rules, told_rule

_MUCH_LESS = 3
"""Of a rule that shares so many times less with what is told than the first, a word alone is no sign."""


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
    if any(m.meaning.role == "against" for m in turn.heard.told.mentions.get(rule.id, ())):
        return None  # 贷款贴息多少, of a loan
    fillings = turn.read(rule).fillings
    figures = any(isinstance(f.value, Decimal) for f in fillings)
    leads = not names or names[0] in SUMS or _states_how_much_is_lent(turn, rule)
    return rule if figures or (turn.said.sum_asked and leads and _needed(rule, fillings)) else None


def _states_how_much_is_lent(turn: Turn, rule: LoadedRule) -> bool:
    """自个儿创业，能贷多少款: whether that is asked first, and the rule's own words say it."""
    first = turn.said.attributes[0]
    return first.name == "loan_size" and any(first.held_by(w) for w in rule.provision.words)


def others_told_of(turn: Turn, rule: LoadedRule) -> list[LoadedRule]:
    """国家级的能奖多少, 研发投入100万能补多少: the other rules that what is told fits as well as this one, where
    no rule is named: those with the same choice if nothing else is told, else those of articles found
    about as near that take the same figure, by words of their inputs or of the text.
    """
    fillings = turn.read(rule).fillings
    if turn.leans_on_focus or not fillings or rule.unit != "yuan":
        return []
    figures = {(f.start, f.end) for f in fillings if isinstance(f.value, Decimal)}
    if not figures:
        only = all(turn.said.content in f.words for f in fillings)
        return _with_the_choice(turn, rule, fillings) if only else []
    worded, shared = _worded(turn, rule, fillings), _shared(turn, rule)
    found = []
    for other in _rules_near(turn):
        own = turn.read(other).fillings
        takes_it = any((f.start, f.end) in figures for f in own)
        if other.id == rule.id or not takes_it or not fits_asked(turn, other):
            continue
        as_worded = _worded(turn, other, own) >= worded
        share = _shared(turn, other) * (_MUCH_LESS if worded else 1)
        if other.unit == "yuan" and as_worded and share >= shared:
            found.append(other)
    return found


def _with_the_choice(turn: Turn, rule: LoadedRule, fillings: Sequence[Filling]) -> list[LoadedRule]:
    """Other awards that the same word is a choice of, and that are not out of the question with it."""
    places = {(f.start, f.end) for f in fillings}
    found = []
    for other in turn.room.rulebook.rules:
        own = turn.read(other).fillings
        same = any(a < f.end and f.start < b for f in own for a, b in places)
        if turn.only is not None and other.document not in turn.only:
            continue
        if other.id == rule.id or other.kind != "award" or not same:
            continue
        told = Facts(values={f.input: f.value for f in own})
        if compute(other, told, turn.as_of).eligible is not False:
            found.append(other)
    return found


def _rules_near(turn: Turn) -> list[LoadedRule]:
    """The rules of the articles that were found about as near as the first."""
    hits = turn.search.hits if turn.search is not None else ()
    near = [hit for hit in hits if hit.score >= nearness().same_matter * hits[0].score]
    rules = [r for hit in near for r in turn.room.rulebook.of_article(hit.document, hit.article)]
    return list({rule.id: rule for rule in rules}.values())


def _worded(turn: Turn, rule: LoadedRule, fillings: Sequence[Filling]) -> int:
    """How long the longest word is that stands for an input which a figure fills."""
    filled = {f.input for f in fillings if isinstance(f.value, Decimal)}
    mentions = turn.heard.told.mentions.get(rule.id, ())
    words = (m for m in mentions if m.meaning.role == "input" and m.meaning.input in filled)
    return max((m.end - m.start for m in words), default=0)


def _shared(turn: Turn, rule: LoadedRule) -> int:
    """How many pairs of characters of what is told stand in the rule's title or provision."""
    content, words = turn.said.content, "".join((rule.title, *rule.provision.words))
    return sum(content[i : i + 2] in words for i in range(len(content) - 1))


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
