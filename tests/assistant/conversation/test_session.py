"""Sessions are bounded, expire, and stay apart."""

import threading
from decimal import Decimal

import pytest

from assistant.conversation.session import SessionStore, ToldFact


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def fact(name: str, turn: int = 1) -> ToldFact:
    return ToldFact(name, name, "money", Decimal(turn), f"{turn}元", turn)


def test_the_same_id_finds_the_same_session_until_it_expires():
    clock = Clock()
    store = SessionStore(10, 60, clock)
    first = store.open(None)
    clock.now = 59
    assert store.open(first.id) is first
    clock.now = 120
    assert store.open(first.id) is not first


def test_an_unknown_id_starts_a_session_with_an_id_of_its_own():
    store = SessionStore(10, 60, Clock())
    assert store.open("someone-elses").id != "someone-elses"


def test_the_oldest_session_makes_room():
    store = SessionStore(3, 60, Clock())
    ids = [store.open(None).id for _ in range(5)]
    assert len(store) == 3
    assert store.open(ids[0]).id != ids[0]


def test_a_hundred_sessions_at_once_do_not_mix():
    store = SessionStore(1000, 60, Clock())
    seen: dict[int, str] = {}

    def talk(number: int) -> None:
        session = store.open(None)
        for turn in range(20):
            again = store.open(session.id)
            again.tell(fact(f"n{number}", turn))
        seen[number] = ",".join(store.open(session.id).told)

    threads = [threading.Thread(target=talk, args=(n,)) for n in range(100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == {n: f"n{n}" for n in range(100)}


def test_a_later_fact_replaces_the_earlier_and_their_number_is_bounded():
    session = SessionStore(1, 60, Clock()).open(None)
    session.tell(fact("revenue", 1))
    session.tell(fact("revenue", 2))
    assert session.told["revenue"].turn == 2
    for number in range(200):
        session.tell(fact(f"f{number}"))
    assert len(session.told) == 60


def test_no_room_for_a_session_is_refused_at_once():
    with pytest.raises(ValueError, match="room"):
        SessionStore(0, 60, Clock())
