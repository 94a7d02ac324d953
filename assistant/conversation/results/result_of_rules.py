"""The result of rules that are known to be meant: one sum, with those answered before where their total is
asked for; or the question for the first fact that still decides.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts
from assistant.answering.reckoning import calculation_draft, provision_quotes, question_draft
from assistant.answering.statement import Statement
from assistant.calculator.calculation import Calculation
from assistant.calculator.engine.combine import combine
from assistant.calculator.errors import CombineError
from assistant.calculator.format import shown
from assistant.calculator.message.several import of_two_firms
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.describing import described
from assistant.conversation.facts.facts import Facts
from assistant.conversation.facts.gathering import gather_facts
from assistant.conversation.facts.heard import Heard
from assistant.conversation.reading.cues import cues
from assistant.conversation.results.each_rule import compute_each, result_of, too_many_things
from assistant.conversation.results.instalments_due import instalments_due
from assistant.conversation.room import Turn
from assistant.conversation.rules.beside import told_beside
from assistant.conversation.rules.changing import figures_of
from assistant.conversation.rules.instead import Known
from assistant.conversation.rules.unused import (
    asks_for_total,
    leaves_sums_unused,
    not_added,
    waits_for,
)
from assistant.conversation.sessions.session import nobody
from assistant.conversation.totals.total_again import beside_those_before
from assistant.conversation.totals.totalling import added_up, those_before
from assistant.conversation.totals.with_others import as_asked_for, with_other_awards
from corpus.document import Document


def calculate_rules(
    turn: Turn,
    rules: list[LoadedRule],
    asked: str | None = None,
    *,
    earlier: Sequence[Heard] = (),
    untouched: Collection[str] = (),
) -> Draft | None:
    """Calculate these rules for the facts told; ask for the first fact that still decides. None where there is no
    rule, or its document is not at hand.

    ``earlier`` are messages said before that are read again, for these rules.
    ``untouched`` are ids of rules that the message is not about: for them what was said before holds.
    """
    document = turn.room.catalog.get(rules[0].document) if rules else None
    if document is None:
        return None
    if asked is not None and _claimed_by_words(turn, rules, asked):
        asked = None
    rules = [*rules, *told_beside(turn, rules)]
    known = compute_each(turn, rules, asked, earlier=earlier, untouched=untouched)
    if any(too_many_things(rule, facts) for rule, facts, _ in known):
        text = load_texts().say("too_many_things")
        return question_draft(document, rules, text, outcome="total_unheard")
    asking = next((one for one in known if one.calculation.missing), None)
    if asking is not None:
        return _question(document, asking, known)
    return _result(turn, document, known, answers=asked is not None)


def _question(document: Document, asking: Known, known: Sequence[Known]) -> Draft:
    """The question for the fact that still decides, with all that is told so far."""
    told = [w for r, f, _ in known for w in described(r, f.values, f.values, f.now)]
    told = list(dict.fromkeys(told))
    draft = calculation_draft(document, [asking.rule], asking.calculation, told=told)
    draft = replace(draft, statements=(*draft.statements, *_settled_beside(document, known)))
    return _with_doubts(draft, asking.rule, asking.facts, [rule for rule, _, _ in known])


def _settled_beside(document: Document, known: Sequence[Known]) -> list[Statement]:
    """What those of several awards come to that lack nothing, said beside the question for another one."""
    statements = []
    for rule, _, calculation in known:
        if calculation.missing or not calculation.eligible or calculation.result is None:
            continue
        amount = shown(calculation.result, calculation.unit)
        ceiling = "settled_beside_ceiling" if calculation.ceiling else "settled_beside"
        text = load_texts().say(ceiling, title=rule.title, amount=amount)
        statements.append(Statement(text, provision_quotes(document, [rule])[:1], basis=(text,)))
    return statements


def _result(
    turn: Turn, document: Document, known: Sequence[Known], *, answers: bool
) -> Draft | None:
    """The sum of these rules, with those answered before where their total is asked for; a question
    where a sum that is told would be left out.

    ``answers``: the message answers a question, so what asked for the sum was said before it.
    """
    rules = [rule for rule, _, _ in known]
    unused = leaves_sums_unused(turn, [facts for _, facts, _ in known])
    if unused and len(known) == 1 and asks_for_total(turn):
        return not_added(rules[0], document)
    paid = instalments_due(turn, [(rule, c) for rule, _, c in known])
    total = _together(paid, turn, repeats=len(paid) > len(known))
    opened = as_asked_for(turn) if answers else turn
    alike = cues().totals.all_alike.search(turn.said.text)  # 两个都是省优, of those told before
    if not alike and (added := _added_to_those_before(turn, opened, document, known, total)):
        return added
    whole = len(paid) == len(known)
    own = [r for r in rules if whole and total.rule == r.id] or rules
    return calculation_draft(document, own, total, carried=_carried(known), unused=unused)


def _carried(known: Sequence[Known]) -> list[str]:
    """In words, what was told before and is computed with; of several awards of those that are due."""
    words = [
        words
        for rule, facts, c in known
        if c.eligible is not False or len(known) == 1
        for words in described(rule, c.inputs, (n for n in c.inputs if n in facts.before))
    ]
    return list(dict.fromkeys(words))


def _added_to_those_before(
    turn: Turn, opened: Turn, document: Document, known: Sequence[Known], total: Calculation
) -> Draft | None:
    """The sum with those answered before, where their total is asked for; None where it stands by itself.

    ``opened`` is the turn of the message that asked for the sum.
    """
    rules = [rule for rule, _, _ in known]
    if (added := with_other_awards(opened, rules, total)) is not None:
        return added
    if len(known) > 1 and (again := beside_those_before(turn, [c for _, _, c in known])):
        return added_up(turn, again) or not_added(rules[0], document)
    alone = len(known) == 1 and known[0].facts.several is None
    return _with_those_before(opened, rules[0], document, total) if alone else None


def _claimed_by_words(turn: Turn, rules: Sequence[LoadedRule], asked: str) -> bool:
    """再多一家高新: of several rules, whether the words give the figure to one that does not ask for it."""
    return any(
        asked not in rule.inputs and figures_of(turn.read(rule))
        for rule in (rules if len(rules) > 1 else ())
    )


def _together(calculations: list[Calculation], turn: Turn, *, repeats: bool) -> Calculation:
    """What they add up to; the first alone, where they do not add up."""
    try:
        firms = of_two_firms(turn.heard.told.text)
        return combine(calculations, turn.room.rulebook, repeats=repeats, firms=firms)
    except CombineError:
        return calculations[0]


def _with_those_before(
    turn: Turn, rule: LoadedRule, document: Document, new: Calculation
) -> Draft | None:
    """另一栋评的是国优，两栋合一块: this sum with those before; a question where they are not all there."""
    others = those_before(turn, new) if turn.session.sums and not rule.instalments else None
    if others is None:
        return None
    added = added_up(turn, [*others, new]) if others else _all_told_before(turn, rule, document)
    return added or waits_for(turn, rule, document) or not_added(rule, document)


def _all_told_before(turn: Turn, rule: LoadedRule, document: Document) -> Draft | None:
    """去年省级，今年国家级，今年能领多少 … 两年加起来: all that was told for the last sum, read again with the total."""
    words = turn.session.answers[-1].words if turn.session.answers else ""
    vocabulary = turn.room.vocabulary
    heard = turn.hear(f"{words}，{turn.said.text}")
    facts = gather_facts(vocabulary, rule, nobody(), heard)
    if facts.several is None:
        return None
    total = result_of(turn, rule, facts)
    return None if total.missing else calculation_draft(document, [rule], total)


def _with_doubts(draft: Draft, rule: LoadedRule, facts: Facts, rules: list[LoadedRule]) -> Draft:
    """The question, opened by what was not clear or cannot be."""
    texts = load_texts()
    doubts = [d for d in facts.doubts if d.input == draft.asks] or list(facts.doubts[:1])
    statements = list(draft.statements)
    for doubt in doubts[:1]:
        spec = rule.inputs[doubt.input]
        if doubt.reason == "impossible" and spec.impossible:
            text = spec.impossible
        else:
            text = texts.say(f"doubt_{doubt.reason}", words=doubt.words, label=spec.label)
        statements.insert(0, Statement(text, basis=(text,)))
    return replace(draft, statements=tuple(statements), rules=tuple(r.id for r in rules))
