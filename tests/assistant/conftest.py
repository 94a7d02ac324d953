"""Models to test with: an endpoint that lies, dawdles and breaks off; a small one that babbles."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from assistant.storage.database import Database
from assistant.storage.tables import FeedbackRow
from eval.babbler import make_babbler

PAUSE = 0.4
"""Seconds before each sentence of a model that pauses."""


@dataclass
class Endpoint:
    """Where the server is, and the requests it got."""

    url: str
    asked: list[dict[str, Any]] = field(default_factory=list)


@pytest.fixture(scope="session")
def rating_kept() -> Callable[[Database, str], tuple[int, str | None, int | None] | None]:
    """The rating, comment and grade that are kept for an answer; None where there are none."""

    def read(database: Database, answer_id: str) -> tuple[int, str | None, int | None] | None:
        with database.transaction() as session:
            row = session.get(FeedbackRow, answer_id)
            return (row.rating, row.comment, row.grade) if row else None

    return read


@pytest.fixture(scope="session")
def serving() -> Iterator[Endpoint]:
    """The server, started once."""
    endpoint = Endpoint("")

    class Handler(_Speaker):
        asked = endpoint.asked

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    endpoint.url = f"http://127.0.0.1:{server.server_port}/v1"
    yield endpoint
    server.shutdown()
    server.server_close()


@pytest.fixture
def endpoint(serving: Endpoint) -> Endpoint:
    """The server, with no request remembered."""
    serving.asked.clear()
    return serving


@pytest.fixture(scope="session")
def babbler(tmp_path_factory) -> Path:
    """A small real model with random weights."""
    return make_babbler(tmp_path_factory.mktemp("babbler"))


class _Speaker(BaseHTTPRequestHandler):
    """Answers by the model's name: what stands after ``say:`` is said, others misbehave."""

    asked: list[dict[str, Any]]

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append(body)
        how, _, text = body["model"].partition(":")
        if how == "down" or (how == "no-schema" and "response_format" in body):
            self.send_error(500 if how == "down" else 400)
            return
        self.send_response(200)
        self.end_headers()
        if how == "garbage":
            self.wfile.write(b"data: {not json\n\n")
        elif how == "page":
            self.wfile.write(b"<!doctype html>\n<html><body>Please log in</body></html>\n")
        elif how == "whole":
            self.wfile.write(json.dumps({"choices": [{"message": {"content": text}}]}).encode())
        elif how == "remarks":
            self.wfile.write(b": keep-alive\n\nevent: message\n")
            self._say(text)
            self.wfile.write(b"data: [DONE]\n\n")
        elif how == "slow":
            self._say("晋升")
            time.sleep(3)
        elif how == "breaks-off":
            self._say(text)
        elif how == "endless":
            for _ in range(200):
                self._say("奖励700万元[1]。" * 50)
        else:
            for piece in text.split("|") if how == "pauses" else text:
                time.sleep(PAUSE if how == "pauses" else 0)
                self._say(piece)
            self.wfile.write(b"data: [DONE]\n\n")

    def _say(self, text: str) -> None:
        piece = json.dumps({"choices": [{"delta": {"content": text}}]})
        try:
            self.wfile.write(f"data: {piece}\n\n".encode())
            self.wfile.flush()
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        return


class Desk:
    """A page of the console with only its keyboard; what it logs and asks for is remembered."""

    password = "yangcheng-12345"

    def __init__(self, browser, address: str, **options) -> None:
        size = {"width": 1440, "height": 900}
        self.context = browser.new_context(**{"viewport": size, "locale": "zh-CN", **options})
        self.page = self.context.new_page()
        self.address = address
        self.logged: list[str] = []
        self.asked: list[str] = []
        self.bytes = 0
        self.page.on("console", lambda message: self.logged.append(message.text))
        self.page.on("pageerror", lambda error: self.logged.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def sign_in(self, name: str = "guan") -> None:
        self.page.goto(f"{self.address}/operator")
        self.until(lambda: self.focus() == "name", "the name's field has the focus")
        self.type(name)
        self.press("Tab")
        self.type(self.password)
        self.press("Enter")
        self.page.wait_for_url("**/operator")
        self.until(lambda: self.focus() == "query", "the search has the focus")

    def focus(self) -> str:
        return self.page.evaluate("document.activeElement.id")

    def find(self, text: str) -> None:
        self.press("/")
        self.type(text)
        self.page.wait_for_selector("#results li")

    def text(self, selector: str) -> str:
        return self.page.locator(selector).inner_text()

    def until(self, holds, what: str) -> None:
        end = time.monotonic() + 15
        while not holds():
            assert time.monotonic() < end, f"{what}: {self.text('main')[:500]}"
            self.page.wait_for_timeout(20)


@pytest.fixture(scope="session")
def keyboard() -> type[Desk]:
    """Opens the console with nothing but its keyboard."""
    return Desk
