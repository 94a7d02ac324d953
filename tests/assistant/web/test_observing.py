"""One log line a request, without a word of what anybody wrote; and the counts."""

import json
import logging
import re

import pytest

from assistant.web.observing import JsonLines


@pytest.fixture
def lines(caplog):
    caplog.set_level(logging.INFO, logger="assistant.web")

    def read():
        formatter = JsonLines()
        records = [r for r in caplog.records if r.name == "assistant.web"]
        return [json.loads(formatter.format(record)) for record in records]

    return read


def test_a_request_leaves_one_line_with_its_route_and_status(client, lines):
    response = client.get("/api/articles/yangcheng-2022-31/22")
    line = lines()[-1]
    assert line["event"] == "request"
    assert line["route"] == "/api/articles/{document}/{number}"
    assert line["status"] == 200
    assert line["ms"] > 0
    assert line["request_id"] == response.headers["x-request-id"]


def test_probes_leave_no_line(client, lines):
    for path in ("/healthz", "/readyz", "/metrics"):
        client.get(path)
    assert lines() == []


def test_no_line_holds_what_a_person_wrote(client, lines):
    secret = "我叫张三手机13800138000"
    client.post("/api/ask", json={"question": secret, "session_id": secret})
    client.get("/api/search", params={"q": secret})
    client.get(f"/api/articles/{secret}/{secret}")
    client.get(f"/{secret}?{secret}")
    client.post("/api/ask", content=f'{{"question": "{secret}'.encode())
    written = json.dumps(lines(), ensure_ascii=False)
    assert len(lines()) >= 5
    assert "13800138000" not in written
    assert "张三" not in written
    assert "testclient" not in written  # the client's address


def test_the_cause_of_an_unforeseen_error_is_logged_without_its_message(
    client, assistant, lines, monkeypatch
):
    message = "问题：我叫张三"

    def fail(*_, **__):
        raise RuntimeError(message)

    monkeypatch.setattr(type(assistant), "ask", fail)
    client.post("/api/ask", json={"question": "x"})
    errors = [line for line in lines() if line["level"] == "error"]
    assert errors[0]["error"] == "RuntimeError"
    assert any("fail" in frame for frame in errors[0]["trace"])
    assert "张三" not in json.dumps(errors, ensure_ascii=False)


def test_requests_and_answers_are_counted(client):
    client.post("/api/ask", json={"question": "x"})
    client.post("/api/ask", json={"question": ""})
    text = client.get("/metrics").text
    assert 'assistant_requests_total{method="POST",route="/api/ask",status="200"} 1.0' in text
    assert 'assistant_requests_total{method="POST",route="/api/ask",status="400"} 1.0' in text
    assert re.findall(r'assistant_answers_total\{generated_by="extractive".*\} (.*)', text) == [
        "1.0"
    ]
    assert "assistant_ready 1.0" in text


def test_what_a_model_offered_is_counted_once(client, assistant):
    assistant.tally.count("fact", "not_said", 2)
    for _ in range(2):
        client.post("/api/ask", json={"question": "x"})
    text = client.get("/metrics").text
    assert 'assistant_model_total{outcome="not_said",task="fact"} 2.0' in text


def test_addresses_made_up_by_a_scanner_share_one_label(client):
    for place in range(20):
        client.get(f"/wp-admin/{place}.php")
    text = client.get("/metrics").text
    assert "wp-admin" not in text
    assert 'assistant_requests_total{method="GET",route="other",status="404"} 20.0' in text
