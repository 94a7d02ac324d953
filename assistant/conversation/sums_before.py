"""The step for 这两项相差多少, 前面第一个是多少来着, 先给一半是多少, 到账5万了还剩多少, 我比他多多少: what is
asked of sums that were answered before.

Only a message that says nothing else is taken (``sum_words``); ``sums_meant`` tells which sums it means.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts
from assistant.calculator.calculation import Calculation
from assistant.calculator.comparing import difference, part_of, rest_of
from assistant.calculator.fact import Quantity
from assistant.conversation.earlier import drafted
from assistant.conversation.room import Turn
from assistant.conversation.sum_words import SumQuestion, read_sum_question
from assistant.conversation.sums_meant import (
    answered_last,
    last_two,
    naming_stretches,
    of_present,
    sums_meant,
)
from assistant.conversation.totalling import added_up

_HALF = Decimal("0.5")
_PAIR = 2


def of_sums_before(turn: Turn) -> Draft | None:
    """What is asked of the sums before; None where the message says more, or not clearly which."""
    sums = [one for one in turn.session.sums if one.unit == "yuan" and one.result is not None]
    if not sums or (turn.session.pending is not None and not turn.came_back):
        return None
    told = turn.heard.told
    figures = [q for q in told.quantities if q.unit_written and q.unit != "count"]
    apart = [*naming_stretches(turn, sums), *((q.start, q.end) for q in figures)]
    question = read_sum_question(told.text, apart, has_share=any(_is_share(q) for q in figures))
    if question is None or any(q.vague or q.negated for q in figures):
        return None
    meant = sums_meant(turn, question, sums)
    if meant is None:
        return None
    return _answer(turn, question, meant, sums, figures)


def _answer(
    turn: Turn,
    question: SumQuestion,
    meant: list[Calculation],
    sums: Sequence[Calculation],
    figures: Sequence[Quantity],
) -> Draft | None:
    match question.asks:
        case "total":
            return added_up(turn, meant) if len(meant) > 1 and not figures else None
        case "difference":
            pair = meant or last_two(turn, question, sums)
            return _differing(turn, pair) if len(pair) == _PAIR and not figures else None
        case "again":
            one = _one(meant, of_present(turn, sums) if turn.came_back else ())
            draft = drafted(turn, one) if one is not None and not figures else None
            return replace(draft, outcome="repeated") if draft is not None else None
        case _:
            one = _one(meant, () if question.count else answered_last(turn, sums))
            return _in_part(turn, question, one, figures) if one is not None else None


def _one(meant: Sequence[Calculation], otherwise: Sequence[Calculation]) -> Calculation | None:
    """The only one that is meant; where none is, the last of the others."""
    return meant[0] if len(meant) == 1 else otherwise[-1] if not meant and otherwise else None


def _in_part(
    turn: Turn, question: SumQuestion, one: Calculation, figures: Sequence[Quantity]
) -> Draft | None:
    """A share of a sum, or what is left of it when a share or a figure of it was had."""
    if len(figures) + question.half != 1 or one.result is None:
        return None
    said = next((q for q in figures if _is_share(q)), None)
    share = said.value if said is not None else _HALF if question.half else None
    left = said is not None and question.rest_at is not None and question.rest_at < said.start
    if question.asks == "share" and said is not None and not _is_part(question, said):
        return None
    if share is not None and (question.asks == "share" or left):
        return _shown(turn, part_of(one, share))
    had = one.result * share if share is not None else figures[0].value
    money = share is not None or figures[0].unit == "yuan"
    names = (load_texts().say("the_sum_due"), load_texts().say("already_had"))
    return _shown(turn, rest_of(one, had, names)) if money and had <= one.result else None


def _is_part(question: SumQuestion, said: Quantity) -> bool:
    """先给30%, 这笔的一半: whether a share is one of a sum; 那9%呢 tells a fact."""
    return question.part_at is not None and question.part_at < said.start


def _is_share(figure: Quantity) -> bool:
    return figure.unit in ("rate", "points")


def _differing(turn: Turn, pair: Sequence[Calculation]) -> Draft | None:
    before, last = pair
    texts = load_texts()
    names = (texts.say("the_last_sum"), texts.say("the_sum_before"))
    if before.title != last.title:
        names = (last.title, before.title)
    found = difference(last, before, names)
    return None if found is None else _shown(turn, replace(found, parts=(before, last)))


def _shown(turn: Turn, result: Calculation | None) -> Draft | None:
    """Marked as no sum of its own, which later totals would take in."""
    draft = drafted(turn, result) if result is not None else None
    return None if draft is None else replace(draft, outcome="compared")
