"""Which two of the sums answered before are held against each other: 这两项相差多少, 和8%那次比, 最高和最低差多少."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.calculator.calculation import Calculation
from assistant.calculator.quantities.fact import Quantity
from assistant.calculator.sentences import says_gap
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.sum_words import SumQuestion
from assistant.conversation.room import Turn
from assistant.conversation.rules.earlier_results import computed_with
from assistant.conversation.totals.parts_of_total import parts_of_last, parts_spoken_of

_PAIR = 2


def pair_meant(
    turn: Turn,
    question: SumQuestion,
    meant: Sequence[Calculation],
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


def last_two(
    turn: Turn, question: SumQuestion, sums: Sequence[Calculation]
) -> Sequence[Calculation]:
    """The last two sums; none after a total, which may be what is held against one of them."""
    totalled = bool(parts_of_last(turn))
    if question.count == _PAIR or (question.count is None and not totalled):
        return sums[-_PAIR:]
    return []


def compared_with(turn: Turn, sums: Sequence[Calculation]) -> Sequence[Calculation]:
    """那跟今年入规比，少多少: the one sum before that has most of these words, in its title or what it was asked with,
    and the last one; none where that is not clear.
    """
    match = cues().comparing.compared_with.search(turn.heard.told.text)
    if match is None or len(sums) < _PAIR:
        return []
    pieces = {match["what"][i : i + 2] for i in range(len(match["what"]) - 1)}
    shared = [
        sum(piece in f"{turn.session.words_of(one)}\n{one.title}" for piece in pieces)
        for one in sums
    ]
    most = max(shared[:-1])
    clear = most >= _PAIR and most > shared[-1] and shared[:-1].count(most) == 1
    return [sums[shared.index(most)], sums[-1]] if clear else []


def asks_for_gap(turn: Turn) -> bool:
    """差多少, right after an award was not due for want of a figure: by how much it failed, and no
    difference.
    """
    last = turn.session.last_calculation
    failures = last.failures if last is not None else ()
    asked = cues().reaching.short_by.search(turn.said.text) is not None
    return asked and any(says_gap(failure) for failure in failures)
