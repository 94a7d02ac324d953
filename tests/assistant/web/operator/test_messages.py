"""Citizens' messages at the console: listed, answered, handed over, closed, exported."""

import csv
import io
import re

import pytest
from openpyxl import load_workbook

DOCUMENT = "yangcheng-2022-31"


@pytest.fixture
def kept(desk_app):
    """The archive with one message."""
    archive = desk_app.state.context.archive
    archive.messages.add("=cmd|<b>申报表</b>在哪里领", "13812345678")
    return archive


@pytest.fixture
def number(kept) -> int:
    return kept.messages.latest()[0].id


def waiting(desk) -> str:
    return re.search(r'href="/operator/messages"[^>]*>([^<]+)<', desk.get("/operator/calls").text)[
        1
    ]


def seen_on(desk, number: int) -> str:
    """What the forms of a message's page carry of the message as it is shown."""
    page = desk.get(f"/operator/messages/{number}").text
    (seen,) = set(re.findall(r'name="seen" value="(\d+)"', page))
    return seen


def test_a_message_is_listed_escaped_and_opens_with_its_contact(signed_in, kept, number):
    desk = signed_in("wang")
    assert waiting(desk) == "留言（1）"
    listed = desk.get("/operator/messages").text
    assert "&lt;b&gt;申报表" in listed
    assert "13812345678" not in listed
    page = desk.get(f"/operator/messages/{number}").text
    assert "13812345678" in page
    assert "<b>" not in page
    assert f"/operator/messages/{number}/answer" not in page  # only editors answer
    assert "还没有留言" in desk.get("/operator/messages?state=closed").text


def test_an_editor_answers_and_may_put_the_answer_right(signed_in, kept, number):
    desk = signed_in("zhao")
    form = {
        "token": desk.token,
        "answer": "到<县工信局>领。\r\n电话0356-4222222。",
        "document": DOCUMENT,
        "article": "第25条",
        "seen": seen_on(desk, number),
    }
    path = f"/operator/messages/{number}/answer"
    answered = desk.post(path, data=form)
    assert answered.headers["location"] == f"/operator/messages/{number}"
    message = kept.messages.get(number)
    assert message.answer.text == "到<县工信局>领。\n电话0356-4222222。"
    assert (message.answer.document, message.answer.article) == (DOCUMENT, "25")
    assert (message.state, message.answered_by) == ("answered", "zhao")
    assert waiting(desk) == "留言"
    page = desk.get(f"/operator/messages/{number}").text
    assert "到&lt;县工信局&gt;领。" in page
    assert "改答复" in page
    again = form | {"answer": "改了。", "article": "", "seen": seen_on(desk, number)}
    assert desk.post(path, data=again).status_code == 303
    message = kept.messages.get(number)
    assert (message.answer.text, message.answer.article) == ("改了。", None)
    assert [d.action for d in kept.audit.latest()][:2] == ["message_answer"] * 2


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"answer": ""}, "答复要写"),
        ({"answer": "x" * 2001}, "答复要写"),
        ({"article": "999"}, "没有这一条"),
        ({"document": "nothing"}, "没有这一条"),
    ],
)
def test_a_bad_answer_shows_the_form_again(signed_in, kept, number, changes, says):
    desk = signed_in("zhao")
    form = {"token": desk.token, "answer": "答<i>", "document": DOCUMENT, "article": "25"}
    response = desk.post(f"/operator/messages/{number}/answer", data=form | changes)
    assert response.status_code == 400
    assert says in response.text
    assert "<i>" not in response.text
    assert kept.messages.get(number).answer is None


def test_an_operator_hands_over_and_closes(signed_in, kept, number):
    desk = signed_in("wang")
    form = {"token": desk.token, "department": "县工信局", "seen": seen_on(desk, number)}
    assert desk.post(f"/operator/messages/{number}/hand_over", data=form).status_code == 303
    assert kept.messages.get(number).department == "县工信局"
    assert waiting(desk) == "留言（1）"
    assert str(number) in desk.get("/operator/messages?state=handed_over").text
    form = {"token": desk.token, "seen": seen_on(desk, number)}
    desk.post(f"/operator/messages/{number}/close", data=form)
    assert kept.messages.get(number).state == "closed"
    assert waiting(desk) == "留言"
    page = desk.get(f"/operator/messages/{number}").text
    assert "转办或办结" not in page
    deeds = [(d.action, d.subject) for d in kept.audit.latest()][:2]
    assert deeds == [
        ("message_close", str(number)),
        ("message_hand_over", f"{number} 县工信局"),
    ]


@pytest.mark.parametrize(
    ("user", "path", "form", "status"),
    [
        ("wang", "answer", {"answer": "答"}, 403),
        ("wang", "hand_over", {"department": "没有的局"}, 400),
        ("wang", "hand_over", {}, 400),
    ],
)
def test_what_may_not_be_done_is_refused(signed_in, kept, number, user, path, form, status):
    desk = signed_in(user)
    address = f"/operator/messages/{number}/{path}"
    assert desk.post(address, data={"token": desk.token} | form).status_code == status
    assert desk.post(address, data={"token": ""} | form).status_code == 403
    message = kept.messages.get(number)
    assert (message.state, message.answer) == ("received", None)


