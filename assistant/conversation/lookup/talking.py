"""Steps that need no document: small talk, orders to misbehave, starting over, saying it again."""

from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts, outcome_draft
from assistant.calculator.quantities.cues import cues as fact_cues
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.same_situation import is_alike
from assistant.conversation.reading.understanding import asks
from assistant.conversation.reading.wordings import (
    asks_to_repeat_in_passing,
    closing,
    names_the_sum,
)
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import candidates_of
from assistant.conversation.rules.changing import TYPE_OF_UNIT, figures_of, is_bare_figure
from assistant.conversation.rules.earlier_results import before_supposed, drafted, one_before
from assistant.conversation.subjects.holders import holder_meant

_IN_A_ROW = "、，, 和跟与"
"""What stands between names told in a row."""
_TIMES = ("hour", "day")
_STRANGE = 8
"""So many characters of no kind may stand beside thanks, where nothing is asked or told."""


def nothing_said(turn: Turn) -> Draft | None:
    """A message without a word or figure in it."""
    if any(char.isalnum() for char in turn.said.text):
        return None
    return outcome_draft("empty")


def refuse_unsafe(turn: Turn) -> Draft | None:
    """Orders to forget the rules, to play a part, to forge or to cheat; no pressing for an answer."""
    return outcome_draft("unsafe") if turn.said.unsafe and not _insists(turn) else None


def refuse_sum(turn: Turn) -> Draft | None:
    """25*4 is no matter of the documents; while a figure is asked for it may be the answer."""
    if turn.session.pending is not None or cues().talk.bare_sum.search(turn.said.text) is None:
        return None
    return outcome_draft("out_of_scope", documents=turn.room.document_names)


def _insists(turn: Turn) -> bool:
    """总得有个数吧，你别糊弄我: whether nothing is said but that an answer is wanted after all."""
    insisted = cues().replies.insisted.search(turn.said.text) is not None
    return insisted and turn.session.last_draft is not None


def talk(turn: Turn) -> Draft | None:
    """Greetings, thanks, who are you. An 'ok' while a question is open is left to later steps."""
    name = turn.said.small_talk or ("thanks" if only_thanks(turn) else None)
    if name is None or (name == "acknowledged" and turn.session.pending is not None):
        return None
    room = turn.room
    return outcome_draft(name, documents=room.document_names, every=room.every_document)


def only_thanks(turn: Turn) -> bool:
    """好嘞，麻烦您了，我跟老板说一声: whether thanks are given, and nothing asked or told."""
    said, told = turn.said, turn.heard.told
    if (
        closing(said.text, _STRANGE) != "thanks"
        or said.attributes
        or said.sum_asked
        or asks(said.text)
    ):
        return False
    figures = [q for q in told.quantities if q.unit not in _TIMES]  # 麻烦您半天了
    return not (figures or any(told.mentions.values()))


def start_over(turn: Turn) -> Draft | None:
    """重新来: the session forgets. Another enterprise has facts of its own; one comes back to the first."""
    if turn.said.restart:
        turn.session.forget()
        return outcome_draft("restarted")
    holder = holder_meant(turn)
    if holder is None:
        return None
    session = turn.session
    if not session.turns:
        session.holder = holder
        return None
    alike = cues().people.like_mine.search(turn.said.text) is not None or is_alike(turn.said.text)
    told = dict(session.told)
    shared = _of_the_trade(turn) | _said_alike(turn) | _of_its_kind(turn)
    known = session.turn_to_holder(holder, alike=alike, shared=shared)
    turn.of_other = {} if known else told
    turn.came_back = known
    return None


def _of_the_trade(turn: Turn) -> set[str]:
    """The inputs of the present subject that are no enterprise's own: the average of its trade."""
    return {
        name
        for rule in turn.rules_in_focus
        for name, spec in rule.inputs.items()
        if fact_cues().label_is("average_labels", spec.label)
    }


def _of_its_kind(turn: Turn) -> set[str]:
    """我哥那个厂固投三个亿: what kind of thing it is (工业转型项目) and whether it stands so far (备案), of the one award just
    spoken of, where the message tells figures of it and names no other.
    """
    rules = turn.rules_in_focus
    if len(rules) != 1 or not figures_of(turn.read(rules[0])):
        return set()
    if any(c.named and c.kind != "rival" and c.rule != rules[0].id for c in candidates_of(turn)):
        return set()
    return {n for n, spec in rules[0].inputs.items() if spec.type in ("choice", "flag")}


