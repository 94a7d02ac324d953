"""链主营收2亿奖20万吧: the sum that a message says comes out of its case, against the one that does."""

from assistant.answering.figure_roles import figure_roles
from assistant.answering.premise import Premise
from assistant.calculator.quantities.fact import Quantity
from assistant.calculator.quantities.quantity import read_quantities


def check_result(question: str, given: str) -> Premise | None:
    """链主营收2亿奖20万吧: the sum that a folded question says comes out, against the one that does; else None."""
    q, stated = _result_stated(question), read_quantities(given)
    if q is None or len(stated) != 1 or q.unit != stated[0].unit:
        return None
    return Premise(q.text, given, holds=q.value == stated[0].value, of="result")


def states_result(question: str) -> bool:
    """Whether a folded question says what comes out, and asks whether it does (给8万吧, 是不是能拿8万)."""
    return _result_stated(question) is not None


def _result_stated(question: str) -> Quantity | None:
    roles = figure_roles()
    for q in read_quantities(question):
        before, after = question[: q.start], question[q.end :]
        told = roles["sum_before"].search(before) and roles["sum_after"].search(after)
        asked = roles["whether_sum"].search(before) and roles["asks_only"].search(after)
        if (told or asked) and not q.vague:
            return q
    return None


def is_given(question: str, quantity: Quantity) -> bool:
    """Whether a figure of a folded question is told as what is given (奖励30万, 给20万)."""
    return figure_roles()["sum_before"].search(question[: quantity.start]) is not None
