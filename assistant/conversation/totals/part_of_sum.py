"""A part of one sum: 先给一半是多少, 先给30%, 到账5万了还剩多少."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.answering.outcomes import load_texts
from assistant.calculator.calculation import Calculation
from assistant.calculator.engine.comparing import part_of, rest_of
from assistant.calculator.quantities.fact import Quantity
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.sum_words import SumQuestion
from assistant.conversation.room import Turn

_HALF = Decimal("0.5")


def part_asked_of(
    turn: Turn,
    question: SumQuestion,
    one: Calculation,
    sums: Sequence[Calculation],
    figures: Sequence[Quantity],
) -> Calculation | None:
    """A share of a sum, or what is left of it when a share or a figure of it was had; None where no one part is
    told, or the figure is none of a part.
    """
    if question.asks == "rest":
        one = _of_which_it_is_a_part(one, sums, figures)
    if len(figures) + question.half != 1 or one.result is None:
        return None
    if _goes_back_to_a_fact(turn, figures):
        return None
    said = next((q for q in figures if is_share(q)), None)
    if question.asks == "share" and said is not None:
        tells_anew = not is_part(question, said) or _is_a_rate_told(turn, one, said)
        if tells_anew:
            return None
    share = said.value if said is not None else _HALF if question.half else None
    left = said is not None and question.rest_at is not None and question.rest_at < said.start
    if share is not None and (question.asks == "share" or left):
        return part_of(one, share)
    if share is None and figures[0].unit != "yuan":
        return None
    had = one.result * share if share is not None else figures[0].value
    names = (load_texts().say("the_sum_due"), load_texts().say("already_had"))
    return rest_of(one, had, names) if had <= one.result else None


def is_part(question: SumQuestion, said: Quantity) -> bool:
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


def _goes_back_to_a_fact(turn: Turn, figures: Sequence[Quantity]) -> bool:
    """回到刚才的15%: whether a share is a fact that a sum was computed with, and no part of it."""
    if cues().pointing.back_to.search(turn.said.text) is None:
        return False
    known = {value for one in turn.session.sums for value in one.inputs.values()}
    return any(is_share(figure) and figure.value in known for figure in figures)


def _of_which_it_is_a_part(
    one: Calculation, sums: Sequence[Calculation], figures: Sequence[Quantity]
) -> Calculation:
    """今年到手的是多少 … 扣掉已经到账的40万，还剩多少: the whole of which just the part answered last was had."""
    whole = [s for s in sums if s.rule == one.rule and (s.result or 0) > (one.result or 0)]
    had = [figure.value for figure in figures] == [one.result]
    return whole[-1] if had and whole else one
