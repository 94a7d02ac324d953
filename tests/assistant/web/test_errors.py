"""Every bad request gets the interface's error body, and the server goes on."""

import sqlite3

import pytest
from sqlalchemy.exc import DatabaseError, OperationalError

from assistant.intake.errors import error_texts

CASES = [
    ("empty question", b'{"question": ""}', 400, "question_empty"),
    ("blank question", '{"question": " \u3000\\n"}'.encode(), 400, "question_empty"),
    ("only control characters", b'{"question": "\\u0007\\u0008"}', 400, "question_empty"),
    ("NUL", b'{"question": "a\\u0000b"}', 400, "question_unreadable"),
    ("half a character", b'{"question": "\\ud83d"}', 400, "question_unreadable"),
    ("too long", b'{"question": "' + b"x" * 2001 + b'"}', 413, "question_too_long"),
    (
        "10,000 characters",
        b'{"question": "' + b"\\u6539" * 10_000 + b'"}',
        413,
        "question_too_long",
    ),
    ("body too large", b'{"question": "' + b"x" * 70_000 + b'"}', 413, "body_too_large"),
    ("broken JSON", b'{"question": "x"', 422, "json_unreadable"),
    ("not UTF-8", b'{"question": "\xff\xfe"}', 422, "json_unreadable"),
    ("nested too deep", b"[" * 30_000, 422, "json_unreadable"),
    ("a list", b'["question"]', 422, "body_invalid"),
    ("no question", b"{}", 422, "body_invalid"),
    ("null question", b'{"question": null}', 422, "body_invalid"),
    ("a number", b'{"question": 22}', 422, "body_invalid"),
    ("session a number", b'{"question": "x", "session_id": 1}', 422, "body_invalid"),
    ("date a number", b'{"question": "x", "as_of": 20261123}', 422, "body_invalid"),
    ("no such day", b'{"question": "x", "as_of": "2026-02-30"}', 400, "date_invalid"),
    ("week date", b'{"question": "x", "as_of": "2026-W48-1"}', 400, "date_invalid"),
    ("far future", b'{"question": "x", "as_of": "9999-12-31"}', 400, "date_invalid"),
    ("empty date", b'{"question": "x", "as_of": ""}', 400, "date_invalid"),
]


@pytest.mark.parametrize("path", ["/api/ask", "/api/ask/stream"])
@pytest.mark.parametrize(
    ("body", "status", "code"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_bad_question_is_refused_by_name(client, path, body, status, code):
    response = client.post(path, content=body, headers={"Content-Type": "application/json"})
    assert response.status_code == status
    error = response.json()["error"]
    assert error["code"] == code
    assert error["message"] == error_texts()[code].message
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "x", ""])
def test_a_body_that_is_not_said_to_be_json_is_refused_as_that(client, kind):
    body = '{"question": "小升规奖多少"}'.encode()
    response = client.post("/api/ask", content=body, headers={"Content-Type": kind})
    error = response.json()["error"]
    assert (response.status_code, error["code"]) == (422, "not_json")
    assert "application/json" in error["message"]


def test_a_chunked_body_is_counted_too(client):
    def chunks():
        for _ in range(20):
            yield b"x" * 10_000

    response = client.post(
        "/api/ask", content=chunks(), headers={"Content-Type": "application/json"}
    )
    assert response.status_code == 413
    assert response.json()["error"]["code"] == "body_too_large"


@pytest.mark.parametrize(
    "question",
    [
        "🏭🏭🏭",
        "<script>alert(1)</script>",
        "'; DROP TABLE turns; --",
        "a\u0007b",
        "\u202e倒写",
        "%00",
    ],
)
def test_odd_questions_are_answered_as_json(client, question):
    response = client.post("/api/ask", json={"question": question})
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/nothing", 404, "not_found"),
        ("GET", "/nothing", 404, "not_found"),
        ("GET", "/api/ask", 405, "method_not_allowed"),
        ("DELETE", "/api/documents", 405, "method_not_allowed"),
        ("GET", "/api/documents/none", 404, "document_unknown"),
        ("GET", "/api/articles/none/1", 404, "document_unknown"),
        ("GET", "/api/articles/yangcheng-2022-31/76", 404, "article_unknown"),
        ("GET", "/api/rules/none", 404, "rule_unknown"),
        ("GET", "/api/search?q=", 400, "question_empty"),
        ("GET", "/api/search?q=x&limit=0", 400, "limit_invalid"),
        ("GET", "/api/search?q=x&limit=101", 400, "limit_invalid"),
        ("GET", "/api/search?q=x&limit=ten", 422, "body_invalid"),
        ("GET", "/site/../../settings.py", 404, "not_found"),
        ("GET", "/site/%2e%2e/api.py", 404, "not_found"),
    ],
)
def test_addresses_that_lead_nowhere_say_so_in_json(client, method, path, status, code):
    response = client.request(method, path)
    assert response.status_code == status
    assert response.json()["error"]["code"] == code


