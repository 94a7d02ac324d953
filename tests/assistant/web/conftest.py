"""One application with the real documents; a stand-in answers."""

import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import httpx
import pytest
import uvicorn
from argon2 import PasswordHasher
from fastapi.testclient import TestClient
from playwright.sync_api import expect, sync_playwright

from assistant.conversation.assistant import Assistant
from assistant.settings import Settings
from assistant.storage.archive import Archive, open_archive
from assistant.storage.database import open_database
from assistant.web.api import create_app
from assistant.web.serving.starting import quieten
from tests.assistant.web.stand_ins import Finder


@pytest.fixture(scope="session")
def database(tmp_path_factory) -> str:
    """One database for all of these tests: making its tables takes longer than a test."""
    return f"sqlite:///{tmp_path_factory.mktemp('archive') / 'assistant.db'}"


@pytest.fixture
def settings(tmp_path, database: str) -> Settings:
    return Settings(data=tmp_path, database_url=database, _env_file=None)


@pytest.fixture(scope="session")
def finder() -> Finder:
    return Finder(Settings(_env_file=None))


PASSWORD = "yangcheng-12345"


def _desk_app(settings: Settings, assistant, folder):
    """An application with three accounts, whose passwords cost little to check."""
    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    own = Archive(open_database(f"sqlite:///{folder / 'own.db'}"), hasher=quick)
    app = create_app(settings, assistant, archive=own, chat=False)
    for name, role in (("wang", "operator"), ("zhao", "editor"), ("guan", "admin")):
        own.users.add(name, PASSWORD, role)
    return app


@pytest.fixture
def desk_app(settings: Settings, finder: Finder, tmp_path):
    """The console over a stand-in that finds what holds the words."""
    return _desk_app(settings, finder, tmp_path)


@pytest.fixture
def real_desk_app(settings: Settings, assistant: Assistant, tmp_path):
    """The console over the real assistant."""
    return _desk_app(settings, assistant, tmp_path)


@pytest.fixture
def signed_in(desk_app):
    """A client signed in under a name; its ``token`` goes with every change."""

    return lambda name: _sign_in(desk_app, name)


@pytest.fixture
def really_signed_in(real_desk_app):
    """The same over the real assistant."""
    return lambda name: _sign_in(real_desk_app, name)


def _sign_in(app, name: str) -> TestClient:
    client = TestClient(app, follow_redirects=False)
    door = re.search(r'name="token" value="([^"]+)"', client.get("/operator/login").text)
    form = {"token": door[1], "name": name, "password": PASSWORD}
    assert client.post("/operator/login", data=form).status_code == 303
    page = client.get("/operator/calls").text
    client.token = re.search(r'name="token" value="([^"]+)"', page)[1]
    return client


@pytest.fixture(scope="session")
def archive(database: str) -> Archive:
    return open_archive(database)


@pytest.fixture
def client(settings: Settings, assistant: Assistant, archive: Archive) -> Iterator[TestClient]:
    with TestClient(create_app(settings, assistant, archive=archive, chat=False)) as client:
        yield client


AXE = Path(__file__).resolve().parents[3] / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = "/usr/bin/chromium-headless-shell"
"""Chromium without its own windows: the same pages for half the work, but nothing hears speech."""
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def driver():
    """What starts browsers, closed with its module: while it runs, no other event loop can."""
    with sync_playwright() as playwright:
        yield playwright.chromium


@pytest.fixture(scope="module")
def browser(driver):
    """A real Chromium."""
    with driver.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS) as chromium:
        yield chromium


