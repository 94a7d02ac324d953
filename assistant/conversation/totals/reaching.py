"""The step for 要拿满20万得涨到几个点, 用到多少就顶格了, 还差多少才够格: what it takes to reach a sum."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts
from assistant.answering.reckoning import calculation_draft
from assistant.answering.statement import Statement
from assistant.answering.view import amount
from assistant.calculator.calculation import Calculation, InputValue
from assistant.calculator.engine.comparing import difference
from assistant.calculator.engine.reaching import Reached, least_reaching
from assistant.calculator.format import YUAN, shown
from assistant.calculator.message.told import Mention
from assistant.calculator.quantities.fact import Quantity
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.computing import compute
from assistant.conversation.facts.facts import Facts
from assistant.conversation.facts.gathering import gather_facts
from assistant.conversation.facts.heard import Heard
from assistant.conversation.facts.remembering import remember_facts
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import candidates_of, rules_named
from assistant.conversation.rules.earlier_results import drafted

_NO_LESS = Decimal("0.01")
"""A sum is more than another from this on."""


def reach(turn: Turn) -> Draft | None:
    """What it takes to reach the sum that is named, the most, or anything at all. None where that is not asked
    for, or nothing reaches it.
    """
    reaching, text = cues().reaching, turn.heard.told.text
    if reaching.there.search(text) and (there := _there(turn)) is not None:
        return drafted(turn, there)
    if not reaching.needed.search(text):
        return None
    if (draft := _to_a_level(turn)) is not None:
        return draft
    goal = _goal(turn)
    most = reaching.the_most.search(text) is not None
    further = reaching.enough.search(text) or reaching.next_level.search(text)
    if goal is None and not most and not further:
        return None
    rule = _rule(turn)
    if rule is None:
        return None
    facts = gather_facts(turn.room.vocabulary, rule, turn.session, without(turn, goal))
    target = goal.value if goal is not None else None if most else Decimal(0)
    if goal is None and reaching.next_level.search(text):
        target = (compute(rule, facts, turn.as_of).result or Decimal(0)) + _NO_LESS
    for name in _inputs(turn, rule, facts):
        found = least_reaching(rule, facts.values, name, target, turn.as_of)
        if found is not None and not (target == 0 and found.value <= 1):  # nothing to reach
            remember_facts(turn.session, rule, facts)
            turn.read_as(without(turn, goal))
            return _draft(turn, rule, facts, name, found)
    turn.read_as(without(turn, goal))
    return None


def _there(turn: Turn) -> Calculation | None:
    """够上那档能拿多少, 补够了给几万: the result at the level just asked about, or at that which was missed."""
    calculation = turn.session.last_calculation
    if calculation is None or not calculation.failures:
        return turn.session.reached
    rule = turn.room.rulebook.get(calculation.rule)
    if rule is None:
        return None
    for name in _missed(rule, calculation):
        found = least_reaching(rule, calculation.inputs, name, Decimal(0), turn.as_of)
        if found is not None:
            return found.calculation
    return turn.session.reached


def _missed(rule: LoadedRule, calculation: Calculation) -> list[str]:
    """The figures told of an award that was not due, those told first."""
    told = [name for name in calculation.inputs if name not in calculation.assumed]
    return [name for name in told if rule.inputs[name].type in ("money", "rate", "integer")]


def _to_a_level(turn: Turn) -> Draft | None:
    """产值两亿八千六，三个亿那一档还差多少: a level of an input is to be reached, not a sum."""
    levels = [q for q in turn.heard.told.quantities if _is_a_level(turn, q) and not q.vague]
    rule = _rule(turn) if len(levels) == 1 else None
    if rule is None:
        return None
    level = levels[0]
    facts = gather_facts(turn.room.vocabulary, rule, turn.session, without(turn, level))
    for name in _inputs(turn, rule, facts):
        now = facts.values.get(name)
        if now == level.value:
            now = _before_the_level(turn, rule, name, level.value)
        if not isinstance(now, Decimal) or now >= level.value:
            continue
        facts.values[name] = now
        there = replace(facts, values={**facts.values, name: level.value}, now={})
        reached = Reached(level.value, compute(rule, there, turn.as_of))
        if reached.calculation.result is not None:
            remember_facts(turn.session, rule, facts)
            return _draft(turn, rule, facts, name, reached)
    return None


def _before_the_level(turn: Turn, rule: LoadedRule, name: str, level: Decimal) -> InputValue | None:
    """要做到3亿是多少 … 现在离3亿还差多少: what the input was before the case of that level was asked for."""
    real = turn.session.real.get(name)
    told = [one.inputs.get(name) for one in turn.session.sums if one.rule == rule.id]
    less = [value for value in told if isinstance(value, Decimal) and value < level]
    return real.value if real is not None else less[-1] if less else None


def _is_a_level(turn: Turn, figure: Quantity) -> bool:
    """三个亿那一档, 离3亿还差多少: whether a figure is a level, by the words around it."""
    reaching, text = cues().reaching, turn.heard.told.text
    away = reaching.level_away.search(text[: figure.start]) and reaching.away_behind.match(
        text, figure.end
    )
    return bool(away or reaching.level_behind.match(text, figure.end))


def _goal(turn: Turn) -> Quantity | None:
    """The sum that is to be reached: 要拿满20万; 到20万得用多少, of what was answered."""
    text = turn.heard.told.text
    given = {one.result for one in turn.session.sums}
    sums = [
        q
        for q in turn.heard.told.quantities
        if q.unit == "yuan"
        and (
            cues().reaching.goal_before.search(text[: q.start])
            or cues().reaching.goal_behind.match(text, q.end)
            or (q.value in given and cues().reaching.level_away.search(text[: q.start]))
        )
    ]
    return sums[0] if len(sums) == 1 and not sums[0].vague else None


def without(turn: Turn, figure: Quantity | None) -> Heard:
    """The message without a sum to be reached, or one that was had: no fact of the enterprise."""
    if figure is None:
        return turn.heard
    text = turn.heard.told.text
    rest = text[: figure.start] + text[figure.end :]
    return turn.hear(rest)


def _rule(turn: Turn) -> LoadedRule | None:
    """The one rule spoken of: named in the message, else the one just computed."""
    before = turn.rules_in_focus if turn.leans_on_focus else []
    named = [c for c in rules_named(turn) if c.named and not c.denied]
    if len(before) == 1 and not [c for c in named if c.kind == "main" and c.rule != before[0].id]:
        return before[0]
    inputs = {(m.meaning.rule, m.meaning.input) for m in _inputs_named(turn, before)}
    if not named and len({rule for rule, _ in inputs}) == 1:
        (named_by_input,) = turn.rules({rule for rule, _ in inputs})
        return named_by_input  # 营收距下一档还差多少, after a total
    candidates = [c for c in candidates_of(turn) if c.kind == "main" and c.named]
    rules = turn.rules(c.rule for c in candidates)
    return rules[0] if len(rules) == 1 else None


def _inputs_named(turn: Turn, rules: Sequence[LoadedRule]) -> list[Mention]:
    """Where the message calls figures of these awards by their names."""
    found = [m for rule in rules for m in turn.heard.told.mentions.get(rule.id, ())]
    return [m for m in found if m.meaning.role == "input"]


def _inputs(turn: Turn, rule: LoadedRule, facts: Facts) -> list[str]:
    """The inputs that may be meant, the likeliest first: of the kind asked for, named, told last."""
    kinds = _kinds_needed(turn.heard.told.text, _named_before_how_much(turn, rule))
    words = turn.room.vocabulary.rules[rule.id].inputs
    fitting = [
        name
        for name, spec in rule.inputs.items()
        if spec.type in kinds and not (words[name].old or words[name].average)
    ]
    named = {m.meaning.input for m in turn.heard.told.mentions.get(rule.id, ())}
    told = list(facts.values)

    def place(name: str) -> tuple[bool, int, int]:
        kind = kinds.index(rule.inputs[name].type)
        return (name not in named, kind, -told.index(name) if name in told else 1)

    return sorted(fitting, key=place)


def _named_before_how_much(turn: Turn, rule: LoadedRule) -> tuple[str, ...]:
    """增长多少能拿满: the type of the input that is named right before how much of it is asked."""
    told = turn.heard.told
    return tuple(
        rule.inputs[m.meaning.input].type
        for m in told.mentions.get(rule.id, ())
        if m.meaning.role == "input" and cues().awards.how_much.match(told.text, m.end)
    )[:1]


def _kinds_needed(text: str, named: tuple[str, ...]) -> tuple[str, ...]:
    """The types of input that may be asked for: 几个点 a rate, 几家 a number of things, else that of the
    input named, else a sum; where what is lacking of the most is asked for (离封顶还差多少), what an award
    grows by before what it is reckoned from.
    """
    reaching = cues().reaching
    if reaching.rate_needed.search(text):
        return ("rate",)
    if reaching.count_needed.search(text):
        return ("integer",)
    if named:
        return named
    of_the_most = reaching.lacking.search(text) and reaching.the_most.search(text)
    return ("rate", "integer", "money") if of_the_most else ("money",)


def _draft(turn: Turn, rule: LoadedRule, facts: Facts, name: str, found: Reached) -> Draft | None:
    """What the input has to be, what it is now, and the sum it brings; what is lacking as the result, where that is
    asked for.
    """
    document = turn.room.catalog.get(rule.document)
    if document is None:
        return None
    texts, spec, now = load_texts(), rule.inputs[name], _now(rule, turn, facts, name)
    says = {
        "label": spec.label,
        "value": shown(found.value, spec.shown_in),
        "sum": amount(found.calculation) or "",
    }
    if isinstance(now, Decimal):
        says["now"] = shown(now, spec.shown_in)
        if now >= found.value:
            lead = texts.say("reached_already", **says)
        else:
            gap_unit = "points" if spec.type == "rate" else spec.shown_in
            lead = texts.say("reached_short", gap=shown(found.value - now, gap_unit), **says)
    else:
        lead = texts.say("reached", **says)
    turn.session.reached = found.calculation
    calculation = _gap(turn, rule, facts, name, found) or found.calculation
    draft = calculation_draft(document, [rule], calculation)
    statement = Statement(lead, draft.statements[0].citations, basis=(lead,))
    return replace(draft, statements=(statement, *draft.statements), outcome="reached")


def _gap(
    turn: Turn, rule: LoadedRule, facts: Facts, name: str, found: Reached
) -> Calculation | None:
    """What is still lacking as the result, where that is asked for (还差多少): of the most in yuan, else, or
    where it is asked how much more of it is needed, of a figure of money in its own unit, for it is no
    award.
    """
    reaching, text, spec = cues().reaching, turn.heard.told.text, rule.inputs[name]
    now, more = _now(rule, turn, facts, name), reaching.more_needed.search(text) is not None
    if not isinstance(now, Decimal) or now >= found.value:
        return None
    if not more and not reaching.lacking.search(text):
        return None
    today = compute(rule, facts, turn.as_of)  # what was told, not what it takes
    if reaching.the_most.search(text) and not more:
        facts_now = gather_facts(turn.room.vocabulary, rule, turn.session, turn.heard)
        last = compute(rule, facts_now, turn.as_of)
        most = found.calculation
        missed = None if last.missing else difference(most, last, (most.title, last.title))
        if missed is not None:
            title = load_texts().say("lacking", label=rule.title)
            return replace(missed, title=title, inputs=last.inputs)
    if spec.type != "money":
        return None
    title = load_texts().say("lacking", label=spec.label)
    there, lacking = found.calculation, found.value - now
    gap = replace(there, title=title, result=lacking, unit=YUAN, alternatives=(), kind="figure")
    told = {**there.inputs, **today.inputs, name: now}
    return replace(gap, inputs=told, eligible=today.eligible, ceiling=False)


def _now(rule: LoadedRule, turn: Turn, facts: Facts, name: str) -> InputValue | None:
    """What the input is now: told, or following from what was told."""
    if name in facts.values:
        return facts.values[name]
    return compute(rule, facts, turn.as_of).inputs.get(name)
