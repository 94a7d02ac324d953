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
    assert desk.post(path, data=form | {"answer": "改了。", "article": ""}).status_code == 303
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
    form = {"token": desk.token, "department": "县工信局"}
    assert desk.post(f"/operator/messages/{number}/hand_over", data=form).status_code == 303
    assert kept.messages.get(number).department == "县工信局"
    assert waiting(desk) == "留言（1）"
    assert str(number) in desk.get("/operator/messages?state=handed_over").text
    desk.post(f"/operator/messages/{number}/close", data={"token": desk.token})
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
    kept.messages.hand_over(number, "县工信局")
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
