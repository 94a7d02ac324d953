"""What stands around Gradio: only the addresses the page needs, and a page of our own making.

Gradio's page says it is English, names Gradio's own sites for previews and runs inline scripts;
the page that leaves here is Chinese, names nobody and carries a policy under which only its own
scripts run.
"""

import re
import secrets
from collections.abc import Mapping

from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.intake.errors import ApiError
from assistant.web.refusing import install_handlers, refusal

_OPEN: Mapping[str, re.Pattern[str]] = {
    "GET": re.compile(
        r"/|/theme\.css|/(assets|static)/[\w./@-]+"
        r"|/gradio_api/(heartbeat/\w+|queue/data|startup-events|app_id)"
    ),
    "POST": re.compile(r"/gradio_api/(queue/join|cancel|reset)"),
}
_PREVIEW = re.compile(rb"<meta\s+(property=\"og:|name=\"twitter:)[^>]*>\s*")
_BODY = re.compile(rb"<body[^>]*>")
_SCRIPT = re.compile(rb"<script(?=[ >])")
_LANGUAGE = (b'lang="en"', b'lang="zh-CN"')


def refuse_alike(app: FastAPI) -> None:
    """Let Gradio's application refuse as every other door does: its own refusals repeat what was sent, and
    an event that there is not makes it fail.
    """
    install_handlers(app)
    app.add_exception_handler(KeyError, _no_such_event)


def _no_such_event(request: Request, error: Exception) -> Response:
    return refusal(request, ApiError("body_invalid"))


class ChatPage:
    """Middleware around Gradio's application; ``head`` is put at the end of the page's head, ``unscripted``
    (what a browser without scripts shows) at the beginning of its body.
    """

    def __init__(self, app: ASGIApp, head: str, unscripted: str) -> None:
        self._app = app
        self._head = head.encode()
        self._unscripted = unscripted.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what the page does not need; rewrite the page itself."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        method = "GET" if scope["method"] == "HEAD" else scope["method"]
        known = _OPEN.get(method)
        if known is None or not known.fullmatch(scope["path"]):
            await refusal(HTTPConnection(scope), ApiError("not_found"))(scope, receive, send)
        elif scope["path"] == "/" and scope["method"] == "GET":
            await self._page(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Gather the page, then send it rewritten."""
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        start: Message | None = None
        body = b""

        async def gather(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            body += message.get("body", b"")
            if message.get("more_body") or start is None:
                return
            nonce = secrets.token_urlsafe(16)
            page = self._rewritten(body, nonce)
            headers = MutableHeaders(scope=start)
            headers["Content-Length"] = str(len(page))
            headers["Content-Security-Policy"] = _policy(nonce)
            headers["Cache-Control"] = "no-store"
            await send(start)
            await send({"type": "http.response.body", "body": page})

        await self._app({**scope, "headers": plain}, receive, gather)

    def _rewritten(self, page: bytes, nonce: str) -> bytes:
        page = _PREVIEW.sub(b"", page.replace(*_LANGUAGE, 1))
        page = page.replace(b"</head>", self._head + b"</head>", 1)
        page = _BODY.sub(lambda tag: tag[0] + self._unscripted, page, count=1)
        return _SCRIPT.sub(b'<script nonce="' + nonce.encode() + b'"', page)


def _policy(nonce: str) -> str:
    """Own scripts only; styles inline, because Svelte sets them so."""
    return (
        f"default-src 'none'; script-src 'self' 'nonce-{nonce}'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        "connect-src 'self'; manifest-src 'self'; worker-src 'self' blob:; "
        "frame-ancestors 'none'; base-uri 'self'; form-action 'self'"
    )
