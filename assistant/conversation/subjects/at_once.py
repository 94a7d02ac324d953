"""Several questions in one message, and one question about several subjects.

In: a message. Out: its questions, in order, as many as are answered at once, and those beyond; of a short
question (归谁管) after several were asked at once, the subjects it is asked of.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from assistant.answering.draft import Draft
from assistant.answering.outcomes import load_texts
from assistant.answering.statement import Statement
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.understanding import is_question, split_questions, understand
from assistant.conversation.room import Room
from assistant.conversation.sessions.remembered import Focus
from assistant.conversation.sessions.session import Session
from assistant.conversation.subjects.firms_at_once import one_for_each
from corpus.normalise import fold_plain

_MOST = 8
"""So many questions of a message are answered: 0.12 to 0.43 s on two busy cores (2026-11-29)."""
_QUOTED = 24
"""So many characters of a question are said again."""
_SHORT_LEAD = 4
_BARE = 2
"""A message with so many characters of its own names no subject: 要带什么材料."""
_CLAUSES = re.compile("[，,、；;]")
_FIGURE = re.compile("[0-9零〇一二三四五六七八九十百千万亿]")


@dataclass(frozen=True, slots=True)
class AtOnce:
    """The questions of a message that are answered, and those that are not; and the message whole."""

    questions: tuple[str, ...]
    left: tuple[str, ...]
    whole: str


def questions_of(room: Room, message: str, day: date) -> AtOnce:
    """Split a message; a question said twice is answered once, and one of two awards for each of them."""
    split = list(dict.fromkeys(split_questions(message))) or [message]
    if len(split) == 1:
        split = (
            one_for_each(split[0])
            or _cases_in_turn(room, split[0], day)
            or _side_by_side(room, split[0], day)
        )
    return AtOnce(tuple(split[:_MOST]), tuple(split[_MOST:]), message)


def _cases_in_turn(room: Room, question: str, day: date) -> list[str]:
    """链主营收两个亿奖多少，三个亿呢; 用水报装没外线几天，有外线几天: the clauses, where the first asks what an award or a
    period comes to and each later one asks it of another figure, or of another case of a period; else none.
    """
    first, *others = _CLAUSES.split(question)
    asks = cues().asking.asks_at_end.search(fold_plain(first).strip("?？。"))
    if not others or asks is None or cues().comparing.meant_together.search(fold_plain(question)):
        return []
    named = _rules_called(room, first, day)
    if not named or not all(_is_another_case(room, clause, named, day) for clause in others):
        return []
    return [first, *others]


def _rules_called(room: Room, clause: str, day: date) -> set[str]:
    """The rules of which a name stands in a clause."""
    told = room.vocabulary.tell(clause, day)
    return {
        rule
        for rule, found in told.mentions.items()
        if any(m.meaning.role == "name" and not m.covered for m in found)
    }


def _is_another_case(room: Room, clause: str, named: set[str], day: date) -> bool:
    """Whether a clause asks the same of another figure, or of another case of a period, and names
    nothing else.
    """
    asking, text = cues().asking, fold_plain(clause).strip("?？。")
    told = room.vocabulary.tell(clause, day)
    again = asking.asks_at_end.search(text) is not None
    if not (again or asking.asks_alike.fullmatch(text)) or _rules_called(room, clause, day) - named:
        return False
    if told.quantities and not again:
        return True
    periods = [r for r in room.rulebook.those(tuple(named)) if r.kind == "period"]
    return again and any(
        m.meaning.role == "choice" for r in periods for m in told.mentions.get(r.id, ())
    )


def _side_by_side(room: Room, question: str, day: date) -> list[str]:
    """小升规和限上批发奖多少: the question asked of each award, where they stand in different articles.

    Not where a sum, a comparison or a case with figures is told: those are read as one.
    """
    comparing, folded = cues().comparing, fold_plain(question)
    if comparing.side_by_side.search(folded) is None or comparing.meant_together.search(folded):
        return [question]
    if not is_question(question):
        return [question]
    told = room.vocabulary.tell(question, day)
    articles: dict[tuple[int, int], set[tuple[str, str]]] = {}
    for rule in room.rulebook.rules:
        for mention in told.mentions.get(rule.id, ()):
            if mention.meaning.role == "name":
                found = articles.setdefault((mention.start, mention.end), set())
                found |= {(rule.document, p.article) for p in (rule.provision, *rule.also)}
    spans = [
        span
        for span in sorted(articles)
        if not any(a <= span[0] and span[1] <= b and (a, b) != span for a, b in articles)
    ]
    text = told.text
    if told.quantities or len(spans) < 2:
        return [question]
    pairs = list(pairwise(spans))
    if any(articles[one] & articles[other] for one, other in pairs):
        return [question]
    if not all(comparing.side_by_side.fullmatch(text[one[1] : other[0]]) for one, other in pairs):
        return [question]
    lead, rest = text[: spans[0][0]], text[spans[-1][1] :]
    listed = any(text[one[1] : other[0]].strip("，, ") for one, other in pairs)
    if not listed and len(lead) > _SHORT_LEAD:
        return [question]  # 老李那家是外县的一级资质，总部打算迁来: told, and not named in a row
    return [lead + text[start:end] + rest for start, end in spans]


def subjects_meant(session: Session, question: str) -> list[Focus]:
    """归谁管, after two awards were asked about at once: both of them; empty where one is meant.

    Only for a question that names none, wants no sum, and stands right behind (or behind others like it).
    """
    subjects = session.at_once
    articles = {(subject.document, subject.article) for subject in subjects}
    if len(articles) < 2 or not _is_bare(question) or session.focus is None:
        return []
    asked = next((m for m in reversed(session.messages) if not _is_bare(m)), "")
    if fold_plain(asked).strip() != fold_plain(subjects[-1].question).strip():
        return []
    first = {(s.document, s.article): s for s in reversed(subjects)}
    return [s for s in subjects if first[s.document, s.article] is s]


def _is_bare(message: str) -> bool:
    """Whether a message asks for something other than a sum, and names nothing."""
    said, pointing = understand(message), cues().pointing
    by_place = pointing.first_of_two.search(said.text) or pointing.second_of_two.search(said.text)
    asks = bool(said.attributes) and not said.sum_asked
    return asks and len(said.content) <= _BARE and not by_place


def with_unanswered(draft: Draft, left: Sequence[str]) -> Draft:
    """A draft that ends in saying which questions of the message were not answered."""
    if not left:
        return draft
    asked = "、".join(f"“{_named(question)}”" for question in left[:_MOST])
    more = "" if len(left) <= _MOST else load_texts().say("unanswered_more")
    text = load_texts().say("unanswered", count=str(_MOST), questions=asked + more)
    statement = Statement(text, basis=(text,))
    return replace(draft, statements=(*draft.statements, statement))


def _named(question: str) -> str:
    """A question's beginning, up to its first figure: nothing that was only claimed is said again."""
    words = question.strip("?？。！!；;，, \n")
    figure = _FIGURE.search(words)
    end = min(_QUOTED, figure.start() if figure else len(words))
    return words[:end] + ("…" if end < len(words) else "")
