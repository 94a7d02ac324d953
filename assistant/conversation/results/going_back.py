"""The step for 还是按我自己的实际情况算, 恢复成我开始说的，能拿多少: the sum of one's own case once more, after others
were computed, and its facts taken up again.
"""

from assistant.answering.draft import Draft
from assistant.calculator.calculation import Calculation
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.rules.earlier_results import drafted
from assistant.conversation.totals.told_anew import names_another


def go_back(turn: Turn) -> Draft | None:
    """The sum first given for the award in focus; None where the message tells or names anything else."""
    session, focus = turn.session, turn.session.focus
    if focus is None or not cues().supposing.as_told_first.search(turn.said.text):
        return None
    own = _own_sum(turn)
    if own is None or _says_more(turn, own):
        return None
    session.pending = None
    session.go_back_to(own)
    turn.real_again = True
    return drafted(turn, own, "repeated")


def _own_sum(turn: Turn) -> Calculation | None:
    """The first of the sums of the award answered last; of what was told before cases were supposed the
    last.
    """
    session = turn.session
    last = session.sums[-1] if session.sums else None
    if last is None or session.focus is None or last.rule not in session.focus.rules:
        return None
    of_rule = [one for one in session.sums if one.rule == last.rule]
    if turn.real_again:
        return next((one for one in reversed(of_rule) if not session.is_otherwise(one)), None)
    return of_rule[0]


def _says_more(turn: Turn, own: Calculation) -> bool:
    """Whether a figure, a choice or an award is named that the sum was not computed with."""
    told, known = turn.heard.told, {str(value) for value in own.inputs.values()}
    figures = {q.value for q in told.quantities} - set(own.inputs.values())
    mentions = told.mentions.get(own.rule, ())
    choices = {m.meaning.value for m in mentions if m.meaning.role == "choice"} - known
    fields = any(m.meaning.role == "input" for m in mentions)
    rules = {rule.id for rule in turn.rules((own.rule,))}
    return bool(figures or choices or fields) or names_another(turn, rules)