@pytest.mark.parametrize(
    ("path", "form"),
    [("answer", {"answer": "答"}), ("hand_over", {"department": "县工信局"}), ("close", {})],
)
def test_a_message_that_is_not_there_is_not_found(signed_in, kept, path, form):
    desk = signed_in("zhao")
    token = {"token": desk.token}
    assert desk.post(f"/operator/messages/999/{path}", data=token | form).status_code == 404
    assert desk.get("/operator/messages/999").status_code == 404


def test_a_caller_reads_out_the_code(signed_in, kept, number):
    desk = signed_in("wang")
    code = kept.messages.get(number).code.lower()
    found = desk.get("/operator/messages", params={"code": f"{code[:3]} {code[3:]}"})
    assert found.headers["location"] == f"/operator/messages/{number}"
    for wrong in ("K7Q-F9M-2X01", "<i>"):
        page = desk.get("/operator/messages", params={"code": wrong})
        assert "没有这个查询码" in page.text


def test_work_orders_are_exported_as_text(signed_in, kept, number):
    desk = signed_in("wang")
    kept.messages.hand_over(number, 0, "县工信局")
    kept.messages.add("还没有转的")
    response = desk.get("/operator/messages.csv?state=handed_over")
    head, row = csv.reader(io.StringIO(response.content.decode("utf-8-sig")))
    assert (head[2], head[3], head[5]) == ("留言", "联系方式", "转办部门")
    assert (row[2], row[3], row[5]) == ("'=cmd|<b>申报表</b>在哪里领", "13812345678", "县工信局")
    deed = kept.audit.latest()[0]
    assert (deed.action, deed.subject) == ("messages_export", "已转部门办理")
    workbook = load_workbook(io.BytesIO(desk.get("/operator/messages.xlsx").content))
    rows = list(workbook.active.iter_rows(values_only=True))
    assert [r[2] for r in rows[1:]] == ["还没有转的", "'=cmd|<b>申报表</b>在哪里领"]


FORMS = {
    "answer": {"answer": "照“首次升规”<b>办</b>", "document": DOCUMENT, "article": "25"},
    "hand_over": {"department": "县财政局"},
    "close": {},
}


@pytest.mark.parametrize("late", FORMS)
@pytest.mark.parametrize("first", FORMS)
def test_who_comes_late_overwrites_nothing_and_keeps_what_was_written(
    signed_in, kept, number, first, late
):
    """Two of the office have the same message open; both save."""
    zhao, guan = signed_in("zhao"), signed_in("guan")
    theirs, ours = seen_on(zhao, number), seen_on(guan, number)
    earlier = {"token": zhao.token, "seen": theirs, **FORMS[first]}
    if first == late == "answer":
        earlier["answer"] = "到县工信局领。"
    if first == late == "hand_over":
        earlier["department"] = "县工信局"
    assert zhao.post(f"/operator/messages/{number}/{first}", data=earlier).status_code == 303
    before = kept.messages.get(number)
    form = {"token": guan.token, "seen": ours, **FORMS[late]}
    refused = guan.post(f"/operator/messages/{number}/{late}", data=form)
    if first == late == "close":
        assert refused.status_code == 303, "both wanted the same"
        return
    assert refused.status_code == 409
    assert "有人改过" in refused.text
    assert kept.messages.get(number) == before
    if late == "answer":
        assert "照“首次升规”&lt;b&gt;办&lt;/b&gt;</textarea>" in refused.text
        assert 'value="25"' in refused.text
    if first == late == "answer":
        assert "到县工信局领。" in refused.text, "what was answered meanwhile is shown too"
    if late == "hand_over" and first != "close":
        assert "<option selected>县财政局</option>" in refused.text
    form["seen"] = re.search(r'name="seen" value="(\d+)"', refused.text)[1]
    again = guan.post(f"/operator/messages/{number}/{late}", data=form)
    assert again.status_code == 303, "who has seen what it is now may change it"
    assert kept.messages.get(number) != before


def test_a_form_sent_twice_is_no_conflict(signed_in, kept, number):
    desk = signed_in("zhao")
    form = {"token": desk.token, "seen": seen_on(desk, number), **FORMS["answer"]}
    for _ in range(2):
        assert desk.post(f"/operator/messages/{number}/answer", data=form).status_code == 303


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 40, "１"])
def test_a_form_that_does_not_say_what_was_seen_changes_nothing(signed_in, kept, number, seen):
    desk = signed_in("zhao")
    form = {"token": desk.token, "seen": seen, **FORMS["answer"]}
    assert desk.post(f"/operator/messages/{number}/answer", data=form).status_code == 409
    assert kept.messages.get(number).answer is None


def test_what_was_withdrawn_while_it_was_answered_is_said(signed_in, kept, number):
    desk = signed_in("zhao")
    form = {"token": desk.token, "seen": seen_on(desk, number), **FORMS["answer"]}
    kept.messages.withdraw(kept.messages.get(number).code)
    gone = desk.post(f"/operator/messages/{number}/answer", data=form)
    assert gone.status_code == 404
    assert "撤回" in gone.json()["error"]["message"]
