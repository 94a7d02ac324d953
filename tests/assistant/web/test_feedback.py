"""Ratings: the last one counts, the same one twice changes nothing."""

import json

import pytest
from fastapi.testclient import TestClient

from assistant.storage.archive import open_archive
from assistant.web.api import create_app


@pytest.fixture
def given(client):
    """The name of an answer that was given."""
    return client.post("/api/ask", json={"question": "升规奖多少"}).json()["answer_id"]


@pytest.fixture
def kept(client, given, rating_kept):
    """The rating, comment and grade that are kept for it."""
    return lambda: rating_kept(client.app.state.context.archive.database, given)


def test_a_rating_is_kept_once_however_often_it_is_sent(client, given, kept):
    body = {"answer_id": given, "rating": 1, "comment": "说得清楚"}
    for _ in range(3):
        response = client.post("/api/feedback", json=body)
        assert response.status_code == 200
        assert response.json() == {"answer_id": given, "rating": 1}
    assert kept() == (1, "说得清楚", None)
    assert 'assistant_feedback_total{rating="up"} 1.0' in client.get("/metrics").text


def test_a_changed_mind_replaces_the_rating(client, given, kept):
    for rating in (1, -1):
        client.post("/api/feedback", json={"answer_id": given, "rating": rating})
    assert kept() == (-1, None, None)


@pytest.mark.parametrize(("grade", "rating"), [(5, 1), (4, 1), (3, 1), (2, -1), (1, -1)])
def test_a_grade_says_more_than_the_rating(client, given, kept, grade, rating):
    body = {"answer_id": given, "rating": rating, "grade": grade}
    for _ in range(2):
        response = client.post("/api/feedback", json=body)
        assert response.status_code == 200
        assert response.json() == body
    assert kept() == (rating, None, grade)


@pytest.mark.parametrize(
    ("grade", "rating"), [(5, -1), (3, -1), (2, 1), (1, 1), (0, -1), (6, 1), (-1, -1)]
)
def test_a_grade_that_contradicts_or_is_none_of_the_five_is_refused(
    client, given, kept, grade, rating
):
    body = {"answer_id": given, "rating": rating, "grade": grade}
    response = client.post("/api/feedback", json=body)
    assert response.status_code == 400
    assert response.json()["error"]["code"] == "grade_invalid"
    assert kept() is None


def test_what_was_kept_is_known_after_a_restart(client, settings, given, rating_kept):
    client.post("/api/feedback", json={"answer_id": given, "rating": 1})
    again = open_archive(settings.database)
    assert rating_kept(again.database, given) == (1, None, None)
    again.database.close()


def test_an_answer_that_was_never_given_cannot_be_rated(client):
    response = client.post("/api/feedback", json={"answer_id": "a2", "rating": 1})
    assert response.status_code == 404
    assert response.json()["error"]["code"] == "answer_unknown"


def test_a_streamed_answer_can_be_rated_too(settings, assistant, tmp_path):
    fresh = settings.model_copy(update={"data": tmp_path / "fresh"})
    with TestClient(create_app(fresh, assistant, chat=False)) as client:
        stream = client.post("/api/ask/stream", json={"question": "升规奖多少"}).text
        done = json.loads(stream.split("event: done\ndata: ")[1].splitlines()[0])
        body = {"answer_id": done["answer_id"], "rating": 1}
        response = client.post("/api/feedback", json=body)
    assert response.status_code == 200


@pytest.mark.parametrize("name", ["a1", "会话", "a\0b", "'; DROP TABLE turns; --"])
def test_an_answer_nobody_gave_cannot_be_rated(client, name):
    response = client.post("/api/feedback", json={"answer_id": name, "rating": 1})
    assert response.status_code == 404
    assert response.json()["error"]["code"] == "answer_unknown"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"answer_id": "a1", "rating": 0}, 400, "rating_invalid"),
        ({"answer_id": "a1", "rating": 5}, 400, "rating_invalid"),
        ({"answer_id": "a1", "rating": True}, 422, "body_invalid"),
        ({"answer_id": "a1", "rating": "1"}, 422, "body_invalid"),
        ({"answer_id": "a1", "rating": 1.0}, 422, "body_invalid"),
        ({"answer_id": "a1", "rating": 1, "grade": True}, 422, "body_invalid"),
        ({"answer_id": "a1", "rating": 1, "grade": "5"}, 422, "body_invalid"),
        ({"answer_id": "", "rating": 1}, 422, "body_invalid"),
        ({"answer_id": "a" * 101, "rating": 1}, 422, "body_invalid"),
        ({"answer_id": 7, "rating": 1}, 422, "body_invalid"),
        ({"rating": 1}, 422, "body_invalid"),
        ({"answer_id": "a1", "rating": 1, "comment": "x" * 2001}, 413, "comment_too_long"),
    ],
)
def test_a_bad_rating_is_refused(client, body, status, code):
    response = client.post("/api/feedback", json=body)
    assert response.status_code == status
    assert response.json()["error"]["code"] == code
