"""What is remembered of a turn, for the next message to lean on.

In: a turn and the draft that answers it. Out: nothing; the session is changed.
"""

from assistant.answering.draft import Draft
from assistant.calculator.calculation import Calculation
from assistant.conversation.facts.own_case import of_inputs
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.rules.earlier_results import computed_with
from assistant.conversation.rules.taken_back import awards_taken_back, takes_back_a_choice
from assistant.conversation.sessions.answered import keep_answer
from assistant.conversation.sessions.remembered import Focus, Pending, ToldFact
from assistant.conversation.sessions.session import Session
from assistant.conversation.subjects.homing import (
    is_outside,
    refused_for_place,
)
from assistant.conversation.subjects.supposing import keep_corrected
from assistant.conversation.thread.story import keep_story

_OWN_WORDS = 7
"""A message with so many characters of content says by itself which of an article's terms is meant."""


def remember(turn: Turn, draft: Draft) -> None:
    """Keep what the next message may lean on: the words, the subject, the open question."""
    session = turn.session
    keep_corrected(turn)
    keep_story(turn, draft)
    session.turns += 1
    session.refused = refused_for_place(turn) if draft.outcome == "other_place" else ""
    session.outside = is_outside(draft) or (session.outside and draft.kind == "chat")
    if draft.kind in {"chat", "refusal"}:
        return
    if draft.outcome != "explained":  # a figure that a sum is held against is no fact to read again
        session.hear(turn.message)
    session.last_draft = draft
    _remember_sum(turn, draft)
    _remember_named_sums(turn, draft)
    _remember_question(session, draft)
    if draft.subject is not None:
        session.turn_to(_focus(turn, draft, draft.subject))


def _remember_sum(turn: Turn, draft: Draft) -> None:
    """What was computed, without the sums that the message takes back."""
    session = turn.session
    if draft.calculation is None:
        return
    _withdraw(turn, draft)
    if draft.outcome == "calculated":
        said = turn.heard.told.text or turn.said.text
        in_fact = cues().corrections.in_fact.search(turn.said.text) is not None
        corrected = turn.said.correction or in_fact or takes_back_a_choice(turn)
        corrected = corrected or _takes_back_its_figure(turn, draft.calculation)
        keep_answer(session, draft.calculation, said, corrected=corrected)


def _remember_named_sums(turn: Turn, draft: Draft) -> None:
    """The sums of a list of what fits, as if each had been answered by itself: 那第一个给多少, 一共能拿多少. What they were
    computed with is kept, but for inputs of which two of the awards tell different things.
    """
    session, told = turn.session, dict[str, list[ToldFact]]()
    for one in draft.named_sums:
        keep_answer(session, one, one.title)
        rule = turn.room.rulebook.get(one.rule)
        for fact in of_inputs(rule, one, session.turns) if rule is not None else ():
            told.setdefault(fact.input, []).append(fact)
    for facts in told.values():
        if len({fact.value for fact in facts}) == 1:
            session.tell(facts[0])


def _takes_back_its_figure(turn: Turn, calculation: Calculation) -> bool:
    """不是800，是1200万: whether the figure is taken back that the last sum of the award was computed with."""
    gone, sums = turn.heard.told.withdrawn, turn.session.sums
    same = bool(sums) and sums[-1].rule == calculation.rule
    return gone is not None and same and computed_with(sums[-1], gone)


def _remember_question(session: Session, draft: Draft) -> None:
    """What is asked back; a question that stood open is put aside where the answer is about other awards, and
    one put aside is dropped where its award is computed.
    """
    rules = set(draft.rules)
    if draft.outcome == "calculated" and session.paused and rules & set(session.paused.rules):
        session.paused = None
    if session.pending is not None and not rules & set(session.pending.rules):
        session.paused = session.pending
    asks = bool(draft.asks or draft.options)
    session.pending = Pending(draft.rules, draft.asks, draft.options) if asks else None


def _focus(turn: Turn, draft: Draft, subject: tuple[str, str]) -> Focus:
    """The subject of an answer, with the question by which it is found again."""
    session, focus = turn.session, turn.session.focus
    question = turn.query or _asked_for(session, draft) or turn.said.text
    reply = focus is not None and not turn.query and _is_same(focus, subject)
    if focus is not None and (turn.leans_on_focus or reply):
        of_a_term = draft.reason == "ended" and len(turn.said.content) >= _OWN_WORDS
        question = turn.said.text if of_a_term else focus.question
    rules, near = _present_rules(session, draft), draft.near
    if focus is not None and not rules and _is_same(focus, subject):
        rules, near = focus.rules, near or focus.near
    return Focus(*subject, question=question, rules=rules, near=near)


def _present_rules(session: Session, draft: Draft) -> tuple[str, ...]:
    """The awards of an answer; of a total of two enterprises those of the one that is spoken of now."""
    calculation = draft.calculation
    others = {one.rule for aside in session.asides.values() for one in aside.results}
    own = {one.rule for one in session.results}
    if calculation is None or not calculation.parts or not others - own:
        return draft.rules
    return tuple(rule for rule in draft.rules if rule in own) or draft.rules


def _asked_for(session: Session, draft: Draft) -> str:
    """What was asked for the awards of a total (以上两项合计), one after another: with these words their articles
    are found again; empty where the answer is no total.
    """
    if len(draft.rules) <= 1:
        return ""
    subjects = [*session.left, *([session.focus] if session.focus else [])]
    return " ".join(f.question for f in subjects if set(f.rules) & set(draft.rules))


def _withdraw(turn: Turn, draft: Draft) -> None:
    """Forget the sums of the awards that the message takes back, or that it puts another in the place of."""
    session = turn.session
    if denied := awards_taken_back(turn) - set(draft.rules):
        session.take_back(denied)
    elif turn.said.correction and session.focus is not None:
        before, now = set(session.focus.rules), set(draft.rules)
        of_earlier = now <= {one.rule for one in session.results}
        if (
            not now < before and not of_earlier
        ):  # one award of several is put right: the others stay
            session.withdraw(before - now)


def _is_same(focus: Focus, subject: tuple[str, str]) -> bool:
    """Whether an answer stays with the article in focus."""
    return (focus.document, focus.article) == subject
