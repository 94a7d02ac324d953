"""The server as people start it: ``python app.py`` in a process of its own."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[3]
LISTENING_EARS = """
import socket
_look_up = socket.getaddrinfo
def getaddrinfo(host, *rest, **more):
    with open({log!r}, "a") as file:
        file.write(f"{{host}}\\n")
    return _look_up(host, *rest, **more)
socket.getaddrinfo = getaddrinfo
"""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


class Server:
    """A started server, what it printed, and the names it looked up."""

    def __init__(self, folder: Path, data: Path, port: int, **settings: str) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.names = folder / "names"
        self.names.touch()
        (folder / "sitecustomize.py").write_text(LISTENING_EARS.format(log=str(self.names)))
        self.output = folder / "output"
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": os.environ["HOME"],
            "PYTHONPATH": str(folder),
            "PORT": str(port),
            "ASSISTANT_DATA": str(data),
            **settings,
        }
        self.started = time.monotonic()
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, str(ROOT / "app.py")],
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    @property
    def said(self) -> str:
        return self.output.read_text(encoding="utf-8")

    def until(self, path: str, seconds: float) -> float:
        """Seconds from the start until the path answers with 200."""
        while time.monotonic() < self.started + seconds:
            assert self.process.poll() is None, self.said
            try:
                if httpx.get(self.address + path).status_code == 200:
                    return time.monotonic() - self.started
            except httpx.TransportError:
                pass
            time.sleep(0.1)
        raise AssertionError(f"{path} did not answer in {seconds} s:\n{self.said}")

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(20)


@pytest.fixture(scope="module")
def data_folder(retriever, index_folder, tmp_path_factory) -> Path:
    """A data folder with a finished index, as a second start finds it."""
    data = tmp_path_factory.mktemp("data")
    shutil.copytree(index_folder, data / "index")
    return data


@pytest.fixture(scope="module")
def server(tmp_path_factory, data_folder):
    started = Server(tmp_path_factory.mktemp("server"), data_folder, free_port())
    yield started
    if started.process.poll() is None:
        started.process.kill()
        started.process.wait()


def test_health_comes_long_before_readiness(server):
    alive = server.until("/healthz", 60)
    early = httpx.get(server.address + "/readyz")
    assert early.status_code == 503
    assert early.json()["error"]["code"] == "index_not_ready"
    ready = server.until("/readyz", 180)
    assert alive < ready


def test_the_address_and_how_to_ask_are_printed(server):
    server.until("/readyz", 180)
    assert f"在浏览器里打开 {server.address} 提问" in server.said
    assert f"curl {server.address}/api/ask" in server.said


def test_it_answers_and_shows_the_chat(server):
    answer = httpx.post(server.address + "/api/ask", json={"question": "小升规奖励多少"})
    assert answer.json()["citations"][0]["article"] == 25
    page = httpx.get(server.address)
    assert page.status_code == 200
    assert "<html" in page.text
    assert "server" not in page.headers


def test_nothing_outside_this_machine_is_looked_up(server):
    names = set(server.names.read_text().split())
    assert names <= {"127.0.0.1", "localhost", "None", socket.gethostname()}


def test_each_request_leaves_a_line_of_json_without_the_question(server):
    httpx.post(server.address + "/api/ask", json={"question": "秘密的问题13800138000"})
    lines = [line for line in server.said.splitlines() if line.startswith("{")]
    assert any('"route": "/api/ask"' in line for line in lines)
    assert "13800138000" not in server.said


def test_a_taken_port_is_said_in_one_sentence(server, tmp_path, data_folder):
    port = int(re.search(r":(\d+)$", server.address)[1])
    second = Server(tmp_path, data_folder, port)
    assert second.process.wait(60) == 1
    assert f"不能在 127.0.0.1:{port} 上监听" in second.said
    assert "Traceback" not in second.said


def test_a_setting_that_does_not_fit_is_named(tmp_path, data_folder):
    wrong = Server(tmp_path, data_folder, free_port(), ASSISTANT_ANSWER_THREADS="many")
    assert wrong.process.wait(60) == 2
    assert "answer_threads" in wrong.said
    assert "many" in wrong.said
    assert "Traceback" not in wrong.said


def test_it_stops_when_it_is_told_to_although_a_page_is_open(server):
    with httpx.stream("GET", f"{server.address}/gradio_api/heartbeat/abc") as page:
        assert page.status_code == 200
        begun = time.monotonic()
        assert server.stop() == 0, server.said[-1500:]
    assert time.monotonic() - begun < 15
    assert "error" not in server.said
    assert server.said.rstrip().endswith("已停止。")
