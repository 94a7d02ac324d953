"""The step that takes up the answer to an open question: which award, or the fact that was asked for."""

from assistant.answering.draft import Draft
from assistant.calculator.calculation import InputValue
from assistant.calculator.engine.cases import cases
from assistant.calculator.message.polarity import polarity
from assistant.calculator.quantities.ordinals import place_of
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.gathering import gather_facts
from assistant.conversation.lookup.talking import ask_again
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.understanding import is_question
from assistant.conversation.results.result_of_rules import calculate_rules
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import candidates_of, names_another_first, rules_named
from assistant.conversation.rules.changing import TYPE_OF_UNIT, figures_of, is_bare_figure
from assistant.conversation.sessions.remembered import ToldFact

_FIGURES = frozenset({"money", "rate", "number", "integer"})


def take_answer(turn: Turn) -> Draft | None:
    """The message answers an open question: which award, or the fact that was asked for. None where no question is
    open, or it is not answered.

    A question put aside for another one (先问一下…) is taken up again when its fact is told.
    """
    if cues().asking.meaning_asked.search(turn.said.text):
        return None
    for pending in (turn.session.pending, turn.session.paused):
        if pending is None:
            continue
        if pending.options and not names_another_first(turn, pending.options):
            chosen = _chosen(turn, turn.rules(pending.options))
            if chosen:
                return calculate_rules(turn, chosen)
        if _puts_right_another(turn):
            break
        asked = _part_told(turn, turn.rules(pending.rules), pending.input)
        if asked is not None and _answers(turn, pending.rules, asked):
            return calculate_rules(turn, turn.rules(pending.rules), asked=asked)
    return ask_again(turn) if _is_of_another_kind(turn) or _puts_right_another(turn) else None


def _is_of_another_kind(turn: Turn) -> bool:
    """增长了百分之几？2400万: whether nothing is said but a figure that cannot be the one asked for."""
    pending = turn.session.pending
    if pending is None or pending.input is None or not is_bare_figure(turn):
        return False
    kind = TYPE_OF_UNIT.get(turn.heard.told.quantities[0].unit)
    asked = [s for r in turn.rules(pending.rules) if (s := r.inputs.get(pending.input))]
    return kind is not None and bool(asked) and all(s.type in _FIGURES - {kind} for s in asked)


def _part_told(turn: Turn, rules: list[LoadedRule], asked: str | None) -> str | None:
    """是最低入库收入的几倍？1000万: the input asked for, or of the two that it is the quotient of the unknown
    one, where a single figure is told that is of its kind and not of the kind asked for.
    """
    kinds = {TYPE_OF_UNIT.get(quantity.unit) for quantity in turn.heard.told.quantities}
    for rule in rules if len(kinds) == 1 and None not in kinds else ():
        spec, derive = rule.inputs.get(asked or ""), rule.program.derives.get(asked or "")
        if spec is None or spec.type != "number" or derive is None:
            continue
        unknown = [n for n in sorted(derive.names) if n not in turn.session.told]
        if len(unknown) == 1 and rule.inputs[unknown[0]].type in kinds:
            return unknown[0]
    return asked


def _answers(turn: Turn, rule_ids: tuple[str, ...], asked: str) -> bool:
    """Whether the message tells the fact asked for, or others of these rules and names no other."""
    told: set[str] = set()
    other = names_another_first(turn, rule_ids)  # 孵化出两户上市企业呢
    if other and (is_question(turn.said.text) or rules_named(turn)[0].reading.fillings):
        return False
    for rule in turn.rules(rule_ids):
        value = None
        if asked in rule.inputs and not other:
            value = _by_size(turn, rule, asked)
            value = _without_words(turn, rule, asked) if value is None else value
        if value is not None:
            spec = rule.inputs[asked]
            turn.session.tell(
                ToldFact(asked, spec.label, spec.type, value, turn.said.text, turn.session.turns)
            )
            return True
        reading = turn.read(rule, asked)
        told |= {f.input for f in reading.fillings} | {d.input for d in reading.doubts}
    if asked in told:
        return True
    named = {c.rule for c in candidates_of(turn) if c.kind == "main"}
    return bool(told) and named <= set(rule_ids)


def _puts_right_another(turn: Turn) -> bool:
    """省里补了360万，市里那笔也批了 … 不是360万，是120万: whether a figure alone is taken back that is none of
    those counted, so that the new one is not what was asked for either.
    """
    pending, told = turn.session.pending, turn.session.told
    withdrawn = turn.heard.told.withdrawn
    known = {fact.value for fact in told.values()}
    if pending is None or withdrawn is None or withdrawn in known or pending.input in told:
        return False
    return is_bare_figure(turn)


def _without_words(turn: Turn, rule: LoadedRule, asked: str) -> InputValue | None:
    """满了: the least figure with which the award is due, where any such figure gives the same; 不是头一回:
    of two choices the other one.
    """
    spec, text = rule.inputs[asked], turn.said.text
    if spec.type == "choice" and spec.none is None and len(spec.choices) == 2:
        mentions = turn.heard.told.mentions.get(rule.id, ())
        own = [m for m in mentions if (m.meaning.input, m.meaning.role) == (asked, "choice")]
        values = {m.meaning.value for m in own}
        if len(values) == 1 and all(polarity(turn.heard.told, m) is False for m in own):
            return next(c.value for c in spec.choices if c.value not in values)
    if spec.type not in _FIGURES:
        return None
    if not cues().replies.reached_it.search(text):
        return None
    facts = gather_facts(turn.room.vocabulary, rule, turn.session, turn.heard)
    found = [
        case
        for case in cases(rule, facts.values, asked, turn.as_of)
        if case.calculation is None or case.calculation.eligible is not False
    ]
    results = {case.calculation.result if case.calculation else None for case in found}
    return found[0].low if len(results) == 1 and None not in results else None


def _by_size(turn: Turn, rule: LoadedRule, asked: str) -> InputValue | None:
    """高的那一档, 低的: the choice that gives most or least; of a figure where the step that gives most
    begins.
    """
    replies = cues().replies
    high, low = replies.high.search(turn.said.text), replies.low.search(turn.said.text)
    choice = rule.inputs[asked].type == "choice"
    if bool(high) == bool(low) or not (choice or high):
        return None
    facts = gather_facts(turn.room.vocabulary, rule, turn.session, turn.heard)
    given = [
        (case.calculation.result, case.low)
        for case in cases(rule, facts.values, asked, turn.as_of)
        if case.calculation is not None
        and case.calculation.eligible
        and case.calculation.result is not None
    ]
    if not given or (not choice and len({result for result, _ in given}) < 2):
        return None
    return (max if high else min)(given, key=lambda pair: pair[0])[1]


def _chosen(turn: Turn, options: list[LoadedRule]) -> list[LoadedRule]:
    """The option a reply names, by its place or its words."""
    match = cues().replies.place_said.search(turn.said.text)
    place = place_of(match["nth"]) if match is not None else None
    if place is not None:
        return options[place:][:1] if place < len(options) else []
    mentions = turn.heard.told.mentions
    named = [
        rule
        for rule in options
        if any(m.meaning.role in ("name", "choice") for m in mentions.get(rule.id, ()))
    ]
    told = [r for r in named if figures_of(turn.read(r))]
    named = told or named  # 孵化出一户上市企业: of two that are named, the one whose figure is told
    return named if len(named) < len(options) else []
