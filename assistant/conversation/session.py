"""What a conversation remembers, kept apart from every other one, bounded in number and time."""

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.answering.draft import Draft
from assistant.calculator.calculation import InputValue


@dataclass(frozen=True, slots=True)
class ToldFact:
    """A fact the person told: the input it filled, its value, the words and turn it came from."""

    input: str
    label: str
    type: str
    value: InputValue
    words: str
    turn: int


@dataclass(frozen=True, slots=True)
class Pending:
    """A question the assistant asked: the rules being computed and the input it asked for.

    ``options`` are rule ids when the person was asked which award is meant.
    """

    rules: tuple[str, ...] = ()
    input: str | None = None
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Focus:
    """What the conversation is about: an article, and the question that led to it."""

    document: str
    article: str
    question: str
    rules: tuple[str, ...] = ()


@dataclass(slots=True)
class Session:
    """One conversation. ``told`` are the facts by input name; ``messages`` the person's words
    about the present enterprise, oldest first.
    ``paused`` is a question left open when another subject came up.
    """

    id: str
    touched: float
    turns: int = 0
    told: dict[str, ToldFact] = field(default_factory=dict)
    messages: list[str] = field(default_factory=list)
    pending: Pending | None = None
    paused: Pending | None = None
    focus: Focus | None = None
    last_draft: Draft | None = None
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def tell(self, fact: ToldFact) -> None:
        """Remember a fact; a later one replaces an earlier one of the same input."""
        self.told.pop(fact.input, None)
        self.told[fact.input] = fact
        while len(self.told) > _FACTS_KEPT:
            self.told.pop(next(iter(self.told)))

    def hear(self, message: str) -> None:
        """Remember a message, the newest ``_MESSAGES_KEPT`` only."""
        self.messages.append(message)
        del self.messages[:-_MESSAGES_KEPT]

    def forget(self) -> None:
        """Start over: facts, messages, focus and question are gone; the number of turns stays."""
        self.told.clear()
        self.messages.clear()
        self.pending = None
        self.paused = None
        self.focus = None
        self.last_draft = None


def nobody() -> Session:
    """A session in which nothing was told, for facts that stand in one message alone."""
    return Session(id="", touched=0.0)


_FACTS_KEPT = 60
_MESSAGES_KEPT = 12


class SessionStore:
    """Sessions by id: at most ``limit`` of them, each for ``seconds`` after its last use.

    ``clock`` gives seconds and only has to run forward. Safe to use from several threads.
    """

    def __init__(self, limit: int, seconds: float, clock: Callable[[], float]) -> None:
        if limit < 1 or seconds <= 0:
            raise ValueError("a session store needs room for one session and some time")
        self._limit = limit
        self._seconds = seconds
        self._clock = clock
        self._sessions: OrderedDict[str, Session] = OrderedDict()
        self._lock = threading.Lock()

    def open(self, session_id: str | None) -> Session:
        """The session with this id if it is still kept, else a new one with an id of its own."""
        now = self._clock()
        with self._lock:
            self._expire(now)
            session = self._sessions.get(session_id) if session_id else None
            if session is None:
                session = Session(id=secrets.token_urlsafe(16), touched=now)
                self._sessions[session.id] = session
            session.touched = now
            self._sessions.move_to_end(session.id)
            while len(self._sessions) > self._limit:
                self._sessions.popitem(last=False)
            return session

    def __len__(self) -> int:
        return len(self._sessions)

    def _expire(self, now: float) -> None:
        while self._sessions:
            oldest = next(iter(self._sessions.values()))
            if now - oldest.touched <= self._seconds:
                return
            self._sessions.popitem(last=False)
