"""A model behind an OpenAI-compatible endpoint (vLLM, Ollama, DeepSeek, Qwen …), streamed."""

import json
from collections.abc import Generator, Iterator, Mapping, Sequence
from typing import Any

import httpx

from assistant.answering.generators.bounded import bounded
from assistant.answering.generators.generator import (
    Evidence,
    GeneratorError,
    Messages,
    instructions,
)

_CONNECT_SECONDS = 3.0
_REFUSED_SCHEMA = {400, 404, 415, 422, 501}
"""What endpoints answer that know no ``response_format``."""
_OTHER_FIELDS = {"", "event", "id", "retry"}
"""Fields of an event that carry no piece; a line that begins with a colon is a remark."""


class EndpointGenerator:
    """Speaks ``POST {url}/chat/completions`` with ``stream: true``.

    ``timeout`` bounds the whole answer in seconds, not only each read.
    """

    def __init__(self, model: str, url: str, key: str, timeout: float) -> None:
        if not url.startswith(("http://", "https://")):
            raise GeneratorError(
                "generator_url", "请用 ASSISTANT_GENERATOR_URL 写明接口地址（http…/v1）"
            )
        self.name = f"openai:{model}"
        self._model = model
        self._url = url.rstrip("/") + "/chat/completions"
        self._http = httpx.Client(
            headers={"Authorization": f"Bearer {key}"} if key else {},
            limits=httpx.Limits(max_keepalive_connections=0),
            trust_env=False,
        )
        self._timeout = timeout
        self._takes_schema = True

    def write(self, question: str, evidence: Sequence[Evidence]) -> Iterator[str]:
        """The pieces of the answer. Raises ``GeneratorError`` on any trouble of the endpoint."""
        messages = instructions(question, evidence)
        return bounded(lambda: self._stream(messages, self._timeout), self._timeout)

    def reply(self, messages: Messages, schema: Mapping[str, Any], timeout: float) -> str:
        """The whole reply, held to a JSON schema where the endpoint can; within ``timeout`` seconds.

        Raises ``GeneratorError`` on any trouble of the endpoint.
        """
        return "".join(bounded(lambda: self._held_to(schema, messages, timeout), timeout))

    def _held_to(
        self, schema: Mapping[str, Any], messages: Messages, timeout: float
    ) -> Generator[str, None, None]:
        """The reply with the schema; once an endpoint has refused it, without."""
        if self._takes_schema:
            form = {"name": "proposal", "schema": schema, "strict": True}
            asked = {"response_format": {"type": "json_schema", "json_schema": form}}
            try:
                yield from self._stream(messages, timeout, asked)
                return
            except _SchemaRefused:
                self._takes_schema = False
        yield from self._stream(messages, timeout)

    def _stream(
        self, messages: Messages, timeout: float, more: Mapping[str, Any] | None = None
    ) -> Generator[str, None, None]:
        body = {"model": self._model, "messages": messages, "stream": True, "temperature": 0}
        try:
            with self._http.stream(
                "POST",
                self._url,
                json={**body, **(more or {})},
                timeout=httpx.Timeout(timeout, connect=min(timeout, _CONNECT_SECONDS)),
            ) as response:
                if more and response.status_code in _REFUSED_SCHEMA:
                    raise _SchemaRefused
                response.raise_for_status()
                yield from _pieces(response.iter_lines())
        except httpx.TimeoutException as error:
            raise GeneratorError("generator_slow", "模型接口超时") from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise GeneratorError("generator_unreachable", "模型接口没有正常应答") from error


class _SchemaRefused(Exception):
    """The endpoint does not take ``response_format``."""


def _pieces(lines: Iterator[str]) -> Generator[str, None, None]:
    """The pieces in a stream of events, up to its end.

    Raises ``GeneratorError``: ``generator_garbage`` for what is no stream of events (a page, an
    error told with status 200), ``generator_broke_off`` where it closes before it says it is done.
    """
    for line in lines:
        name, _, data = line.partition(":")
        if not line.strip() or name in _OTHER_FIELDS:
            continue
        if name != "data":
            raise GeneratorError("generator_garbage", "模型接口的应答读不懂")
        if data.strip() == "[DONE]":
            return
        if data.strip() and (piece := _piece(data)):
            yield piece
    raise GeneratorError("generator_broke_off", "模型接口没有说完就断开了")


def _piece(data: str) -> str:
    try:
        content = json.loads(data)["choices"][0]["delta"].get("content")
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise GeneratorError("generator_garbage", "模型接口的应答读不懂") from error
    return content if isinstance(content, str) else ""
