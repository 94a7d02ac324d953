"""The interface's page for people, made from its own description."""

import re

from assistant.intake.errors import error_texts
from assistant.web.reference import operations


def test_the_page_shows_every_operation_and_error(client):
    page = client.get("/docs")
    assert page.status_code == 200
    assert 'lang="zh-CN"' in page.text
    for path, methods in client.get("/openapi.json").json()["paths"].items():
        for method in methods:
            assert f"{method.upper()} {path}" in page.text
    for code in error_texts():
        assert f"<code>{code}</code>" in page.text


def test_the_page_asks_nothing_of_another_machine(client):
    page = client.get("/docs").text
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert all(target.startswith(("/", "#", "tel:")) for target in loaded)
    for target in {t for t in loaded if t.startswith("/site/")}:
        assert client.get(target).status_code == 200


def test_fields_of_bodies_are_named_with_their_types(client):
    found = {(o.method, o.path): o for o in operations(client.get("/openapi.json").json())}
    ask = found["POST", "/api/ask"]
    assert [(f.name, f.type, f.required) for f in ask.body] == [
        ("question", "string", True),
        ("session_id", "string | null", False),
        ("as_of", "string | null", False),
    ]
    assert {f.name for f in ask.returns} >= {"answer_id", "citations", "calculation", "notices"}


def test_every_operation_has_a_summary_and_a_description(client):
    for operation in operations(client.get("/openapi.json").json()):
        assert operation.summary, operation.path
        assert operation.description, operation.path
        assert operation.tag, operation.path
