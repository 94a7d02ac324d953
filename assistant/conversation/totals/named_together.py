"""高新那两户加上市这户, 跟营收2.3亿那笔加起来: a total of sums that the message calls by what they were computed for.

In: a turn and the sums answered before. Out: those meant, in the order of answering; empty where it is not clear.
"""

from collections.abc import Sequence, Set

from assistant.calculator.calculation import Calculation
from assistant.calculator.quantities.fact import Quantity
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import candidates_of
from assistant.conversation.rules.earlier_results import computed_with
from assistant.conversation.totals.sums_named import fits

_PAIR = 2


def named_together(turn: Turn, sums: Sequence[Calculation]) -> list[Calculation]:
    """The sums that are named and joined; one alone that is joined to nothing named is added to the last.

    Each is named by words of its own award (its name, a choice, an input) or by a figure that it was computed
    with. Empty where something is put right or supposed, and where a figure belongs to none of the sums.
    """
    text, totals = turn.heard.told.text, cues().totals
    if not totals.joined_by_name.search(text) or turn.said.correction:
        return []
    alone = [one for one in sums if not one.parts]
    if cues().supposing.supposed.search(text) or not all(
        _is_known(q, alone) for q in turn.heard.told.quantities
    ):
        return []
    meant = {one.rule: one for one in _by_figures(turn, alone)}
    for rule in {one.rule: None for one in alone if one.rule not in meant}:
        chosen = _by_words(turn, rule, alone)
        if chosen is not None:
            meant[rule] = chosen
    if _names_another(turn, {one.rule for one in alone}):
        return []
    if len(meant) == 1 and totals.joined_to_last.search(text) and sums[-1].rule not in meant:
        meant[sums[-1].rule] = sums[-1]
    return [one for one in sums if one in meant.values()] if len(meant) >= _PAIR else []


def _names_another(turn: Turn, known: Set[str]) -> bool:
    """Whether an award is named that none of these sums is of, by words that name none of them."""
    mentions = turn.heard.told.mentions
    own = {i for rule in known for m in mentions.get(rule, ()) for i in range(m.start, m.end)}
    return any(
        c.named
        and c.kind != "rival"
        and c.rule not in known
        and not all(own & set(range(m.start, m.end)) for m in mentions.get(c.rule, ()))
        for c in candidates_of(turn)
    )


def _is_known(figure: Quantity, sums: Sequence[Calculation]) -> bool:
    """Whether a figure is none told anew: one of these was computed with it, or came to it."""
    if figure.vague or figure.negated:
        return False
    return any(
        figure.value in (one.result, *one.inputs.values()) or computed_with(one, figure.value)
        for one in sums
    )


def _by_figures(turn: Turn, sums: Sequence[Calculation]) -> list[Calculation]:
    """营收2.3亿那笔: for each figure but a number of things the first sum that was computed with it, or came to it."""
    figures = [q.value for q in turn.heard.told.quantities if q.unit != "count"]
    found = (
        next((one for one in sums if value == one.result or computed_with(one, value)), None)
        for value in figures
    )
    return [one for one in found if one is not None]


def _by_words(turn: Turn, rule: str, sums: Sequence[Calculation]) -> Calculation | None:
    """The last sum of an award that words of its own name, with the choices named."""
    mentions = turn.heard.told.mentions
    others = {
        (m.start, m.end) for one in sums if one.rule != rule for m in mentions.get(one.rule, ())
    }
    own = [m for m in mentions.get(rule, ()) if (m.start, m.end) not in others and not m.covered]
    fitting = [one for one in sums if one.rule == rule and all(fits(one, m) for m in own)]
    return fitting[-1] if own and fitting else None
