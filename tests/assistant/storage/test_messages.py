"""Citizens' messages: masked, followed by a code, answered, withdrawn."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.storage import messages
from assistant.storage.archive import Archive
from assistant.storage.codes import new_code, read_code, shown_code
from assistant.storage.errors import ChangedMeanwhile

PLACE = ("yangcheng-2022-31", "25")
SENT = "我叫王小明，电话13812345678，想问升规奖励"


def test_a_message_is_kept_masked_and_its_contact_is_for_the_console_alone(archive: Archive, clock):
    sent = archive.messages.add(SENT, "13812345678")
    assert sent.text == "我叫〔姓名〕，电话〔电话〕，想问升规奖励"
    assert (sent.state, sent.answer, sent.sent_at) == ("received", None, clock.moment)
    followed = archive.messages.follow(sent.code)
    assert followed == sent
    assert "13812345678" not in repr(followed)
    assert archive.messages.latest()[0].contact == "13812345678"


def test_it_is_handed_over_answered_and_closed(archive: Archive, clock):
    sent = archive.messages.add("升规奖励找谁")
    number = archive.messages.find(sent.code)
    assert archive.messages.waiting() == 1
    assert archive.messages.hand_over(number, 0, "县工信局")
    assert archive.messages.waiting() == 1
    followed = archive.messages.follow(sent.code)
    assert (followed.state, followed.department) == ("handed_over", "县工信局")
    clock.forward(days=1)
    assert archive.messages.answer(number, 1, "zhao", "请拨0356-4222222。", PLACE)
    answer = archive.messages.follow(sent.code).answer
    assert (answer.text, answer.at, answer.article) == ("请拨0356-4222222。", clock.moment, "25")
    assert archive.messages.get(number).answered_by == "zhao"
    assert archive.messages.waiting() == 0
    assert archive.messages.close(number, 2)
    assert [m.id for m in archive.messages.latest(state="closed")] == [number]
    assert archive.messages.latest(state="received") == []
    assert archive.messages.follow(sent.code).answer == answer


def test_what_no_database_keeps_is_left_out_of_an_answer(archive: Archive):
    number = archive.messages.find(archive.messages.add("问").code)
    assert archive.messages.answer(number, 0, "zhao", "到\0县工信局\ud83d", None)
    assert archive.messages.get(number).answer.text == "到县工信局"


def test_a_later_answer_takes_the_place_of_the_first(archive: Archive):
    number = archive.messages.find(archive.messages.add("问").code)
    archive.messages.answer(number, 0, "zhao", "甲", PLACE)
    archive.messages.answer(number, 1, "guan", "乙", None)
    kept = archive.messages.get(number)
    assert (kept.answer.text, kept.answer.article, kept.answered_by) == ("乙", None, "guan")


def test_an_answer_to_what_somebody_changed_since_is_refused(archive: Archive):
    number = archive.messages.find(archive.messages.add("问").code)
    archive.messages.answer(number, 0, "zhao", "甲", PLACE)
    for change in (
        lambda: archive.messages.answer(number, 0, "guan", "乙", None),
        lambda: archive.messages.hand_over(number, 0, "县工信局"),
        lambda: archive.messages.close(number, 0),
    ):
        with pytest.raises(ChangedMeanwhile):
            change()
    assert archive.messages.get(number).answer.text == "甲"
    assert archive.messages.answer(number, 0, "zhao", "甲", PLACE), "sent twice"
    assert archive.messages.get(number).revision == 1


def test_of_many_who_answer_at_once_one_succeeds(archive: Archive):
    number = archive.messages.find(archive.messages.add("问").code)
    told: list[str] = []

    def answer(who: str) -> None:
        try:
            archive.messages.answer(number, 0, who, f"{who}的答复", None)
        except ChangedMeanwhile:
            return
        told.append(who)

    threads = [threading.Thread(target=answer, args=[f"user{n}"]) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [archive.messages.get(number).answered_by] == told


def test_what_is_not_there_cannot_be_changed(archive: Archive):
    assert not archive.messages.answer(9, 0, "zhao", "答", None)
    assert not archive.messages.hand_over(9, 0, "县工信局")
    assert not archive.messages.close(9, 0)
    assert archive.messages.get(9) is None
    assert archive.messages.follow("0000000000") is None
    assert archive.messages.find("0000000000") is None
    assert not archive.messages.withdraw("0000000000")


def test_who_sent_it_may_withdraw_it_and_its_number_is_not_given_again(archive: Archive):
    first = archive.messages.add("第一条", "a@b.cn")
    number = archive.messages.find(first.code)
    assert archive.messages.withdraw(first.code)
    assert archive.messages.follow(first.code) is None
    assert archive.messages.latest() == []
    assert archive.messages.find(archive.messages.add("第二条").code) > number


def test_a_code_that_is_taken_is_drawn_again(archive: Archive, monkeypatch):
    drawn = iter(["AAAAAAAAAA", "AAAAAAAAAA", "BBBBBBBBBB"])
    monkeypatch.setattr(messages, "new_code", lambda: next(drawn))
    assert archive.messages.add("一").code == "AAAAAAAAAA"
    assert archive.messages.add("二").code == "BBBBBBBBBB"
    assert len(archive.messages.latest()) == 2


def test_codes_are_many_and_are_read_as_they_are_shown():
    codes = {new_code() for _ in range(2000)}
    assert len(codes) == 2000
    assert all(read_code(shown_code(code)) == code for code in codes)
    assert not set("".join(codes)) & set("ILOU")


def test_what_is_heard_or_typed_for_a_code_is_read():
    for typed in ("k7q f9m 2x01", "K7Q－F9M－2XOl", "Ｋ７Ｑf9m2xoI", "K7QF9M2X01。"):
        assert read_code(typed) == "K7QF9M2X01"
    for none in ("", "K7QF9M2X0", "K7QF9M2X011", "K7QF9M2XUU", "查询码", "K" * 5000, "\0" * 10):
        assert read_code(none) is None


@given(st.text())
def test_any_text_is_a_code_or_none(text: str):
    code = read_code(text)
    assert code is None or read_code(shown_code(code)) == code