def _live():
    """Serves an application on a free port of this machine; gives its address."""
    running = []

    def start(app) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        config = uvicorn.Config(
            app, log_config=None, access_log=False, ws="none", timeout_graceful_shutdown=1
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        running.append((server, thread, listener))
        return f"http://127.0.0.1:{listener.getsockname()[1]}"

    yield start
    for server, thread, listener in running:
        server.should_exit = True
        thread.join(10)
        listener.close()


live = pytest.fixture(_live)
live_for_module = pytest.fixture(scope="module")(_live)


@pytest.fixture
def tab(browser):
    """Opens a tab and notes what it asks for and what it complains about."""
    contexts = []

    def open_tab(width: int = 1280, height: int = 800, **options):
        size = {"width": width, "height": height}
        context = browser.new_context(viewport=size, locale="zh-CN", **options)
        contexts.append(context)
        page = context.new_page()
        page.asked, page.complaints = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda m: page.complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        return page

    yield open_tab
    for context in contexts:
        context.close()


def axe_violations(page) -> list[str]:
    """What axe finds on the page as it is now.

    Only that comes back from the browser: what passes, on a long page, weighs megabytes.
    """
    page.evaluate(AXE.read_text(encoding="utf-8"))
    run = "axe.run(document, {resultTypes: ['violations']}).then((found) => found.violations)"
    return [f"{v['id']}: {n['html'][:160]}" for v in page.evaluate(run) for n in v["nodes"]]


@pytest.fixture(scope="session")
def violations():
    """Tells what axe finds on a page."""
    return axe_violations


@pytest.fixture(scope="module")
def chat_application(tmp_path_factory, database, assistant):
    """The whole application with its web chat, over the real assistant."""
    quieten()
    import gradio  # noqa: F401 - its import mutes warnings, which no thread beside this one survives

    settings = Settings(data=tmp_path_factory.mktemp("chat"), database_url=database, _env_file=None)
    return create_app(settings, assistant)


@pytest.fixture(scope="module")
def chat_address(live_for_module, chat_application, ready) -> str:
    return ready(live_for_module(chat_application))


@pytest.fixture(scope="session")
def ready():
    """Waits for the chat at an address; gives the address back."""

    def until_ready(address: str) -> str:
        end = time.monotonic() + 180  # importing Gradio takes long where others work too
        while httpx.get(f"{address}/readyz").status_code != 200:
            assert time.monotonic() < end, "the chat does not open"
            time.sleep(0.1)
        return address

    return until_ready


HEIGHTS = {360: 740, 768: 1024, 1440: 900}
STREAM_CLOSED = re.compile(r"AbortError: .*\.close\b", re.DOTALL)
"""Gradio aborts its own stream as its page goes; whether the console hears it is a matter of time."""


class ChatTab:
    """An open chat, what it asked of the network and what its console complained of."""

    def __init__(self, context, address: str, width: int = 1440, script: str = "") -> None:
        self.address = address
        self.context = context
        self.page = context.new_page()
        self.page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 900)})
        self.page.add_init_script(script)
        self.requests, self.complaints = [], []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", self._hear)
        self.page.on("pageerror", self._fail)
        self.open()

    def _hear(self, message) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def _fail(self, error) -> None:
        if not STREAM_CLOSED.match(str(error)):
            self.complaints.append(str(error))

    def open(self) -> None:
        with self.page.expect_request(lambda request: "/heartbeat/" in request.url):
            self.page.goto(self.address)  # Gradio's last request before it listens
        expect(self.page.locator(".masthead h1")).to_be_visible()
        expect(self.box).to_be_enabled()
        self.page.wait_for_timeout(200)

    @property
    def box(self):
        return self.page.locator("#question textarea")

    @property
    def answers(self):
        return self.page.locator("#conversation .answer:not(.partial)")

    def ask(self, question: str):
        """Ask and return the finished answer."""
        before = self.answers.count()
        self.box.fill(question)
        self.box.press("Enter")
        answer = self.answers.nth(before)
        expect(answer).to_be_visible(timeout=20_000)
        expect(self.page.locator(".pending, .generating")).to_have_count(0)
        return answer

    def violations(self) -> list[str]:
        """What axe finds on the page as it is now."""
        return axe_violations(self.page)

    def overflow(self) -> int:
        return self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )


@pytest.fixture(scope="module")
def context_of(browser):
    """A context for each language and scheme: the tabs of a module find the page's scripts cached."""
    return cache(lambda locale, scheme: browser.new_context(locale=locale, color_scheme=scheme))


@pytest.fixture
def chat(browser, context_of, chat_address):
    """Opens the web chat in a tab of its own; afterwards nothing of it is remembered."""

    def open_tab(
        address=chat_address, locale="zh-CN", color_scheme="light", context=None, **options
    ) -> ChatTab:
        return ChatTab(context or context_of(locale, color_scheme), address, **options)

    yield open_tab
    for page in [page for context in browser.contexts for page in context.pages]:
        page.evaluate("localStorage.clear()")
        page.close()


@pytest.fixture(scope="session")
def voices():
    """Gives a browser voices, as (language, on the device); ``window.spoken`` is what they say."""
    text = (Path(__file__).parent / "voices.js").read_text(encoding="utf-8")

    def script(*known: tuple[str, bool]) -> str:
        return text.replace("KNOWN", json.dumps(known))

    return script
