"""Conversations kept in the database: they outlive a restart, and every worker sees them.

A turn reads the session's revision, works on the state, and writes it back if the revision is still
the latest. If another worker wrote meanwhile, the turn is run again on what that one wrote: no fact
is lost and none mixed, and nobody holds a lock while a model thinks. (A lock on the row would do
that, and on SQLite it would stop every other conversation.) A turn run again costs little: the
vectors of its question are at hand.

The state is written before the answer leaves, so the next turn sees it, whichever worker it meets.
The latest state is kept in this process as well: when nobody else wrote, a turn costs one look-up
by key and one write. A database that fails costs the memory of other workers, never the answer.
"""

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeVar

from sqlalchemy.exc import SQLAlchemyError

from assistant.conversation.sessions.record import decode, encode, mask_session
from assistant.conversation.sessions.session import Session
from assistant.conversation.sessions.store import new_session
from assistant.storage.session_records import NEVER_KEPT, SessionRecords

T = TypeVar("T")

_log = logging.getLogger("assistant")

_AT_HAND = 500
"""Sessions whose state is at hand in this process."""
_MOST_RUNS = 20
"""A turn beaten so often by other workers is answered without being remembered."""


@dataclass(slots=True)
class _Known:
    """A session as of a revision, and which of its texts are masked."""

    session: Session
    revision: int = NEVER_KEPT
    masked: frozenset[str] = frozenset()
    touched: float = field(default_factory=time.monotonic)


class KeptSessions:
    """At most ``limit`` sessions, each for ``lifetime`` after its last use; see ``Sessions``.

    The limit is kept to within one in a hundred: it is enforced after as many new sessions.
    Safe to use from several threads, and from several processes on one database.
    """

    def __init__(self, records: SessionRecords, limit: int, lifetime: timedelta) -> None:
        if limit < 1 or lifetime <= timedelta(0):
            raise ValueError("keeping sessions needs room for one session and some time")
        self._records = records
        self._limit = limit
        self._lifetime = lifetime
        self._at_hand: OrderedDict[str, _Known] = OrderedDict()
        self._turns = _OneByOne()
        self._lock = threading.Lock()
        self._begun = 0

    def take(self, session_id: str | None, turn: Callable[[Session], T]) -> T:
        """See ``Sessions``."""
        if session_id is None:
            known = _Known(new_session())
            outcome = turn(known.session)
            self._keep(known)
            return outcome
        with self._turns.of(session_id):
            for _ in range(_MOST_RUNS):
                known = self._recall(session_id)
                outcome = turn(known.session)
                if self._keep(known):
                    return outcome
        _log.error("turn not remembered: other workers wrote first %d times", _MOST_RUNS)
        return outcome

    def __len__(self) -> int:
        return self._records.count()

    def _recall(self, session_id: str) -> _Known:
        """The latest state; a new session where there is none. It is at hand no longer."""
        with self._lock:
            known = self._at_hand.pop(session_id, None)
            if known and self._is_old(known):
                known = None
        try:
            record = self._records.read(
                session_id, known.revision if known else NEVER_KEPT, self._lifetime
            )
        except SQLAlchemyError as error:
            _log.error("session not read", exc_info=error)
            return known or _Known(new_session())
        if record is None:  # expired; or never written, because the database failed
            return known if known and known.revision == NEVER_KEPT else _Known(new_session())
        if known and record.state is None:
            return known
        session = decode(record.state or "", session_id)
        if session is None:
            _log.warning("session begun anew: its record is damaged or of another version")
            return _Known(Session(id=session_id), record.revision)
        return _Known(session, record.revision, mask_session(session, frozenset()))

    def _keep(self, known: _Known) -> bool:
        """Write the state; False where another worker has written since it was read."""
        known.masked = mask_session(known.session, known.masked)
        known.touched = time.monotonic()
        is_new = known.revision == NEVER_KEPT
        try:
            if not self._records.write(known.session.id, known.revision, encode(known.session)):
                return False
            known.revision += 1
            if is_new:
                self._make_room()
        except SQLAlchemyError as error:
            _log.error("session not written", exc_info=error)
        with self._lock:
            self._at_hand[known.session.id] = known
            while len(self._at_hand) > _AT_HAND or self._is_old(next(iter(self._at_hand.values()))):
                self._at_hand.popitem(last=False)
        return True

    def _is_old(self, known: _Known) -> bool:
        return known.touched < time.monotonic() - self._lifetime.total_seconds()

    def _make_room(self) -> None:
        with self._lock:
            self._begun += 1
            due = self._begun % max(1, self._limit // 100) == 0
        if due:
            self._records.expire(self._lifetime, self._limit)


class _OneByOne:
    """A lock for each name, there as long as somebody wants it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wanted: dict[str, tuple[threading.Lock, int]] = {}

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        """Alone under this name."""
        with self._lock:
            lock, wanting = self._wanted.get(name, (threading.Lock(), 0))
            self._wanted[name] = (lock, wanting + 1)
        try:
            with lock:
                yield
        finally:
            with self._lock:
                lock, wanting = self._wanted.pop(name)
                if wanting > 1:
                    self._wanted[name] = (lock, wanting - 1)
