"""The step for 这两项相差多少, 前面第一个是多少来着, 先给一半是多少, 到账5万了还剩多少, 我比他多多少: what is
asked of sums that were answered before.

Only a message that tells nothing new is taken (``sum_words``); ``sums_meant`` tells which sums it means.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.calculator.calculation import Calculation
from assistant.calculator.engine.combine import JOINED
from assistant.calculator.quantities.fact import Quantity
from assistant.conversation.lookup.wanting import asked_besides
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.sum_words import SumQuestion, Told, read_sum_question
from assistant.conversation.room import Turn
from assistant.conversation.rules.after_all import came_after_all
from assistant.conversation.rules.narrowing import singled_out
from assistant.conversation.totals.asked_of_sums import again, answer_of_sums, last_again
from assistant.conversation.totals.last_sums import without_supposed, without_varied
from assistant.conversation.totals.part_of_sum import is_share
from assistant.conversation.totals.parts_of_total import (
    as_they_are_now,
    parts_of_last,
    parts_spoken_of,
    told_apart,
    told_together,
)
from assistant.conversation.totals.sums_meant import sums_meant
from assistant.conversation.totals.sums_named import names_a_choice, naming_stretches
from assistant.conversation.totals.told_anew import (
    names_another,
    tells_anything_new,
    tells_otherwise,
)

_NO_NAME = 3
_NAME = 2
"""So many characters may be the name of a thing (e镇)."""
_MOST_COUNTED = 3
_NO_SUMS = frozenset({"quantity", "people", "count"})
_STRANGE = 12
"""So many characters that say nothing of sums may stand beside the question."""


def of_sums_before(turn: Turn) -> Draft | None:
    """What is asked of the sums before; None where the message says more, or not clearly which."""
    sums = [one for one in turn.session.sums if one.unit == "yuan" and one.result is not None]
    if turn.session.pending is not None and not turn.came_back:
        return None
    if not sums and turn.session.last_draft is None:
        return None
    told = turn.heard.told
    figures = [q for q in told.quantities if _is_figure(q) and not _is_a_gap(told.text, q)]
    question, pointed = _question_of(turn, sums, figures)
    if question is None or _asks_more(turn, question, figures):
        return None
    if question.asks == "last":
        return _the_last(turn, question, sums, pointed, figures)
    gap = question.asks == "difference" and any(_is_a_gap(told.text, q) for q in told.quantities)
    new = not gap and tells_anything_new(turn, sums)
    if question.strange and (len(question.strange) > _STRANGE or new):
        return None
    if question.asks == "total":
        sums = without_supposed(turn.session, sums)
        if question.count is not None:
            sums = without_varied(sums, question.count)
    meant = sums_meant(turn, question, sums, pointed) if sums else None
    if meant is None or (question.places and any(one.parts for one in meant)):
        return None  # 光拿了最后一个, of awards that were told at once
    return answer_of_sums(turn, question, meant, sums, figures)


def _question_of(
    turn: Turn, sums: Sequence[Calculation], figures: Sequence[Quantity]
) -> tuple[SumQuestion | None, list[Calculation]]:
    """What the message asks of the sums, and those that its words point to."""
    text = turn.heard.told.text
    apart = [*naming_stretches(turn, sums), *((q.start, q.end) for q in figures)]
    if not any(_is_paid_by_the_year(turn, one) for one in sums):
        apart += [(m.start(), m.end()) for m in cues().years.this_year_said.finditer(text)]
    counted = _of_things_counted(turn, sums)
    apart += [(q.start, q.end) for q, _ in counted]
    apart_told = told_apart(turn)
    called = _called_by_its_firm(text, apart_told) or _called_by_a_fact(turn, sums)
    if called is not None:
        return SumQuestion("again"), [called]
    parts = apart_told or told_together(turn, sums)
    said = _said_of(turn, sums, parts)
    cut = turn.room.retriever.segmenter.cut_whole
    question = read_sum_question(text, apart, said, cut, beside=_told_beside(turn, sums, figures))
    if question is None:
        return None, []
    pointed_at = [*sums, *(part for part, _ in parts)]
    pointed = [pointed_at[index] for index in question.pointed]
    if question.asks != "total":  # 那和3家高企一起呢 joins it to another
        pointed += [one for _, one in counted if not any(one is other for other in pointed)]
    if question.asks == "last" and pointed and _are_parts(turn, pointed):
        question = replace(question, asks="total" if len(pointed) > 1 else "again")
    return question, pointed


def _called_by_its_firm(text: str, parts: Sequence[tuple[Calculation, str]]) -> Calculation | None:
    """那甲公司呢, after 甲公司…，乙公司…: the part whose words begin with what alone the message calls."""
    match = cues().pointing.firm_called.fullmatch(text)
    called = [one for one, words in parts if match is not None and words.startswith(match["firm"])]
    return called[0] if len(called) == 1 else None


def _called_by_a_fact(turn: Turn, sums: Sequence[Calculation]) -> Calculation | None:
    """多交税这个奖多少: the one sum that was computed with what the message begins with, and asks of this award alone."""
    text, mentions = turn.heard.told.text, turn.heard.told.mentions
    called = [
        one
        for one in (single for total in sums for single in total.singles)
        for m in mentions.get(one.rule, ())
        if m.meaning.role == "input"
        and cues().pointing.this_award_asked.fullmatch(text[m.end :])
        and cues().pointing.leading_to_it.fullmatch(text[: m.start])
    ]
    return called[-1] if len({one.rule for one in called}) == 1 else None


def _of_things_counted(
    turn: Turn, sums: Sequence[Calculation]
) -> list[tuple[Quantity, Calculation]]:
    """光孵化那3家是多少来着: a number of things, more than there are sums, and the one sum that was computed for so many."""
    found: list[tuple[Quantity, Calculation]] = []
    for q in turn.heard.told.quantities:
        having = [one for one in sums if not one.parts and q.value in one.inputs.values()]
        if q.unit == "count" and q.value > len(sums) and len(having) == 1:
            found.append((q, having[0]))
    return found


def _told_beside(turn: Turn, sums: Sequence[Calculation], figures: Sequence[Quantity]) -> set[Told]:
    """已经发了60万，还差: what the names and figures are; had is the one sum that was had of what was given."""
    beside: set[Told] = {"share" for q in figures if is_share(q)}
    beside |= {"sum" for q in figures if q.unit == "yuan"}
    beside |= {"name"} if naming_stretches(turn, sums) else set()
    text, had = turn.heard.told.text, cues().reaching.already_had
    if len(figures) == 1 and had.search(text[: figures[0].start]):
        beside.add("had")
    return beside


def _are_parts(turn: Turn, pointed: Sequence[Calculation]) -> bool:
    """其中市级部分为多少: whether only parts of the last total are pointed to, which were not answered by themselves."""
    parts = parts_spoken_of(turn)
    return all(any(one is part for part in parts) for one in pointed)


def _is_paid_by_the_year(turn: Turn, one: Calculation) -> bool:
    """Whether a sum is of an award paid in instalments, of which 今年 asks for one."""
    rules = turn.rules([part.rule for part in one.singles])
    return any(rule.instalments for rule in rules)


def _the_last(
    turn: Turn,
    question: SumQuestion,
    sums: Sequence[Calculation],
    pointed: Sequence[Calculation],
    figures: Sequence[Quantity],
) -> Draft | None:
    """The last sum once more; one's own, where the talk comes back to it; None where another one is meant."""
    if figures or _asks_of_more_than_the_last(turn, question, sums, pointed):
        return None
    if turn.came_back and not question.time and (own := turn.session.of_present(sums)):
        return again(turn, own[-1])
    return last_again(turn, question)


