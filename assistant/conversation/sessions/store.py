"""Where conversations are kept between their turns: the seam, and the way that needs no database."""

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from assistant.conversation.sessions.session import Session

T = TypeVar("T")


class Sessions(Protocol):
    """Conversations by id, each apart from every other one, bounded in number and time."""

    def take(self, session_id: str | None, turn: Callable[[Session], T]) -> T:
        """Take a turn in the session of this id, keep what it made of the session, hand on what
        it gave. An id that is not kept (any more) begins a new session with an id of its own.

        Turns of one session run one after the other. ``turn`` does nothing but change the
        session: it may be run again on a fresher state.
        """
        ...

    def __len__(self) -> int:
        """How many are kept."""
        ...


def new_session() -> Session:
    """An empty session under an id that nobody can guess."""
    return Session(id=secrets.token_urlsafe(16))


@dataclass(slots=True)
class _Place:
    session: Session
    touched: float
    lock: threading.Lock = field(default_factory=threading.Lock)


class SessionsInMemory:
    """At most ``limit`` sessions, each for ``seconds`` after its last use, gone with the process.

    ``clock`` gives seconds and only has to run forward. Safe to use from several threads.
    """

    def __init__(self, limit: int, seconds: float, clock: Callable[[], float]) -> None:
        if limit < 1 or seconds <= 0:
            raise ValueError("keeping sessions needs room for one session and some time")
        self._limit = limit
        self._seconds = seconds
        self._clock = clock
        self._places: OrderedDict[str, _Place] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, session_id: str | None, turn: Callable[[Session], T]) -> T:
        """See ``Sessions``."""
        place = self._open(session_id)
        with place.lock:
            return turn(place.session)

    def __len__(self) -> int:
        return len(self._places)

    def _open(self, session_id: str | None) -> _Place:
        now = self._clock()
        with self._lock:
            self._expire(now)
            place = self._places.get(session_id) if session_id else None
            if place is None:
                place = _Place(new_session(), now)
                self._places[place.session.id] = place
            place.touched = now
            self._places.move_to_end(place.session.id)
            while len(self._places) > self._limit:
                self._places.popitem(last=False)
            return place

    def _expire(self, now: float) -> None:
        while self._places:
            oldest = next(iter(self._places.values()))
            if now - oldest.touched <= self._seconds:
                return
            self._places.popitem(last=False)
