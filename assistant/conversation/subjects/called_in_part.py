"""比赛那个奖, 券能补回来多少: an award spoken of that is called by a piece of its name.

In: a message that points with such a piece, asks for a sum or puts a figure right. Out: the message with the name in
full; the message itself where no piece stands in the names of just one of the awards spoken of.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from assistant.answering.outcomes import load_texts
from assistant.calculator.message.told import Mention, Told, clause_end, clause_start
from assistant.calculator.message.vocabulary import spread
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Room
from assistant.conversation.sessions.session import Session
from corpus.normalise import fold_plain

_POINTED, _SAID = 8, 3
"""A word in the names of more rules of the rulebook (企业, 认定, 增长) calls none of them, be it pointed with, or only
said (创业, 项目)."""
_CLAUSES, _ENDS = re.compile("[,，;；。 ]"), "?？。! "
_LONGEST = 60
"""A longer message tells a case of its own."""


def called_in_part(room: Room, session: Session, message: str, as_of: date) -> str:
    """The message with the names in full of the awards that it calls by a piece of them."""
    text = fold_plain(message).strip()
    if not text or len(text) > _LONGEST or not (spoken_of := _spoken_of(room, session)):
        return message
    told = room.vocabulary.tell(text, as_of)
    pieces = dict.fromkeys(_pointed_at(text), _POINTED)
    if not _asks_of_several(told.text):
        if not pieces and not _asks_or_puts_right(told):
            return message
        said = dict.fromkeys(room.retriever.segmenter.content_words(text), _SAID)
        pieces = said | pieces
    names = {
        piece: name
        for piece, most in pieces.items()
        if (name := _name_of(room, session, spoken_of, piece, most))
        and not _means_more(told, text, piece)
    }
    if not names:
        return message
    named = re.sub("|".join(map(re.escape, names)), lambda found: names[found.group()], text)
    alone = cues().pointing.piece_alone.fullmatch(text)
    if alone is None or alone["what"] not in names:
        return named
    return named + load_texts().say("asks_for_sum")


def _spoken_of(room: Room, session: Session) -> Sequence[LoadedRule]:
    """The awards of the enterprise spoken of now: answered, asked about, or listed as fitting."""
    last = session.last_draft
    ids = [one.rule for one in session.results]
    ids += session.focus.rules if session.focus is not None else ()
    ids += last.near if last is not None and last.kind == "match" else ()
    return room.rulebook.those(dict.fromkeys(ids))


def _pointed_at(text: str) -> list[str]:
    """What the message, or its last clause, begins with and points at: 比赛那个…, 跟比赛的加一块, 比赛的, 项目能给多少."""
    pointing = cues().pointing
    found = [cue.match(text) for cue in (pointing.called_in_part, pointing.piece_alone)]
    found.append(pointing.piece_asked.match(_CLAUSES.split(text.rstrip(_ENDS))[-1]))
    joins = cues().totals.joined_now.fullmatch(text)
    names = [match["what"] for match in found if match is not None]
    return [*names, *filter(None, joins.groupdict().values())] if joins else names


def _asks_of_several(text: str) -> bool:
    """Whether a total is asked for, what is left of it, or a difference."""
    totals = cues().totals
    others = (totals.total, totals.the_rest, cues().comparing.compared)
    left_out = totals.left_out.search(text) and not totals.leave_it_out.search(text)
    return bool(left_out) or any(cue.search(text) for cue in others)


def _asks_or_puts_right(told: Told) -> bool:
    """Whether a sum or the grounds of one are asked for, or a figure is put right or supposed."""
    awards, corrections, text = cues().awards, cues().corrections, told.text
    asked = (awards.amount, awards.plainly_asked, cues().doubting.why_of_part)
    if any(cue.search(text) for cue in asked):
        return True
    changes = (corrections.correction, corrections.in_fact, cues().supposing.supposed)
    return bool(told.quantities) and any(cue.search(text) for cue in changes)


def _name_of(
    room: Room, session: Session, spoken_of: Sequence[LoadedRule], piece: str, most: int
) -> str | None:
    """The shortest name that holds a piece, of the only award spoken of whose names hold it; None for a word that
    more than ``most`` rules are named with, and for a single character that is not one award's alone.
    """
    if cues().pointing.no_piece.fullmatch(piece):
        return None
    holding = [rule for rule in room.rulebook.rules if _names_holding(rule, piece)]
    meant = [rule for rule in spoken_of if rule in holding]
    if len(meant) != 1 or len(holding) > (1 if len(piece) == 1 else most):
        return None
    told = {
        str(v) for one in session.results if one.rule == meant[0].id for v in one.inputs.values()
    }
    others = _choices(meant[0], told)
    names = [n for n in _names_holding(meant[0], piece) if not any(c in n for c in others)]
    return min(names, key=len) if names and meant[0].kind == "award" else None


def _choices(rule: LoadedRule, told: AbstractSet[str]) -> list[str]:
    """The words for choices of a rule that are not the ones told (工业转型项目, of an agricultural enterprise)."""
    return [
        word
        for spec in rule.inputs.values()
        for choice in spec.choices
        if choice.value not in told
        for words in (choice.value, *choice.names)
        for word in spread(words)
    ]


def _means_more(told: Told, text: str, piece: str) -> bool:
    """Whether a piece stands in a word that is read already: a name, a choice, what a figure is called by; or an
    award is named in its clause.
    """
    start = text.find(piece)
    end = start + len(piece)
    first, last = clause_start(told, start), clause_end(told, end)
    return any(
        (m.meaning.role == "name" and first <= m.start < last)
        or (m.start < end and start < m.end and not _is_within(m, start, end))
        for of_rule in told.mentions.values()
        for m in of_rule
        if not m.covered
    )


def _is_within(mention: Mention, start: int, end: int) -> bool:
    """Whether a word is only a part of the piece (研发, of 研发机构), or one character for a figure (券)."""
    shorter = mention.end - mention.start < end - start
    figure = mention.meaning.role == "input" and mention.end - mention.start == 1
    return figure or (shorter and start <= mention.start and mention.end <= end)


def _names_holding(rule: LoadedRule, piece: str) -> list[str]:
    names = [rule.title, *(name for words in rule.names for name in spread(words))]
    return [name for name in names if piece in name]
