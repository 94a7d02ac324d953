"""Every request is counted and leaves one log line, without a word of what anybody wrote."""

import json
import logging
import secrets
import time
import traceback
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.intake.errors import ApiError
from assistant.web.metrics import Metrics
from assistant.web.refusing import refusal

_log = logging.getLogger("assistant.web")

# Asked every few seconds by machines; a line for each would bury the others.
_PROBES = {"/healthz", "/readyz", "/metrics"}


class Observed:
    """Counts, times and logs requests by the template of their route."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; an error nobody foresaw becomes ``internal_error``."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        request_id = secrets.token_hex(8)
        status = 0

        async def note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-ID"] = request_id
            await send(message)

        try:
            await self._app(scope, receive, note)
        except Exception as error:
            _log.error("unexpected", exc_info=error, extra={"request_id": request_id})
            if status:
                raise
            failure = refusal(HTTPConnection(scope), ApiError("internal_error"))
            await failure(scope, receive, note)
        finally:
            seconds = time.perf_counter() - begun
            route = getattr(scope.get("route"), "path", "other")
            self._metrics.request(scope["method"], route, status, seconds)
            fields = {
                "request_id": request_id,
                "method": scope["method"],
                "route": route,
                "status": status,
                "ms": round(seconds * 1000, 1),
            }
            level = logging.DEBUG if route in _PROBES else logging.INFO
            _log.log(level, "request", extra=fields)


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, event, and the request's fields where there are any."""

    _FIELDS = ("request_id", "method", "route", "status", "ms")

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON."""
        line: dict[str, Any] = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        line |= {name: getattr(record, name) for name in self._FIELDS if hasattr(record, name)}
        if record.exc_info:
            kind, _, trace = record.exc_info
            line["error"] = kind.__name__ if kind else ""
            line["trace"] = traceback.format_tb(trace)  # without the message: it may quote people
        return json.dumps(line, ensure_ascii=False)
