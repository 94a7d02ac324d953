"""Two ways to ask: the assistant in this process, or a running server over HTTP."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from time import sleep
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar

import httpx

from assistant.answering.answer import Answer
from eval.transcript import Matched

if TYPE_CHECKING:
    from assistant.conversation.assistant import Assistant

_SEARCH_LIMIT = 10
_SECONDS = 60.0
Result = TypeVar("Result")


class AskFailed(RuntimeError):
    """No answer came. ``code`` is the error's code, or the name of what was raised."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, and what the assistant says about making it (nothing over HTTP).

    ``stages`` are milliseconds by step, ``probability`` its own that the question is in scope.
    """

    answer: Answer
    stages: Mapping[str, float] = field(default_factory=dict)
    probability: float | None = None


class Client(Protocol):
    """What the evaluation asks. Every method raises ``AskFailed`` when nothing usable comes."""

    def ask(self, question: str, session_id: str | None, as_of: date | None) -> Reply:
        """One turn."""

    def search(self, query: str) -> tuple[str, ...]:
        """Keys of the articles found, best first."""

    def match(self, profile: str) -> Matched:
        """The articles that certainly and possibly apply to an enterprise."""


class InProcess:
    """Asks an assistant that was built in this process."""

    def __init__(self, assistant: "Assistant") -> None:
        self._assistant = assistant

    def ask(self, question: str, session_id: str | None, as_of: date | None) -> Reply:
        """One turn."""
        answer, turns = _caught(
            lambda: self._assistant.ask_traced(question, session_id=session_id, as_of=as_of)
        )
        stages: dict[str, float] = {}
        probability: float | None = None
        for turn in turns:
            for step, milliseconds in turn.times.items():
                stages[step] = stages.get(step, 0.0) + milliseconds
            said = turn.notes.get("in_scope")
            probability = said if isinstance(said, float) else probability
        return Reply(answer, stages, probability)

    def search(self, query: str) -> tuple[str, ...]:
        """Keys of the articles found, best first."""
        page = _caught(lambda: self._assistant.search(query, limit=_SEARCH_LIMIT))
        return _keys(page.model_dump()["results"])

    def match(self, profile: str) -> Matched:
        """The articles that certainly and possibly apply to an enterprise."""
        return _matched(_caught(lambda: self._assistant.match(profile)).model_dump())


class OverHttp:
    """Asks a running server."""

    def __init__(self, url: str) -> None:
        self._http = httpx.Client(base_url=url.rstrip("/"), timeout=_SECONDS)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def ask(self, question: str, session_id: str | None, as_of: date | None) -> Reply:
        """One turn."""
        body = {
            "question": question,
            "session_id": session_id,
            "as_of": as_of.isoformat() if as_of else None,
        }
        return Reply(Answer.model_validate(self._call("POST", "/api/ask", json=body)))

    def search(self, query: str) -> tuple[str, ...]:
        """Keys of the articles found, best first."""
        found = self._call("GET", "/api/search", params={"q": query, "limit": _SEARCH_LIMIT})
        return _keys(found["results"])

    def match(self, profile: str) -> Matched:
        """The articles that certainly and possibly apply to an enterprise."""
        return _matched(self._call("POST", "/api/match", json={"profile": profile}))

    def _call(self, method: str, path: str, **request: Any) -> dict[str, Any]:
        try:
            response = self._http.request(method, path, **request)
            while response.status_code == httpx.codes.TOO_MANY_REQUESTS:
                # The server limits questions a minute; an evaluation waits as any client should.
                sleep(float(response.headers["Retry-After"]))
                response = self._http.request(method, path, **request)
            body: dict[str, Any] = response.json()
        except (httpx.HTTPError, KeyError, ValueError) as error:
            raise AskFailed(type(error).__name__, str(error)) from error
        if response.is_error:
            detail = body.get("error", {})
            raise AskFailed(str(detail.get("code", response.status_code)), str(detail))
        return body


def _caught(call: Callable[[], Result]) -> Result:
    try:
        return call()
    except Exception as error:
        # Whatever is raised is a finding of the evaluation, not the end of it.
        code = getattr(error, "code", None) or type(error).__name__
        raise AskFailed(str(code), str(error)) from error


def _key(entry: Mapping[str, Any]) -> str:
    return str(entry.get("key") or entry["article"])


def _keys(entries: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_key(entry) for entry in entries))


def _matched(body: Mapping[str, Any]) -> Matched:
    return Matched(_keys(body["certain"]), _keys(body["possible"]))
