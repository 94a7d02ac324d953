"""Everything that is kept, under one roof: what surfaces hold."""

import logging
from collections.abc import Callable

from argon2 import PasswordHasher
from sqlalchemy.exc import SQLAlchemyError

from assistant.answering.answer import Answer
from assistant.clock import Clock, now
from assistant.storage.audit import AuditLog
from assistant.storage.calls import CallLog
from assistant.storage.database import Database, open_database
from assistant.storage.editor_answers import SAME_QUESTION, EditorAnswer, EditorAnswers
from assistant.storage.feedback import FeedbackBook
from assistant.storage.messages import MessageBox
from assistant.storage.poor_ratings import PoorRatings
from assistant.storage.retention import Expired, KeepDays, Retention
from assistant.storage.session_records import SessionRecords
from assistant.storage.turns import TurnLog
from assistant.storage.unanswered import UnansweredList
from assistant.storage.users import Users

_log = logging.getLogger("assistant.storage")


class Archive:
    """One repository per thing kept, over one database."""

    def __init__(
        self, database: Database, clock: Clock = now, hasher: PasswordHasher | None = None
    ) -> None:
        self.database = database
        self.turns = TurnLog(database, clock)
        self.feedback = FeedbackBook(database, clock)
        self.poor_ratings = PoorRatings(database, clock)
        self.users = Users(database, clock, hasher)
        self.audit = AuditLog(database, clock)
        self.calls = CallLog(database, clock)
        self.editor_answers = EditorAnswers(database, clock)
        self.unanswered = UnansweredList(database, clock)
        self.messages = MessageBox(database, clock)
        self.retention = Retention(database, clock)
        self.sessions = SessionRecords(database, clock)

    def answered(
        self,
        question: str,
        answer: Answer,
        fits: Callable[[EditorAnswer], bool] = lambda _: True,
    ) -> EditorAnswer | None:
        """Keep a turn; an editor's answer to the same question that ``fits``, if there is one.

        A database that fails costs the record, never the answer.
        """
        try:
            self.turns.keep(question, answer)
            alike = self.editor_answers.like(question, least=SAME_QUESTION)
            found = next((kept for kept in alike if fits(kept)), None)
            if found is None:
                self.unanswered.after(question, answer, self.turns.before)
            return found
        except SQLAlchemyError as error:
            _log.error("turn not kept", exc_info=error)
            return None

    def forget_expired(self, keep: KeepDays, who: str) -> Expired:
        """Delete what has been kept long enough and note who did it; how much it was."""
        gone = self.retention.apply(keep)
        if gone:
            self.audit.note(who, "retention", str(gone))
        return gone


def open_archive(url: str) -> Archive:
    """The archive at this address, up to date. Raises ``DatabaseUnavailable``."""
    return Archive(open_database(url))
