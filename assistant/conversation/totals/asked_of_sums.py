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
from assistant.calculator.engine.comparing import difference, part_of, rest_of
from assistant.calculator.quantities.fact import Quantity
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.sum_words import SumQuestion
from assistant.conversation.room import Turn
from assistant.conversation.rules.earlier_results import computed_with, drafted
from assistant.conversation.rules.since import gives_an_instalment
from assistant.conversation.totals.parts_of_total import parts_of_last, parts_spoken_of
from assistant.conversation.totals.sums_meant import (
    answered_last,
    asks_for_gap,
    compared_with,
    last_two,
)
from assistant.conversation.totals.totalling import added_up, all_added_up

_HALF = Decimal("0.5")
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
    """What the question asks of the sums that are ``meant``, of all ``sums``; ``figures`` are those told."""
    match question.asks:
        case "total":
            if len(figures) == 1 and is_share(figures[0]) and _is_part(question, figures[0]):
                return _share_of_total(turn, _total(turn, question, meant, sums), figures[0])
            return None if figures else _total(turn, question, meant, sums)
        case "difference":
            pair = _pair_asked_of(turn, question, meant, sums, figures)
            return _differing(turn, pair) if len(pair) == _PAIR else None
        case "larger" | "smaller":
            if figures or question.half:
                return None
            return _greater_or_less(turn, question, meant, sums)
        case "again":
            return None if figures else _once_more(turn, question, meant, sums)
        case _:
            one = _one(meant, () if question.count else answered_last(turn, sums))
            if one is not None and question.asks == "rest":
                one = _of_which_it_is_a_part(one, sums, figures)
            return _in_part(turn, question, one, figures) if one is not None else None


def _pair_asked_of(
    turn: Turn,
    question: SumQuestion,
    meant: list[Calculation],
    sums: Sequence[Calculation],
    figures: Sequence[Quantity],
) -> Sequence[Calculation]:
    """The two sums whose difference is asked for; none where a figure is told that belongs to neither, or it is
    asked by how much an award failed.
    """
    if not meant and question.count is None and asks_for_gap(turn):
        return []
    known = {value for one in meant for value in one.inputs.values()}
    if len(meant) == _PAIR and figures and all(figure.value in known for figure in figures):
        return meant
    if pointed_at := _with_the_one_pointed_at(sums, figures):
        return pointed_at
    return [] if figures else _pair_to_differ(turn, question, meant, sums)


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


def _with_the_one_pointed_at(
    sums: Sequence[Calculation], figures: Sequence[Quantity]
) -> Sequence[Calculation]:
    """和8%那次比多了多少: the last sum and the one that was computed with the one figure named."""
    if len(figures) != 1 or computed_with(sums[-1], figures[0].value):
        return []
    pointed = [one for one in sums[:-1] if computed_with(one, figures[0].value)]
    return [pointed[-1], sums[-1]] if pointed else []


def _pair_to_differ(
    turn: Turn, question: SumQuestion, meant: Sequence[Calculation], sums: Sequence[Calculation]
) -> Sequence[Calculation]:
    """The two sums whose difference is asked for; one that is named alone against the last (比二等奖多多少)."""
    if question.extremes:
        return _extremes(sums)
    if len(meant) == 1 and len(parts := parts_spoken_of(turn)) == _PAIR and meant[0] in parts:
        return parts  # 分店多拿了多少, of the two that were just added up
    if len(meant) == 1 and meant[0] is not sums[-1]:
        return [meant[0], sums[-1]]
    alone = len(meant) == 1 and question.count == _PAIR
    pair = (meant if not alone else []) or compared_with(turn, sums)
    pair = pair or last_two(turn, question, sums)
    bare = not (pair or question.previous or question.count)
    if bare and len(sums) >= _PAIR and _was_supposed(turn, sums[-1]):
        return sums[-_PAIR:]
    if bare and len(parts := parts_of_last(turn)) == _PAIR:
        return parts  # of the two that were just added up
    if len(pair) < _PAIR and (right := _put_right(turn, pair or sums[-1:])):
        return right
    return pair


def _was_supposed(turn: Turn, last: Calculation) -> bool:
    """国优要是就一个呢 / 那少拿多少: whether the last sum is of a case that was only supposed."""
    return cues().supposing.supposed.search(turn.session.words_of(last)) is not None


def _put_right(turn: Turn, last: Sequence[Calculation]) -> Sequence[Calculation]:
    """倍数搞错了，是1.4倍 / 那少了多少: the sum that was put right and the one in its place."""
    undone = [one for one in turn.session.undone if one.unit == "yuan"]
    same = len(last) == 1 and undone and undone[-1].rule == last[0].rule
    return [undone[-1], last[0]] if same else []


def _extremes(sums: Sequence[Calculation]) -> Sequence[Calculation]:
    """最高和最低差多少: the least and the most of the sums of the last award, or of all where it has one alone."""
    of_last = [one for one in sums if one.rule == sums[-1].rule]
    chosen = of_last if len(of_last) >= _PAIR else [one for one in sums if not one.parts]
    ordered = sorted(chosen, key=lambda one: one.result or Decimal(0))
    return [ordered[0], ordered[-1]] if len(ordered) >= _PAIR else []


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
    return _shown(turn, part_of(one, share.value)) if one is not None else None