def _said_alike(turn: Turn) -> set[str]:
    """隔壁那家一千五百万，涨幅一样; 入库线、增速、平均都一样: the inputs of the present case that are said to be alike by
    their names, also in a row.
    """
    told, focus = turn.heard.told, turn.session.focus
    rules = focus.rules if focus is not None else ()
    named = [m for rule in rules for m in told.mentions.get(rule, ()) if m.meaning.role == "input"]
    begins: set[int] = set()
    alike: set[str] = set()
    for m in sorted(named, key=lambda m: -m.end):
        behind = told.text[m.end :]
        row = len(behind) - len(behind.lstrip(_IN_A_ROW))
        if cues().people.alike_behind.match(behind) or m.end + row in begins:
            alike.add(m.meaning.input)
            begins.add(m.start)
    return alike


def say_again(turn: Turn) -> Draft | None:
    """再说一遍, 才三万？: the last answer once more, checked again on the way out."""
    last = turn.session.last_draft
    pointing, replies, text = cues().pointing, cues().replies, turn.said.text
    asked = replies.again.search(text) or replies.first_said.search(text)
    back = pointing.back_to.search(text) and not turn.came_back
    asked = asked or pointing.figure_pointed_at.search(text)
    if (asked or back) and (earlier := one_before(turn)) is not None:
        return replace(earlier, outcome="repeated")
    if back and (real := before_supposed(turn)) is not None:
        return replace(real, outcome="repeated")
    of_own = turn.came_back or (turn.said.own_again and turn.session.asides)
    if asked and of_own and turn.session.results:
        return drafted(turn, turn.session.of_present(turn.session.sums)[-1])
    repeat = turn.said.repeat or _repeats_in_passing(turn)
    if not repeat and not _insists(turn) and not _echoes(turn):
        return None
    if last is None:
        return outcome_draft("nothing_to_repeat")
    if (the_sum := _sum_meant(turn, last)) is not None:
        return replace(the_sum, outcome="repeated")
    return replace(last, outcome="repeated")


def _repeats_in_passing(turn: Turn) -> bool:
    """刚来了个客人，多少来着: whether the answer is asked for again, and beside that nothing asked or told."""
    beside, told = asks_to_repeat_in_passing(turn.said.text), turn.heard.told
    if (
        beside is None
        or turn.said.correction
        or asks(beside)
        or cues().awards.amount.search(beside)
    ):
        return False
    figures = [q for q in told.quantities if q.unit not in _TIMES]  # 麻烦您半天了
    return not (figures or any(told.mentions.values()))


def _sum_meant(turn: Turn, last: Draft) -> Draft | None:
    """金额再说一遍, after who is in charge or how it was computed was told: the sum before that."""
    session = turn.session
    of_words = last.kind == "policy" or last.outcome == "explained"
    if not (session.sums and of_words and names_the_sum(turn.said.text)):
        return None
    return drafted(turn, (session.results or session.sums)[-1])


def _echoes(turn: Turn) -> bool:
    """才三万: whether nothing is said but the sum that was just answered, or one grudged."""
    calculation = turn.session.last_calculation
    quantities = turn.heard.told.quantities
    if calculation is None or turn.session.pending is not None or len(quantities) != 1:
        return False
    one, text = quantities[0], turn.heard.told.text
    around = text[: one.start] + text[one.end :]
    replies = cues().replies
    meant = one.value == calculation.result or replies.grudged.search(around) is not None
    definite = not (one.vague or one.negated)
    return meant and definite and replies.echo.search(around) is not None


def figure_alone(turn: Turn) -> Draft | None:
    """15%, with nothing before it: a figure that is of no matter is asked about."""
    session, found = turn.session, turn.search
    if session.focus is not None or session.story.messages or session.pending is not None:
        return None
    if found is None or found.direct is not None or not is_bare_figure(turn):
        return None
    of_no_matter = turn.heard.told.quantities[0].unit in TYPE_OF_UNIT
    return outcome_draft("which_matter") if of_no_matter else None


def ask_again(turn: Turn) -> Draft | None:
    """A short reply to an open question that told nothing: the question once more."""
    last = turn.session.last_draft
    if turn.session.pending is None or last is None:
        return None
    lead = load_texts().say("reask")
    asked, *rest = last.statements
    statement = replace(asked, text=lead + asked.text, basis=(*asked.basis, lead))
    return replace(last, statements=(statement, *rest))
