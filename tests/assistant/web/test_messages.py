"""Citizens' messages: sent with consent, followed by a code, withdrawn; as JSON and without scripts."""

import html
import re
from datetime import date, timedelta

import pytest
from fastapi.testclient import TestClient

from assistant.clock import today

DOCUMENT = "yangcheng-2022-31"
LETTER = {"message": "申报表在哪里领？", "contact": "138 1234 5678", "consent": True}
FORM = LETTER | {"consent": "yes"}


@pytest.fixture
def citizen(desk_app) -> TestClient:
    return TestClient(desk_app)


@pytest.fixture
def box(desk_app):
    return desk_app.state.context.archive.messages


def code_of(response) -> str:
    return re.search(r'class="code"><strong>([^<]+)<', response.text)[1]


def test_a_message_is_followed_by_its_code(citizen, box):
    sent = citizen.post("/api/messages", json=LETTER)
    assert sent.status_code == 200
    body = sent.json()
    assert re.fullmatch(
        r"[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{4}", body["code"]
    )
    assert (body["state"], body["message"], body["answer"]) == ("received", LETTER["message"], None)
    assert date.fromisoformat(body["kept_until"]) == today() + timedelta(days=180)
    assert box.latest()[0].kept_until.isoformat() == body["kept_until"]
    typed = body["code"].lower().replace("-", " ").replace("0", "o")
    assert citizen.get(f"/api/messages/{typed}").json() == body
    number = box.latest()[0].id
    box.hand_over(number, 0, "县工信局")
    assert citizen.get(f"/api/messages/{typed}").json()["department"] == "县工信局"
    box.answer(number, 1, "zhao", "到县工信局领。", (DOCUMENT, "25"))
    answered = citizen.get(f"/api/messages/{typed}").json()
    assert answered["state"] == "answered"
    assert answered["answer"]["text"] == "到县工信局领。"
    assert answered["answer"]["answered_on"] == today().isoformat()
    assert answered["answer"]["citation"]["label"] == "第25条"


def test_personal_data_is_masked_and_the_contact_never_comes_back(citizen, box):
    sent = citizen.post("/api/messages", json=LETTER | {"message": "我叫王小明，电话13912345678"})
    assert sent.json()["message"] == "我叫〔姓名〕，电话〔电话〕"
    assert box.latest()[0].contact == "138 1234 5678"
    code = sent.json()["code"]
    for response in (
        sent,
        citizen.get(f"/api/messages/{code}"),
        citizen.get("/messages", params={"code": code}),
    ):
        assert "1234 5678" not in response.text
        assert "13912345678" not in response.text
        assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("changes", "status", "code", "path"),
    [
        ({"message": " \n"}, 400, "message_empty", "message"),
        ({"message": "问" * 1001}, 413, "message_too_long", "message"),
        ({"message": "问\0"}, 400, "message_unreadable", "message"),
        ({"contact": "找我"}, 400, "contact_invalid", "contact"),
        ({"contact": "12345"}, 400, "contact_invalid", "contact"),
        ({"contact": "a@b"}, 400, "contact_invalid", "contact"),
        ({"consent": False}, 400, "consent_needed", "consent"),
        ({"consent": "yes"}, 422, "body_invalid", "consent"),
    ],
)
def test_what_cannot_be_kept_is_said_with_its_field(citizen, box, changes, status, code, path):
    response = citizen.post("/api/messages", json=LETTER | changes)
    error = response.json()["error"]
    assert (response.status_code, error["code"], error["path"]) == (status, code, path)
    assert box.latest() == []


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("", ""),
        ("１３８１２３４５６７８", "13812345678"),
        ("(0356) 422-2222转8", "(0356) 422-2222转8"),
        ("+86 138-1234-5678", "+86 138-1234-5678"),
        ("Wang.X+a@Mail.gov.cn", "wang.x+a@mail.gov.cn"),
    ],
)
def test_a_contact_is_a_telephone_number_or_an_address_of_mail(citizen, box, given, kept):
    assert citizen.post("/api/messages", json=LETTER | {"contact": given}).status_code == 200
    assert box.latest()[0].contact == kept


@pytest.mark.parametrize("code", ["K7Q-F9M-2X01", "K7Q", "%00", "留言", "K" * 500])
def test_a_code_that_is_none_of_ours_tells_nothing(citizen, code):
    citizen.post("/api/messages", json=LETTER)
    response = citizen.get(f"/api/messages/{code}")
    assert response.status_code == 404
    assert response.json()["error"]["code"] == "message_unknown"


def test_without_scripts_from_the_form_to_the_answer(citizen, box):
    form = citizen.get("/messages/new")
    assert "保存 180 天" in form.text
    sent = citizen.post("/messages/new", data=FORM, follow_redirects=False)
    assert sent.status_code == 303
    page = citizen.get(sent.headers["location"])
    assert "已收到" in page.text
    code = code_of(page)
    number = box.latest()[0].id
    box.answer(number, 0, "zhao", "到<县工信局>领。\n带营业执照。", (DOCUMENT, "25"))
    page = citizen.get("/messages", params={"code": code})
    assert "到&lt;县工信局&gt;领。\n带营业执照。" in page.text
    assert f'href="/policies/{DOCUMENT}/25"' in page.text
    assert today().isoformat() in page.text
    box.close(number, 1)
    assert "已办结" in citizen.get("/messages", params={"code": code}).text


