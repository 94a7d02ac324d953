"""The web chat with several workers: what belongs to one open page goes to one of them.

Gradio keeps a page's queue and state in the process, under a name that the page makes up. The first
worker that hears the name keeps the page; any other passes the page's requests on to it, over a
socket that only these processes can reach. So nothing outside has to send a page always to the same
worker. Where that worker has died, whoever notices takes the page over.
"""

import asyncio
import json
import os
import re
import secrets
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import parse_qs

import httpx
import uvicorn
from starlette.responses import StreamingResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PREFIX = "/gradio_api/"
_HEARTBEAT = re.compile(r"/gradio_api/heartbeat/([^/]+)$")
_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
_BETWEEN_HERE = {b"connection", b"keep-alive", b"transfer-encoding", b"host", b"content-length"}
_CLAIMS_BETWEEN_CLEARING = 500


class ChatRelay:
    """Serves ``inside`` for the pages of this worker, and hands on the requests of others.

    ``folder`` is the workers' own, ``name`` this one's among them. Of pages not heard of for
    ``seconds``, and of those beyond ``limit``, it is forgotten whose they are.
    """

    def __init__(
        self, inside: ASGIApp, folder: Path, name: str, *, seconds: float, limit: int
    ) -> None:
        self._inside = inside
        self._folder = folder
        self._seconds = seconds
        self._limit = limit
        self._own = name
        self._claims = 0
        self._clients: dict[str, httpx.AsyncClient] = {}
        config = uvicorn.Config(
            inside,
            uds=str(folder / name),
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            ws="none",
            proxy_headers=True,
            forwarded_allow_ips="*",
            timeout_graceful_shutdown=1,
        )
        self._server = _Unsignalled(config)
        self._serving: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Listen to the other workers."""
        self._serving = asyncio.create_task(self._server.serve())
        while not self._server.started and not self._serving.done():
            await asyncio.sleep(0.01)

    async def close(self) -> None:
        """Listen no more."""
        self._server.should_exit = True
        if self._serving:
            await self._serving
        for client in self._clients.values():
            await client.aclose()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the request, or have it served by the worker that keeps its page."""
        if scope["type"] != "http" or not scope["path"].startswith(_PREFIX):
            await self._inside(scope, receive, send)
            return
        body = await _body(receive) if scope["method"] == "POST" else b""
        page = _page_of(scope, body)
        owner = self._owner(page) if page else self._own
        if owner == self._own or not await self._pass_on(owner, scope, body, receive, send):
            if page and owner != self._own:
                self._take_over(page)
            await self._inside(scope, _again(body, receive), send)

    async def _pass_on(
        self, owner: str, scope: Scope, body: bytes, receive: Receive, send: Send
    ) -> bool:
        """Have the owner serve it; False where the owner is gone."""
        headers = [(n, v) for n, v in scope["headers"] if n.lower() not in _BETWEEN_HERE]
        client = scope["client"][0] if scope.get("client") else ""
        headers = [(n, v) for n, v in headers if not n.startswith(b"x-forwarded-")]
        headers += [(b"x-forwarded-for", client.encode())]
        headers += [(b"x-forwarded-proto", scope["scheme"].encode())]
        hosts = [(n, v) for n, v in scope["headers"] if n == b"host"]
        query = scope["query_string"].decode("latin-1")
        url = f"http://worker{scope['path']}" + (f"?{query}" if query else "")
        request = httpx.Request(scope["method"], url, headers=[*hosts, *headers], content=body)
        try:
            answer = await self._client(owner).send(request, stream=True)
        except httpx.TransportError:
            return False
        passed = StreamingResponse(_stream(answer), status_code=answer.status_code)
        passed.raw_headers = [
            (n.lower(), v) for n, v in answer.headers.raw if n.lower() not in _BETWEEN_HERE
        ]
        await passed(scope, receive, send)
        return True

    def _client(self, owner: str) -> httpx.AsyncClient:
        if owner not in self._clients:
            self._clients[owner] = httpx.AsyncClient(
                transport=httpx.AsyncHTTPTransport(uds=str(self._folder / owner)),
                timeout=httpx.Timeout(None, connect=5.0),
            )
        return self._clients[owner]

    def _owner(self, page: str) -> str:
        """The worker that keeps the page: the first that made the link, which is done at one blow."""
        link = self._folder / f"page-{page}"
        for _ in range(2):
            try:
                link.symlink_to(self._own)
            except FileExistsError:
                with suppress(FileNotFoundError):
                    owner = str(link.readlink())
                    os.utime(link, follow_symlinks=False)
                    return owner
            else:
                self._clear_now_and_then()
                return self._own
        return self._own

    def _take_over(self, page: str) -> None:
        link = self._folder / f"page-{page}"
        draft = link.with_name(f"draft-{secrets.token_hex(8)}")
        draft.symlink_to(self._own)
        draft.replace(link)

    def _clear_now_and_then(self) -> None:
        self._claims += 1
        if self._claims % min(self._limit, _CLAIMS_BETWEEN_CLEARING):
            return
        found = []
        for link in self._folder.glob("page-*"):
            with suppress(FileNotFoundError):
                found.append((link.lstat().st_mtime, link))
        found.sort(reverse=True)
        old = time.time() - self._seconds
        for place, (touched, link) in enumerate(found):
            if touched < old or place >= self._limit:
                link.unlink(missing_ok=True)


class _Unsignalled(uvicorn.Server):
    """A server beside the one that listens to signals."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave them to the other."""
        yield


def _page_of(scope: Scope, body: bytes) -> str | None:
    """The name of the open page that sends this, where the request tells it."""
    if heartbeat := _HEARTBEAT.search(scope["path"]):
        name: object = heartbeat[1]
    elif body:
        try:
            told = json.loads(body)
        except ValueError:
            return None
        name = told.get("session_hash") if isinstance(told, dict) else None
    else:
        query = parse_qs(scope["query_string"].decode("latin-1"))
        name = query.get("session_hash", [None])[0]
    return name if isinstance(name, str) and _NAME.fullmatch(name) else None


async def _body(receive: Receive) -> bytes:
    """The whole body; its size was bounded on the way here."""
    pieces: list[bytes] = []
    while True:
        message = await receive()
        pieces.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(pieces)


def _again(body: bytes, receive: Receive) -> Receive:
    """The body once more, then whatever else comes."""
    told = False

    async def receive_again() -> Message:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive_again


async def _stream(answer: httpx.Response) -> AsyncIterator[bytes]:
    try:
        async for piece in answer.aiter_raw():
            yield piece
    finally:
        await answer.aclose()