def last_again(turn: Turn, question: SumQuestion) -> Draft | None:
    """The last answer once more, where that is what the message asks for: a sum, a time, the most."""
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
    """A sum answered before, once more."""
    draft = drafted(turn, one)
    return replace(draft, outcome="repeated") if draft is not None else None


def _one(meant: Sequence[Calculation], otherwise: Sequence[Calculation]) -> Calculation | None:
    """The only one that is meant; where none is, the last of the others."""
    return meant[0] if len(meant) == 1 else otherwise[-1] if not meant and otherwise else None


def _of_which_it_is_a_part(
    one: Calculation, sums: Sequence[Calculation], figures: Sequence[Quantity]
) -> Calculation:
    """今年到手的是多少 … 扣掉已经到账的40万，还剩多少: the whole of which just the part answered last was had."""
    whole = [s for s in sums if s.rule == one.rule and (s.result or 0) > (one.result or 0)]
    had = [figure.value for figure in figures] == [one.result]
    return whole[-1] if had and whole else one


def _in_part(
    turn: Turn, question: SumQuestion, one: Calculation, figures: Sequence[Quantity]
) -> Draft | None:
    """A share of a sum, or what is left of it when a share or a figure of it was had."""
    if len(figures) + question.half != 1 or one.result is None:
        return None
    if cues().pointing.back_to.search(turn.said.text) and _computed_with(
        turn.session.sums, figures
    ):
        return None
    said = next((q for q in figures if is_share(q)), None)
    share = said.value if said is not None else _HALF if question.half else None
    left = said is not None and question.rest_at is not None and question.rest_at < said.start
    tells_anew = said is not None and (
        not _is_part(question, said) or _is_a_rate_told(turn, one, said)
    )
    if question.asks == "share" and tells_anew:
        return None
    if share is not None and (question.asks == "share" or left):
        return _shown(turn, part_of(one, share))
    had = one.result * share if share is not None else figures[0].value
    money = share is not None or figures[0].unit == "yuan"
    names = (load_texts().say("the_sum_due"), load_texts().say("already_had"))
    return _shown(turn, rest_of(one, had, names)) if money and had <= one.result else None


def _is_part(question: SumQuestion, said: Quantity) -> bool:
    """先给30%, 这笔的一半: whether a share is one of a sum; 那9%呢 tells a fact."""
    in_words = cues().totals.half_said.search(said.text) is not None  # 俺跟俺兄弟一人一半
    return in_words or (question.part_at is not None and question.part_at < said.start)


def _is_a_rate_told(turn: Turn, one: Calculation, said: Quantity) -> bool:
    """最后定的是7%, after 增速8%: whether a percentage tells anew what the sum was computed with, not a part of it."""
    rule = turn.room.rulebook.get(one.rule)
    rates = [n for n in one.inputs if rule and n in rule.inputs and rule.inputs[n].type == "rate"]
    before = turn.heard.told.text[: said.start]
    return bool(rates) and cues().corrections.found_to_be.search(before) is not None


def is_share(figure: Quantity) -> bool:
    """Whether a figure is a share, and no sum."""
    return figure.unit in ("rate", "points")


def _computed_with(sums: Sequence[Calculation], figures: Sequence[Quantity]) -> bool:
    """回到刚才的15%: whether a share is a fact that a sum was computed with, and no part of it."""
    known = {value for one in sums for value in one.inputs.values()}
    return any(is_share(figure) and figure.value in known for figure in figures)


def _differing(turn: Turn, pair: Sequence[Calculation]) -> Draft | None:
    before, last = _in_their_order(turn, pair)
    texts = load_texts()
    names = (texts.say("the_last_sum"), texts.say("the_sum_before"))
    if before.title != last.title:
        names = (last.title, before.title)
    elif (of_last := _choices(last, before)) and (of_before := _choices(before, last)):
        names = (of_last, of_before)
    found = difference(last, before, names)
    return None if found is None else _shown(turn, replace(found, parts=(before, last)))


def _in_their_order(turn: Turn, pair: Sequence[Calculation]) -> Sequence[Calculation]:
    """The one that was answered first first, where both were answered by themselves."""
    places = [n for one in pair for n, other in enumerate(turn.session.sums) if other is one]
    return pair[::-1] if len(places) == _PAIR and places[0] > places[1] else pair


def _choices(one: Calculation, other: Calculation) -> str:
    """国家级优秀奖: what was chosen of this sum's inputs otherwise than of the other's."""
    own = one.inputs.items()
    return "".join(v for n, v in own if isinstance(v, str) and other.inputs.get(n) != v)


def _shown(turn: Turn, result: Calculation | None) -> Draft | None:
    """Marked as no sum of its own, which later totals would take in."""
    draft = drafted(turn, result) if result is not None else None
    return None if draft is None else replace(draft, outcome="compared")