def test_the_question_that_was_asked_stands_in_the_form_escaped(citizen):
    asked = '</textarea><script>alert(1)</script>"'
    page = citizen.get("/messages/new", params={"question": asked}).text
    assert "<script>alert" not in page
    assert html.escape(asked).replace("&#x27;", "&#39;").replace("&quot;", "&#34;") in page
    long = citizen.get("/messages/new", params={"question": "问" * 3000}).text
    assert long.count("问" * 1000) == 1


@pytest.mark.parametrize(
    ("changes", "status", "says"),
    [
        ({"message": ""}, 400, "不能是空的"),
        ({"contact": "x<i>"}, 400, "电话号码或邮箱"),
        ({"consent": ""}, 400, "先同意"),
    ],
)
def test_a_mistake_shows_the_form_again_as_it_was_filled(citizen, box, changes, status, says):
    page = citizen.post("/messages/new", data=FORM | changes)
    assert page.status_code == status
    assert says in page.text
    assert page.text.count('aria-invalid="true"') == 1
    assert "<i>" not in page.text
    if "message" not in changes:
        assert LETTER["message"] in page.text
    assert box.latest() == []


def test_lines_of_a_form_count_as_people_count_them(citizen, box):
    text = "\r\n".join(["一行字"] * 250)  # 999 signs for a person, 1248 as it is sent
    assert citizen.post("/messages/new", data=FORM | {"message": text}).status_code == 200
    assert box.latest()[0].text == text.replace("\r\n", "\n")


def test_who_sent_it_withdraws_it(citizen, box, desk_app):
    code = citizen.post("/api/messages", json=LETTER).json()["code"]
    page = citizen.post("/messages/withdraw", data={"code": code})
    assert "已经删除" in page.text
    assert box.latest() == []
    assert citizen.get(f"/api/messages/{code}").status_code == 404
    deed = desk_app.state.context.archive.audit.latest()[0]
    assert (deed.action, deed.who) == ("message_withdraw", "留言的人")
    assert citizen.post("/messages/withdraw", data={"code": code}).status_code == 404


def test_a_wrong_code_on_the_page_is_told_beside_its_field(citizen):
    page = citizen.get("/messages", params={"code": "<b>"})
    assert page.status_code == 404
    assert "没有这个查询码" in page.text
    assert "<b>" not in page.text
    long = citizen.get("/messages", params={"code": "K" * 3000})
    assert (long.status_code, "K" * 101 in long.text) == (404, False)


def test_an_answer_whose_document_was_removed_still_reads(citizen, box):
    code = citizen.post("/api/messages", json=LETTER).json()["code"]
    box.answer(box.latest()[0].id, 0, "zhao", "答。", ("removed", "1"))
    assert citizen.get(f"/api/messages/{code}").json()["answer"]["citation"] is None
    assert "答。" in citizen.get("/messages", params={"code": code}).text


class TestLimits:
    """Neither messages nor codes can be tried without end."""

    @pytest.fixture
    def settings(self, settings):
        return settings.model_copy(update={"messages_per_hour": 2, "requests_per_minute": 20})

    def test_messages_are_limited_by_the_hour(self, citizen, box):
        citizen.post("/api/messages", json=LETTER | {"consent": False})  # costs nothing
        answers = [citizen.post("/api/messages", json=LETTER) for _ in range(3)]
        assert [r.status_code for r in answers] == [200, 200, 429]
        assert 1700 < int(answers[-1].headers["retry-after"]) <= 1801
        page = citizen.post("/messages/new", data=FORM)
        assert page.status_code == 429
        assert "留言太多" in page.text
        assert LETTER["message"] in page.text
        assert len(box.latest()) == 2

    @pytest.mark.parametrize("address", ["/api/messages/K7QF9M2X01", "/messages?code=K7QF9M2X01"])
    def test_codes_cannot_be_tried_quickly(self, citizen, address):
        assert [citizen.get(address).status_code for _ in range(3)] == [404, 404, 429]
        assert citizen.get("/messages").status_code == 200


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data", "x"])
@pytest.mark.parametrize("body", [b"", b"\xff\x00&=%ff", b"message=%00&consent=yes", b"x=" * 99])
@pytest.mark.parametrize("path", ["/messages/new", "/messages/withdraw"])
def test_any_bytes_sent_as_a_form_are_refused_without_trouble(citizen, box, kind, body, path):
    response = citizen.post(path, content=body, headers={"Content-Type": kind})
    assert 400 <= response.status_code < 500
    assert box.latest() == []


class TestForGood:
    """Nought days: kept until withdrawn, and the form says so."""

    @pytest.fixture
    def settings(self, settings):
        return settings.model_copy(update={"message_days": 0})

    def test_what_is_kept_for_good_is_said_to_be_so(self, citizen):
        assert "一直保存" in citizen.get("/messages/new").text
        body = citizen.post("/api/messages", json=LETTER).json()
        assert body["kept_until"] is None
        assert "自动删除" not in citizen.get("/messages", params={"code": body["code"]}).text


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://testserver.evil.example"]
)
@pytest.mark.parametrize("path", ["/messages/new", "/messages/withdraw"])
def test_another_site_writes_no_message_in_a_visitor_s_name(citizen, box, origin, path):
    code = box.add("自己写的").code
    headers = {"Origin": origin, "Accept": "text/html"}
    refused = citizen.post(path, data=FORM | {"code": code}, headers=headers)
    assert refused.status_code == 403
    assert "不是从政策通的网页交来的" in refused.text
    assert [kept.text for kept in box.latest()] == ["自己写的"]
    own = {"Origin": "http://testserver", "Accept": "text/html"}
    assert citizen.post("/messages/new", data=FORM, headers=own).status_code == 200
    assert len(box.latest()) == 2
    assert citizen.get(f"/messages?code={code}", headers=headers).status_code == 200
