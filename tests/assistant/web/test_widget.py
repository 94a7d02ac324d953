"""The widget's addresses: the script, the demonstration, the frame, and who may use them."""

import gzip
import re

import pytest
from fastapi.testclient import TestClient

from assistant.settings import Settings
from assistant.web.api import create_app

COUNTY = "https://www.county.example"


@pytest.fixture
def open_to_county(tmp_path, assistant):
    settings = Settings(data=tmp_path, allowed_origins=[COUNTY + "/"], _env_file=None)
    with TestClient(create_app(settings, assistant, chat=False)) as client:
        yield client


def test_the_script_is_at_most_10_kb_compressed(client):
    response = client.get("/widget.js", headers={"Accept-Encoding": "gzip"})
    assert response.headers["content-encoding"] == "gzip"
    assert int(response.headers["content-length"]) <= 10 * 1024
    assert len(gzip.compress(response.content)) <= 10 * 1024


def test_the_script_carries_its_style_and_may_be_loaded_by_any_page(client):
    response = client.get("/widget.js", headers={"Accept-Encoding": "identity"})
    assert response.headers["content-type"] == "text/javascript; charset=utf-8"
    assert response.headers["cross-origin-resource-policy"] == "cross-origin"
    assert ":host" in response.text
    assert "%STYLE%" not in response.text


def test_the_script_uses_nothing_a_strict_policy_forbids(client):
    text = client.get("/widget.js").text
    for forbidden in ("innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "new Function"):
        assert forbidden not in text
    assert "document.cookie" not in text
    assert "localStorage" not in text


def test_an_unchanged_script_is_not_sent_again(client):
    etag = client.get("/widget.js").headers["etag"]
    again = client.get("/widget.js", headers={"If-None-Match": etag})
    assert again.status_code == 304
    assert again.content == b""


def test_the_demonstration_shows_the_line_to_copy_and_runs_no_inline_script(client):
    response = client.get("/widget/demo")
    assert response.status_code == 200
    assert '&lt;script src="http://testserver/widget.js"' in response.text
    assert "script-src 'self';" in response.headers["content-security-policy"]
    for opening, inside in re.findall(r"<script([^>]*)>(.*?)</script>", response.text, re.DOTALL):
        assert "src=" in opening
        assert not inside


def test_the_frame_takes_its_options_from_the_address_and_escapes_them(client):
    response = client.get("/widget/frame", params={"title": '"><script>alert(1)</script>'})
    assert "<script>alert" not in response.text
    assert 'data-title="&#34;&gt;' in response.text


def test_only_allowed_sites_may_frame_the_panel(client, open_to_county):
    alone = client.get("/widget/frame").headers["content-security-policy"]
    assert "frame-ancestors 'self';" in alone
    county = open_to_county.get("/widget/frame").headers["content-security-policy"]
    assert f"frame-ancestors 'self' {COUNTY};" in county


def test_an_allowed_site_may_ask(open_to_county):
    asked = open_to_county.options(
        "/api/ask/stream",
        headers={
            "Origin": COUNTY,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type",
        },
    )
    assert asked.status_code == 200
    assert asked.headers["access-control-allow-origin"] == COUNTY
    answer = open_to_county.post(
        "/api/ask", json={"question": "一级资质奖多少"}, headers={"Origin": COUNTY}
    )
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == COUNTY


@pytest.mark.parametrize(
    "origin",
    ["https://elsewhere.example", "null", COUNTY + ".evil.example", "http://www.county.example"],
)
def test_every_other_site_is_refused(client, open_to_county, origin):
    for door in (client, open_to_county):
        for method, path in (("OPTIONS", "/api/ask"), ("POST", "/api/ask"), ("GET", "/api/rules")):
            response = door.request(
                method,
                path,
                headers={"Origin": origin, "Access-Control-Request-Method": "POST"},
                json={"question": "一级资质奖多少"} if method == "POST" else None,
            )
            assert response.status_code == 403
            assert response.json()["error"]["code"] == "origin_refused"
            assert "access-control-allow-origin" not in response.headers


def test_our_own_pages_and_programs_may_ask(client):
    body = {"question": "一级资质奖多少"}
    assert client.post("/api/ask", json=body).status_code == 200
    own = {"Origin": "http://testserver"}
    assert client.post("/api/ask", json=body, headers=own).status_code == 200


def test_a_setting_may_allow_every_site(tmp_path, assistant):
    settings = Settings(data=tmp_path, allowed_origins=["*"], _env_file=None)
    with TestClient(create_app(settings, assistant, chat=False)) as client:
        response = client.get("/api/rules", headers={"Origin": "https://any.example"})
        assert response.headers["access-control-allow-origin"] == "*"
