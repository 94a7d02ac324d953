"""Whatever is sent, an answer of the interface comes back and the server goes on."""

import json
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.intake.errors import error_texts

TEXT = st.text(st.characters(), max_size=40)  # half characters too
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(st.characters(), max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
NAMES = ["question", "session_id", "as_of", "inputs", "profile", "answer_id", "rating", "comment"]
NAMES += ["message", "contact", "consent"]
BODIES = st.dictionaries(st.sampled_from(NAMES), ANYTHING, max_size=4) | ANYTHING
MANY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
PATHS = [
    "/api/match",
    "/api/ask",
    "/api/ask/stream",
    "/api/feedback",
    "/api/messages",
    "/api/rules/{rule}/calculate",
]


def is_ours(response) -> bool:
    """A success, or an error of the table with its status."""
    if response.status_code == 200:
        return True
    error = response.json()["error"]
    known = error_texts()[error["code"]]
    return known.status == response.status_code < 500 and bool(error["message"])


@pytest.mark.parametrize("path", PATHS)
@MANY
@given(body=BODIES)
def test_any_json_is_answered(client, assistant, path, body):
    address = path.format(rule=assistant.rulebook.rules[0].id)
    sent = json.dumps(body).encode()
    response = client.post(address, content=sent, headers={"Content-Type": "application/json"})
    assert is_ours(response)


@MANY
@given(body=st.binary(max_size=200), kind=st.sampled_from(["application/json", "text/plain", "x"]))
def test_any_bytes_are_answered(client, body, kind):
    response = client.post("/api/ask", content=body, headers={"Content-Type": kind})
    assert is_ours(response)


@MANY
@given(values=st.data())
def test_any_value_of_any_input_is_answered(client, assistant, values):
    rule = values.draw(st.sampled_from(assistant.rulebook.rules))
    inputs = {name: values.draw(ANYTHING) for name in rule.inputs}
    body = json.dumps({"inputs": inputs}).encode()
    response = client.post(
        f"/api/rules/{rule.id}/calculate",
        content=body,
        headers={"Content-Type": "application/json"},
    )
    assert is_ours(response)
    if response.status_code == 200:
        assert "e" not in (response.json()["amount_yuan"] or "").lower()


@MANY
@given(part=st.text(max_size=30), other=st.text(max_size=30))
def test_any_address_is_answered(client, part, other):
    for path in ("/api/documents/{}", "/api/articles/{}/{}", "/api/rules/{}", "/{}/{}"):
        address = path.format(
            *(quote(p.encode("utf-8", "replace"), safe="") for p in (part, other))
        )
        assert is_ours(client.get(address))
