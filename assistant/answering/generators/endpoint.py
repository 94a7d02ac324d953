"""A model behind an OpenAI-compatible endpoint (vLLM, Ollama, DeepSeek, Qwen …), streamed."""

import json
import time
from collections.abc import Iterator, Sequence

import httpx

from assistant.answering.generators.generator import Evidence, GeneratorError, instructions

_LONGEST = 4_000


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
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._timeout = timeout

    def write(self, question: str, evidence: Sequence[Evidence]) -> Iterator[str]:
        """The pieces of the answer. Raises ``GeneratorError`` on any trouble of the endpoint."""
        deadline = time.monotonic() + self._timeout
        body = {
            "model": self._model,
            "messages": instructions(question, evidence),
            "stream": True,
            "temperature": 0,
        }
        written = 0
        try:
            with httpx.stream(
                "POST",
                self._url,
                json=body,
                headers=self._headers,
                timeout=httpx.Timeout(min(self._timeout, 1.0), connect=min(self._timeout, 3.0)),
                trust_env=False,
            ) as response:
                response.raise_for_status()
                for line in response.iter_lines():
                    if time.monotonic() > deadline:
                        raise GeneratorError("generator_slow", "模型接口超时")
                    piece = _piece(line)
                    written += len(piece)
                    if written > _LONGEST:
                        raise GeneratorError("generator_endless", "模型写得没有尽头")
                    if piece:
                        yield piece
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise GeneratorError("generator_unreachable", "模型接口没有正常应答") from error


def _piece(line: str) -> str:
    if not line.startswith("data:"):
        return ""
    data = line[5:].strip()
    if not data or data == "[DONE]":
        return ""
    try:
        content = json.loads(data)["choices"][0]["delta"].get("content")
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise GeneratorError("generator_garbage", "模型接口的应答读不懂") from error
    return content if isinstance(content, str) else ""
