"""The step for 这两项相差多少, 前面第一个是多少来着, 先给一半是多少, 到账5万了还剩多少, 我比他多多少: what is
asked of sums that were answered before.

Only a message that tells nothing new is taken (``sum_words``); ``sums_meant`` tells which sums it means.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts
from assistant.calculator.calculation import Calculation
from assistant.calculator.engine.combine import JOINED
from assistant.calculator.engine.comparing import difference, part_of, rest_of
from assistant.calculator.quantities.fact import Quantity
from assistant.conversation.lookup.wanting import asked_besides
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.sum_words import SumQuestion, read_sum_question
from assistant.conversation.room import Turn
from assistant.conversation.rules.after_all import came_after_all
from assistant.conversation.rules.earlier_results import computed_with, drafted
from assistant.conversation.rules.narrowing import singled_out
from assistant.conversation.rules.since import gives_an_instalment
from assistant.conversation.totals.last_sums import without_supposed, without_varied
from assistant.conversation.totals.sums_meant import (
    answered_last,
    asks_for_gap,
    compared_with,
    last_two,
    names_a_choice,
    naming_stretches,
    parts_of_last,
    sums_meant,
    told_apart,
)
from assistant.conversation.totals.told_anew import (
    names_another,
    tells_anything_new,
    tells_otherwise,
)
from assistant.conversation.totals.totalling import added_up, all_added_up

_HALF = Decimal("0.5")
_PAIR = 2
_NO_NAME = 3
_MOST_COUNTED = 3
_HOW_MUCH = "几"
_THIS_YEAR = re.compile("今年")
_BY_THE_YEAR = ("一年", "1年")
_NO_SUMS = frozenset({"quantity", "people", "count"})
_ANSWERED = ("calculated", "repeated")
_STRANGE = 12
"""So many characters that say nothing of sums may stand beside the question."""
_TIMES = ("工作日", "天", "月", "年", "小时")


def of_sums_before(turn: Turn) -> Draft | None:
    """What is asked of the sums before; None where the message says more, or not clearly which."""
    sums = [one for one in turn.session.sums if one.unit == "yuan" and one.result is not None]
    if turn.session.pending is not None and not turn.came_back:
        return None
    if not sums and turn.session.last_draft is None:
        return None
    told = turn.heard.told
    figures = [q for q in told.quantities if _is_figure(q) and not _is_a_gap(told.text, q)]
    apart = [*naming_stretches(turn, sums), *((q.start, q.end) for q in figures)]
    if not any(_is_paid_by_the_year(turn, one) for one in sums):
        apart += [(m.start(), m.end()) for m in _THIS_YEAR.finditer(told.text)]
    apart_told = told_apart(turn)
    said = _said_of(turn, sums, apart_told)
    pointed_at = [*sums, *(part for part, _ in apart_told)]
    cut = turn.room.retriever.segmenter.cut_whole
    has_share = any(_is_share(q) for q in figures)
    question = read_sum_question(told.text, apart, said, cut, has_share=has_share)
    if question is None or _asks_more(turn, question, figures):
        return None
    if question.asks == "last":
        return _the_last(turn, question, sums, [pointed_at[n] for n in question.pointed], figures)
    gap = question.asks == "difference" and any(_is_a_gap(told.text, q) for q in told.quantities)
    new = not gap and tells_anything_new(turn, sums)
    if question.strange and (len(question.strange) > _STRANGE or new):
        return None
    pointed = [pointed_at[index] for index in question.pointed]
    if question.asks == "total":
        sums = without_supposed(turn.session, sums)
        if question.count is not None:
            sums = without_varied(turn.session, sums, question.count)
    meant = sums_meant(turn, question, sums, pointed) if sums else None
    if meant is None:
        return None
    return _answer(turn, question, meant, sums, figures)


def _is_paid_by_the_year(turn: Turn, one: Calculation) -> bool:
    """Whether a sum is of an award paid in instalments, of which 今年 asks for one."""
    rules = turn.rules([part.rule for part in (one.parts or (one,))])
    return any(rule.instalments for rule in rules)


def _the_last(
    turn: Turn,
    question: SumQuestion,
    sums: Sequence[Calculation],
    pointed: Sequence[Calculation],
    figures: Sequence[Quantity],
) -> Draft | None:
    """The last sum once more; one's own, where the talk comes back to it; None where another one is meant."""
    elsewhere = any(one is not sums[-1] for one in pointed) or _means_another(turn)
    elsewhere = (
        elsewhere or _names_a_part(turn) or tells_otherwise(turn, list(sums[-1:]), turn.heard)
    )
    if figures or elsewhere or asked_besides(turn) or names_a_choice(turn, sums):
        return None
    if question.time and _tells_a_day(turn):
        return None
    if question.pointed and len(turn.said.content) > _NO_NAME and not naming_stretches(turn, sums):
        return None  # 公开招标限额到底是多少钱: a word of the case is asked about, not its sum
    if names_another(turn, {name for one in sums for name in one.rule.split(JOINED)}):
        return None
    if turn.came_back and not question.time and (own := turn.session.of_present(sums)):
        return _again(turn, own[-1])
    return _last_again(turn, question)


