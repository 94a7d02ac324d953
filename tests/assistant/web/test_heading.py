"""HEAD tells what GET would answer, without the body."""

import httpx
import pytest
from fastapi.testclient import TestClient

ADDRESSES = [
    "/policies",
    "/policies/yangcheng-2022-31",
    "/policies/yangcheng-2022-31/25",
    "/match",
    "/messages/new",
    "/operator/login",
    "/widget.js",
    "/widget/demo",
    "/site/design.css",
    "/api/documents",
    "/api/search?q=餐饮",
    "/docs",
    "/sitemap.xml",
    "/healthz",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_status_and_the_headers_are_those_of_get(client, address):
    got, head = client.get(address), client.head(address)
    assert head.status_code == got.status_code == 200
    assert head.headers["content-type"] == got.headers["content-type"]
    assert head.content == b""
    if "elapsed" not in got.text:
        assert head.headers["content-length"] == got.headers["content-length"]


def test_what_is_not_there_is_not_there_and_what_cannot_be_read_neither(client):
    assert client.head("/policies/nothing").status_code == 404
    assert client.head("/nothing").status_code == 404
    assert client.head("/api/ask").status_code == 405


def test_a_real_server_ends_the_answer_after_the_headers(live, desk_app):
    with httpx.Client(base_url=live(desk_app)) as web:
        for address in ("/policies", "/widget.js", "/api/documents", "/site/operator.js"):
            head = web.head(address)
            assert (head.status_code, head.content) == (200, b"")
        assert web.get("/policies").status_code == 200, "the connection goes on"


def test_it_is_counted_by_its_address_as_head(desk_app):
    with TestClient(desk_app) as web:
        web.head("/policies")
        assert 'method="HEAD",route="/policies"' in web.get("/metrics").text
