"""What was answered, kept in a session: the present enterprise's results, and all sums in their order."""

from assistant.calculator.calculation import Calculation
from assistant.conversation.sessions.remembered import AnsweredSum
from assistant.conversation.sessions.session import RESULTS_KEPT, Session
from assistant.conversation.sessions.totalled import without_others


def keep_answer(
    session: Session, calculation: Calculation, said: str = "", *, corrected: bool = False
) -> None:
    """Keep a sum that was answered, or those it is made of, in place of what the same rules gave before.

    ``said`` are the words it was answered for. ``corrected``: it was put right, so that the one of the
    same rule just before never was.
    """
    parts = calculation.singles
    another = bool(session.asides) and not session.results
    put_right = _place_put_right(session, calculation) if corrected else None
    replaced = session.answers[put_right].calculation if put_right is not None else None
    session.withdraw({part.rule for part in parts})
    others = session.results_of_others
    own = without_others(parts, others) if calculation.parts else parts
    session.results += [p for p in own if p.unit == "yuan" and p.eligible is not None]
    session.supposed = [one for one in session.supposed if not one.is_case_of(calculation)]
    if put_right is not None:
        before = session.answers.pop(put_right)
        session.undone.append(before.calculation)
        said = f"{before.words}，{said}"
        del session.undone[:-RESULTS_KEPT]
    if calculation.eligible is not None:
        changed = session.totalled.part_replaced(calculation) if corrected else None
        session.totalled = (
            session.totalled.with_put_right(replaced, calculation)
            if replaced is not None
            else session.totalled.with_answer(calculation)
        )
        _keep_among_all(session, calculation, said, another=another)
        if changed is not None:
            _keep_part_put_right(session, *changed, said)
    del session.results[:-RESULTS_KEPT], session.answers[:-RESULTS_KEPT]


def _place_put_right(session: Session, calculation: Calculation) -> int | None:
    """Find the earlier sum that a corrected ``calculation`` replaces.

    Out: its place in ``sums``: the last one, if it is of the same rule. Where several enterprises
    were spoken of and the last is not the present one's: the place of what this rule gave last for
    the present one. None where nothing was answered, or that sum is of another rule or no longer
    kept.
    """
    sums = session.sums
    if not sums:
        return None
    own = [one for one in session.results if one.rule == calculation.rule]
    if session.asides and own and not any(sums[-1].is_case_of(one) for one in own):
        same = [n for n, one in enumerate(sums) if one.is_case_of(own[-1])]
        return same[-1] if same else None
    return len(sums) - 1 if sums[-1].rule == calculation.rule else None


def _keep_part_put_right(
    session: Session, before: Calculation, now: Calculation, said: str
) -> None:
    """Keep a part of a total that was put right in the place where it was answered by itself."""
    for n, answer in enumerate(session.answers):
        if answer.calculation.is_case_of(before):
            session.answers[n] = AnsweredSum(now, f"{answer.words}，{said}")


def _keep_among_all(
    session: Session, calculation: Calculation, said: str, *, another: bool
) -> None:
    """Keep it among all that were answered, unless it says the last again, and not as the first sum of
    ``another`` enterprise, or adds up what is there.
    """
    last = session.sums[-1] if session.sums else None
    if last and last.is_case_of(calculation) and not another:
        return
    there = [part for one in session.sums for part in one.singles]
    if calculation.parts and all(part in there for part in calculation.parts):
        return
    session.answers.append(AnsweredSum(calculation, said))
