import json
import threading
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest

from eval.client import AskFailed, InProcess, OverHttp
from eval.transcript import Matched


class Server(BaseHTTPRequestHandler):
    """A server that speaks the interface: answers, errors, and something that is no JSON."""

    heard: list
    answer: dict

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.heard.append((self.path, body))
        if self.path == "/api/match":
            self._send(200, {"certain": [{"article": 22}], "possible": [{"article": 25}]})
        elif body["question"] == "":
            self._send(400, {"error": {"code": "question_empty", "message": "请写下问题"}})
        elif body["question"] == "挤" and len(self.heard) < 3:
            self._send(429, {"error": {"code": "too_many_requests"}}, {"Retry-After": "0"})
        elif body["question"] == "网关坏了":
            self._send(502, "<html>")
        else:
            self._send(200, self.answer)

    def do_GET(self):
        query = parse_qs(urlsplit(self.path).query)
        assert query["q"] == ["小升规"]
        self._send(200, {"results": [{"article": 25, "key": "25"}, {"article": 25}]})

    def _send(self, status, body, headers=None):
        data = (body if isinstance(body, str) else json.dumps(body)).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        return


@pytest.fixture
def served(answer):
    heard = []
    handler = type(
        "Handler", (Server,), {"heard": heard, "answer": answer("好", kind="chat").model_dump()}
    )
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    with OverHttp(f"http://127.0.0.1:{server.server_port}/") as client:
        yield client, heard
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_turn_over_http_carries_session_and_day(served):
    client, heard = served
    assert client.ask("在吗", "s1", date(2022, 6, 1)).answer.answer == "好"
    assert heard == [("/api/ask", {"question": "在吗", "session_id": "s1", "as_of": "2022-06-01"})]


@pytest.mark.parametrize(
    ("question", "code"), [("", "question_empty"), ("网关坏了", "JSONDecodeError")]
)
def test_an_error_over_http_is_named_by_its_code(served, question, code):
    with pytest.raises(AskFailed) as caught:
        served[0].ask(question, None, None)
    assert caught.value.code == code


def test_a_server_that_says_wait_is_asked_again(served):
    client, heard = served
    assert client.ask("挤", None, None).answer.answer == "好"
    assert len(heard) == 3


def test_a_server_that_is_not_there_is_an_error():
    with OverHttp("http://127.0.0.1:9") as client, pytest.raises(AskFailed) as caught:
        client.search("小升规")
    assert caught.value.code == "ConnectError"


def test_search_and_match_over_http_give_article_keys(served):
    client, _ = served
    assert client.search("小升规") == ("25",)
    assert client.match("小厂") == Matched(("22",), ("25",))


class Raising:
    """An assistant that fails, once with a code and once without."""

    def ask_traced(self, question, session_id, as_of):
        raise KeyError("规则")

    def search(self, query, limit):
        error = ValueError("空")
        error.code = "question_empty"
        raise error


class Tracing:
    """An assistant that took two turns for one message."""

    def __init__(self, answer):
        self._answer = answer

    def ask_traced(self, question, session_id, as_of):
        first = SimpleNamespace(times={"look_up": 2.0, "talk": 1.0}, notes={"in_scope": 0.5})
        second = SimpleNamespace(times={"look_up": 3.0}, notes={})
        return self._answer, (first, second)


def test_times_of_the_steps_are_added_over_the_turns_of_a_message(answer):
    reply = InProcess(Tracing(answer())).ask("甲？乙？", None, None)
    assert reply.stages == {"look_up": 5.0, "talk": 1.0}
    assert reply.probability == 0.5


def test_whatever_the_assistant_raises_is_kept_by_name():
    client = InProcess(Raising())
    with pytest.raises(AskFailed) as caught:
        client.ask("甲", None, None)
    assert caught.value.code == "KeyError"
    with pytest.raises(AskFailed) as caught:
        client.search("甲")
    assert caught.value.code == "question_empty"
