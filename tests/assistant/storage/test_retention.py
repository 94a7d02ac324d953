"""What has been kept long enough goes, with what belongs to it, and nothing else goes."""

from datetime import UTC, date, datetime

import pytest

from assistant.settings import Settings
from assistant.storage import retention
from assistant.storage.archive import Archive
from assistant.storage.calls import NewCall
from assistant.storage.editor_answers import NewEditorAnswer
from assistant.storage.retention import Expired, KeepDays, keep_days
from assistant.storage.statistics import summarise

KEEP = KeepDays(turns=30, calls=20, messages=10)


@pytest.fixture
def filled(archive: Archive, clock, make_answer) -> Archive:
    """Something of everything, written late in the evening of 24 November 2026 in China."""
    clock.moment = datetime(2026, 11, 24, 15, 59, tzinfo=UTC)
    nothing = make_answer("a1", reason="not_stated")
    archive.answered("办证几天", nothing)
    archive.answered("升规奖多少", make_answer("a2"))
    archive.feedback.keep("a1", -1, "没说")
    archive.calls.add("li", NewCall("问", "答", "", "none", ""))
    archive.messages.add("留言", "13812345678")
    archive.editor_answers.add(
        "zhao", NewEditorAnswer("问", "答", "yangcheng-2022-31", "1", date(2026, 12, 1))
    )
    archive.users.add("wang", "yangcheng-12345", "operator")
    archive.audit.note("wang", "sign_in")
    return archive


def test_each_kind_goes_on_its_own_day(filled: Archive, clock, rating_kept):
    days = {10: None, 11: Expired(messages=1), 20: None, 21: Expired(calls=1), 30: None}
    days[31] = Expired(turns=2, ratings=1, unanswered=1)
    begun = clock.moment
    for day, gone in days.items():
        clock.moment = begun
        clock.forward(days=day)
        assert filled.retention.expired(KEEP) == (gone or Expired()), day
        assert filled.retention.apply(KEEP) == (gone or Expired()), day
        assert not filled.retention.expired(KEEP)
    assert filled.messages.latest() == []
    assert filled.calls.latest() == []
    assert rating_kept(filled.database, "a1") is None
    assert not filled.turns.knows("a2")
    assert filled.unanswered.open() == []
    assert len(filled.editor_answers.all()) == 1
    assert [user.name for user in filled.users.list()] == ["wang"]
    assert [deed.action for deed in filled.audit.latest()] == ["sign_in"]


def test_the_day_ends_at_midnight_in_china(filled: Archive, clock):
    keep = KeepDays(turns=1, calls=1, messages=1)
    clock.forward(days=1)
    assert not filled.retention.expired(keep)
    clock.forward(minutes=1)
    assert filled.retention.expired(keep).messages == 1


def test_nought_keeps_for_good(filled: Archive, clock):
    clock.forward(days=9999)
    assert filled.retention.apply(KeepDays(0, 0, 0)) == Expired()
    assert len(filled.messages.latest()) == 1


def test_a_message_is_kept_no_longer_than_its_sender_agreed_to(archive: Archive, clock):
    archive.messages.add("三天", days=3)
    clock.forward(days=3)
    for keep in (KeepDays(0, 0, 0), KeepDays(0, 0, 999)):
        assert not archive.retention.expired(keep)
    clock.forward(days=1)
    assert archive.retention.expired(KeepDays(0, 0, 0)).messages == 1
    assert archive.retention.apply(KeepDays(0, 0, 999)).messages == 1


def test_what_is_asked_again_stays_and_counts(filled: Archive, clock, make_answer, rating_kept):
    clock.forward(days=31)
    filled.answered("办证几天", make_answer("a3", reason="not_stated"))
    filled.feedback.keep("a3", 1, None)
    assert filled.retention.apply(KEEP) == Expired(2, 1, 0, 1, 1)
    assert [(row.question, row.count) for row in filled.unanswered.open()] == [("办证几天", 2)]
    assert rating_kept(filled.database, "a3") == (1, None, None)
    counted = summarise(filled.database, date(2026, 1, 1), date(2026, 12, 31))
    assert (counted.total, counted.rated_up, counted.rated_down) == (1, 1, 0)


def test_much_goes_part_by_part(archive: Archive, clock, make_answer, monkeypatch):
    monkeypatch.setattr(retention, "AT_ONCE", 3)
    for place in range(10):
        archive.turns.keep("问", make_answer(f"a{place}"))
    clock.forward(days=31)
    assert archive.retention.apply(KEEP).turns == 10


def test_who_deleted_and_how_much_is_noted_only_where_there_was_something(filled: Archive, clock):
    assert not filled.forget_expired(KEEP, "程序")
    clock.forward(days=31)
    assert filled.forget_expired(KEEP, "程序")
    deed = filled.audit.latest()[0]
    assert (deed.who, deed.action) == ("程序", "retention")
    assert deed.subject == "提问 2、评价 1、未答问题 1、通话 1、留言 1"
    assert not filled.forget_expired(KEEP, "程序")
    assert len(filled.audit.latest()) == 2


def test_the_settings_say_how_long():
    settings = Settings(turn_days=1, call_days=2, message_days=0, _env_file=None)
    assert str(keep_days(settings)) == "提问 1 天、通话 2 天、留言一直保留"
