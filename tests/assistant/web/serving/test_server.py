"""The server as people start it: ``python app.py`` in a process of its own."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import pytest
from playwright.sync_api import expect
from rich.console import Console

from assistant.settings import Settings
from assistant.web.serving.server import CannotListen, serve

ROOT = Path(__file__).resolve().parents[4]
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

    def stop(self, seconds: float = 20) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(seconds)


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


def asked(server: Server, question: str, session: str | None = None) -> dict:
    """An answer over a connection of its own, so that any worker may give it."""
    body = {"question": question, "session_id": session}
    answer = httpx.post(server.address + "/api/ask", json=body, timeout=60)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.fixture(scope="module")
def begun(server) -> str:
    """A conversation that begins with the first server and is kept in the data folder."""
    server.until("/readyz", 180)
    return asked(server, "限上批发，销售额12亿，奖多少")["session_id"]


def test_it_answers_and_shows_the_chat(server, begun):
    assert asked(server, "小升规奖励多少")["citations"][0]["article"] == 25
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
    assert f"不能在 127.0.0.1:{port} 上监听（别的程序占着它" in second.said
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


def children(pid: int) -> list[int]:
    """The workers: the processes started by this one, without the keeper of shared memory."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [n for n in map(int, found) if b"spawn_main" in Path(f"/proc/{n}/cmdline").read_bytes()]


@pytest.fixture(scope="module")
def crew(tmp_path_factory, data_folder):
    """A server of two workers, on the data of the first server."""
    started = Server(tmp_path_factory.mktemp("crew"), data_folder, free_port(), WORKERS="2")
    started.until("/readyz", 230)
    yield started
    if started.process.poll() is None:
        started.process.kill()
        started.process.wait()


def test_two_workers_go_on_with_a_conversation_that_another_server_began(crew, begun):
    assert len(children(crew.process.pid)) == 2
    assert crew.said.count("已经就绪") == 1
    for message in ("增长15%", "行业平均8%"):
        answer = asked(crew, message, begun)
        assert answer["session_id"] == begun
    assert answer["calculation"]["amount_yuan"] == "200000"
    assert {asked(crew, "再说一遍", begun)["answer"] for _ in range(8)} == {answer["answer"]}


def chatted(server: Server, page: str, question: str, session: str = "") -> list[dict]:
    """The messages on an open chat page after a question; each request on its own connection."""
    begins = httpx.get(server.address).text.partition("gradio_config = ")[2]
    config, _ = json.JSONDecoder().raw_decode(begins)
    submit = next(d for d in config["dependencies"] if d["targets"][0][1] == "submit")
    names = {"session_hash": page}
    body = {"fn_index": submit["id"], "data": [question, None, session], **names}
    joined = httpx.post(server.address + "/gradio_api/queue/join", json=body, timeout=60)
    assert joined.status_code == 200, joined.text
    data = httpx.get(server.address + "/gradio_api/queue/data", params=names, timeout=60).text
    events = [json.loads(line[5:]) for line in data.splitlines() if line.startswith("data:")]
    done = next(event for event in events if event["msg"] == "process_completed")
    assert done["success"], data
    return done["output"]["data"][0]


def test_the_chat_works_whichever_worker_is_met(crew):
    for number in range(6):
        page = f"page{number}"
        for turn, message in enumerate(
            ("限上批发，销售额12亿，奖多少", "增长15%", "行业平均8%"), 1
        ):
            shown = chatted(crew, page, message)
            assert len(shown) == 2 * turn
        assert "20万元" in str(shown[-1])


def test_a_page_that_no_worker_knows_any_more_goes_on_with_its_session(crew):
    session = asked(crew, "限上批发，销售额12亿，奖多少")["session_id"]
    told, _, answer = chatted(crew, "after-a-restart", "增长15%，行业平均8%", session)
    assert "您说过的情况还记着" in str(told)
    assert "20万元" in str(answer)


def test_a_worker_that_dies_is_replaced_and_nothing_is_forgotten(crew):
    session = asked(crew, "限上批发，销售额12亿，奖多少")["session_id"]
    asked(crew, "增长15%", session)
    victim, _ = children(crew.process.pid)
    os.kill(victim, signal.SIGKILL)
    answer = asked(crew, "行业平均8%", session)
    assert answer["calculation"]["amount_yuan"] == "200000"
    for number in range(4):  # pages of the dead one are taken over
        assert "简易注销" in str(chatted(crew, f"page{number}", "简易注销公示几天")[-1])
    deadline = time.monotonic() + 60
    while len(set(children(crew.process.pid)) - {victim}) < 2:
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_whoever_is_asked_tells_the_counts_of_all(crew):
    def counted() -> float:
        text = httpx.get(crew.address + "/metrics").text
        lines = re.findall(r"^assistant_answers_total\{.*\} (\S+)$", text, re.MULTILINE)
        return sum(map(float, lines))

    before = counted()
    for _ in range(10):
        asked(crew, "简易注销公示几天")
    assert [counted() for _ in range(6)] == [before + 10] * 6