def _tells_a_day(turn: Turn) -> bool:
    """明天12月1号挂出去，哪天期满: whether a day is told, from which a term counts."""
    return any(period.first == period.last for period in turn.heard.told.periods)


def _means_another(turn: Turn) -> bool:
    """另外那一笔是多少, 升了，到底多少: whether the words that ask for the last sum mean another one."""
    last = turn.session.last_draft
    rules = turn.rules(last.rules if last is not None else ())
    of_another = cues().pointing.the_other.search(turn.said.text) is not None
    return of_another or came_after_all(turn, rules) is not None


def _asks_more(turn: Turn, question: SumQuestion, figures: Sequence[Quantity]) -> bool:
    """投多少就到顶, 再来一个国优: whether what it takes is asked for, one thing more or no clear figure is told."""
    reaching, totals, text = cues().reaching, cues().totals, turn.said.text
    if any(q.vague or q.negated for q in figures) or _counts_things(turn):
        return True
    if question.asks == "total" and {a.name for a in turn.said.attributes} & _NO_SUMS:
        return True  # 全县一共有多少企业
    if question.asks not in ("last", "again"):
        return False
    takes = reaching.needed.search(text) and (
        reaching.the_most.search(text) or reaching.enough.search(text)
    )
    return bool(takes or totals.adds_on.search(text) or totals.added_one.search(text))


def _counts_things(turn: Turn) -> bool:
    """五个一共多少, after one: whether more things are counted than sums are ever added by their number."""
    return any(q.unit == "count" and q.value > _MOST_COUNTED for q in turn.heard.told.quantities)


def _names_a_part(turn: Turn) -> bool:
    """光升规那个多少, 新认定这项是多少, after a total: whether some of the awards that it adds up are named, and not
    all.
    """
    parts = parts_of_last(turn)
    named = [bool(naming_stretches(turn, [part])) for part in parts]
    rules = turn.rules(part.rule for part in parts)
    return (any(named) and not all(named)) or singled_out(turn, rules) is not None


def _computed_with(sums: Sequence[Calculation], figures: Sequence[Quantity]) -> bool:
    """回到刚才的15%: whether a share is a fact that a sum was computed with, and no part of it."""
    known = {value for one in sums for value in one.inputs.values()}
    return any(_is_share(figure) and figure.value in known for figure in figures)


def _is_figure(one: Quantity) -> bool:
    """Whether it is a figure with a unit, not asked for (还剩几万), and not that it is by the year (一年多交多少)."""
    unit = one.unit not in ("count", "plain") and one.text not in _BY_THE_YEAR
    return unit and not one.text.startswith(_HOW_MUCH)


def _is_a_gap(text: str, figure: Quantity) -> bool:
    """就差十万块收入，奖励差多少: whether a figure is said to be what two others differ by."""
    return cues().comparing.gap_before.search(text[: figure.start]) is not None


def _said_of(
    turn: Turn, sums: Sequence[Calculation], apart: Sequence[tuple[Calculation, str]]
) -> list[tuple[str, str]]:
    """Of each of the sums its rule, and what it was asked with and is called; then of the parts of the last
    one that were told one by one, in place of the whole.
    """
    whole = [(one.rule, f"{turn.session.words_of(one)}\n{one.title}") for one in sums]
    if apart:
        whole[-1] = (whole[-1][0], "")
    return [*whole, *((part.rule, words) for part, words in apart)]


def _answer(
    turn: Turn,
    question: SumQuestion,
    meant: list[Calculation],
    sums: Sequence[Calculation],
    figures: Sequence[Quantity],
) -> Draft | None:
    match question.asks:
        case "total":
            return None if figures else _total(turn, question, meant, sums)
        case "difference":
            if not meant and question.count is None and asks_for_gap(turn):
                return None
            known = {value for one in meant for value in one.inputs.values()}
            new = any(figure.value not in known for figure in figures)
            pair = (meant if len(meant) == _PAIR and figures and not new else []) or (
                _with_the_one_pointed_at(sums, figures)
                or ([] if figures else _pair_to_differ(turn, question, meant, sums))
            )
            return _differing(turn, pair) if len(pair) == _PAIR else None
        case "larger" | "smaller":
            pair = meant or last_two(turn, question, sums) or parts_of_last(turn)
            best = max if question.asks == "larger" else min
            if len(pair) < _PAIR or figures or question.half:
                return None
            return _again(turn, best(pair, key=lambda one: one.result or Decimal(0)))
        case "again":
            if question.of_last and not meant:
                return _last_again(turn, question)
            one = _one(meant, turn.session.of_present(sums) if turn.came_back else ())
            return _again(turn, one) if one is not None and not figures else None
        case _:
            one = _one(meant, () if question.count else answered_last(turn, sums))
            return _in_part(turn, question, one, figures) if one is not None else None


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
    return _last_again(turn, question) if alone else None


def _last_again(turn: Turn, question: SumQuestion) -> Draft | None:
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


def _again(turn: Turn, one: Calculation) -> Draft | None:
    draft = drafted(turn, one)
    return replace(draft, outcome="repeated") if draft is not None else None


def _one(meant: Sequence[Calculation], otherwise: Sequence[Calculation]) -> Calculation | None:
    """The only one that is meant; where none is, the last of the others."""
    return meant[0] if len(meant) == 1 else otherwise[-1] if not meant and otherwise else None


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
