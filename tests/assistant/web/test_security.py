"""Headers on every response, and who may ask from another site."""

import pytest
from fastapi.testclient import TestClient

from assistant.web.api import create_app

PATHS = ["/healthz", "/api/documents", "/api/none", "/docs", "/openapi.json", "/site/design.css"]


@pytest.mark.parametrize("path", PATHS)
def test_every_response_carries_the_security_headers(client, path):
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["referrer-policy"] == "same-origin"
    assert "server" not in headers
    assert "unsafe" not in headers["content-security-policy"]


def test_json_may_load_nothing_and_is_not_stored(client):
    headers = client.post("/api/ask", json={"question": "x"}).headers
    assert "script-src" not in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"


def test_without_allowed_origins_no_other_site_may_read(client):
    response = client.get("/api/documents", headers={"Origin": "https://elsewhere.example"})
    assert "access-control-allow-origin" not in response.headers


def test_only_allowed_origins_may_read(settings, assistant):
    county = "https://www.yczf.example"
    allowed = settings.model_copy(update={"allowed_origins": [county]})
    with TestClient(create_app(allowed, assistant, chat=False)) as client:
        for origin, permitted in ((county, True), ("https://elsewhere.example", False)):
            response = client.get("/api/documents", headers={"Origin": origin})
            assert ("access-control-allow-origin" in response.headers) is permitted
            preflight = client.options(
                "/api/ask",
                headers={
                    "Origin": origin,
                    "Access-Control-Request-Method": "POST",
                    "Access-Control-Request-Headers": "content-type",
                },
            )
            assert (preflight.headers.get("access-control-allow-origin") == origin) is permitted
            assert "access-control-allow-credentials" not in preflight.headers


def test_https_is_remembered_by_the_browser(client):
    assert "strict-transport-security" not in client.get("/healthz").headers
    secure = client.get("https://testserver/healthz")
    assert secure.headers["strict-transport-security"].startswith("max-age=")
