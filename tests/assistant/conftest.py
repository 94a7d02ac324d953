"""Models to test with: an endpoint that lies, dawdles and breaks off; a small one that babbles."""

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from eval.babbler import make_babbler

PAUSE = 0.4
"""Seconds before each sentence of a model that pauses."""


@dataclass
class Endpoint:
    """Where the server is, and the requests it got."""

    url: str
    asked: list[dict[str, Any]] = field(default_factory=list)


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
