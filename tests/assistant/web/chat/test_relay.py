"""Two workers' relays over one folder, each before an application that says who served what."""

import asyncio
import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, StreamingResponse
from starlette.routing import Route

from assistant.web.chat.relay import ChatRelay


def telling(name: str) -> Starlette:
    """An application that tells its name and what it was asked."""

    async def tell(request: Request) -> JSONResponse:
        body = await request.body()
        client = request.client.host if request.client else None
        asked = {"client": client, "url": str(request.url), "body": body.decode()}
        return JSONResponse({"name": name, **asked}, headers={"X-Own": name})

    async def stream(_: Request) -> StreamingResponse:
        async def pieces() -> AsyncIterator[bytes]:
            for number in range(3):
                yield f"data: {name} {number}\n\n".encode()
                await asyncio.sleep(0.01)

        return StreamingResponse(pieces(), media_type="text/event-stream")

    return Starlette(
        routes=[
            Route("/gradio_api/queue/data", stream),
            Route("/{path:path}", tell, methods=["GET", "POST"]),
        ]
    )


@asynccontextmanager
async def two_workers(folder: Path, limit: int = 1000):
    """Their relays and a client of each; the folder is theirs."""
    relays = [
        ChatRelay(telling(name), folder, name, seconds=60, limit=limit) for name in ("one", "two")
    ]
    for relay in relays:
        await relay.open()
    clients = [
        httpx.AsyncClient(
            transport=httpx.ASGITransport(relay, client=("203.0.113.7", 1)),
            base_url="https://county.example",
        )
        for relay in relays
    ]
    yield relays, clients
    for client in clients:
        await client.aclose()
    for relay in relays:
        await relay.close()


def test_a_page_stays_with_the_worker_that_met_it_first(tmp_path: Path):
    async def talk() -> None:
        async with two_workers(tmp_path) as (_, (one, two)):
            assert (await two.get("/gradio_api/heartbeat/abc")).json()["name"] == "two"
            body = {"session_hash": "abc", "data": ["问"]}
            for client in (one, two):
                answer = await client.post("/gradio_api/queue/join", json=body)
                assert answer.json()["name"] == answer.headers["X-Own"] == "two"
                assert json.loads(answer.json()["body"]) == body
                stream = await client.get("/gradio_api/queue/data?session_hash=abc")
                assert stream.text == "data: two 0\n\ndata: two 1\n\ndata: two 2\n\n"
                assert stream.headers["content-type"].startswith("text/event-stream")

    asyncio.run(talk())


def test_the_worker_behind_sees_who_asks_and_under_which_address(tmp_path: Path):
    async def talk() -> None:
        async with two_workers(tmp_path) as (_, (one, two)):
            path = "/gradio_api/info?session_hash=abc&x=%E9%97%AE"
            direct = (await two.get(path)).json()
            passed = (await one.get(path, headers={"X-Forwarded-For": "198.51.100.1"})).json()
            assert passed == direct
            assert direct["client"] == "203.0.113.7"
            assert direct["url"] == "https://county.example" + path

    asyncio.run(talk())


def test_what_belongs_to_no_page_stays_where_it_came(tmp_path: Path):
    async def talk() -> None:
        async with two_workers(tmp_path) as (_, (one, two)):
            await two.get("/gradio_api/heartbeat/abc")
            for path in ("/", "/config?session_hash=abc", "/gradio_api/info"):
                assert (await one.get(path)).json()["name"] == "one"
            for body in (b"", b"{", b"[]", b'{"session_hash": 7}', b'{"session_hash": "../two"}'):
                answer = await one.post("/gradio_api/queue/join", content=body)
                assert answer.json()["name"] == "one"
            assert {p.name for p in tmp_path.iterdir()} == {"one", "two", "page-abc"}

    asyncio.run(talk())


def test_pages_of_a_worker_that_is_gone_are_taken_over(tmp_path: Path):
    async def talk() -> None:
        async with two_workers(tmp_path) as ((_, second), (one, two)):
            await two.get("/gradio_api/heartbeat/abc")
            await second.close()
            body = {"session_hash": "abc"}
            for _ in range(2):
                answer = await one.post("/gradio_api/queue/join", json=body)
                assert (answer.json()["name"], json.loads(answer.json()["body"])) == ("one", body)
            assert str((tmp_path / "page-abc").readlink()) == "one"

    asyncio.run(talk())


def test_pages_beyond_the_limit_or_long_silent_are_forgotten(tmp_path: Path):
    async def talk() -> None:
        async with two_workers(tmp_path, limit=3) as (_, (one, _two)):
            await one.get("/gradio_api/heartbeat/silent")
            os.utime(tmp_path / "page-silent", (0, 0), follow_symlinks=False)
            for number in range(5):
                await one.get(f"/gradio_api/heartbeat/p{number}")
            pages = {p.name for p in tmp_path.glob("page-*")}
            assert "page-silent" not in pages
            assert len(pages) == 3

    asyncio.run(talk())
