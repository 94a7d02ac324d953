"""所以是9万对吧, 一共就是60万对不: what was computed is said back as a question, and said to be so or not."""

from dataclasses import replace
from decimal import Decimal

from assistant.answering.draft import Draft
from assistant.calculator.quantities.quantity import read_quantities
from assistant.conversation.reading.acts import plain_acts
from assistant.conversation.reading.cues import cues
from assistant.conversation.results.challenging import held_against
from assistant.conversation.room import Turn
from assistant.conversation.sessions.session import Session
from corpus.normalise import fold_plain

_FIGURE = "#"
_AGAIN = "again"


def said_back_plainly(session: Session, message: str) -> str:
    """What a message asks for that only says a sum back (对吧): that sum once more, or the total; else
    itself.
    """
    calculation = session.last_calculation
    if calculation is None or calculation.unit != "yuan" or calculation.result is None:
        return message
    figure, total = _said_back(message)
    if figure is None or session.pending is not None:
        return message
    acts = plain_acts()
    if not total or len(session.sums) < 2 or figure == calculation.result:
        return acts.of_a_sum[_AGAIN]
    given = [one.result for one in reversed(session.sums) if one.result is not None]
    so_many = next((n for n in acts.totals if n and sum(given[:n]) == figure), 0)
    return acts.totals[so_many]


def with_verdict(turn: Turn, draft: Draft) -> Draft:
    """The draft, opened by whether it is the sum that the message says back."""
    figure, _ = _said_back(turn.written)
    if figure is None or draft.calculation is None:
        return draft
    lead = held_against(turn.written, draft.calculation)
    return draft if lead is None else replace(draft, statements=(lead, *draft.statements))


def _said_back(message: str) -> tuple[Decimal | None, bool]:
    """The one definite sum of a message that says nothing else, and whether a total is said; else None."""
    text = fold_plain(message)
    sums = [q for q in read_quantities(text) if q.unit != "count"]
    if len(sums) != 1 or sums[0].unit != "yuan" or sums[0].vague or sums[0].negated:
        return None, False
    bare = f"{text[: sums[0].start]}{_FIGURE}{text[sums[0].end :]}".strip("。!！?？ ")
    match = cues().doubting.said_back.fullmatch(bare)
    return (sums[0].value, match["total"] is not None) if match else (None, False)
