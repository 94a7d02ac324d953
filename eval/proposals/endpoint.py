"""``python -m eval.proposals.endpoint``: a server that replays the scripted proposals.

It speaks ``/v1/chat/completions`` (streamed) on a free port, which it prints, until its input ends.
The model's name is the way to answer: ``honest``, ``lie-1``, ``lie-2``, ``lie-3``.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from eval.proposals.asked import Asked, read_asked


@contextmanager
def running() -> Iterator[str]:
    """The server in a process of its own; gives its address."""
    command = [sys.executable, "-m", "eval.proposals.endpoint"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None and process.stdin is not None
        port = int(process.stdout.readline())
        try:
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            process.stdin.close()


def reply(way: str, prompt: str, asked: tuple[Asked, ...]) -> str:
    """What the model says to a prompt: the script of the question in it, else nothing."""
    found = next((one for one in asked if one.question in prompt), None)
    return found.reply(way) if found else ""


class _Replaying(BaseHTTPRequestHandler):
    """Answers every request with the script of its question."""

    asked: tuple[Asked, ...] = ()

    def do_POST(self) -> None:
        """One chat completion as server-sent events."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        held = "response_format" in body  # a proposal, not the phrasing of an answer
        said = reply(body["model"], body["messages"][-1]["content"], self.asked) if held else ""
        piece = json.dumps({"choices": [{"delta": {"content": said}}]}, ensure_ascii=False)
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.write(f"data: {piece}\n\ndata: [DONE]\n\n".encode())

    def log_message(self, *_: object) -> None:
        """Nothing: standard output carries the port alone."""


def main() -> None:
    """Serve until the standard input ends."""
    _Replaying.asked = read_asked()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Replaying)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    sys.stdin.read()
    server.shutdown()


if __name__ == "__main__":
    main()
