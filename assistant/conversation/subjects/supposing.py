"""要是国家级的呢 … 说回我们实际那个: what was only supposed is put aside when the talk comes back."""

from assistant.calculator.calculation import InputValue
from assistant.conversation.facts.heard import read
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn

_HUNDRED = 100


def suppose(turn: Turn) -> None:
    """Keep the real facts while cases are supposed, and take them up again when they are asked for."""
    session, supposing, text = turn.session, cues().supposing, turn.said.text
    computed = session.focus is not None and bool(session.focus.rules)
    said = supposing.real_again.search(text) or supposing.as_told_first.search(text)
    real_meant = said or _goes_by_the_real(turn) or _adds_to_the_real(turn)
    if session.real and real_meant:
        session.take_up_real()
        turn.real_again = True
    elif computed and not session.real and session.told and supposing.supposed.search(text):
        session.real = dict(session.told)


def _goes_by_the_real(turn: Turn) -> bool:
    """还是特级, 按150万的: whether a message goes by what was told before a case was supposed, and by nothing
    of that case.
    """
    session, told = turn.session, turn.heard.told
    if session.focus is None or not cues().supposing.goes_by.search(turn.said.text):
        return False
    said: set[InputValue] = {q.value for q in told.quantities}
    said |= {q.value / _HUNDRED for q in told.quantities if q.unit == "plain"}
    for rule in session.focus.rules:
        mentions = told.mentions.get(rule, ())
        said |= {m.meaning.value for m in mentions if m.meaning.role == "choice"}
    changed = [n for n, f in session.real.items() if session.told.get(n, f).value != f.value]
    real = {session.real[name].value for name in changed}
    return bool(said & real) and not said & ({session.told[name].value for name in changed} - real)


def _adds_to_the_real(turn: Turn) -> bool:
    """产值也头一回过3亿了，加起来一共多少, after a case supposed was held against the real one: what was done adds
    to what was done.
    """
    last, supposing, text = turn.session.last_draft, cues().supposing, turn.said.text
    compared = last is not None and last.outcome == "compared"
    done = (
        supposing.done_as_well.search(text) is not None and supposing.supposed.search(text) is None
    )
    return compared and done and cues().totals.total.search(text) is not None


def keep_corrected(turn: Turn) -> None:
    """What is put right while a case is supposed was wrong of the real one, too."""
    session = turn.session
    if (
        not session.real
        or not turn.said.correction
        or cues().supposing.supposed.search(turn.said.text)
    ):
        return
    told_now = {n: fact for n, fact in session.told.items() if fact.turn == session.turns}
    session.real |= told_now
    if _undoes_what_was_supposed(turn):
        session.take_up_real()


def _undoes_what_was_supposed(turn: Turn) -> bool:
    """假如退库 / 更正，没有退库: whether a fact is told as it really is that a sum was computed otherwise with."""
    session, room = turn.session, turn.room
    return any(
        one.inputs.get(filling.input, filling.value) != filling.value
        and (known := session.real.get(filling.input)) is not None
        and known.value == filling.value
        for one in session.results
        for rule in room.rulebook.those([one.rule])
        for filling in read(room.vocabulary, rule, turn.heard).fillings
    )
