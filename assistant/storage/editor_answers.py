"""Editors' answers: beside the text, never in it; each to a last good day, and tied to an article
unless no document deals with the matter.
"""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, select

from assistant.clock import Clock, china_day, now
from assistant.storage.database import Database
from assistant.storage.masking import mask, storable
from assistant.storage.tables import EditorAnswerRow
from corpus.normalise import fold_plain

LIKE_ENOUGH = 0.45
"""Dice measure of two questions' character pairs from which an answer is offered to an operator."""
SAME_QUESTION = 0.8
"""The same measure from which an answer is shown to whoever asks."""

_SAID = ("question", "answer", "document", "article", "signature", "expires_on", "author")
# Without the bookkeeping of objects: this runs with every answer.
_ALL = (
    select(EditorAnswerRow)
    .where(EditorAnswerRow.withdrawn_at.is_(None))
    .order_by(EditorAnswerRow.id.desc())
)


@dataclass(frozen=True, slots=True)
class NewEditorAnswer:
    """What an editor writes. ``document`` and ``article`` are both None where no document deals with
    the matter; ``signature`` is whom the public is told that it is from.
    """

    question: str
    answer: str
    document: str | None
    article: str | None
    expires_on: date
    signature: str = ""

    @property
    def rests_on_article(self) -> bool:
        """Whether it says what an article means; else it is the office's word alone."""
        return self.article is not None


@dataclass(frozen=True, slots=True)
class EditorAnswer(NewEditorAnswer):
    """What is kept of it."""

    id: int = 0
    author: str = ""
    written_at: datetime = datetime.min


class EditorAnswers:
    """Every editor's answer that has not been withdrawn."""

    def __init__(self, database: Database, clock: Clock = now) -> None:
        self._database = database
        self._clock = clock

    def add(self, author: str, new: NewEditorAnswer) -> int:
        """Keep an answer; its number. The question may be a caller's words and is masked; the
        answer is the office's own: its telephones and names are there to be told. The same one that
        is kept already is not kept twice.
        """
        row = EditorAnswerRow(
            question=mask(new.question),
            answer=storable(new.answer),
            document=new.document,
            article=new.article,
            author=author[:64],
            signature=storable(new.signature)[:50],
            written_at=self._clock(),
            expires_on=new.expires_on,
            withdrawn_at=None,
        )
        same = select(EditorAnswerRow.id).where(
            EditorAnswerRow.withdrawn_at.is_(None),
            *(getattr(EditorAnswerRow, name) == getattr(row, name) for name in _SAID),
        )
        with self._database.transaction() as session:
            kept = session.scalar(same)
            if kept is not None:
                return kept
            session.add(row)
            session.flush()
            return row.id

    def withdraw(self, id: int) -> bool:
        """Offer it no longer; False where there is none."""
        with self._database.transaction() as session:
            row = session.get(EditorAnswerRow, id)
            if row is None or row.withdrawn_at:
                return False
            row.withdrawn_at = self._clock()
            return True

    def all(self) -> list[EditorAnswer]:
        """Those not withdrawn, the latest first, expired ones included."""
        with self._database.engine.connect() as connection:
            return [_answer(row) for row in connection.execute(_ALL)]

    def like(self, question: str, limit: int = 3, least: float = LIKE_ENOUGH) -> list[EditorAnswer]:
        """Those good today whose question is at least so like this one, the most alike first."""
        today = china_day(self._clock())
        measured = [
            (likeness(question, kept.question), kept)
            for kept in self.all()
            if kept.expires_on >= today
        ]
        close = [pair for pair in measured if pair[0] >= least]
        return [kept for _, kept in sorted(close, key=lambda pair: -pair[0])[:limit]]


def likeness(one: str, other: str) -> float:
    """How alike two questions are, 0 to 1: shared pairs of characters (Dice).

    >>> likeness("小升规奖多少", "小升规奖多少？")
    1.0
    """
    return pairs_likeness(character_pairs(one), character_pairs(other))


def pairs_likeness(one: Set[str], other: Set[str]) -> float:
    """The same for the pairs of two questions, where many are compared with many."""
    if not one or not other:
        return 0.0
    return 2 * len(one & other) / (len(one) + len(other))


def character_pairs(text: str) -> set[str]:
    """The pairs of characters that a question is compared by; of one letter, the letter."""
    letters = "".join(c for c in fold_plain(text) if c.isalnum())
    return {letters[place : place + 2] for place in range(len(letters) - 1)} or set(letters)


def _answer(row: Row[Any]) -> EditorAnswer:
    return EditorAnswer(
        id=row.id,
        question=row.question,
        answer=row.answer,
        document=row.document,
        article=row.article,
        author=row.author,
        signature=row.signature,
        written_at=row.written_at,
        expires_on=row.expires_on,
    )
