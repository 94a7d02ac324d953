"""Sessions in memory: bounded, expiring, apart."""

import threading
from decimal import Decimal

import pytest

from assistant.conversation.sessions.remembered import ToldFact
from assistant.conversation.sessions.session import Session
from assistant.conversation.sessions.store import SessionsInMemory


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def fact(name: str, turn: int = 1) -> ToldFact:
    return ToldFact(name, name, "money", Decimal(turn), f"{turn}元", turn)


def own_id(session: Session) -> str:
    return session.id


def test_the_same_id_finds_the_same_session_until_it_expires():
    clock = Clock()
    store = SessionsInMemory(10, 60, clock)
    first = store.take(None, own_id)
    clock.now = 59
    assert store.take(first, own_id) == first
    clock.now = 120
    assert store.take(first, own_id) != first


def test_an_unknown_id_starts_a_session_with_an_id_of_its_own():
    store = SessionsInMemory(10, 60, Clock())
    assert store.take("someone-elses", own_id) != "someone-elses"


def test_the_oldest_session_makes_room():
    store = SessionsInMemory(3, 60, Clock())
    ids = [store.take(None, own_id) for _ in range(5)]
    assert len(store) == 3
    assert store.take(ids[0], own_id) != ids[0]


def test_a_hundred_sessions_at_once_do_not_mix():
    store = SessionsInMemory(1000, 60, Clock())
    seen: dict[int, str] = {}

    def talk(number: int) -> None:
        name = store.take(None, own_id)
        for turn in range(20):
            store.take(name, lambda session, turn=turn: session.tell(fact(f"n{number}", turn)))
        seen[number] = store.take(name, lambda session: ",".join(session.told))

    threads = [threading.Thread(target=talk, args=(n,)) for n in range(100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == {n: f"n{n}" for n in range(100)}


def test_no_room_for_a_session_is_refused_at_once():
    with pytest.raises(ValueError, match="room"):
        SessionsInMemory(0, 60, Clock())
