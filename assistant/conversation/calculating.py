"""Steps that compute: take up the answer to a question, pick the rules, fill, calculate."""

import re
from dataclasses import replace
from decimal import Decimal

from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts
from assistant.answering.reckoning import calculation_draft, provision_quotes
from assistant.answering.scope import load_scope
from assistant.answering.statement import Statement
from assistant.calculator.calculation import Calculation, InputValue
from assistant.calculator.cases import cases
from assistant.calculator.combine import combine
from assistant.calculator.errors import CombineError
from assistant.calculator.picking import Candidate
from assistant.calculator.rulebook import LoadedRule
from assistant.conversation.candidates import (
    MONEY,
    TIME,
    candidates_of,
    tells_figures,
    together_with,
)
from assistant.conversation.clauses import clause_rules, told_rule
from assistant.conversation.cues import load_cues
from assistant.conversation.facts import (
    Facts,
    Heard,
    change_together,
    compute,
    described,
    gather_facts,
    read,
    remember_facts,
)
from assistant.conversation.looking import in_scope
from assistant.conversation.room import Turn
from assistant.conversation.session import ToldFact

_ORDINAL = re.compile(r"第?([一二三四1234])(个|种|项|条)?$")
_ORDINALS = "一二三四"
_SHORT_REPLY = 16
_TYPE_OF_UNIT = {"yuan": "money", "rate": "rate", "points": "rate"}
_SUM = frozenset({"amount", "cap", "rate", "period", "end"})


def take_answer(turn: Turn) -> Draft | None:
    """The message answers an open question: which award, or the fact that was asked for.

    A question put aside for another one (先问一下…) is taken up again when its fact is told.
    """
    for pending in (turn.session.pending, turn.session.paused):
        if pending is None:
            continue
        if pending.options:
            chosen = _chosen(turn, _rules(turn, pending.options))
            if chosen:
                return calculate_rules(turn, chosen)
        elif pending.input is not None and _answers(turn, pending.rules, pending.input):
            return calculate_rules(turn, _rules(turn, pending.rules), asked=pending.input)
    return None


def _answers(turn: Turn, rule_ids: tuple[str, ...], asked: str) -> bool:
    """Whether the message tells the fact asked for, or others of these rules and names no other."""
    told: set[str] = set()
    for rule in _rules(turn, rule_ids):
        if asked in rule.inputs and (value := _by_size(turn, rule, asked)) is not None:
            spec = rule.inputs[asked]
            turn.session.tell(
                ToldFact(asked, spec.label, spec.type, value, turn.said.text, turn.session.turns)
            )
            return True
        reading = read(turn.room.vocabulary, rule, turn.heard, asked)
        told |= {f.input for f in reading.fillings} | {d.input for d in reading.doubts}
    if asked in told:
        return True
    named = {c.rule for c in candidates_of(turn) if c.kind == "main"}
    return bool(told) and named <= set(rule_ids)


def _by_size(turn: Turn, rule: LoadedRule, asked: str) -> InputValue | None:
    """高的那一档, 低的: the choice that gives most or least."""
    cues = load_cues()
    high, low = cues.high.search(turn.said.text), cues.low.search(turn.said.text)
    if rule.inputs[asked].type != "choice" or bool(high) == bool(low):
        return None
    facts = gather_facts(turn.room.vocabulary, rule, turn.session, turn.heard)
    given = [
        (case.calculation.result, case.low)
        for case in cases(rule, facts.values, asked, turn.as_of)
        if case.calculation.eligible and case.calculation.result is not None
    ]
    if not given:
        return None
    return (max if high else min)(given, key=lambda pair: pair[0])[1]


def calculate(turn: Turn) -> Draft | None:
    """Compute when a sum, a share, a period or a yes or no is asked and the words name a rule."""
    focus = turn.session.focus
    if focus is not None and focus.rules and (_asks_again(turn) or _changes_focus(turn)):
        return calculate_rules(turn, _rules(turn, focus.rules), asked=_last_asked(turn))
    if near := _near_rule(turn):
        return calculate_rules(turn, [near[0]], asked=near[1], earlier=True)
    if turn.leans_on_focus and turn.said.sum_asked:
        turn.heard = Heard.of(turn.room.vocabulary, turn.query, turn.as_of)
    candidates = candidates_of(turn)
    turn.notes["candidates"] = [(c.rule, c.kind, round(c.score, 3)) for c in candidates]
    if not candidates and (rule := _clause_rule(turn)):
        return calculate_rules(turn, [rule])
    if not candidates or not _wants_result(turn, candidates):
        return None
    main = candidates[0]
    if main.close:
        rivals = [c.rule for c in candidates if c.kind == "rival" and c.matter == main.rule]
        return _which(turn, _rules(turn, (main.rule, *rivals[:3])))
    rules = _rules(turn, tuple(c.rule for c in together_with(turn, candidates)))
    return calculate_rules(turn, rules, earlier=turn.said.follow)


