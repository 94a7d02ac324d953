"""Health at once, readiness when the assistant is loaded."""

import threading
import time

import pytest
from fastapi.testclient import TestClient

from assistant.web.api import create_app
from assistant.web.serving.readiness import Readiness
from index.errors import DownloadFailed


def until(condition, seconds=5.0):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.01)


def test_health_answers_while_the_assistant_is_still_loading(settings, assistant):
    loaded = threading.Event()

    def load():
        loaded.wait(10)
        return assistant

    announced = threading.Event()
    app = create_app(settings, readiness=Readiness(load), when_ready=announced.set, chat=False)
    with TestClient(app) as client:
        assert client.get("/healthz").json() == {"status": "ok"}
        assert client.get("/readyz").status_code == 503
        early = client.post("/api/ask", json={"question": "x"})
        assert early.status_code == 503
        assert early.json()["error"]["code"] == "index_not_ready"
        assert int(early.headers["retry-after"]) > 0
        assert "assistant_ready 0.0" in client.get("/metrics").text
        assert not announced.is_set()
        loaded.set()
        until(lambda: client.get("/readyz").status_code == 200)
        assert client.get("/readyz").json() == {"status": "ready"}
        assert client.post("/api/ask", json={"question": "x"}).status_code == 200
        until(announced.is_set)


def test_a_failed_load_is_said_and_logged(settings, caplog):
    def load():
        raise DownloadFailed("没有网络，取不到模型。")

    with TestClient(create_app(settings, readiness=Readiness(load))) as client:
        until(lambda: "load failed" in caplog.text)
        refused = client.post("/api/ask", json={"question": "x"})
        assert refused.status_code == 503
        assert refused.json()["error"]["code"] == "index_failed"
        assert client.get("/healthz").status_code == 200
        until(lambda: "没有准备好" in client.get("/").text)
        assert client.get("/").status_code == 503
    assert "没有网络，取不到模型。" in caplog.text


@pytest.fixture
def slow():
    """A load that lasts as long as the test."""
    finish = threading.Event()

    def load():
        finish.wait(10)
        raise DownloadFailed("没有网络，取不到模型。")

    yield Readiness(load)
    finish.set()


@pytest.mark.parametrize("path", ["/", "/assets/index.js"])
def test_while_loading_the_chat_s_door_asks_to_wait(settings, slow, path):
    with TestClient(create_app(settings, readiness=slow)) as client:
        page = client.get(path)
        assert page.status_code == 503
        assert "正在启动" in page.text
        assert page.headers["retry-after"] == "2"


def test_bad_input_is_refused_before_readiness_is_asked(settings, slow):
    with TestClient(create_app(settings, readiness=slow, chat=False)) as client:
        assert client.post("/api/ask", json={"question": ""}).status_code == 400
