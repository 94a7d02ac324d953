"""A message that only goes on with the answer before it, in plain words (``reading.acts``)."""

from datetime import date

from assistant.answering.attributes import asked_attributes
from assistant.calculator.message.told import Told
from assistant.conversation.reading.acts import act_model, plain_acts
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.instalments import instalments_asked
from assistant.conversation.reading.same_situation import another_alike
from assistant.conversation.reading.sum_words import read_sum_question
from assistant.conversation.reading.understanding import is_question
from assistant.conversation.room import Room
from assistant.conversation.rules.candidates import MONEY
from assistant.conversation.sessions.session import Session
from corpus.normalise import fold_plain

_LONGEST = 60
_MARKS = "。！!？?…~ "
_SAYING_LITTLE = ("plain", "count")
_SHARES = ("rate", "times")
_SCALING = ("double", "half")
_TALK = "thanks"
_ANOTHER = "another_person"
_TOGETHER = ("both_together", "sum_both")
_PAIR = 2
_NAMING, _FIGURE = ("name", "choice"), "input"


def said_plainly(room: Room, session: Session, message: str, as_of: date) -> str:
    """The plain form of what a message asks for, where it is surely such an act and tells nothing; else the
    message itself.
    """
    acts, model = plain_acts(), act_model()
    if session.last_draft is None or session.pending is not None or len(message) > _LONGEST:
        return message
    told = room.vocabulary.tell(message, as_of)
    if room.retriever.embedder.name != model.model or _names(told) or _figures(told) - acts.shares:
        return message
    if _is_read_already(told.text):
        return message
    forms = {**acts.of_any, **(acts.of_a_sum if session.sums else {})}
    _, vector = room.retriever.embedder.query_tokens(fold_plain(message))
    act, chance = model.likeliest(vector)
    if chance < acts.least or (_figures(told) and act not in _SCALING):
        return message
    if act not in _TOGETHER and cues().totals.total.search(told.text):
        return message  # 最多一共多少
    if act in _SCALING and _names_a_figure(told, session):
        return message  # it says which figure: 如果担保金额翻倍呢
    asked = {attribute.name for attribute in asked_attributes(told.text)}
    asks = asked or cues().doubting.why.search(told.text)
    if act in acts.of_any and (asks or (act == _TALK and is_question(told.text))):
        return message  # its own words say more: 找招商的还是科技的
    if asked - MONEY or (act in _TOGETHER and _asks_no_total(told)):
        return message  # 电话是多少, 三家一共多少
    if act == _ANOTHER and another_alike(told.text) is not None:  # it says whose, too
        return message
    return forms.get(act, message)


def _asks_no_total(told: Told) -> bool:
    """Whether more than two are counted, or it is asked how far apart they are (俩客户谁多 多多少)."""
    apart = cues().comparing.how_far_apart.search(told.text) is not None
    return apart or any(q.unit == "count" and q.value > _PAIR for q in told.quantities)


def _is_read_already(text: str) -> bool:
    """Whether a message's own words say more than the act: which sum (后面那个的一半), whose (再说一遍我家的), in which
    way it is to be said again (换个说法), by how much a figure fails.
    """
    replies, supposing, bare = cues().replies, cues().supposing, text.strip(_MARKS)
    if any(whole.fullmatch(bare) for _, whole in cues().talk.small_talk):
        return True
    of_own_or_way = (cues().people.own_again, replies.in_plain, replies.in_short, replies.in_full)
    if any(cue.search(text) for cue in of_own_or_way):
        return supposing.as_told_first.search(text) is None
    others = (
        cues().reaching.short_by,
        replies.repeat,
        replies.first_said,
        cues().comparing.which_more,
        cues().totals.asks_beside_sum,
    )
    if any(cue.search(text) for cue in others) or instalments_asked(text):
        return True
    question = read_sum_question(text, ())
    if question is None:
        return False
    of_which = question.places or question.previous or question.later
    of_the_sum = question.asks == "share" and supposing.supposed.search(text) is None
    return of_the_sum or bool(of_which)  # 一半几多 is half of the sum


def _figures(told: Told) -> set[str]:
    """The values of the figures told; those of shares and times as numbers, all others by their words."""
    return {
        f"{quantity.value.normalize():f}" if quantity.unit in _SHARES else quantity.text
        for quantity in told.quantities
        if quantity.unit not in _SAYING_LITTLE
    }


def _names(told: Told) -> bool:
    """Whether an award or a choice is named."""
    return any(m.meaning.role in _NAMING for found in told.mentions.values() for m in found)


def _names_a_figure(told: Told, session: Session) -> bool:
    """Whether a figure of the award spoken of is named."""
    rules = session.focus.rules if session.focus is not None else ()
    mentions = [m for rule in rules for m in told.mentions.get(rule, ())]
    return any(m.meaning.role == _FIGURE for m in mentions)
