"""What the chat's own addresses refuse, they refuse as every door does."""

import json
from http.client import HTTPConnection

import httpx
import pytest


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{}", "body_invalid"),
        (b'{"data": ["<script>"], "fn_index": 9999, "session_hash": "x"}', "body_invalid"),
        (b'{"data": null, "fn_index": 0}', "body_invalid"),
        (b"\xff\xfe", "json_unreadable"),
        (b'{"data": [', "json_unreadable"),
    ],
)
def test_what_the_chat_cannot_use_is_refused_in_the_interfaces_shape(chat_address, body, code):
    headers = {"Content-Type": "application/json"}
    answer = httpx.post(f"{chat_address}/gradio_api/queue/join", content=body, headers=headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, code)
    assert "script" not in answer.text


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/assets/../../app.py", "/gradio_api/file=/etc/passwd"]
)
def test_a_file_outside_the_chats_own_is_not_there(chat_address, path):
    server = HTTPConnection(chat_address.removeprefix("http://"))
    server.request("GET", path)  # as it is written: other clients close the path up
    answer = server.getresponse()
    assert (answer.status, json.load(answer)["error"]["code"]) == (404, "not_found")
    server.close()