def _asks_of_more_than_the_last(
    turn: Turn,
    question: SumQuestion,
    sums: Sequence[Calculation],
    pointed: Sequence[Calculation],
) -> bool:
    """Whether another sum is meant, a part of it, another case of it, or something else than a sum."""
    answered = {name for one in sums for name in one.rule.split(JOINED)}
    return (
        any(one is not sums[-1] for one in pointed)
        or _means_another(turn)
        or _names_a_part(turn)
        or names_a_choice(turn, sums)
        or names_another(turn, answered)
        or tells_otherwise(turn, list(sums[-1:]), turn.heard)
        or bool(asked_besides(turn))
        or _speaks_of_another_article(turn, question.strange)
        or (question.time and _tells_a_day(turn))
        or _asks_of_a_word(turn, question, sums)
    )


def _asks_of_a_word(turn: Turn, question: SumQuestion, sums: Sequence[Calculation]) -> bool:
    """公开招标限额到底是多少钱: whether a word of the case is asked about, not its sum."""
    more_said = bool(question.pointed) and len(turn.said.content) > _NO_NAME
    return more_said and not naming_stretches(turn, sums)


def _speaks_of_another_article(turn: Turn, strange: str) -> bool:
    """e镇县里补多少, after 星创天地: whether what the question says besides stands in another article, and not in that
    of the last sum.
    """
    focus = turn.session.focus
    if len(strange) < _NAME or focus is None:
        return False
    found = turn.room.article(focus.document, focus.article)
    if found is None or strange in found[0].text[found[1].start : found[1].end]:
        return False
    return strange in found[0].text


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
    if totals.all_alike.search(text):
        return True  # 后来发现两个都是省优，一共多少: they are told anew
    if question.asks in ("last", "again") and turn.said.correction:
        return True  # 质量奖应为山西省质量奖。该项多少
    if question.asks == "rest" and cues().events.given_up.search(text):
        return True  # 用4万的不做了，剩两家的是多少
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


def _is_figure(one: Quantity) -> bool:
    """Whether it is a figure with a unit, not asked for (还剩几万), and not that it is by the year (一年多交多少)."""
    if one.unit in ("count", "plain") or cues().years.by_the_year.fullmatch(one.text):
        return False
    return cues().awards.figure_asked.match(one.text) is None


def _is_a_gap(text: str, figure: Quantity) -> bool:
    """就差十万块收入，奖励差多少: whether a figure is said to be what two others differ by."""
    return cues().comparing.gap_before.search(text[: figure.start]) is not None


def _said_of(
    turn: Turn, sums: Sequence[Calculation], apart: Sequence[tuple[Calculation, str]]
) -> list[tuple[str, str]]:
    """Of each of the sums its rule, and what it was asked with and is called; then of the parts of the last
    one that were told one by one, in place of the whole and of what they were before.
    """
    now = as_they_are_now(turn, sums)

    def is_told_apart(one: Calculation) -> bool:
        return bool(apart) and (bool(one.parts) or not any(one is other for other in now))

    whole = [
        (one.rule, "" if is_told_apart(one) else f"{turn.session.words_of(one)}\n{one.title}")
        for one in sums
    ]
    return [*whole, *((part.rule, words) for part, words in apart)]
