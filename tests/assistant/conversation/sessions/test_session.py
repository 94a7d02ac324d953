"""What one session remembers is bounded."""

from decimal import Decimal

from assistant.conversation.sessions.remembered import Focus, ToldFact
from assistant.conversation.sessions.session import Session


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


def test_a_copy_is_not_changed_by_what_becomes_of_the_session():
    session = Session(id="s", turns=3)
    session.tell(fact("revenue"))
    session.hear("营收1元")
    kept = session.copy()
    session.tell(fact("staff"))
    session.hear("10个人")
    assert list(kept.told) == ["revenue"]
    assert kept.messages == ["营收1元"]
    session.become(kept)
    assert session == kept


def test_each_enterprise_has_facts_of_its_own_and_is_found_again_by_its_holder():
    session = Session(id="s", focus=Focus("d", "25", "升规奖多少"))
    session.tell(fact("revenue"))
    session.hear("营收1元")
    assert not session.turn_to_holder("姐")
    assert (session.told, session.messages, session.focus.article) == ({}, [], "25")
    session.tell(fact("revenue", 2))
    assert not session.turn_to_holder("朋友")
    assert session.turn_to_holder("")
    assert session.told["revenue"].turn == 1
    assert (session.messages, set(session.asides)) == (["营收1元"], {"姐", "朋友"})
    assert session.turn_to_holder("姐")
    assert session.told["revenue"].turn == 2


def test_an_enterprise_that_is_like_the_one_before_begins_with_its_facts():
    session = Session(id="s")
    session.tell(fact("revenue"))
    session.turn_to_holder("姐", alike=True)
    assert session.told["revenue"].turn == 1


def test_no_more_enterprises_are_kept_than_a_person_speaks_of():
    session = Session(id="s")
    for number in range(20):
        session.turn_to_holder(str(number))
    assert len(session.asides) == 5


def test_a_story_is_read_anew_and_given_back_where_that_came_to_nothing():
    session = Session(id="s")
    session.tell(fact("revenue"))
    session.turns = 2
    session.go_on_telling("增速5%")
    session.tell(fact("growth", 2))
    understood = session.take_back_story()
    assert set(session.told) == {"revenue"}
    session.give_back(understood)
    assert set(session.told) == {"revenue", "growth"}


def test_a_story_is_bounded_in_messages_and_characters():
    session = Session(id="s")
    for number in range(20):
        session.go_on_telling(str(number))
    assert session.story.messages == tuple(str(number) for number in range(12, 20))
    session.go_on_telling("长" * 995)
    assert session.story.messages == ("18", "19", "长" * 995)
    session.go_on_telling("长" * 1001)
    assert session.story.messages == ()
