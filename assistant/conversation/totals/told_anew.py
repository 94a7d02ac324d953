"""What a message that asks about sums tells anew: another award, or what none of the sums was computed with."""

import re
from decimal import Decimal

from assistant.calculator.calculation import Calculation
from assistant.calculator.engine.combine import JOINED
from assistant.calculator.message.told import Told, clause_end, clause_start
from assistant.calculator.quantities.fact import Filling
from assistant.conversation.facts.heard import Heard, read
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.rules.beside import counted_on_top
from assistant.conversation.rules.candidates import candidates_of

_POINTED = re.compile("[那这的]$")


def tells_anything_new(turn: Turn, results: list[Calculation]) -> bool:
    """Whether the message tells of these awards what they were not computed with, names another, puts
    something right, or speaks of one more.
    """
    text = turn.said.text
    if (
        turn.said.correction
        or cues().totals.also.search(text)
        or cues().supposing.supposed.search(text)
    ):
        return True
    known = {name for result in results for name in result.rule.split(JOINED)}
    if tells_otherwise(turn, results, turn.heard) or _tells_unclearly(turn, known):
        return True
    return names_another(turn, known) or bool(counted_on_top(turn, turn.rules(known)))


def tells_anew_of(turn: Turn, results: list[Calculation]) -> bool:
    """Whether the message tells of these awards what they were not computed with, or names another."""
    if tells_otherwise(turn, results, turn.heard) or tells_a_new_figure(turn, results):
        return True
    return names_another(turn, {result.rule for result in results})


def tells_otherwise(turn: Turn, results: list[Calculation], heard: Heard) -> bool:
    """Whether words tell of these awards what none of their sums was computed with; a figure without a
    name that another of them was computed with (按150万那个，两样多少), or that one came to (营收那10万),
    tells nothing.
    """
    known = [(one.rule, value) for one in results for value in one.inputs.values()]
    came_to = {one.result for one in results}
    for name in dict.fromkeys(result.rule for result in results):
        if (rule := turn.room.rulebook.get(name)) is None:
            continue
        reading = read(turn.room.vocabulary, rule, heard)
        own = [result.inputs for result in results if result.rule == name]
        if reading.several is not None:
            return True
        others = [value for other, value in known if other != name]
        if any(
            all(i.get(f.input, f.value) != f.value for i in own)
            and not (f.value in came_to and _POINTED.search(heard.told.text[: f.start]))
            and (
                not isinstance(f.value, Decimal)
                or f.value not in others
                or _is_named_beside(heard.told, name, f)
            )
            for f in reading.fillings
        ):
            return True
    return False


def _is_named_beside(told: Told, rule: str, filling: Filling) -> bool:
    """Whether the clause of a figure has a word for the input that took it (not so 按2.5亿计，与营收那10万合计)."""
    start, end = clause_start(told, filling.start), clause_end(told, filling.end)
    return any(
        m.meaning.input == filling.input and start <= m.start and m.end <= end
        for m in told.mentions.get(rule, ())
    )


def tells_a_new_figure(turn: Turn, results: list[Calculation]) -> bool:
    """采购额核减为7500万元，重新合计: whether a sum is told that nothing was computed with or came to."""
    told = [value for result in results for value in (*result.inputs.values(), result.result)]
    known = {*told, sum(result.result or 0 for result in results)}
    return any(
        c.quantity.unit == "yuan"
        and c.usable
        and not (c.award or c.quantity.vague)
        and c.quantity.value not in known
        for c in turn.heard.around
    )


def _tells_unclearly(turn: Turn, names: set[str]) -> bool:
    """花出去的是六千三: whether something is told of these awards that is not clear."""
    rules = turn.rules(names)
    return any(turn.read(rule).doubts for rule in rules)


def names_another(turn: Turn, known: set[str]) -> bool:
    """Whether the message names an award that is none of these."""
    return any(c.named and c.kind != "rival" and c.rule not in known for c in candidates_of(turn))