def test_a_405_names_the_allowed_method(client):
    assert client.get("/api/ask").headers["allow"] == "POST"


def test_an_error_names_the_field(client):
    response = client.post("/api/ask", json={"question": "x", "session_id": 1})
    assert response.json()["error"]["path"] == "session_id"


def test_an_error_nobody_foresaw_says_nothing_of_its_cause(client, assistant, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("secret of the house")

    monkeypatch.setattr(type(assistant), "ask", fail)
    response = client.post("/api/ask", json={"question": "x"})
    assert response.status_code == 500
    assert response.json()["error"]["code"] == "internal_error"
    assert "secret" not in response.text


BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/nothing", 404, "没有这个地址"),
        ("/site/nothing.css", 404, "没有这个地址"),
        ("/operator/nothing", 404, "没有这个地址"),
    ],
)
def test_who_reads_in_a_browser_gets_a_page(client, path, status, says):
    response = client.get(path, headers=BROWSER)
    assert response.status_code == status
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert says in response.text
    assert '<html lang="zh-CN">' in response.text
    assert 'aria-label="主要页面"' in response.text and 'href="tel:12345"' in response.text
    assert '{"error"' not in response.text


FORM = "application/x-www-form-urlencoded"
MANY = "&".join(f"a{place}=x" for place in range(30)).encode()


@pytest.mark.parametrize("path", ["/messages/new", "/messages/withdraw", "/operator/login"])
@pytest.mark.parametrize(
    ("kind", "content", "status", "says"),
    [
        ("multipart/form-data", b"--x", 422, "表单读不出来，没有保存"),
        (FORM, MANY, 422, "表单读不出来，没有保存"),
        (FORM, b"message=" + b"x" * 70_000, 413, "写的内容太长"),
    ],
)
def test_a_form_that_cannot_be_read_is_said_in_words_for_people(
    client, path, kind, content, status, says
):
    headers = {**BROWSER, "Content-Type": kind}
    response = client.post(path, content=content, headers=headers)
    assert response.status_code == status
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert says in response.text
    assert "JSON" not in response.text


def test_the_address_of_a_form_says_where_it_is_to_be_found(client):
    response = client.get("/operator/messages/1/answer", headers=BROWSER)
    assert (response.status_code, response.headers["allow"]) == (405, "POST")
    assert "从菜单里重新打开" in response.text


@pytest.mark.parametrize("address", ["/api/search", "/api/suggestions"])
@pytest.mark.parametrize("q", ["", "问" * 2001])
def test_what_is_wrong_is_named_as_it_was_sent(client, address, q):
    assert client.get(address, params={"q": q}).json()["error"]["path"] == "q"


@pytest.mark.parametrize("path", ["/api/nothing", "/api/documents/none", "/api/search?q="])
def test_the_interface_answers_in_json_whoever_asks(client, path):
    response = client.get(path, headers=BROWSER)
    assert response.json()["error"]["message"]
    assert client.get(path, headers={"Accept": "*/*"}).json() == response.json()


def test_an_error_nobody_foresaw_is_a_page_too(client, assistant, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("secret of the house")

    monkeypatch.setattr("assistant.web.routes.policies.read_filters", fail)
    response = client.get("/policies", headers=BROWSER)
    assert response.status_code == 500
    assert "系统出了差错" in response.text
    assert "secret" not in response.text


def test_a_database_out_of_reach_is_said_and_that_nothing_was_kept(client, archive, monkeypatch):
    def fail(*_, **__):
        raise OperationalError("SELECT secret", {}, ConnectionError("secret of the house"))

    monkeypatch.setattr(archive.messages, "add", fail)
    response = client.post("/api/messages", json={"message": "问一句", "consent": True})
    assert response.status_code == 503
    assert response.json()["error"]["code"] == "storage_unavailable"
    assert "没有保存" in response.json()["error"]["message"]
    assert int(response.headers["retry-after"]) > 0
    assert "secret" not in response.text


def test_a_damaged_database_is_said_and_answers_go_on(client, archive, monkeypatch):
    def fail(*_, **__):
        raise DatabaseError("SELECT secret", {}, sqlite3.DatabaseError("disk image is malformed"))

    monkeypatch.setattr(archive.messages, "follow", fail)
    monkeypatch.setattr(archive.turns, "keep", fail)
    response = client.get("/api/messages/K7QF9M2X01")
    assert response.status_code == 503
    assert response.json()["error"]["code"] == "storage_damaged"
    assert "secret" not in response.text
    page = client.get("/messages?code=K7QF9M2X01", headers=BROWSER)
    assert "数据库坏了" in page.text
    assert client.post("/api/ask", json={"question": "首次升规奖多少"}).status_code == 200