def calculate_rules(
    turn: Turn, rules: list[LoadedRule], asked: str | None = None, *, earlier: bool = False
) -> Draft | None:
    """Calculate these rules for the facts told; ask for the first fact that still decides."""
    if not rules:
        return None
    room, session = turn.room, turn.session
    again = [Heard.of(room.vocabulary, m, turn.as_of) for m in session.messages] if earlier else []
    known: list[tuple[LoadedRule, Facts, Calculation]] = []
    for rule in rules:
        facts = gather_facts(room.vocabulary, rule, session, turn.heard, asked=asked, earlier=again)
        if asked == _last_asked(turn):
            change_together(session, rule, facts, asked)
        remember_facts(session, rule, facts)
        known.append((rule, facts, compute(rule, facts, turn.as_of)))
    document = room.catalog.get(rules[0].document)
    if document is None:
        return None
    told = [w for rule, facts, _ in known for w in described(rule, facts.values, facts.values)]
    carried = [w for rule, facts, c in known for w in described(rule, c.inputs, facts.before)]
    asking = next(((r, f, c) for r, f, c in known if c.missing), None)
    if asking is not None:
        rule, facts, calculation = asking
        draft = calculation_draft(document, [rule], calculation, told=list(dict.fromkeys(told)))
        return _with_doubts(draft, rule, facts, rules)
    total = _together([c for _, _, c in known], turn)
    own = [r for r in rules if total.rule == r.id] or rules
    return calculation_draft(document, own, total, carried=list(dict.fromkeys(carried)))


def _together(calculations: list[Calculation], turn: Turn) -> Calculation:
    try:
        return combine(calculations, turn.room.rulebook)
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
    quotes = provision_quotes(document, rules)
    return Draft(
        kind="clarification",
        statements=(
            Statement(text, basis=(text,)),
            *(Statement(quote.quote, (quote,)) for quote in quotes),
        ),
        suggestions=tuple(rule.title for rule in rules),
        subject=(document.id, rules[0].provision.article),
        options=tuple(rule.id for rule in rules),
        outcome="which_rule",
    )


def _wants_result(turn: Turn, candidates: list[Candidate]) -> bool:
    """Whether a computed result answers: a sum is asked, or the asker tells the own case."""
    names = [attribute.name for attribute in turn.said.attributes]
    figures = any(tells_figures(c) for c in candidates)
    if (
        names
        and names[0] not in _SUM
        and not (figures and (_SUM & set(names) or turn.said.sum_asked))
    ):
        return False
    if not figures and names[:1] == ["rate"]:
        return False
    if not figures and (names[:1] == ["cap"] or not _on_top(turn, candidates[0])):
        return _settled(turn, candidates)
    if turn.said.hearsay and not turn.said.own:
        return False
    if candidates[0].parts.get("name", 0.0) <= 0 and in_scope(turn) < load_scope().doubt_below:
        return False
    told = any(c.reading.fillings or c.reading.doubts for c in candidates)
    focus = turn.session.focus
    if turn.said.follow and focus is not None and focus.rules:
        return True
    if not figures and in_scope(turn) < load_scope().refuse_below:
        return False
    if turn.said.sum_asked:
        return told or turn.said.own or all(_needs_nothing(turn, c.rule) for c in candidates)
    return figures or ((told or turn.said.own) and (turn.said.own or turn.said.yes_no))


def _on_top(turn: Turn, candidate: Candidate) -> bool:
    """Whether the best article found is one the rule stands on."""
    rule = turn.room.rulebook.get(candidate.rule)
    if rule is None or turn.top is None or turn.search is None or turn.leans_on_focus:
        return True
    return turn.top.article in {rule.provision.article, *(p.article for p in rule.also)}


