"""What is asked of sums once it is known which are meant: their difference, the larger, a share, what is left,
one of them once more.

In: the question as it was read, and the sums. Out: the answer, or None where it is not clear.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts
from assistant.calculator.calculation import Calculation
from assistant.calculator.engine.comparing import difference, part_of
from assistant.calculator.quantities.fact import Quantity
from assistant.conversation.reading.sum_words import SumQuestion
from assistant.conversation.room import Turn
from assistant.conversation.rules.earlier_results import drafted
from assistant.conversation.rules.since import gives_an_instalment
from assistant.conversation.totals.pair_meant import last_two, pair_meant
from assistant.conversation.totals.part_of_sum import is_part, is_share, part_asked_of
from assistant.conversation.totals.parts_of_total import parts_of_last
from assistant.conversation.totals.sums_meant import answered_last
from assistant.conversation.totals.totalling import added_up, all_added_up

_PAIR = 2
_ANSWERED = ("calculated", "repeated")
_TIMES = ("工作日", "天", "月", "年", "小时")


def answer_of_sums(
    turn: Turn,
    question: SumQuestion,
    meant: list[Calculation],
    sums: Sequence[Calculation],
    figures: Sequence[Quantity],
) -> Draft | None:
    """What the question asks of the sums that are ``meant``, of all ``sums``; ``figures`` are those told. None
    where it is not clear what.
    """
    match question.asks:
        case "total":
            if len(figures) == 1 and is_share(figures[0]) and is_part(question, figures[0]):
                return _share_of_total(turn, _total(turn, question, meant, sums), figures[0])
            return None if figures else _total(turn, question, meant, sums)
        case "difference":
            pair = pair_meant(turn, question, meant, sums, figures)
            return _differing(turn, pair) if len(pair) == _PAIR else None
        case "larger" | "smaller":
            if figures or question.half:
                return None
            return _greater_or_less(turn, question, meant, sums)
        case "again":
            return None if figures else _once_more(turn, question, meant, sums)
        case _:
            one = _one(meant, () if question.count else answered_last(turn, sums))
            part = part_asked_of(turn, question, one, sums, figures) if one is not None else None
            return drafted(turn, part, "compared")


def _greater_or_less(
    turn: Turn, question: SumQuestion, meant: list[Calculation], sums: Sequence[Calculation]
) -> Draft | None:
    """The larger or the smaller one of those that are meant, of the last two, or of the parts of the last total."""
    among = meant or last_two(turn, question, sums) or parts_of_last(turn)
    if len(among) < _PAIR:
        return None
    best = max if question.asks == "larger" else min
    return again(turn, best(among, key=lambda one: one.result or Decimal(0)))


def _once_more(
    turn: Turn, question: SumQuestion, meant: list[Calculation], sums: Sequence[Calculation]
) -> Draft | None:
    """The one that is meant, several added up (光甲和丙的呢), or the last one."""
    if question.of_last and not meant:
        return last_again(turn, question)
    if len(meant) > 1:
        return added_up(turn, meant)
    one = _one(meant, turn.session.of_present(sums) if turn.came_back else ())
    return again(turn, one) if one is not None else None


def _total(
    turn: Turn, question: SumQuestion, meant: list[Calculation], sums: Sequence[Calculation]
) -> Draft | None:
    """The sums that are meant; where none is in particular, all of them, or the only one once more."""
    if meant or question.count is not None:
        return added_up(turn, meant) if len(meant) > 1 else None
    if gives_an_instalment(turn):
        return None
    if (total := all_added_up(turn)) is not None:
        return total
    alone = len(sums) == 1 and len(question.strange) <= _PAIR
    return last_again(turn, question) if alone else None


def _share_of_total(turn: Turn, total: Draft | None, share: Quantity) -> Draft | None:
    """两家之和的一半: a share of the total; None where there is none."""
    one = total.calculation if total is not None else None
    return drafted(turn, part_of(one, share.value), "compared") if one is not None else None


def last_again(turn: Turn, question: SumQuestion) -> Draft | None:
    """The last answer once more, where that is what the message asks for: a sum, a time, the most. None where it
    is not.
    """
    last, session = turn.session.last_draft, turn.session
    calculation = session.last_calculation
    if last is None or calculation is None or calculation.eligible is None:
        return None
    if last.outcome not in _ANSWERED or turn.real_again or turn.came_back:
        return None
    if question.time is not (calculation.unit in _TIMES) or not calculation.unit:
        return None
    if question.cap and not calculation.ceiling:
        return None
    of_another = question.other if not session.holder else question.own
    return None if of_another else replace(last, outcome="repeated")


def again(turn: Turn, one: Calculation) -> Draft | None:
    """A sum answered before, once more. None where its rules are not at hand."""
    return drafted(turn, one, "repeated")


def _one(meant: Sequence[Calculation], otherwise: Sequence[Calculation]) -> Calculation | None:
    """The only one that is meant; where none is, the last of the others."""
    return meant[0] if len(meant) == 1 else otherwise[-1] if not meant and otherwise else None


def _differing(turn: Turn, pair: Sequence[Calculation]) -> Draft | None:
    """By how much the later of two sums is more or less than the one before, each called by what is its own."""
    before, last = _in_their_order(turn, pair)
    texts = load_texts()
    names = (texts.say("the_last_sum"), texts.say("the_sum_before"))
    if before.title != last.title:
        names = (last.title, before.title)
    elif (of_last := _choices(last, before)) and (of_before := _choices(before, last)):
        names = (of_last, of_before)
    found = difference(last, before, names)
    if found is None:
        return None
    return drafted(turn, replace(found, parts=(before, last)), "compared")


def _in_their_order(turn: Turn, pair: Sequence[Calculation]) -> Sequence[Calculation]:
    """The one that was answered first first, where both were answered by themselves."""
    places = [n for one in pair for n, other in enumerate(turn.session.sums) if other is one]
    return pair[::-1] if len(places) == _PAIR and places[0] > places[1] else pair


def _choices(one: Calculation, other: Calculation) -> str:
    """国家级优秀奖: what was chosen of this sum's inputs otherwise than of the other's."""
    own = one.inputs.items()
    return "".join(v for n, v in own if isinstance(v, str) and other.inputs.get(n) != v)