def test_several_workers_stop_together(crew):
    workers = children(crew.process.pid)
    assert crew.stop(60) == 0, crew.said[-1500:]
    assert crew.said.rstrip().endswith("已停止。")
    assert not any(Path(f"/proc/{pid}").exists() for pid in workers)


SPOKEN = "|".join(["简易注销公示时间是20天[1]。"] + ["公示时间压减为10天[1]。"] * 30)
"""One true sentence and many false ones, a pause before each: what is told, and then waited for."""


@pytest.fixture
def slow_crew(tmp_path, data_folder, serving):
    """A server of two workers, whose answers take their time; where it keeps its sockets."""
    short = TemporaryDirectory(dir="/tmp", ignore_cleanup_errors=True)
    folder = Path(short.name)
    model = {
        "ASSISTANT_GENERATOR": f"openai:pauses:{SPOKEN}",
        "ASSISTANT_GENERATOR_URL": serving.url,
    }
    own = {"WORKERS": "2", "TMPDIR": str(folder), **model}
    started = Server(tmp_path, data_folder, free_port(), **own)
    started.until("/readyz", 230)
    yield started, folder
    started.process.kill()
    started.process.wait()
    short.cleanup()


@contextmanager
def connected(server: Server, folder: Path, *, other_than: str) -> Iterator[httpx.Client]:
    """A connection that stays, to another worker than the one that keeps this page."""
    (kept,) = folder.glob(f"*/page-{other_than}")
    with ExitStack() as opened:
        for number in range(60):
            client = opened.enter_context(httpx.Client(base_url=server.address))
            client.get(f"/gradio_api/info?session_hash=probe{number}")
            if kept.with_name(f"page-probe{number}").readlink() != kept.readlink():
                yield client
                return
        raise AssertionError("every connection is to the same worker")


@pytest.mark.browser
def test_a_stop_that_reaches_the_other_worker_ends_the_answer(slow_crew, chat):
    server, folder = slow_crew
    tab = chat(address=server.address)
    joined = []
    tab.page.on("request", lambda r: joined.append(r) if r.url.endswith("/queue/join?") else None)
    tab.box.fill("简易注销公示几天")
    tab.box.press("Enter")
    expect(tab.page.locator(".answer.partial")).to_contain_text("20天", timeout=20_000)
    page = joined[-1].post_data_json["session_hash"]
    passed = []
    with connected(server, folder, other_than=page) as other:

        def hand_to_the_other(route) -> None:
            answer = other.post("/gradio_api/queue/join", json=route.request.post_data_json)
            passed.append(answer.status_code)
            route.fulfill(status=answer.status_code, json=answer.json())

        tab.page.route("**/queue/join?", hand_to_the_other)
        tab.page.get_by_role("button", name="停止", exact=True).click()
        told = tab.page.locator(".told")
        expect(told).to_have_text("已经停下，上面的文字不完整。", timeout=3_000)
    assert passed == [200]
    text = tab.page.locator(".answer.partial").inner_text()
    tab.page.wait_for_timeout(1_000)
    assert tab.page.locator(".answer.partial").inner_text() == text
    assert tab.answers.count() == 0
    assert tab.complaints == []


def test_no_worker_at_all_is_refused(tmp_path, data_folder):
    wrong = Server(tmp_path, data_folder, free_port(), WORKERS="0")
    assert wrong.process.wait(60) == 2
    assert "WORKERS" in wrong.said


@pytest.mark.parametrize("host", ["no.such.host.invalid", "::zz", "192.0.2.1"])
def test_an_address_that_is_not_this_machine_s_is_said_in_chinese(tmp_path, host):
    settings = Settings(data=tmp_path, HOST=host, PORT=0, _env_file=None)
    with pytest.raises(CannotListen) as caught:
        serve(settings, Console(quiet=True))
    assert caught.value.message == f"不能在 {host}:0 上监听（HOST 不是这台机器的地址）。"
