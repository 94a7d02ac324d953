"""What one session remembers is bounded."""

from decimal import Decimal

from assistant.conversation.session import Session, ToldFact


def fact(name: str, turn: int = 1) -> ToldFact:
    return ToldFact(name, name, "money", Decimal(turn), f"{turn}元", turn)


def test_a_later_fact_replaces_the_earlier_and_their_number_is_bounded():
    session = Session(id="s")
    session.tell(fact("revenue", 1))
    session.tell(fact("revenue", 2))
    assert session.told["revenue"].turn == 2
    for number in range(200):
        session.tell(fact(f"f{number}"))
    assert len(session.told) == 60


def test_only_the_latest_messages_are_kept():
    session = Session(id="s")
    for number in range(30):
        session.hear(str(number))
    assert session.messages == [str(number) for number in range(18, 30)]


def test_a_session_that_forgets_keeps_its_number_of_turns_alone():
    session = Session(id="s", turns=3)
    session.tell(fact("revenue"))
    session.hear("营收1元")
    session.forget()
    assert session == Session(id="s", turns=3)