def _settled(turn: Turn, candidates: list[Candidate]) -> bool:
    """Whether the main rule gives a result for what was told, without a further question."""
    rule = turn.room.rulebook.get(candidates[0].rule)
    if rule is None or not turn.said.sum_asked or not _on_top(turn, candidates[0]):
        return False
    facts = gather_facts(turn.room.vocabulary, rule, turn.session, turn.heard)
    return not compute(rule, facts, turn.as_of).missing


def _needs_nothing(turn: Turn, rule_id: str) -> bool:
    """Whether the rule gives its result without a single fact."""
    rule = turn.room.rulebook.get(rule_id)
    return rule is not None and not compute(rule, Facts(), turn.as_of).missing


def _asks_again(turn: Turn) -> bool:
    """那能奖多少, after the case was told: nothing new is named or told."""
    focus, asked = turn.session.focus, {a.name for a in turn.said.attributes}
    if focus is None or not turn.leans_on_focus or not turn.said.sum_asked:
        return False
    of_time = bool(asked & TIME) and not asked & MONEY
    return not of_time or any(rule.kind == "period" for rule in _rules(turn, focus.rules))


def _changes_focus(turn: Turn) -> bool:
    """A follow-up or correction that changes a fact of the rules just computed."""
    focus = turn.session.focus
    if focus is None or not (
        turn.said.follow or turn.said.correction or len(turn.said.text) <= _SHORT_REPLY
    ):
        return False
    asked = _last_asked(turn)
    told = any(
        read(turn.room.vocabulary, rule, turn.heard, asked).fillings
        for rule in _rules(turn, focus.rules)
    )
    named = {c.rule for c in candidates_of(turn) if c.kind != "rival"}
    return told and (turn.said.correction or not named or bool(named & set(focus.rules)))


def _last_asked(turn: Turn) -> str | None:
    """The figure of the same kind told last, for a change without a name: 说错了，是1800万."""
    quantities = turn.heard.told.quantities
    if not quantities:
        return None
    kind = _TYPE_OF_UNIT.get(quantities[0].unit)
    figures = [
        name
        for name, fact in turn.session.told.items()
        if isinstance(fact.value, Decimal) and kind in (None, fact.type)
    ]
    return figures[-1] if figures else None


def _rules(turn: Turn, ids: tuple[str, ...]) -> list[LoadedRule]:
    return [rule for name in ids if (rule := turn.room.rulebook.get(name)) is not None]


def _chosen(turn: Turn, options: list[LoadedRule]) -> list[LoadedRule]:
    """The option a reply names, by its place or its words."""
    if match := _ORDINAL.search(turn.said.text):
        digit = match.group(1)
        place = int(digit) - 1 if digit.isdigit() else _ORDINALS.index(digit)
        return options[place : place + 1]
    mentions = turn.heard.told.mentions
    named = [
        rule
        for rule in options
        if any(m.meaning.role in ("name", "choice") for m in mentions.get(rule.id, ()))
    ]
    return named if len(named) < len(options) else []


def _near_rule(turn: Turn) -> tuple[LoadedRule, str | None] | None:
    """The rule on the clause quoted last, when a short reply tells a fact of it: 省级的, 多了260万."""
    focus = turn.session.focus
    if focus is None or focus.rules or not focus.near:
        return None
    short = turn.said.follow or turn.said.correction or len(turn.said.text) <= _SHORT_REPLY
    named = {c.rule for c in candidates_of(turn) if c.kind != "rival"}
    if not short or named - set(focus.near):
        return None
    return told_rule(turn, _rules(turn, focus.near))


def _clause_rule(turn: Turn) -> LoadedRule | None:
    """The rule on the clause found, when no rule is named but figures of it are told and a sum asked."""
    money = turn.said.sum_asked or turn.said.yes_no
    if not money or turn.said.hearsay or in_scope(turn) < load_scope().doubt_below:
        return None
    if turn.said.attributes and turn.said.attributes[0].name not in _SUM:
        return None
    found = told_rule(turn, clause_rules(turn))
    if found is None:
        return None
    rule = found[0]
    fillings = read(turn.room.vocabulary, rule, turn.heard).fillings
    return rule if any(isinstance(f.value, Decimal) for f in fillings) else None
