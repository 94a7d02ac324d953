"""The step for 上市那家给的多少, 单看认定那笔, 我们2000万这笔单列: of several sums that stand, the only one that a message
points to, once more.

In: a message that tells nothing new and asks for nothing but a sum. Out: that sum as it is now; None where
its words, its holder, its place or its figure point to none of them, or to more than one.
"""

from collections.abc import Sequence

from assistant.answering.draft import Draft
from assistant.calculator.calculation import Calculation
from assistant.calculator.quantities.ordinals import place_of
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.totals.asked_of_sums import again
from assistant.conversation.totals.last_sums import total_renewed
from assistant.conversation.totals.told_anew import names_another

_PAIR = 2
_OF_SUMS = frozenset({"amount", "how_much", "count", "quantity", "cap", "claimed_sum", "figure"})
"""Whoever asks for something else than a sum (那家找谁办) is told that."""
_POINTING = ("name", "choice", "input")
_SHORTEST = 2
_FIGURES = ("yuan", "rate", "points", "times", "tonne", "kilowatt", "plain")


def point_at_one(turn: Turn) -> Draft | None:
    """The one sum pointed to; None where the message tells or asks more."""
    session = turn.session
    sums = _as_they_stand(turn)
    if session.pending is not None or len(sums) < _PAIR or not _asks_for_one(turn):
        return None
    if _tells_a_figure(turn, sums):
        return None
    if not _by_words(turn, sums) and names_another(turn, {one.rule for one in sums}):
        return None
    ways = (_by_figure, _by_words, _by_place, _by_holder)
    pointed = [one for way in ways for one in way(turn, sums)]
    if len({id(one) for one in pointed}) != 1 or _says_otherwise(turn, pointed[0]):
        return None
    return again(turn, pointed[0])


def _as_they_stand(turn: Turn) -> Sequence[Calculation]:
    """The parts of the last total, each as it was answered last; without a total those of each enterprise, or the sums
    one by one, those of a case that was told otherwise left out.
    """
    session = turn.session
    parts = session.totalled.parts
    if parts:
        return total_renewed(session, len(parts)) or parts
    if session.asides and cues().pointing.one_alone.search(turn.said.text):
        return [one for one in (*session.results_of_others, *session.results) if not one.parts]
    alone = [one for one in session.sums if not one.parts and one.unit == "yuan"]
    return [
        one for n, one in enumerate(alone) if not any(o.rule == one.rule for o in alone[n + 1 :])
    ]


def _asks_for_one(turn: Turn) -> bool:
    """Whether nothing but a sum is asked for, and no total, no difference, no other case."""
    said, text = turn.said, turn.said.text
    others = (
        *(cues().totals.total, cues().totals.total_asked, cues().totals.adds_on),
        *(cues().totals.added_one, cues().totals.left_out, cues().events.and_another),
        *(cues().comparing.compared, cues().supposing.supposed),
        *(cues().pointing.of_other_matter, cues().pointing.the_other),
    )
    if said.correction or {a.name for a in said.attributes} - _OF_SUMS:
        return False
    if any(cue.search(text) for cue in others):
        return False
    return said.sum_asked or cues().pointing.one_alone.search(text) is not None


def _tells_a_figure(turn: Turn, sums: Sequence[Calculation]) -> bool:
    """Whether a figure is told that none of the sums was computed with or came to, or more things than one are
    counted (两样最多能有多少).
    """
    known = {v for one in sums for v in (*one.inputs.values(), one.result)}
    asked = cues().awards.figure_asked
    told = [q for q in turn.heard.told.quantities if not asked.match(q.text)]  # 她那份是几万
    said = [q for q in told if q.unit in _FIGURES or (q.unit == "count" and q.value > 1)]
    return any(q.value not in known for q in said)


def _by_figure(turn: Turn, sums: Sequence[Calculation]) -> list[Calculation]:
    """2000万这笔: the sum that alone was computed with a figure that is said."""
    told = {q.value for q in turn.heard.told.quantities if q.unit in _FIGURES}
    having = [one for one in sums if told & {v for v in one.inputs.values() if not _is_bool(v)}]
    return having if len(having) == 1 else []


def _is_bool(value: object) -> bool:
    return isinstance(value, bool)


def _by_words(turn: Turn, sums: Sequence[Calculation]) -> list[Calculation]:
    """上市那家, 酒店那头: the sums that words of their own name; a word of several names none of them."""
    mentions, text = turn.heard.told.mentions, turn.heard.told.text
    found: list[Calculation] = []
    for one in sums:
        others = [other for other in sums if other is not one]
        alike = [other for other in others if other.rule == one.rule]
        foreign = {
            (m.start, m.end) for o in others if o.rule != one.rule for m in mentions.get(o.rule, ())
        }
        for mention in mentions.get(one.rule, ()):
            word = text[mention.start : mention.end]
            this = cues().pointing.this_one_behind.match(text[mention.end :]) is not None
            roles = (*_POINTING, "yes") if this else _POINTING
            if mention.meaning.role not in roles or len(word) < _SHORTEST:
                continue
            if (mention.start, mention.end) in foreign:
                continue
            own = word in turn.session.words_of(one)
            if not alike or (own and not any(word in turn.session.words_of(o) for o in alike)):
                found.append(one)
    return found


def _by_place(turn: Turn, sums: Sequence[Calculation]) -> list[Calculation]:
    """第一笔的补贴额: the part of the last total at the place that is said."""
    match = cues().corrections.place_of_sum.search(turn.said.text)
    place = place_of(match["nth"]) if match is not None else None
    totalled = bool(turn.session.totalled.parts)
    return [sums[place]] if totalled and place is not None and place < len(sums) else []


def _by_holder(turn: Turn, sums: Sequence[Calculation]) -> list[Calculation]:
    """师兄那边是多少, 我公司的金额: the only sum of the enterprise that is spoken of now, where it is called and others
    are spoken of besides.
    """
    session = turn.session
    if not session.asides:
        return []
    match = cues().people.holder.search(turn.said.text)
    named = next(filter(None, match.groupdict().values()), "") if match is not None else ""
    called = named == session.holder if named else _is_pronoun(turn)
    own = [one for one in session.results if one.unit == "yuan"]
    return own if called and len(own) == 1 else []


def _is_pronoun(turn: Turn) -> bool:
    """光他们的, 我家的: whether another's enterprise is meant by a pronoun and it is spoken of now, or so is one's own."""
    text, holder = turn.said.text, turn.session.holder
    if turn.said.own_again:
        return not holder
    if cues().people.share_of_another.search(text):
        return bool(holder)
    alone = cues().pointing.one_alone.search(text) is not None
    return bool(holder) and alone and cues().people.of_another.search(text) is not None


def _says_otherwise(turn: Turn, one: Calculation) -> bool:
    """Whether a choice is said that the sum was not computed with."""
    known = {str(value) for value in one.inputs.values()}
    return any(
        m.meaning.role == "choice" and m.meaning.value not in known and not m.covered
        for m in turn.heard.told.mentions.get(one.rule, ())
    )
