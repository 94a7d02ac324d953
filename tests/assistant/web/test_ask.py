"""One turn over HTTP, whole and streamed."""

import json

from assistant.answering.answer import Answer


def test_an_answer_has_the_interface_s_shape(client):
    response = client.post("/api/ask", json={"question": "晋升一级资质的建筑业企业奖励多少？"})
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    answer = response.json()
    assert set(answer) == set(Answer.model_fields)
    first = answer["citations"][0]
    assert first["label"] == "第22条"
    assert first["document"] == "阳政办发〔2022〕31号"


def test_a_citation_s_quote_stands_in_the_article(client):
    answer = client.post("/api/ask", json={"question": "建筑业产值首次达到1亿元"}).json()
    for citation in answer["citations"]:
        place = f"/api/articles/{citation['document']}/{citation['key']}"
        article = client.get(place).json()
        start = citation["start"] - article["start"]
        end = citation["end"] - article["start"]
        assert article["text"][start:end] == citation["quote"]


def test_a_message_set_apart_is_computed_like_any_other(client):
    for question in ("升\u200b规\u200b奖\u200b多\u200b少", "小 升 规 奖 多 少"):
        answer = client.post("/api/ask", json={"question": question}).json()
        assert answer["calculation"]["amount_yuan"] == "200000"


def test_of_a_day_before_the_document_it_is_said_that_it_was_not_there(client):
    body = {"question": "晋升一级资质奖多少", "as_of": "2020-01-01"}
    answer = client.post("/api/ask", json=body).json()["answer"]
    assert answer.startswith("先提醒：")
    assert "2022年4月26日 印发" in answer
    assert "2020年1月1日 那一天还没有" in answer


def test_the_session_goes_on_when_it_is_named(client):
    first = client.post("/api/ask", json={"question": "小升规奖励多少"}).json()
    again = {"question": "归谁管", "session_id": first["session_id"]}
    assert client.post("/api/ask", json=again).json()["session_id"] == first["session_id"]


def test_an_unreadable_session_starts_a_new_one(client):
    for name in ("不存在", "x" * 5000, "a\nb", ""):
        body = {"question": "小升规奖励多少", "session_id": name}
        answer = client.post("/api/ask", json=body).json()
        assert answer["session_id"] not in {name, ""}


def read_events(text: str) -> list[tuple[str, str]]:
    """Server-sent events as a browser reads them."""
    found = []
    for block in text.split("\n\n"):
        name, data = "", []
        for line in block.splitlines():
            field, _, value = line.partition(":")
            if field == "event":
                name = value.removeprefix(" ")
            elif field == "data":
                data.append(value.removeprefix(" "))
        if name:
            found.append((name, "\n".join(data)))
    return found


def test_a_stream_gives_the_text_in_tokens_and_then_the_whole_answer(client):
    with client.stream("POST", "/api/ask/stream", json={"question": "一级资质奖多少"}) as response:
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/event-stream")
        found = read_events("".join(response.iter_text()))
    names = [name for name, _ in found]
    assert names[:-1] == ["token"] * (len(found) - 1)
    assert names[-1] == "done"
    answer = json.loads(found[-1][1])
    assert "".join(data for _, data in found[:-1]) == answer["answer"]
    assert set(answer) == set(Answer.model_fields)


def test_bad_input_to_a_stream_gets_its_status_before_anything_is_streamed(client):
    response = client.post("/api/ask/stream", json={"question": " "})
    assert response.status_code == 400
    assert response.json()["error"]["code"] == "question_empty"
