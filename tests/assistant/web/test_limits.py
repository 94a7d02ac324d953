"""Token buckets: a steady rate for each client."""

from fastapi.testclient import TestClient

from assistant.web.api import create_app
from assistant.web.limits import REMEMBERED_CLIENTS, RateLimiter


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_full_bucket_lets_as_many_through_at_once_as_a_minute_allows():
    limiter = RateLimiter(3, Clock())
    assert [limiter.take("a") for _ in range(3)] == [0.0, 0.0, 0.0]
    assert limiter.take("a") == 20.0


def test_tokens_come_back_at_a_steady_rate():
    clock = Clock()
    limiter = RateLimiter(60, clock)
    for _ in range(60):
        limiter.take("a")
    clock.now += 1.0
    assert limiter.take("a") == 0.0
    assert limiter.take("a") == 1.0


def test_waiting_is_not_made_longer_by_asking_again():
    clock = Clock()
    limiter = RateLimiter(60, clock)
    for _ in range(60):
        limiter.take("a")
    assert [limiter.take("a") for _ in range(5)] == [1.0] * 5


def test_clients_do_not_share_a_bucket():
    limiter = RateLimiter(1, Clock())
    assert limiter.take("a") == 0.0
    assert limiter.take("b") == 0.0


def test_small_requests_cost_little():
    limiter = RateLimiter(1, Clock())
    assert [limiter.take("a", 0.25) for _ in range(4)] == [0.0] * 4
    assert limiter.take("a", 0.25) == 15.0


def test_zero_means_no_limit():
    limiter = RateLimiter(0, Clock())
    assert not any(limiter.take("a") for _ in range(1000))


def test_the_number_of_clients_remembered_is_bounded():
    limiter = RateLimiter(1, Clock())
    limiter.take("first")
    for place in range(REMEMBERED_CLIENTS):
        limiter.take(str(place))
    assert limiter.take("first") == 0.0  # forgotten, so it starts anew


def test_too_many_questions_are_told_when_to_come_again(settings, assistant):
    few = settings.model_copy(update={"requests_per_minute": 2})
    with TestClient(create_app(few, assistant, chat=False)) as client:
        answers = [client.post("/api/ask", json={"question": "x"}) for _ in range(3)]
        assert [r.status_code for r in answers] == [200, 200, 429]
        assert answers[-1].json()["error"]["code"] == "too_many_requests"
        assert 1 <= int(answers[-1].headers["retry-after"]) <= 31
        assert client.get("/api/documents").status_code == 200
        assert client.get("/healthz").status_code == 200


def test_typing_uses_up_no_questions(settings, assistant):
    few = settings.model_copy(update={"requests_per_minute": 1})
    with TestClient(create_app(few, assistant, chat=False)) as client:
        typed = [client.get("/api/suggestions", params={"q": "小升规"}) for _ in range(10)]
        asked = client.post("/api/ask", json={"question": "小升规奖多少"})
        more = client.get("/api/suggestions", params={"q": "小升规"})
    assert [r.status_code for r in typed] == [200] * 10
    assert (asked.status_code, more.status_code) == (200, 429)
