"""The step that computes: pick the rules, gather the facts, calculate, add what was answered before."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts
from assistant.answering.reckoning import calculation_draft, question_draft
from assistant.answering.statement import Statement
from assistant.calculator.calculation import Calculation
from assistant.calculator.engine.combine import combine
from assistant.calculator.engine.instalment import of_instalments, of_year
from assistant.calculator.engine.itemised import add_up
from assistant.calculator.errors import CombineError
from assistant.calculator.filling.picking import Candidate
from assistant.calculator.message.several import of_two_firms
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.computing import compute_for_then
from assistant.conversation.facts.gathering import (
    Facts,
    Heard,
    as_answered,
    change_together,
    described,
    gather_facts,
    read,
    remember_facts,
)
from assistant.conversation.facts.own_case import take_up_own
from assistant.conversation.facts.parts import own_stretches
from assistant.conversation.lookup.looking import answer_policy
from assistant.conversation.lookup.unnamed import others_told_of, rule_told_of, stated_period
from assistant.conversation.lookup.wanting import asked_besides, wants_result
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.instalments import instalments_asked
from assistant.conversation.room import Turn
from assistant.conversation.rules.alike import one_of_alike, with_the_figure
from assistant.conversation.rules.beside import counted_with, told_beside
from assistant.conversation.rules.candidates import (
    candidates_of,
    left_out,
    lists_choices,
    places_of_names,
    rules_named,
    together_with,
)
from assistant.conversation.rules.changing import figures_of, last_asked
from assistant.conversation.rules.clauses import quotes_other_words
from assistant.conversation.rules.following import followed, of_the_case
from assistant.conversation.rules.instead import led_by_another_article, or_instead
from assistant.conversation.rules.narrowing import asks_first, only_one, singled_out
from assistant.conversation.rules.not_carried import facts_of_another_check, of_another_trade
from assistant.conversation.rules.same_sum import same_sum
from assistant.conversation.rules.since import (
    ordinal_told,
    place_asked,
    places_so_far,
    years_since,
)
from assistant.conversation.rules.unused import (
    asks_for_total,
    leaves_sums_unused,
    not_added,
    total_without,
    waits_for,
)
from assistant.conversation.sessions.session import nobody
from assistant.conversation.totals.total_again import beside_those_before
from assistant.conversation.totals.totalling import added_up, those_before
from assistant.conversation.totals.with_others import as_asked_for, with_other_awards
from corpus.document import Document

_NAMED_AT_MOST = 3
"""So many other awards are named where it is asked which is meant."""


def calculate(turn: Turn) -> Draft | None:
    """Compute when a sum, a share, a period or a yes or no is asked and the words name a rule."""
    if _asks_for_no_result(turn):
        return None
    if (before := only_one(turn) or same_sum(turn)) is not None:
        return before
    if (going := followed(turn)) is not None:
        turn.heard = going.heard
        earlier = turn.heard_before() if going.earlier else []
        return calculate_rules(
            turn, going.rules, asked=going.asked, earlier=earlier, untouched=going.untouched
        )
    if _rests_on_focus(turn):
        turn.heard = Heard.of(turn.room.vocabulary, turn.query, turn.as_of)
    candidates = candidates_of(turn)
    if (led := led_by_another_article(turn)) is not None:
        turn.search, turn.evidence, turn.led = led, None, True
        return answer_policy(turn)
    turn.notes["candidates"] = [(c.rule, c.kind, round(c.score, 3)) for c in candidates]
    if not candidates and (rule := rule_told_of(turn)):
        others = others_told_of(turn, rule)
        return _which(turn, [rule, *others]) if others else calculate_rules(turn, [rule])
    spoken_of = turn.rules(c.rule for c in candidates if c.named and not c.denied)
    alone_meant = singled_out(turn, spoken_of)
    meant = alone_meant is not None and asks_first(turn) and not asked_besides(turn)
    several = len(spoken_of) > 1 or any(
        read(turn.room.vocabulary, rule, turn.heard).several for rule in spoken_of
    )
    total = several and asks_for_total(turn) and not asked_besides(turn)
    wanted = meant or (bool(candidates) and (total or wants_result(turn, candidates)))
    if not wanted or lists_choices(turn, candidates[0]):
        stated = stated_period(turn)
        return calculate_rules(turn, [stated]) if stated else None
    if alone_meant is not None:
        return calculate_rules(turn, [alone_meant])
    main = with_the_figure(turn, candidates[0])
    if main.close or main is not candidates[0]:
        return _of_alike(turn, main, candidates)
    return _of_named(turn, candidates)


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
    earlier = turn.heard_before() if goes_on else turn.heard_just_told()
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
    return calculate_rules(turn, turn.rules((one.rule,)))


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
    if any(c.named and c.kind == "main" and not c.denied for c in rules_named(turn)):
        return cues().totals.total.search(turn.said.text) is not None
    near = turn.rules(focus.near if focus is not None else ())
    return not quotes_other_words(turn, near)


def calculate_rules(
    turn: Turn,
    rules: list[LoadedRule],
    asked: str | None = None,
    *,
    earlier: Sequence[Heard] = (),
    untouched: Collection[str] = (),
) -> Draft | None:
    """Calculate these rules for the facts told; ask for the first fact that still decides.

    ``earlier`` are messages said before that are read again, for these rules.
    ``untouched`` are ids of rules that the message is not about: for them what was said before holds.
    """
    document = turn.room.catalog.get(rules[0].document) if rules else None
    if document is None:
        return None
    if asked is not None and _claimed_by_words(turn, rules, asked):
        asked = None
    rules = [*rules, *told_beside(turn, rules)]
    known = _each(turn, rules, asked, earlier=earlier, untouched=untouched)
    known = [one for one in known if not _is_denied(*one)] or known
    rules = [rule for rule, _, _ in known]
    told = [
        w
        for rule, facts, _ in known
        for w in described(rule, facts.values, facts.values, facts.now)
    ]
    carried = [
        words
        for rule, facts, c in known
        if c.eligible is not False or len(known) == 1
        for words in described(rule, c.inputs, (n for n in c.inputs if n in facts.before))
    ]
    asking = next(((r, f, c) for r, f, c in known if c.missing), None)
    if asking is not None:
        rule, facts, calculation = asking
        draft = calculation_draft(document, [rule], calculation, told=list(dict.fromkeys(told)))
        return _with_doubts(draft, rule, facts, rules)
    unused = leaves_sums_unused(turn, [facts for _, facts, _ in known])
    if unused and len(known) == 1 and asks_for_total(turn):
        return not_added(known[0][0], document)
    paid = _of_instalments(turn, [(rule, c) for rule, _, c in known])
    total = _together(paid, turn)
    opened = turn if asked is None else as_asked_for(turn)
    if (added := with_other_awards(opened, rules, total)) is not None:
        return added
    if len(known) > 1 and (again := beside_those_before(turn, [c for _, _, c in known])):
        return added_up(turn, again) or not_added(rules[0], document)
    alone = len(known) == 1 and known[0][1].several is None
    if alone and (added := _with_those_before(opened, rules[0], document, total)) is not None:
        return added
    whole = len(paid) == len(known)
    own = [r for r in rules if whole and total.rule == r.id] or rules
    return calculation_draft(
        document,
        own,
        total,
        carried=list(dict.fromkeys(carried)),
        unused=unused,
    )


def _each(
    turn: Turn,
    rules: Sequence[LoadedRule],
    asked: str | None,
    *,
    earlier: Sequence[Heard],
    untouched: Collection[str],
) -> list[tuple[LoadedRule, Facts, Calculation]]:
    """Each rule with what is known for it and what follows; the session remembers what was told."""
    room, session = turn.room, turn.session
    before = turn.heard_before() if untouched else []
    known: list[tuple[LoadedRule, Facts, Calculation]] = []
    for rule in rules:
        apart = rule.id in untouched
        heard = Heard.of(room.vocabulary, "", turn.as_of) if apart else turn.heard
        again = before if apart else earlier
        own = take_up_own(session, rule)
        facts = gather_facts(
            room.vocabulary,
            rule,
            session,
            heard,
            asked=asked,
            earlier=again,
            without=[name for name in of_another_trade(turn, rule) if name not in own],
        )
        as_answered(rule, session, facts, lacking=not apart)
        if facts.doubts and (stretch := _own_stretch(turn, rule, rules)) is not None:
            told_there = gather_facts(room.vocabulary, rule, session, stretch)
            facts = facts if told_there.doubts else told_there
        if (of_year_told := ordinal_told(turn, rule)) is not None:
            facts.tell(of_year_told)
        if asked == last_asked(turn):
            change_together(session, rule, facts, heard, asked)
        remember_facts(session, rule, facts)
        calculation = _calculated(turn, rule, facts)
        if others := facts_of_another_check(turn, rule, facts, calculation):
            facts = gather_facts(room.vocabulary, rule, session, heard, asked=asked, without=others)
            calculation = _calculated(turn, rule, facts)
        found = (rule, facts, calculation)
        known.append(or_instead(turn, found, again) if len(rules) == 1 else found)
    return known


def _is_denied(rule: LoadedRule, facts: Facts, calculation: Calculation) -> bool:
    """要不是四基的呢, of two awards: whether it is told now that one is not due, whatever else it would ask for."""
    flags = {name for name, spec in rule.inputs.items() if spec.type == "flag"}
    told_not = any(facts.now[n].value is False for n in flags & facts.now.keys())
    return told_not and bool(calculation.missing)


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
    heard = Heard.of(vocabulary, f"{words}，{turn.said.text}", turn.as_of)
    facts = gather_facts(vocabulary, rule, nobody(), heard)
    if facts.several is None:
        return None
    total = _calculated(turn, rule, facts)
    return None if total.missing else calculation_draft(document, [rule], total)


def _of_instalments(
    turn: Turn, known: Sequence[tuple[LoadedRule, Calculation]]
) -> list[Calculation]:
    """The calculations; where an instalment is asked for, of an award in instalments that one, and what is
    paid once only with the first.
    """
    places = instalments_asked(turn.said.text)
    paid_so = [rule for rule, _ in known if rule.instalments]
    if paid_so and not places and (so_far := places_so_far(turn, paid_so[0])):
        return [of_instalments(c, rule, so_far) for rule, c in known]
    if paid_so and not places and (asked := place_asked(turn, paid_so[0])) is not None:
        return [of_year(c, rule, asked) for rule, c in known if rule.instalments]
    if not places:
        return [c for _, c in known]
    this_year = cues().years.this_years.search(turn.said.text) is not None
    since = years_since(turn, paid_so[0]) if paid_so and this_year else 0
    if since > places[0]:
        return [of_year(c, rule, since) for rule, c in known if rule.instalments]
    ahead = _years_ahead(turn, paid_so[0]) if paid_so else 0
    if ahead > places[0]:
        return [of_year(c, rule, ahead) for rule, c in known if rule.instalments]
    later = [(rule, c) for rule, c in known if rule.instalments] if places[0] else known
    if places[0] and len(places) == 1:  # 第四年了，今年还有吗, of three
        return [of_year(c, rule, places[0]) for rule, c in later] or [c for _, c in known]
    return [of_instalments(c, rule, places) for rule, c in later or known]


def _years_ahead(turn: Turn, rule: LoadedRule) -> int:
    """去年升的规 … 后年呢: which year of the award (0 the first) the one asked for is; 0 where this one is asked for."""
    years, text = cues().years, turn.said.text
    ahead = 2 if years.year_after_next.search(text) else 1 if years.next_year.search(text) else 0
    since = years_since(turn, rule) if ahead else 0
    return since + ahead if since else 0


def _claimed_by_words(turn: Turn, rules: Sequence[LoadedRule], asked: str) -> bool:
    """再多一家高新: of several rules, whether the words give the figure to one that does not ask for it."""
    return any(
        asked not in rule.inputs and figures_of(read(turn.room.vocabulary, rule, turn.heard))
        for rule in (rules if len(rules) > 1 else ())
    )


def _own_stretch(turn: Turn, rule: LoadedRule, rules: Sequence[LoadedRule]) -> Heard | None:
    """Of a message that tells of several awards in turn, what it tells of this one."""
    if len(rules) < 2:
        return None
    names = {r.id: [start for start, _ in places_of_names(turn, r.id)] for r in rules}
    own = own_stretches(turn.heard.told.text, names).get(rule.id)
    return Heard.of(turn.room.vocabulary, own, turn.as_of) if own else None


def _calculated(turn: Turn, rule: LoadedRule, facts: Facts) -> Calculation:
    """The rule's result, or the sum over several things told at once (两个省优一个国优)."""
    if facts.several is not None:
        try:
            return add_up(rule, facts.values, facts.several, turn.as_of, turn.room.rulebook)
        except CombineError:
            pass
    return compute_for_then(rule, facts, turn.heard.told, turn.as_of)


def _together(calculations: list[Calculation], turn: Turn) -> Calculation:
    try:
        firms = of_two_firms(turn.heard.told.text)
        return combine(calculations, turn.room.rulebook, firms=firms)
    except CombineError:
        return calculations[0]


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


def _which(turn: Turn, rules: list[LoadedRule]) -> Draft | None:
    """Two awards fit: ask which, both named, with their words."""
    document = turn.room.catalog.get(rules[0].document)
    if document is None:
        return None
    names = "、".join(f"（{n}）{rule.title}" for n, rule in enumerate(rules, start=1))
    text = load_texts().say("which_rule") + names
    return question_draft(document, rules, text, outcome="which_rule", options=rules)
